"""The bargaining of summary 1: 126 firms done with it by 10 December 2020, 130 by the end of the year, 58 in 2019.

90 of the 126 have an agreement of their own, among them the twelve of a thousand workers or more and four of the five
of the world's largest; 28 are under the agreements of two areas, 8 under that of a trade.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from unionbook.ground.dates import store_date
from unionbook.ground.days import months_later
from unionbook.services.demo.book1.firms import Firm
from unionbook.services.demo.invented import day_between
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Staff
from unionbook.services.demo.units import chief

OLD, OWN, LATE = 58, 90, 4
"""Firms below OLD bargained in 2019 and again in 2020; those below OWN in 2020; LATE more after 10 December."""


@dataclass(frozen=True)
class Shared:
    """An agreement of an area or trade over the firms from first to last (not counted)."""

    name: str
    scope: str
    first: int
    last: int
    signed: str
    raises: tuple[int, int]


SHARED = (
    Shared("样板镇南片区域性工资专项集体合同", "region", 121, 137, "2020-08-14", (4, 7)),
    Shared("样板镇北片区域性工资专项集体合同", "region", 137, 149, "2020-09-18", (4, 6)),
    Shared("样板镇服装行业工资专项集体合同", "industry", 149, 157, "2020-10-23", (5, 8)),
)
FULL, WOMEN = 12, 10
"""The first firms have a comprehensive contract as well, and one for the women."""
FURTHER_ON = date(2019, 6, 28)
EARLY, LAST = timedelta(days=40), date(2020, 11, 27)
"""An agreement is renewed no earlier than so long before the old one ends, but always by the last day."""


def write(maker: Maker, staff: Staff, firms: Sequence[Firm]) -> None:
    """All agreements, in the order in which they were signed."""
    chance = maker.chance
    spans = [(date(2019, 5, 13), date(2019, 11, 29))] * OLD
    spans += [(date(2020, 5, 18), date(2020, 11, 27))] * OWN
    spans += [(date(2020, 12, 14), date(2020, 12, 25))] * LATE
    days = [day_between(chance, *span) for span in spans]
    with maker.book.change("登记练习集体协商"):
        old = [_own(maker, staff, firm, date.fromisoformat(day)) for firm, day in zip(firms, days[:OLD], strict=False)]
        for firm, text in zip(firms, days[OLD : OLD + OWN + LATE], strict=False):
            day = date.fromisoformat(text)
            if firm.at < OLD:
                ends = months_later(date.fromisoformat(days[firm.at]), 12)
                _own(maker, staff, firm, max(day, min(ends - EARLY, LAST)), old[firm.at], ends)
            else:
                _own(maker, staff, firm, day)
        for one in SHARED:
            _shared(maker, staff, one, firms[one.first : one.last])
        for firm in firms[:FULL]:
            _further(maker, staff, firm, "comprehensive", FURTHER_ON)
        for firm in firms[:WOMEN]:
            _further(maker, staff, firm, "women", FURTHER_ON)


def _own(maker: Maker, staff: Staff, firm: Firm, signed: date, before: str | None = None, ends: date = date.min) -> str:
    """A firm's own agreement on wages for a year; its key. before: the one it follows, which ends on that day."""
    data = _signed(maker, staff, signed, firm.workers, 1 if firm.at < 12 else 2) | _term(max(signed, ends), 1)
    if data["term_to"] < store_date(maker.today):
        data["stage"] = "expired"
    more = {
        "kind": "wage",
        "scope": "firm",
        "enterprise": firm.key,
        "organisation": firm.union,
        "employer_chief": chief(firm.at + 200),
        "union_chief": chief(firm.at),
        "round_number": 2 if before else 1,
        "previous": before,
        "raise_from": 3 + firm.at % 3,
        "raise_to": 6 + firm.at % 4,
    }
    return maker.one("agreement", data | more).uid


def _shared(maker: Maker, staff: Staff, one: Shared, firms: Sequence[Firm]) -> None:
    workers, signed = sum(firm.workers for firm in firms), date.fromisoformat(one.signed)
    data = _signed(maker, staff, signed, workers, 1) | _term(signed, 1)
    more = {
        "kind": "wage",
        "scope": one.scope,
        "name": one.name,
        "organisation": firms[0].union,
        "employer_side": f"{maker.town}商会" if one.scope == "region" else f"{maker.town}服装行业协会",
        "employer_chief": chief(firms[0].at + 200),
        "union_chief": chief(firms[0].at),
        "round_number": 1,
        "firms": len(firms),
        "raise_from": one.raises[0],
        "raise_to": one.raises[1],
        "agreement_enterprise": [{"enterprise": firm.key, "workers": firm.workers} for firm in firms],
    }
    maker.one("agreement", data | more)


def _further(maker: Maker, staff: Staff, firm: Firm, kind: str, signed: date) -> None:
    """A contract of three years that is not about wages."""
    data = _signed(maker, staff, signed, firm.workers, 1) | _term(signed, 3)
    more = {
        "kind": kind,
        "scope": "firm",
        "enterprise": firm.key,
        "organisation": firm.union,
        "employer_chief": chief(firm.at + 200),
        "union_chief": chief(firm.at),
        "round_number": 1,
    }
    maker.one("agreement", data | more)


def _term(start: date, years: int) -> dict[str, str]:
    return {"term_from": store_date(start), "term_to": store_date(months_later(start, 12 * years) - timedelta(days=1))}


def _signed(maker: Maker, staff: Staff, signed: date, workers: int, meetings: int) -> dict[str, Any]:
    """The days of an agreement up to its effect, and its votes. What was signed lately is still being reviewed."""

    def day(gap: int) -> str:
        return store_date(signed + timedelta(days=gap))

    today, delegates = maker.today, 30 + workers // 40
    effective, sent = (signed + timedelta(days=gap) < today for gap in (24, 5))
    data: dict[str, Any] = {
        "registered_on": day(0),
        "stage": "effective" if effective else "submitted" if sent else "signed",
        "invited_on": day(-35),
        "answered_on": day(-28),
        "negotiation_round": [
            {"held_on": day(-20 + 5 * at), "present": 6, "result": "达成一致" if at + 1 == meetings else "继续协商"}
            for at in range(meetings)
        ],
        "drafted_on": day(-10),
        "congress_on": day(-3),
        "delegates_due": delegates,
        "delegates_present": delegates - 2,
        "votes": delegates - 3,
        "signed_on": day(0),
        "workers": workers,
        "women_workers": workers // 3,
        "migrant_workers": workers // 2,
        "employer_delegates": 3,
        "union_delegates": 3,
        "handler": staff.handler_a,
    }
    if sent:
        data |= {"submitted_on": day(4), "received_on": day(5)}
    if effective:
        data |= {"reviewed_on": day(19), "published_on": day(23)}
    return data
