"""The unions, firms and members of summary 3: one union founded in the year, with 69 members who all joined it."""

from datetime import date
from typing import Any

from unionbook.services.demo import members, units
from unionbook.services.demo.invented import PLACES, SIXTY, firm_name
from unionbook.services.demo.maker import Maker, Place
from unionbook.services.demo.members import Wave, Worker

VILLAGES = PLACES[:4]
NEW, FOUNDED = "样板甲午蔬菜种植专业合作社", "2020-07-21"
REGION, TRADE = "样板镇非公企业工会联合会", "样板镇种养行业工会联合会"
FIRMS = tuple(firm_name(at) for at in range(12))
FARMS = tuple(f"样板{SIXTY[at + 12]}{'蔬菜种植' if at % 2 else '生猪养殖'}专业合作社" for at in range(8))
"""The firms under the agreement of the area, and those under the agreement of the trade."""

_UNIONS: tuple[tuple[str, str, int, int, dict[str, Any]], ...] = (
    ("样板镇机关工会委员会", "2009-05-12", 46, 46, {}),
    ("样板镇中心学校工会委员会", "2010-09-08", 38, 38, {}),
    (REGION, "2016-11-18", 168, 120, {"structure": "2", "form": "3", "units_covered": len(FIRMS)}),
    (TRADE, "2017-03-23", 96, 71, {"structure": "5", "form": "3", "units_covered": len(FARMS)}),
    ("样板镇东村联合工会委员会", "2012-04-17", 52, 44, {"structure": "2", "form": "5", "community": "东村"}),
    ("样板镇西村联合工会委员会", "2013-06-20", 41, 36, {"structure": "2", "form": "5", "community": "西村"}),
)
"""Name, founding, workers, members, and what else is told."""
OLD = Wave(96, date(2017, 4, 3), date(2019, 12, 20))
JOINED = 69


def write(maker: Maker) -> list[Worker]:
    """The unions with their firms and members; the workers of the new union."""
    with maker.book.change("导入练习企业和基层工会"):
        units.communities(maker, VILLAGES)
        keys = {}
        for at, (name, founded, workers, members_, more) in enumerate(_UNIONS):
            keys[name] = units.union(maker, at, name, founded, **_numbers(workers, members_), **more)
        _firms(maker, keys)
        new, firm = _new(maker)
    day = date.fromisoformat(FOUNDED)
    joined = Wave(JOINED, day, date(2020, 7, 31), at=(Place(new, firm, day),))
    return members.write(maker, [OLD, joined])[-JOINED:]


def _numbers(workers: int, count: int) -> dict[str, Any]:
    """What a union reported of its people, and the bodies that follow from it."""
    women = count * 2 // 5
    return {
        "workers": workers,
        "members": count,
        "women_workers": women + (workers - count) // 2,
        "women_members": women,
        "counted_on": "2020年6月",
        "women_committee": women >= 10,
        "audit_committee": count >= 60,
    }


def _firms(maker: Maker, keys: dict[str, str]) -> None:
    for at, name in enumerate(FIRMS):
        firm = units.firm(maker, at, 12 + at % 4, keys[REGION], name=name, community=VILLAGES[at % 4])
        units.workplace(maker, keys[REGION], "2016-11-18", firm)
    for at, name in enumerate(FARMS, len(FIRMS)):
        more = {"registration": "170", "industry": "01", "community": VILLAGES[at % 4]}
        firm = units.firm(maker, at, 11 + at % 3, keys[TRADE], name=name, **more)
        units.workplace(maker, keys[TRADE], "2017-03-23", firm)


def _new(maker: Maker) -> tuple[str, str]:
    """The union founded in the year and the firm it belongs to."""
    at = len(_UNIONS)
    more = {"preparatory_on": "2020-07-06", "term_number": 1, "community": "东村", **_numbers(74, 69)}
    more |= {"counted_on": "2020-07-31", "mediation_committee": True, "supervision_committee": True}
    new = units.union(maker, at, f"{NEW}工会委员会", FOUNDED, **more)
    registered = {"registration": "170", "industry": "01", "community": "东村", "opened_on": "2016年3月"}
    return new, units.firm(maker, len(FIRMS) + len(FARMS), 74, new, name=NEW, **registered)
