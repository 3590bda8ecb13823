"""The practice members: 1 286 at the end of 2020, 485 of them new in that year, and 816 the year before.

Rows are written in bulk, so what a form would derive (sex, birthday, number) is filled here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unionbook.ground.fields import Value
from unionbook.services.demo.firms import Place
from unionbook.services.demo.invented import PLACES, born_on, day_between, phone, worker_number
from unionbook.services.demo.maker import Maker

Row = dict[str, Value]
ADULT = 18 * 366

_EDUCATION = ("70", "70", "60", "60", "60", "41", "41", "47", "30", "30", "20")
_POLITICAL = ("13", "13", "13", "13", "13", "03", "03", "01")
_ETHNIC = ("01",) * 12 + ("08", "15", "06", "13")
_JOBS = ("操作工", "装配工", "质检员", "仓管员", "文员", "电工", "司机", "保安", "班组长", "技术员")
_SKILLS = ("none", "none", "5", "4", "4", "3", None)
_NATIVE = ("湖南", "广西", "四川", "江西", "河南", "贵州", "本镇", "本镇")


@dataclass(frozen=True)
class Wave:
    """Members of one sort: how many, who joined from first to last. came: the days they were transferred in."""

    count: int
    first: date
    last: date
    came: tuple[date, date] | None = None
    applying: bool = False


WAVES = (
    Wave(437, date(2005, 1, 10), date(2018, 12, 20)),
    Wave(402, date(2019, 1, 7), date(2019, 12, 27)),
    Wave(15, date(2012, 1, 9), date(2018, 6, 29), came=(date(2019, 2, 11), date(2019, 11, 29))),
    Wave(467, date(2020, 1, 6), date(2020, 12, 9)),
    Wave(18, date(2020, 12, 14), date(2020, 12, 25)),
    Wave(21, date(2013, 1, 7), date(2019, 6, 28), came=(date(2020, 3, 2), date(2020, 11, 27))),
    Wave(9, date(2020, 12, 21), date(2020, 12, 30), applying=True),
)
LEFT = (
    (10, date(2018, 1, 8), date(2018, 12, 21)),
    (28, date(2019, 1, 14), date(2019, 12, 20)),
    (33, date(2020, 1, 13), date(2020, 12, 8)),
    (3, date(2020, 12, 15), date(2020, 12, 29)),
)
"""How many of the first wave left from which day to which: 437 − 10 − 28 − 36 of them are still members."""
_WAYS = ("transferred_out", "transferred_out", "transferred_out", "left", "left", "deceased", "expelled")
KEPT = 8


@dataclass(frozen=True)
class Worker:
    """A member others are drawn from: keys of person and union, name, birthday, and whether still a member."""

    person: str
    name: str
    born: date
    union: str
    firm: str | None
    standing: bool


def write(maker: Maker, places: Sequence[Place]) -> list[Worker]:
    """The members and their persons."""
    count = sum(wave.count for wave in WAVES)
    persons = [person(maker) for _ in range(count)]
    members = _rows(maker, places)
    with maker.book.change(f"导入练习会员 {count} 人"):
        keys = maker.many("person", persons)
        for row, key in zip(members, keys, strict=True):
            row["person"] = key
        maker.many("member", members)
    return [
        Worker(
            key,
            str(who["name"]),
            date.fromisoformat(str(who["born"])),
            str(row["organisation"]),
            None if row["enterprise"] is None else str(row["enterprise"]),
            row["stage"] == "active",
        )
        for key, who, row in zip(keys, persons, members, strict=True)
    ]


def person(maker: Maker) -> Row:
    """The next person of working age."""
    at, chance = maker.person_number(), maker.chance
    woman = chance.random() < 0.46
    return {
        "name": maker.name(),
        "id_type": "1",
        "id_number": worker_number(at, woman),
        "sex": "2" if woman else "1",
        "born": born_on(at).isoformat(),
        "phone": None if at % 29 == 0 else phone(at),
        "ethnic": chance.choice(_ETHNIC),
        "political": chance.choice(_POLITICAL),
        "education": chance.choice(_EDUCATION),
        "marital": "20" if at % 3 else "10",
        "native_place": chance.choice(_NATIVE),
        "household": "rural" if at % 5 < 3 else "urban",
        "address": f"样板镇{PLACES[at % len(PLACES)]}{at % 90 + 1}号",
    }


def _rows(maker: Maker, places: Sequence[Place]) -> list[Row]:
    """The members' rows, for the persons just made, in their order."""
    waves = [wave for wave in WAVES for _ in range(wave.count)]
    first = maker.people - len(waves) + 1
    rows = [membership(maker, places, wave, born_on(first + at)) for at, wave in enumerate(waves)]
    _leavers(maker, rows[: WAVES[0].count])
    number(rows, Counter())
    return rows


def membership(maker: Maker, places: Sequence[Place], wave: Wave, born: date) -> Row:
    """A member's row without person and number; nobody joins before the eighteenth birthday or the union."""
    chance = maker.chance
    grown = born + timedelta(days=ADULT)
    place = chance.choice(places)
    while place.since > (wave.came or (wave.last,))[0]:
        place = chance.choice(places)
    joined = day_between(chance, max(wave.first, grown, date.min if wave.came else place.since), wave.last)
    came = day_between(chance, *wave.came) if wave.came else None
    migrant = int(chance.random() < 0.55)
    rider = not place.firm and migrant
    return {
        "organisation": place.union,
        "enterprise": place.firm,
        "workplace": None if place.firm else "样板镇个体经营户",
        "union_group": f"第{'一二三四'[chance.randrange(4)]}小组",
        "employment": "contract" if place.firm else "flexible",
        "migrant": migrant,
        "job": chance.choice(_JOBS),
        "skill": chance.choice(_SKILLS),
        "work_started_on": f"{min(grown.year + 1, int(joined[:4]))}-01-01~y",
        "joined_on": joined,
        "stage": "applying" if wave.applying else "active",
        "came_from": "练习市邻镇总工会" if came else None,
        "came_on": came,
        "new_form": 1 if rider else 0,
        "trade_group": "delivery" if rider else None,
        "mutual_aid": int(chance.random() < 0.4),
    }


def _leavers(maker: Maker, rows: Sequence[Row]) -> None:
    """Mark those who left, then those whose membership rests."""
    early = [row for row in rows if str(row["joined_on"]) < "2017-12-31"]
    leaving = iter(maker.chance.sample(early, sum(count for count, _, _ in LEFT) + KEPT))
    for count, first, last in LEFT:
        for at in range(count):
            row = next(leaving)
            row["stage"] = _WAYS[at % len(_WAYS)]
            row["left_on"] = day_between(maker.chance, first, last)
            row["left_to"] = "练习市邻镇总工会" if row["stage"] == "transferred_out" else None
    for row in leaving:
        row |= {"stage": "kept", "kept_on": "2020-06-01~m", "kept_reason": "退休"}


def number(rows: Sequence[Row], counts: Counter[str]) -> None:
    """Give the serial numbers of a form, counted up within the year of joining. counts: those given before."""
    for row in sorted(rows, key=lambda row: str(row["joined_on"])):
        year = str(row["joined_on"])[:4]
        counts[year] += 1
        row["number"] = f"{year}{counts[year]:04}"
