"""Aid that is decided and handed over in one go: a programme, and the applications of those who got something."""

from collections.abc import Sequence
from typing import Any

from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Worker
from unionbook.services.demo.office import Staff


def programme(
    maker: Maker, name: str, category: str, fund: str, level: str, days: tuple[str, str], standard: int = 0
) -> str:
    """A programme of the year of its first day; its key. standard: 元 for everybody, 0 when amounts differ."""
    year = int(days[0][:4])
    data = {
        "name": f"{year}年{name}",
        "year": year,
        "category": category,
        "fund": fund,
        "level": level,
        "starts_on": days[0],
        "ends_on": days[1],
        "standard": standard or None,
    }
    return maker.one("programme", data).uid


def paid(staff: Staff, day: str, amount: int, account: str = "") -> dict[str, Any]:
    """The last days of an application, with its payment in cash or to an account."""
    payment = {
        "paid_on": day,
        "amount": amount,
        "method": "card" if account else "cash",
        "account": account or None,
        "signed": True,
        "handler_a": staff.clerk,
        "handler_b": staff.helper,
    }
    return {"stage": "paid", "granted": amount, "paid_on": day, "payment": [payment]}


def handed(maker: Maker, staff: Staff, programme: str, people: Sequence[Worker], day: str, amount: int) -> None:
    """So many 元 in cash for each of the people, on one day."""
    data = {"programme": programme, "applied_on": day, "asked": amount, "handler": staff.clerk}
    for one in people:
        more = {"organisation": one.union, **paid(staff, day, amount)}
        maker.one("application", data | more, {"person": one.person})
