"""Practice members, made in waves: so many who joined in a span of time, so many who left in another.

Rows are written in bulk, so what a form would derive (sex, birthday, number) is filled here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from unionbook.ground.fields import Value
from unionbook.records.member.history import implied
from unionbook.services.demo.invented import PLACES, born_on, day_between, phone, worker_number
from unionbook.services.demo.maker import Maker, Place

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
    """Members of one sort: how many, who joined from first to last.

    came: the days between which they were transferred in.  at: where they work, anywhere when empty.
    """

    count: int
    first: date
    last: date
    came: tuple[date, date] | None = None
    applying: bool = False
    at: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Leaving:
    """How many members leave from which day to which."""

    count: int
    first: date
    last: date


_WAYS = ("transferred_out", "transferred_out", "transferred_out", "left", "left", "deceased", "expelled")


@dataclass(frozen=True)
class Worker:
    """A member others are drawn from: keys of person and union, name, birthday, and whether still a member."""

    person: str
    name: str
    born: date
    union: str
    firm: str | None
    standing: bool


def write(maker: Maker, waves: Sequence[Wave], leaving: Sequence[Leaving] = (), kept: int = 0) -> list[Worker]:
    """The members and their persons. Those who leave, and those whose membership is kept, are of the first wave."""
    count = sum(wave.count for wave in waves)
    persons = [person(maker) for _ in range(count)]
    members = [
        membership(maker, wave, date.fromisoformat(str(who["born"])))
        for wave, who in zip((wave for wave in waves for _ in range(wave.count)), persons, strict=True)
    ]
    _leavers(maker, members[: waves[0].count], leaving, kept)
    number(members, Counter())
    with maker.book.change(f"导入练习会员 {count} 人"):
        keys = maker.many("person", persons)
        for row, key in zip(members, keys, strict=True):
            row["person"] = key
        own = maker.many("member", members)
        maker.many("member_event", [row for key, member in zip(own, members, strict=True) for row in past(key, member)])
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


def past(member: str, row: Row) -> list[Row]:
    """The dated changes behind a member's row, as its form would enter them."""
    return [{"member": member, **change} for change in implied(row)]


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
        "address": f"{maker.town}{PLACES[at % len(PLACES)]}{at % 90 + 1}号",
    }


def membership(maker: Maker, wave: Wave, born: date) -> Row:
    """A member's row without person and number; nobody joins before the eighteenth birthday or the union."""
    chance, places = maker.chance, wave.at or maker.places
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
        "workplace": None if place.firm else f"{maker.town}个体经营户",
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


def _leavers(maker: Maker, rows: Sequence[Row], leaving: Sequence[Leaving], kept: int) -> None:
    """Mark those who left, then those whose membership rests."""
    first = min((span.first for span in leaving), default=maker.today)
    early = [row for row in rows if str(row["joined_on"]) < first.isoformat()]
    chosen = iter(maker.chance.sample(early, sum(span.count for span in leaving) + kept))
    for span in leaving:
        for at, row in enumerate(islice(chosen, span.count)):
            row["stage"] = _WAYS[at % len(_WAYS)]
            day = row["left_on"] = day_between(maker.chance, span.first, span.last)
            row["left_to"] = "练习市邻镇总工会" if row["stage"] == "transferred_out" else None
            row["left_document"] = f"样总工〔{day[:4]}〕会籍{at}号" if row["stage"] == "expelled" else None
    for row in chosen:
        row |= {"stage": "kept", "kept_on": f"{maker.today.year}-06-01~m", "kept_reason": "退休"}


def number(rows: Sequence[Row], counts: Counter[str]) -> None:
    """Give the serial numbers of a form, counted up within the year of joining. counts: those given before."""
    for row in sorted(rows, key=lambda row: str(row["joined_on"])):
        year = str(row["joined_on"])[:4]
        counts[year] += 1
        row["number"] = f"{year}{counts[year]:04}"
