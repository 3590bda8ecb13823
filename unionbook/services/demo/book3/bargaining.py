"""The bargaining of summary 3: an agreement of the area for 12 firms, one of the trade for 8, in their second round.

82 migrant workers get 4 to 8 percent more; the second sitting of the first congress agreed with every vote.
"""

from dataclasses import dataclass
from typing import Any

from unionbook.services.demo.book3.unions import FARMS, FIRMS, REGION, TRADE
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Staff


@dataclass(frozen=True)
class Round:
    """One round of bargaining: days of its path, the sitting of the congress with its delegates, the raise in percent.

    workers: covered at each firm of the area and of the trade, in the order of the firms.
    """

    number: int
    registered: str
    invited: str
    answered: str
    met: tuple[str, ...]
    drafted: str
    congress: str
    delegates: tuple[int, int]
    signed: str
    submitted: str
    received: str
    published: str
    term: tuple[str, str]
    area: tuple[int, ...]
    trade: tuple[int, ...]
    raises: dict[str, tuple[int, int]]


ROUNDS = (
    Round(
        number=1,
        registered="2018-04-16",
        invited="2018-04-16",
        answered="2018-04-23",
        met=("2018-05-08",),
        drafted="2018-05-16",
        congress="2018-05-24",
        delegates=(45, 42),
        signed="2018-05-25",
        submitted="2018-05-30",
        received="2018-05-31",
        published="2018-06-19",
        term=("2018-06-16", "2020-06-15"),
        area=(4,) * 11 + (3,),
        trade=(4,) * 7 + (2,),
        raises={"region": (3, 5), "industry": (3, 5)},
    ),
    Round(
        number=2,
        registered="2020-04-13",
        invited="2020-04-13",
        answered="2020-04-20",
        met=("2020-05-07", "2020-05-14"),
        drafted="2020-05-18",
        congress="2020-05-28",
        delegates=(45, 43),
        signed="2020-05-28",
        submitted="2020-06-01",
        received="2020-06-02",
        published="2020-06-19",
        term=("2020-06-16", "2022-06-15"),
        area=(5, 4, 4, 4, 5, 4, 4, 4, 4, 4, 4, 4),
        trade=(4,) * 8,
        raises={"region": (4, 6), "industry": (5, 8)},
    ),
)
SCOPES = {
    "region": ("样板镇区域性工资专项集体合同", REGION, "样板镇非公企业商会", FIRMS),
    "industry": ("样板镇种养行业工资专项集体合同", TRADE, "样板镇种养行业协会", FARMS),
}
"""Scope → name, the union that signs, the body of the employers, the firms."""


def write(maker: Maker, staff: Staff) -> None:
    """Both rounds of both agreements."""
    with maker.book.change("登记练习集体协议"):
        for scope in SCOPES:
            before = ""
            for one in ROUNDS:
                before = maker.one("agreement", _agreement(scope, one, before) | {"handler": staff.handler_a}).uid


def _agreement(scope: str, one: Round, before: str) -> dict[str, Any]:
    title, union, employers, firms = SCOPES[scope]
    covered = one.area if scope == "region" else one.trade
    least, most = one.raises[scope]
    over = one.number == 1
    return {
        "kind": "wage",
        "scope": scope,
        "name": f"{title}（第{'一二'[one.number - 1]}次）",
        "organisation": union,
        "employer_side": employers,
        "employer_delegates": 4,
        "union_delegates": 5,
        "union_chief": "韩乙亥",
        "round_number": one.number,
        "previous": before,
        "firms": len(firms),
        "workers": sum(covered),
        "migrant_workers": sum(covered),
        "raise_from": least,
        "raise_to": most,
        "agreement_enterprise": [
            {"enterprise": name, "workers": count} for name, count in zip(firms, covered, strict=True)
        ],
        "stage": "expired" if over else "effective",
        **_days(one),
        **_congress(one),
    }


def _days(one: Round) -> dict[str, Any]:
    renewed = {"renewal_on": "2020-04-13"} if one.number == 1 else {}
    return renewed | {
        "registered_on": one.registered,
        "invited_on": one.invited,
        "answered_on": one.answered,
        "drafted_on": one.drafted,
        "signed_on": one.signed,
        "submitted_on": one.submitted,
        "received_on": one.received,
        "reviewed_on": one.published,
        "published_on": one.published,
        "term_from": one.term[0],
        "term_to": one.term[1],
        "negotiation_round": [
            {"held_on": day, "place": "镇政府会议室", "present": 9, "result": "逐条协商，意见趋于一致"}
            for day in one.met
        ],
    }


def _congress(one: Round) -> dict[str, Any]:
    """The vote; everybody present agreed."""
    due, present = one.delegates
    return {
        "congress_on": one.congress,
        "congress_term": 1,
        "congress_meeting": one.number,
        "delegates_due": due,
        "delegates_present": present,
        "votes": present,
        "has_text": True,
        "has_explanation": True,
        "has_wages": True,
        "has_proofs": True,
        "has_resolution": True,
        "has_delegates": True,
        "has_minutes": True,
    }
