"""The unions, firms and members of summary 4, graded for the year, with their signs and chairs shown (双亮双促)."""

from datetime import date
from typing import Any

from unionbook.services.demo import members, units
from unionbook.services.demo.invented import firm_name
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Wave, Worker

PLACES = ("中社区", "河边社区", "桥头社区", "河边安置点社区", "东村", "南村", "工业园区")
FIRMS = tuple(firm_name(at + 20) for at in range(20))
PARK, MARKET, RIVER = "练习镇工业园区联合工会委员会", "练习镇集镇商贸联合工会委员会", "河边社区联合工会委员会"
AREAS = {PARK: FIRMS[8:13], MARKET: FIRMS[13:17], RIVER: FIRMS[17:20]}
"""Joint unions that bargain for their firms; the first eight firms have unions of their own."""

_OFFICES = (
    ("练习镇机关工会委员会", "2010-03-16", 64, "中社区"),
    ("练习镇中心学校工会委员会", "2010-09-14", 52, "中社区"),
    ("练习镇卫生院工会委员会", "2011-05-18", 31, "中社区"),
    ("练习镇环卫工会委员会", "2016-06-22", 58, "桥头社区"),
)
_JOINT = (
    (PARK, "2013-04-11", 168, 141, "工业园区"),
    (MARKET, "2014-08-20", 72, 60, "中社区"),
    (RIVER, "2015-10-15", 49, 40, "河边社区"),
    ("东村联合工会委员会", "2012-11-07", 38, 30, "东村"),
    ("南村联合工会委员会", "2012-11-08", 33, 27, "南村"),
)
"""Name, founding, workers, (members,) place."""
_FOUNDED = (
    "2009-07-15",
    "2011-04-20",
    "2012-08-23",
    "2013-11-13",
    "2015-03-18",
    "2016-05-25",
    "2018-09-12",
    "2019-06-26",
)
_GRADES = ("2", "1", "2", "3", "1", "2", "2", "3", "2", "1", "2", "2", "3", "2", "2", "3", "1")
OLD = Wave(240, date(2014, 2, 10), date(2019, 12, 20))
JOINED = Wave(38, date(2020, 3, 2), date(2020, 11, 27))


def write(maker: Maker) -> list[Worker]:
    """The unions with their firms and members."""
    with maker.book.change("导入练习企业和基层工会"):
        units.communities(maker, PLACES)
        keys = [_union(maker, at, *one) for at, one in enumerate(_units())]
        for at, name in enumerate(FIRMS):
            joint = next((at for at, row in enumerate(_JOINT) if name in AREAS.get(row[0], ())), None)
            place = len(_OFFICES) + (joint if joint is not None else len(_JOINT) + at)
            firm = units.firm(maker, at, _workers(at), keys[place], name=name, community=PLACES[at % len(PLACES)])
            units.workplace(maker, keys[place], _units()[place][1], firm)
    return members.write(maker, [OLD, JOINED])


def _workers(at: int) -> int:
    return 24 + at * 7 % 40


def _units() -> list[tuple[str, str, int, int, str, dict[str, Any]]]:
    """Name, founding, workers, members, place and what else is told of every union."""
    found: list[tuple[str, str, int, int, str, dict[str, Any]]] = [
        (name, founded, workers, workers, place, {"structure": "1", "form": "4"})
        for name, founded, workers, place in _OFFICES
    ]
    joint = {"structure": "2", "form": "5"}
    found += [
        (name, founded, workers, count, place, joint | {"units_covered": len(AREAS.get(name, ())) or 6})
        for name, founded, workers, count, place in _JOINT
    ]
    for at, founded in enumerate(_FOUNDED):
        workers = _workers(at)
        own = {"structure": "1", "form": "4", "openness": True, "congress": at < 5}
        found.append((f"{FIRMS[at]}工会委员会", founded, workers, workers * 9 // 10, PLACES[at % len(PLACES)], own))
    return found


def _union(
    maker: Maker, at: int, name: str, founded: str, workers: int, count: int, place: str, more: dict[str, Any]
) -> str:
    grade, women = _GRADES[at], count * 2 // 5
    data = {
        "community": place,
        "workers": workers,
        "members": count,
        "women_workers": women + (workers - count) // 2,
        "women_members": women,
        "counted_on": "2020年6月",
        "women_committee": women >= 10,
        "audit_committee": count >= 25,
        "grading": [
            {
                "year": 2020,
                "graded_on": "2020-11-20",
                "self_grade": grade,
                "grade": grade,
                "measures": "补齐台账，按月开展活动" if grade == "3" else "保持现有做法，带动邻近工会",
                "target": "1" if grade == "1" else str(int(grade) - 1),
            }
        ],
    }
    if at != 12:
        data |= {"sign_shown_on": "2020年5月", "identity_shown_on": "2020年5月"}
    return units.union(maker, at, name, founded, **data | more)
