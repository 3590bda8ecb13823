"""The firms of summary 1 and their unions: 212 firms, 12 of them of a thousand workers or more, and 126 unions.

Five firms belong to the world's largest 500; four of these have a union.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from unionbook.records.organisation.norm_check import ITEMS
from unionbook.services.demo import units
from unionbook.services.demo.invented import PLACES, day_between, firm_name
from unionbook.services.demo.maker import Maker

FIRMS, OWN, JOINED, LARGE, F500 = 212, 120, 200, 12, 4
"""Firms below OWN have their own union, those below JOINED belong to a joint union; the first are the large ones.
The first four and firm OWN, which has no union, are of the world's largest."""
JOINT_UNIONS = 6
_FOUNDED_2019, _FOUNDED_2020 = (58, 59, 60, 61), (94, 95)
_LATE, _UNVERIFIED = 41, FIRMS - 3
"""Every so many unions one is late with its election; the last firms are not verified yet."""
_LEGAL, _LEGAL_RECENT = 84, (20, 21, 22, 23)
CHECKED = (4, 9, 17, 33, 52)
"""Firms whose unions the superior looked at on 27 September 2020; the town itself looked at every third."""
_VISITED = 60

Row = dict[str, Any]


@dataclass(frozen=True)
class Firm:
    """One firm: its key, place in the list, name, workers, and the key of its union."""

    key: str
    at: int
    name: str
    workers: int
    union: str | None


def write(maker: Maker) -> list[Firm]:
    """The unions and firms. Large ones are more than once among the places of members."""
    with maker.book.change("导入练习企业和基层工会"):
        communities = list(units.communities(maker, PLACES).values())
        where = [_where(maker, at, communities) for at in range(FIRMS)]
        sizes = [_workers(maker.chance, at) for at in range(FIRMS)]
        days = [_founded(maker.chance, at) for at in range(OWN + JOINT_UNIONS)]
        unions = [_union(maker, at, days[at], sizes[at], where[at]) for at in range(OWN)]
        unions += [_joint(maker, at, days[OWN + at], where[at]) for at in range(JOINT_UNIONS)]
        firms = [_firm(maker, at, sizes[at], unions, where[at]) for at in range(FIRMS)]
    for at, (union, founded) in enumerate(zip(unions, days, strict=True)):
        firm = firms[at].key if at < OWN else None
        units.workplace(maker, union, founded, firm, weight=3 if at < LARGE else 1)
    return firms


def _workers(chance: Random, at: int) -> int:
    return 1000 + chance.randrange(10) * 37 if at < LARGE else 12 + chance.randrange(30) * 3


def _founded(chance: Random, at: int) -> str:
    if at >= OWN:
        return day_between(chance, date(2003, 3, 1), date(2003, 11, 30))
    if at in _FOUNDED_2020:
        return day_between(chance, date(2020, 4, 1), date(2020, 9, 30))
    if at in _FOUNDED_2019:
        return day_between(chance, date(2019, 3, 1), date(2019, 11, 30))
    return day_between(chance, date(2004, 1, 1), date(2017, 12, 31))


def _union(maker: Maker, at: int, founded: str, workers: int, where: Row) -> str:
    more: Row = where | {"chair_full_time": at < 4, "bank_account": at < 110, "norm_check": _checks(at)}
    if at % _LATE == 4:
        _, start = units.terms(date.fromisoformat(founded), 3 + 2 * (at % 2), date(2020, 1, 1))
        more["term_started_on"] = start.isoformat()
    if at < _LEGAL:
        more |= units.legal(founded, at, date(2019 + at % 2, 5, 6 + at) if at in _LEGAL_RECENT else None)
    elif at == _LEGAL + 1:
        more["legal_applied_on"] = "2020-11-16"
    return units.firm_union(maker, at, f"{firm_name(at)}工会委员会", founded, workers, **more)


def _checks(at: int) -> list[Row]:
    """What was found when the union was looked at: by the town in spring, by the superior in September."""
    whole = dict.fromkeys(ITEMS, True)
    rows: list[Row] = []
    if at % 3 == 0 and at < _VISITED:
        row: Row = {"checked_on": f"2020-04-{8 + at % 20:02}", "by": "office", "checkers": "郑甲辰、陈戊申"}
        lacking: Row = {"rules_complete": False, "result": "rectify", "rectify_by": "2020-06-30"}
        found = lacking | {"rectified_on": "2020-06-18"} if at % 4 == 1 else {"result": "qualified"}
        rows.append(row | whole | found)
    if at in CHECKED:
        row = {"checked_on": "2020-09-27", "by": "superior", "checkers": "练习市总工会检查组"}
        rows.append(row | whole | {"result": "model" if at < 10 else "qualified", "finding": "一致好评"})
    return rows


def _joint(maker: Maker, at: int, founded: str, where: Row) -> str:
    name = f"{maker.town}{PLACES[at]}联合工会委员会"
    return units.joint_union(maker, OWN + at, name, founded, 10 + at, **where)


def _firm(maker: Maker, at: int, workers: int, unions: Sequence[str], where: Row) -> Firm:
    joint = unions[OWN + at % JOINT_UNIONS] if OWN < at < JOINED else None
    union = unions[at] if at < OWN else joint
    verified = at < _UNVERIFIED
    key = units.firm(
        maker,
        at,
        workers,
        union,
        f500=at < F500 or at == OWN,
        survey="true" if verified else "unverified",
        surveyed_on="2020-07-15" if verified else None,
        surveyor="陈戊申" if verified else None,
        **where,
    )
    return Firm(key, at, firm_name(at), workers, union)


def _where(maker: Maker, at: int, communities: Sequence[str]) -> Row:
    place = PLACES[at % len(PLACES)]
    return {"community": communities[at % len(PLACES)], "address": f"{maker.town}{place}练习路{at + 10}号"}
