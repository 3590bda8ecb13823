"""The activities of summary 1: 16 of its centre in 2020 in three aspects with 138 volunteers and 5 138 served.

12 in 2019, when there was no centre yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from unionbook.ground.fields import Value
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Worker

_CENTRE, _BEFORE = "样板镇职工服务中心", "样板镇文化站"


@dataclass(frozen=True)
class Event:
    """One activity: counts are persons, volunteers' attendances, attendances served; cost in 元."""

    day: str
    name: str
    category: str
    aspect: str
    persons: int
    volunteers: int
    served: int
    cost: int
    festival: str = ""
    place: str = _CENTRE


_2020 = (
    Event("2020-04-18", "样板好嗓音职工歌唱会", "culture", "culture", 86, 8, 420, 3600),
    Event("2020-04-25", "志愿者队伍组建和第一次集训", "volunteer", "volunteer", 42, 12, 160, 900),
    Event("2020-05-01", "五一职工趣味运动会", "culture", "culture", 180, 14, 620, 5200, "labour", "样板镇文体广场"),
    Event("2020-05-16", "心灵驿站减压沙龙", "health", "health", 35, 4, 120, 1200),
    Event("2020-06-06", "职工亲子包粽活动", "culture", "culture", 64, 8, 240, 1800, "dragon_boat"),
    Event("2020-06-20", "车间颈肩腰腿义诊", "checkup", "health", 210, 10, 430, 2600, "", "样板工业园区"),
    Event("2020-07-11", "高温天防暑降温讲座", "health", "health", 128, 6, 310, 1500),
    Event("2020-07-25", "清凉饮料送一线", "visit", "health", 260, 12, 520, 4800, "", "样板工业园区"),
    Event("2020-08-08", "职工子女暑期托管开放日", "culture", "culture", 58, 9, 210, 1600),
    Event("2020-08-22", "志愿者急救技能实训", "volunteer", "volunteer", 40, 11, 130, 1100),
    Event("2020-09-12", "职工书屋读书分享会", "reading", "culture", 46, 4, 180, 800),
    Event("2020-09-26", "中秋游园晚会", "culture", "culture", 240, 12, 760, 6800, "mid_autumn", "样板镇文体广场"),
    Event("2020-10-17", "女职工健康知识讲座", "health", "health", 92, 5, 238, 1300),
    Event("2020-10-24", "重阳慰问退休职工", "volunteer", "volunteer", 48, 9, 180, 2200, "chongyang"),
    Event("2020-11-14", "职工象棋和羽毛球友谊赛", "contest", "culture", 76, 6, 260, 2400),
    Event("2020-11-28", "职工才艺汇演", "culture", "culture", 110, 8, 360, 3900),
)
_2019 = (
    Event("2019-01-26", "迎春送春联", "culture", "culture", 60, 6, 300, 900, "spring", "样板镇文体广场"),
    Event("2019-03-08", "三八女职工插花", "culture", "culture", 52, 4, 150, 1500, "women", _BEFORE),
    Event("2019-03-12", "义务植树", "volunteer", "volunteer", 45, 20, 120, 800, "tree", "样板镇河边"),
    Event("2019-05-01", "五一拔河赛", "culture", "culture", 140, 8, 480, 3200, "labour", "样板镇文体广场"),
    Event("2019-05-25", "职业健康讲座", "health", "health", 88, 3, 200, 900, "", _BEFORE),
    Event("2019-06-15", "劳动法知识问答", "law", "rights", 120, 6, 350, 1100, "", _BEFORE),
    Event("2019-07-13", "高温慰问一线职工", "visit", "health", 200, 10, 410, 4100, "", "样板工业园区"),
    Event("2019-08-17", "职工子女书法班", "reading", "culture", 30, 3, 90, 1200, "", _BEFORE),
    Event("2019-09-12", "中秋联欢", "culture", "culture", 160, 9, 520, 5200, "mid_autumn", _BEFORE),
    Event("2019-10-19", "女职工两癌筛查", "checkup", "health", 150, 5, 300, 6000, "", "样板镇卫生院"),
    Event("2019-11-09", "职工篮球赛", "contest", "culture", 84, 7, 400, 3000, "", "样板镇文体广场"),
    Event("2019-12-07", "志愿者年度分享会", "volunteer", "volunteer", 36, 15, 80, 700, "", _BEFORE),
)
_PLANNED = Event("2021-01-23", "迎新春送春联", "culture", "culture", 0, 0, 0, 0, "spring")
_LISTED = 14
"""Names on the list of an activity that has one: the first are volunteers."""


def write(maker: Maker, workers: Sequence[Worker], centre: str) -> None:
    """The activities and the lists of some of them. centre: the key of the venue that holds those of 2020."""
    standing = [worker for worker in workers if worker.standing]
    with maker.book.change("登记练习活动"):
        rows: list[dict[str, Value]] = []
        for at, event in enumerate((*_2019, *_2020)):
            key = _held(maker, event, centre)
            if at % 2 == 0:
                rows += _list(key, event, standing, at)
        maker.one("activity", _told(_PLANNED) | {"stage": "planned"})
        maker.many("participant", rows)


def _told(event: Event) -> dict[str, str | int]:
    told: dict[str, str | int] = {
        "held_on": event.day,
        "name": event.name,
        "category": event.category,
        "aspect": event.aspect,
        "place": event.place,
        "host": "样板镇总工会",
        "level": "town",
        "cost_source": "own",
    }
    return told | ({"festival": event.festival} if event.festival else {})


def _held(maker: Maker, event: Event, centre: str) -> str:
    counts: dict[str, str | int | None] = {
        "venue": centre if event in _2020 else None,
        "persons": event.persons,
        "person_times": event.persons,
        "volunteers": event.volunteers,
        "served": event.served,
        "cost": event.cost,
    }
    if event.category == "culture":
        counts["audience"] = event.served - event.persons - event.volunteers
    summary = f"{event.name}在{event.place}举行，{event.persons} 人参加，服务职工 {event.served} 人次。"
    stage = "archived" if event.day < "2020-09" else "held"
    return maker.one("activity", _told(event) | counts | {"stage": stage, "summary": summary}).uid


def _list(key: str, event: Event, workers: Sequence[Worker], at: int) -> list[dict[str, Value]]:
    """The names on one list; volunteers give whole hours."""
    volunteers = min(event.volunteers, 6)
    rows: list[dict[str, Value]] = []
    for place in range(_LISTED):
        worker = workers[(at * 97 + place * 11) % len(workers)]
        helps = place < volunteers
        rows.append(
            {
                "activity": key,
                "person": worker.person,
                "unit": None,
                "role": "volunteer" if helps else "participant",
                "hours": 2 + place % 3 if helps else None,
            }
        )
    outside: dict[str, Value] = {"activity": key, "outside_name": "褚己酉", "role": "participant"}
    return [*rows, outside | {"unit": "练习市邻镇总工会"}]
