"""The aid of summary 4: 21 households on file aided, 10 000 元 at New Year and Spring Festival, one student, four who
went back home to begin a business; everybody in the mutual aid."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from unionbook.services.demo import payouts
from unionbook.services.demo.book4.unions import MARKET, PARK, RIVER
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Worker
from unionbook.services.demo.office import Staff

_CAUSES = ("illness", "schooling", "accident", "laid_off", "disabled")
FILED = 24
"""Households on file; 21 of them are aided in the year."""
_WARMTH = (600,) * 12 + (700,) * 4
"""元 for each of the first households on file."""


@dataclass(frozen=True)
class Aid:
    """A programme decided by the county: the day of decision, what it gives to which households on file, in 元."""

    name: str
    category: str
    days: tuple[str, str]
    decided: str
    given: tuple[tuple[int, int], ...]


_AIDS = (
    Aid("元旦春节送温暖", "warmth", ("2020-01-02", "2020-01-20"), "2020-01-15",
        tuple(enumerate(_WARMTH))),
    Aid("困难职工生活救助", "hardship", ("2020-06-01", "2020-08-31"), "2020-08-14",
        ((0, 1000), (16, 1000), (17, 1000), (18, 1000))),
    Aid("困难职工大病救助", "medical", ("2020-09-01", "2020-11-30"), "2020-11-13",
        ((19, 3000), (20, 2000))),
)  # fmt: skip
STARTERS = 4


def write(maker: Maker, staff: Staff, workers: Sequence[Worker]) -> None:
    """The files, the programmes, the mutual aid."""
    with maker.book.change("登记练习困难档案和帮扶"):
        heads = [worker for worker in workers if worker.born.year <= 1980][:FILED]
        files = [_file(maker, staff, head, at) for at, head in enumerate(heads)]
        for aid in _AIDS:
            programme = _programme(maker, aid.name, aid.category, aid.days)
            for at, amount in aid.given:
                data = {"programme": programme, "hardship": files[at], "organisation": heads[at].union}
                data |= _paid(aid.days[0], aid.decided, amount, staff)
                maker.one("application", data, {"person": heads[at].person})
        _student(maker, heads[21], files[21], staff)
        _starters(maker, workers[-STARTERS:], staff)
    with maker.book.change("登记练习医疗互助"):
        _mutual(maker)


def _programme(maker: Maker, name: str, category: str, days: tuple[str, str]) -> str:
    return payouts.programme(maker, name, category, "superior", "county", days)


def _paid(applied: str, decided: str, amount: int, staff: Staff) -> dict[str, Any]:
    """An application decided and paid in cash on one day."""
    return payouts.paid(staff, decided, amount) | {
        "applied_on": applied,
        "screened_on": applied,
        "approved_on": decided,
        "asked": amount,
        "complete": True,
        "handler": staff.clerk,
    }


def _file(maker: Maker, staff: Staff, head: Worker, at: int) -> str:
    """A household of one or two, opened in one of the years before or early in this one."""
    year = 2018 + at % 3
    alone = at % 4 == 1
    income = 1300 + at % 6 * 120
    found = {
        "persons": 1 if alone else 2,
        "annual_income": 12 * (income + (0 if alone else 600)),
        "rigid": 6000,
        "category": ("relative", "deep", "relative", "accidental")[at % 4],
    }
    again = [found | {"checked_on": f"2020-03-{9 + at % 18:02}", "checker": staff.clerk}]
    spouse = {
        "person": {"name": maker.name(), "id_number": maker.relative_number(head.born, woman=at % 2 == 0)},
        "relation": "spouse",
        "identity": "farmer",
        "monthly_income": 600,
    }
    data = {
        "opened_on": f"{year}-01-{6 + at % 20:02}" if year < 2020 else "2020-01-02",
        "organisation": head.union,
        **found,
        "household_member": [] if alone else [spouse],
        "recheck": again if year < 2020 else [],
        "own_income": income,
        "cause": _CAUSES[at % len(_CAUSES)],
        "needs": "帮助渡过难关",
        "recorder": staff.clerk,
        "reviewer": staff.leader,
    }
    return maker.one("hardship", data, {"person": head.person}).uid


def _student(maker: Maker, head: Worker, file: str, staff: Staff) -> None:
    """阳光助学: the papers of one household were gathered and handed in."""
    days = ("2020-08-03", "2020-09-11")
    data = {
        "programme": _programme(maker, "应届高校毕业生阳光助学", "sunshine", days),
        "hardship": file,
        "organisation": head.union,
        "applied_on": "2020-08-10",
        "screened_on": "2020-08-14",
        "submitted_on": "2020-08-21",
        "stage": "submitted",
        "asked": 3000,
        "complete": True,
        "student": {"name": head.name[0] + maker.name()[1:]},
        "school": "练习大学",
        "school_stage": "university",
        "handler": staff.clerk,
    }
    maker.one("application", data, {"person": head.person})


def _starters(maker: Maker, people: Sequence[Worker], staff: Staff) -> None:
    """创业补助: four of those who came back home."""
    days = ("2020-04-01", "2020-10-30")
    programme = _programme(maker, "回乡创业补助", "startup", days)
    for at, one in enumerate(people):
        data = _paid("2020-05-11", f"2020-09-{21 + at}", 2000, staff)
        maker.one("application", {"programme": programme, "organisation": one.union, **data}, {"person": one.person})


_UNIONS = (
    ("练习镇机关工会委员会", 64),
    ("练习镇中心学校工会委员会", 52),
    ("练习镇卫生院工会委员会", 31),
    ("练习镇环卫工会委员会", 58),
    (PARK, 168),
    (MARKET, 72),
    (RIVER, 49),
)
_FEE = 50


def _mutual(maker: Maker) -> None:
    rows = [
        {
            "organisation": name,
            "workers": count,
            "enrolled": count,
            "shares": count,
            "amount": _FEE * count,
            "paid_on": f"2020-02-{17 + at}",
        }
        for at, (name, count) in enumerate(_UNIONS)
    ]
    data = {
        "number": 9,
        "name": "职工医疗互助第 9 期",
        "organiser": "练习县总工会",
        "starts_on": "2020-03-01",
        "ends_on": "2021-02-28",
        "fee": _FEE,
        "base": sum(count for _, count in _UNIONS),
        "mutual_enrolment": rows,
    }
    maker.one("mutual_period", data)
