"""The activities and venues of summary 3: an evening with 22 items, a ball game, two trainings; three venues."""

from typing import Any

from unionbook.services.demo.maker import Maker

_ACTIVITIES: tuple[dict[str, Any], ...] = (
    {
        "name": "“三八”女职工文艺晚会",
        "held_on": "2020-03-07",
        "category": "culture",
        "aspect": "culture",
        "festival": "women",
        "meant_for": "women",
        "items": 22,
        "persons": 68,
        "audience": 2043,
        "place": "样板镇文化广场",
        "summary": "女职工自编自演 22 个节目，68 人登台，观众 2043 人次。",
    },
    {
        "name": "首届“样板杯”篮球赛",
        "held_on": "2020-05-01",
        "category": "contest",
        "aspect": "culture",
        "contest": "sports",
        "festival": "labour",
        "edition": 1,
        "persons": 74,
        "teams": 6,
        "venue": "样板镇职工篮球场",
        "summary": "6 支队伍、74 人参赛。",
    },
    {
        "name": "“谁是球王”乒乓球比赛样板镇赛区",
        "held_on": "2020-09-19",
        "category": "contest",
        "aspect": "culture",
        "contest": "sports",
        "level": "town",
        "persons": 32,
        "venue": "样板镇职工之家",
    },
    {
        "name": "“谁是球王”乒乓球比赛县总决赛",
        "held_on": "2020-10-17",
        "category": "contest",
        "aspect": "culture",
        "contest": "sports",
        "level": "county",
        "host": "样板县总工会",
        "persons": 4,
        "place": "样板县职工体育馆",
    },
    {
        "name": "安全生产法规培训",
        "held_on": "2020-07-16",
        "category": "training",
        "aspect": "skills",
        "topic": "safety",
        "sessions": 1,
        "persons": 63,
        "person_times": 63,
        "venue": "样板镇职工之家",
        "summary": "结合安全生产月宣传工会章程，培训 63 人次。",
    },
    {
        "name": "温室大棚蔬菜种植技术培训",
        "held_on": "2020-08-12",
        "category": "training",
        "aspect": "skills",
        "topic": "farming",
        "meant_for": "migrant",
        "sessions": 2,
        "persons": 58,
        "person_times": 106,
        "place": "样板甲午蔬菜种植专业合作社",
        "summary": "分两期讲大棚育苗和病虫害防治，培训农民工 106 人次。",
    },
    {
        "name": "样板镇职工技术大赛（嫁接、剪枝）",
        "held_on": "2020-10-30",
        "category": "contest",
        "aspect": "skills",
        "contest": "skills",
        "persons": 40,
        "place": "样板甲午蔬菜种植专业合作社",
    },
    {
        "name": "“三八”女职工茶话会",
        "held_on": "2019-03-08",
        "category": "culture",
        "aspect": "culture",
        "festival": "women",
        "meant_for": "women",
        "persons": 41,
        "place": "样板镇文化广场",
    },
    {
        "name": "职工拔河赛",
        "held_on": "2019-05-01",
        "category": "contest",
        "aspect": "culture",
        "contest": "sports",
        "festival": "labour",
        "persons": 60,
        "place": "样板镇中心学校",
    },
)

_HOME: dict[str, Any] = {
    "name": "样板镇职工之家",
    "type": "home",
    "address": "样板镇练习路1号",
    "area": 260,
    "opened_on": "2018-11-09",
    "funder": "shared",
    "cost": 86000,
    "facility": [
        {"sort": sort, "name": name, "quantity": count}
        for sort, name, count in (
            ("table_tennis", "", 2),
            ("billiards", "", 1),
            ("badminton", "室内场", 1),
            ("chess", "象棋", 6),
            ("cards", "麻将、扑克", 4),
        )
    ],
    "room": [
        {"name": name, "status": "open", "opened_on": "2018-11-09"} for name in ("文体活动室", "棋牌室", "谈心室")
    ],
}
_COURT: dict[str, Any] = {
    "name": "样板镇职工篮球场",
    "type": "court",
    "address": "样板镇练习路3号",
    "area": 620,
    "opened_on": "2020-04-24",
    "funder": "fiscal",
    "cost": 118000,
    "facility": [{"sort": "basketball", "quantity": 2}],
    "note": "篮球场地面硬化，4 月完工。",
}
_BOOKROOM: dict[str, Any] = {
    "name": "样板镇职工书屋",
    "type": "bookroom",
    "address": "样板镇练习路1号",
    "area": 60,
    "opened_on": "2019-06-12",
    "funder": "superior",
    "cost": 24000,
    "standard": "basic",
    "stock_count": [
        {"counted_on": "2019-12-20", "books": 1780, "periodicals": 8, "discs": 40, "computers": 2},
        {"counted_on": "2020-12-18", "books": 2140, "periodicals": 12, "discs": 55, "computers": 3},
    ],
}


def write(maker: Maker) -> None:
    """The venues, then what was held in them."""
    with maker.book.change("登记练习阵地和活动"):
        for venue in (_HOME, _COURT, _BOOKROOM):
            maker.one("venue", {"host": "样板镇工会联合会", "level": "town", "head": "秦戊寅", **venue})
        for activity in _ACTIVITIES:
            held = {"host": "样板镇工会联合会", "level": "town", "cost_source": "own", "stage": "held"}
            maker.one("activity", held | activity)
