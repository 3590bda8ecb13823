"""The bargaining of summary 5: 68 firms with all three contracts, and what 44 of them said in the survey.

40 firms signed contracts of their own; 28 small ones are under the three contracts of their area, so there are far more
firms than contracts of the area, and more contracts than firms elsewhere: what is counted are the firms.
"""

from typing import Any

from unionbook.services.demo.book5.unions import FIRMS, NEW, OLD, union_of
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Staff

THREE = ("comprehensive", "wage", "women")
OWN, SHARED, WAGE_ONLY = 20, 28, 4
"""Of the firms with older unions: with contracts of their own, under those of the area, with one over wages alone."""
ANSWERED = 44
_TITLES = {"comprehensive": "集体合同", "wage": "集体工资协议", "women": "女职工专项保护合同"}
_SIGNED = {"comprehensive": 4, "wage": 5, "women": 6}
"""Month of signing."""


def write(maker: Maker, staff: Staff) -> None:
    """The contracts and the survey."""
    with maker.book.change("登记练习集体协议"):
        for at in (*range(OWN), *range(OLD, OLD + NEW)):
            for kind in THREE:
                maker.one("agreement", _own(kind, at, staff))
        for at in range(OWN + SHARED, OWN + SHARED + WAGE_ONLY):
            maker.one("agreement", _own("wage", at, staff))
        for kind in THREE:
            maker.one("agreement", _shared(kind, staff))
    with maker.book.change("登记练习满意度测评"):
        maker.one("survey", _survey())


def _days(month: int, day: int) -> dict[str, Any]:
    """The path of a contract signed in that month and in force from the first of the month after the next."""
    signed = f"2020-{month:02}-{day:02}"
    return {
        "registered_on": f"2020-{month - 1:02}-{day:02}",
        "invited_on": f"2020-{month - 1:02}-{day:02}",
        "answered_on": f"2020-{month - 1:02}-{day + 3:02}",
        "signed_on": signed,
        "submitted_on": f"2020-{month:02}-{day + 3:02}",
        "received_on": f"2020-{month:02}-{day + 3:02}",
        "reviewed_on": f"2020-{month + 1:02}-10",
        "published_on": f"2020-{month + 1:02}-15",
        "stage": "effective",
        "term_from": f"2020-{month + 2:02}-01",
        "term_to": f"2022-{month + 1:02}-28",
        "round_number": 1,
    }


def _own(kind: str, at: int, staff: Staff) -> dict[str, Any]:
    """A contract of one firm; those of the new firms were signed in the autumn."""
    month = 10 if at >= OLD else _SIGNED[kind]
    workers = 20 + at % 9
    return _days(month, 6 + at % 14) | {
        "kind": kind,
        "scope": "firm",
        "enterprise": FIRMS[at],
        "organisation": union_of(FIRMS[at]),
        "workers": workers,
        "women_workers": workers // 2,
        "raise_from": 4 if kind == "wage" else None,
        "raise_to": 6 if kind == "wage" else None,
        "handler": staff.handler_a,
    }


def _shared(kind: str, staff: Staff) -> dict[str, Any]:
    """The contract of the area for the small firms."""
    firms = FIRMS[OWN : OWN + SHARED]
    return _days(_SIGNED[kind], 21) | {
        "kind": kind,
        "scope": "region",
        "name": f"样板街道区域性{_TITLES[kind]}（2020年）",
        "employer_side": "样板街道商会",
        "firms": len(firms),
        "workers": 12 * len(firms),
        "women_workers": 5 * len(firms),
        "raise_from": 3 if kind == "wage" else None,
        "raise_to": 5 if kind == "wage" else None,
        "agreement_enterprise": [{"enterprise": name, "workers": 12} for name in firms],
        "handler": staff.handler_a,
    }


def _survey() -> dict[str, Any]:
    """Asked were all firms with three contracts; 44 answered, as many as were required and more."""
    asked = (*FIRMS[: OWN + SHARED], *FIRMS[OLD : OLD + NEW])
    rows: list[dict[str, Any]] = [{"enterprise": name} for name in asked]
    for at, row in enumerate(rows[:ANSWERED]):
        people = 10 + at % 6
        row |= {
            "answered_on": f"2020-11-{3 + at % 25:02}",
            "score": 86 + at % 12,
            "people": people,
            "satisfied": people - at % 2,
        }
    return {
        "name": "2020年工资集体协商满意度测评",
        "started_on": "2020-11-02",
        "ends_on": "2020-11-30",
        "required_rate": 60,
        "survey_answer": rows,
    }
