"""The unions, firms and members of summary 5: 54 firms with unions from before, 20 new ones, 17 small unions in the
community that was covered. 26 unions are legal persons, two have applied."""

from datetime import date, timedelta
from typing import Any

from unionbook.services.demo import members, units
from unionbook.services.demo.invented import SIXTY, firm_name
from unionbook.services.demo.maker import Maker, Place
from unionbook.services.demo.members import Wave, Worker

COVERED, PLANNED = "中社区", "河边社区"
PLACES = (PLANNED, "桥头社区", "东社区", "西社区")
"""The communities the firms lie in."""
OLD, NEW, WITHOUT, SMALL = 54, 20, 8, 17
"""Firms with unions from before, firms with new unions, firms without; small unions of the covered community."""
FIRMS = tuple(firm_name(at + 40) for at in range(OLD + NEW + WITHOUT))
LEGAL, APPLIED, LEGAL_BEFORE = 26, 2, 4
"""Legal persons, those still in progress; legal persons since years before."""
_JOINED_NEW = (25,) * 5 + (24,) * 15
_JOINED_SMALL = (8,) * 16 + (7,)
_SHOPS = ("餐饮店", "服装店", "超市", "美发店", "汽修店", "药店")


def union_of(firm: str) -> str:
    """The name of a firm's union."""
    return f"{firm}工会委员会"


def write(maker: Maker) -> list[Worker]:
    """The unions with their firms and members."""
    with maker.book.change("导入练习企业和基层工会"):
        _communities(maker)
        places = [_established(maker, at) for at in range(OLD + NEW)]
        for at in range(OLD + NEW, len(FIRMS)):
            units.firm(maker, at, 9 + at % 7, name=FIRMS[at], community=PLACES[at % len(PLACES)])
        small = [_small(maker, at) for at in range(SMALL)]
    maker.places += places
    waves = [Wave(320, date(2012, 3, 5), date(2019, 12, 20), at=tuple(places[:OLD]))]
    waves += [_wave(place, count) for place, count in zip(places[OLD:], _JOINED_NEW, strict=True)]
    waves += [_wave(place, count) for place, count in zip(small, _JOINED_SMALL, strict=True)]
    return members.write(maker, waves)


def _wave(place: Place, count: int) -> Wave:
    """So many members who joined within three weeks of their union's founding."""
    return Wave(count, place.since, place.since + timedelta(days=21), at=(place,))


def _communities(maker: Maker) -> None:
    days = {
        "planned_on": "2019年11月",
        "surveyed_on": "2020年3月",
        "advanced_on": "2020年5月",
        "covered_on": "2020年9月",
    }
    covered = {"stage": "covered", "units": 60, "workers": 420, **days}
    units.communities(maker, (COVERED,), **covered)
    units.communities(maker, (PLANNED,), stage="planned", planned_on="2020年11月", units=44, workers=380)
    units.communities(maker, PLACES[1:])


def _size(at: int) -> int:
    """Workers of a firm; the new ones have a few more than join the union."""
    return _JOINED_NEW[at - OLD] + 6 + at % 5 if at >= OLD else 30 + at * 11 % 90


def _established(maker: Maker, at: int) -> Place:
    """A firm with its own union."""
    new, workers = at >= OLD, _size(at)
    founded = date(2020, 3, 9) + timedelta(days=7 * (at - OLD)) if new else date(2008 + at % 11, 1 + at % 11, 6)
    count = _JOINED_NEW[at - OLD] if new else workers * 9 // 10
    women = count * 2 // 5
    data: dict[str, Any] = {
        "community": PLACES[at % len(PLACES)],
        "structure": "1",
        "form": "4",
        "workers": workers,
        "members": count,
        "women_workers": women + (workers - count) // 2,
        "women_members": women,
        "counted_on": "2020年10月",
        "women_committee": women >= 10,
        "audit_committee": count >= 25,
    }
    since = date(2018, 5, 7) if at < LEGAL_BEFORE else date(2020, 4, 7) + timedelta(days=9 * at)
    if at < LEGAL:
        data |= units.legal(founded.isoformat(), at, since)
        data |= {"legal_applied_on": (since - timedelta(days=14)).isoformat()}
    elif at < LEGAL + APPLIED:
        data |= {"legal_applied_on": f"2020-12-{at % 10 + 1:02}"}
    key = units.union(maker, at, union_of(FIRMS[at]), founded.isoformat(), **data)
    more = {"name": FIRMS[at], "registration": "170", "community": data["community"]}
    return Place(key, units.firm(maker, at, workers, key, **more), founded)


def _small(maker: Maker, at: int) -> Place:
    """The joint union of a few shops in the covered community, whose shops are not on the list of firms."""
    founded, count = date(2020, 5, 11) + timedelta(days=7 * at), _JOINED_SMALL[at]
    data = {
        "community": COVERED,
        "structure": "2",
        "form": "5",
        "covered": True,
        "units_covered": 3,
        "workers": count + 3,
        "members": count,
        "women_workers": 4,
        "women_members": 3,
        "counted_on": "2020年10月",
        "women_committee": False,
    }
    name = f"{COVERED}{SIXTY[at]}{_SHOPS[at % len(_SHOPS)]}联合工会委员会"
    key = units.union(maker, OLD + NEW + at, name, founded.isoformat(), **data)
    return Place(key, None, founded)
