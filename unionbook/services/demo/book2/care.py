"""How the union of summary 2 cared: visits at two festivals, money for the heat, books and 2 436 元 given away."""

from collections.abc import Sequence

from unionbook.services.demo import payouts
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Worker
from unionbook.services.demo.office import Staff

GIFTS = (
    ("样板文具有限公司工会制笔车间分会", 41, 520),
    ("样板文具有限公司工会纸品车间分会", 38, 466),
    ("样板文具有限公司工会仓储物流部分会", 29, 380),
    ("样板文具有限公司工会门店部分会", 33, 410),
    ("样板文具有限公司工会设计部分会", 22, 310),
    ("样板文具有限公司工会机关分会", 19, 350),
)
"""Branch, people, 元: 2 436 元 of 182 people."""
BOOKS = (("制笔车间分会", 42), ("门店部分会", 31), ("设计部分会", 53))
TALKS = ("2020-02-15", "2020-03-21", "2020-04-18", "2020-05-09", "2020-05-23", "2020-06-13")


def write(maker: Maker, staff: Staff, workers: Sequence[Worker]) -> None:
    """Visits, payments, collections and talks at home."""
    standing = [worker for worker in workers if worker.standing]
    with maker.book.change("登记练习慰问和募捐"):
        round_ = ("六一慰问职工子女家庭", "warmth", "administration", "town", ("2020-05-25", "2020-06-01"), 100)
        payouts.handed(maker, staff, payouts.programme(maker, *round_), standing[10:28], "2020-05-29", 100)
        round_ = ("防暑降温费", "cooling", "administration", "town", ("2020-06-10", "2020-09-30"), 150)
        payouts.handed(maker, staff, payouts.programme(maker, *round_), standing[40:100], "2020-06-19", 150)
        maker.one("campaign", _day())
        maker.one("campaign", _books())
        for at, (day, one) in enumerate(zip(TALKS, standing[110::13], strict=False)):
            talk = {"done_on": day, "category": "talk", "title": f"与{one.name}家访谈心", "people": 1, "by": "own"}
            maker.one("work", talk | {"person": one.person, "handler": staff.handler_a if at % 2 else staff.leader})


def _day() -> dict[str, object]:
    gifts = [
        {"donor": donor, "organisation": donor, "people": people, "amount": amount, "given_on": f"2020-05-{18 + at}"}
        for at, (donor, people, amount) in enumerate(GIFTS)
    ]
    total = sum(amount for _, _, amount in GIFTS)
    return {
        "name": "2020年爱心一日捐",
        "category": "day",
        "appeal_on": "2020-05-15",
        "initiator": "练习集团工会",
        "beneficiary": "练习集团职工互助基金",
        "stage": "handed",
        "closed_on": "2020-05-25",
        "settled_on": "2020-06-05",
        "donation": gifts,
        "handover": [{"handed_on": "2020-06-05", "fund": "collected", "amount": total, "recipient": "练习集团工会"}],
    }


def _books() -> dict[str, object]:
    gifts = [
        {
            "donor": f"样板文具有限公司工会{branch}",
            "people": books // 3,
            "method": "goods",
            "books": books,
            "given_on": f"2020-04-{20 + at}",
        }
        for at, (branch, books) in enumerate(BOOKS)
    ]
    return {
        "name": "为样板农庄职工书屋捐书",
        "category": "books",
        "appeal_on": "2020-04-16",
        "initiator": "公司工会",
        "beneficiary": "样板农庄职工书屋",
        "stage": "closed",
        "closed_on": "2020-04-30",
        "donation": gifts,
    }
