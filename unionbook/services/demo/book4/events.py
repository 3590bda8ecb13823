"""The activities of summary 4: the 13th 安康杯, three days for the eyes, an examination, journeys, a fair, a course."""

from typing import Any

from unionbook.services.demo.maker import Maker

_ACTIVITIES: tuple[dict[str, Any], ...] = (
    {
        "name": "第十三届“安康杯”竞赛",
        "held_on": "2020-06-10",
        "category": "contest",
        "aspect": "skills",
        "contest": "ankang",
        "level": "county",
        "host": "练习县总工会",
        "edition": 13,
        "firms_due": 20,
        "firms_in": 18,
        "teams": 42,
        "persons": 486,
        "summary": "应参赛企业 20 家，18 家参赛，486 名职工答题、查隐患。",
    },
    *(
        {
            "name": f"职工光明健康行动（{place}场）",
            "held_on": day,
            "category": "health",
            "aspect": "health",
            "place": place,
            "persons": persons,
            "summary": f"宣传眼健康知识，{persons} 人参加。",
        }
        for day, place, persons in (
            ("2020-04-24", "工业园区", 96),
            ("2020-06-06", "中心学校", 48),
            ("2020-09-25", "中社区", 71),
        )
    ),
    {
        "name": "环卫工人免费体检",
        "held_on": "2020-10-26",
        "category": "checkup",
        "aspect": "health",
        "meant_for": "sanitation",
        "level": "county",
        "host": "练习县总工会",
        "place": "练习县人民医院体检中心",
        "persons": 53,
    },
    {
        "name": "“2020春风行动”招聘会",
        "held_on": "2020-02-28",
        "category": "fair",
        "aspect": "care",
        "level": "county",
        "host": "练习县总工会",
        "persons": 168,
        "summary": "为困难职工和返乡农民工送岗位 60 个。",
    },
    {
        "name": "返乡农民工创业培训",
        "held_on": "2020-05-18",
        "category": "training",
        "aspect": "skills",
        "topic": "startup",
        "meant_for": "migrant",
        "sessions": 1,
        "persons": 36,
        "person_times": 36,
    },
    *(
        {
            "name": f"机关职工参观学习（第{batch}批）",
            "held_on": day,
            "category": "tour",
            "aspect": "culture",
            "meant_for": "office",
            "sessions": 1,
            "persons": persons,
            "place": "外县示范镇",
        }
        for batch, day, persons in (("一", "2020-09-12", 31), ("二", "2020-09-19", 33))
    ),
    {
        "name": "村（社区）干部外出学习交流",
        "held_on": "2020-10-16",
        "category": "tour",
        "aspect": "skills",
        "meant_for": "village",
        "sessions": 1,
        "persons": 28,
        "place": "外县示范社区",
    },
    *(
        {
            "name": f"百姓故事会之{name}",
            "held_on": day,
            "category": "culture",
            "aspect": "culture",
            "persons": persons,
            "audience": audience,
            "place": "练习镇文化广场",
        }
        for name, day, persons, audience in (
            ("故事专场", "2020-07-18", 24, 380),
            ("歌舞专场", "2020-08-15", 66, 620),
            ("运动专场", "2020-11-07", 85, 410),
        )
    ),
    {
        "name": "机关职工冬至文娱汇演",
        "held_on": "2020-12-21",
        "category": "culture",
        "aspect": "culture",
        "festival": "winter",
        "meant_for": "office",
        "items": 14,
        "persons": 58,
        "audience": 260,
        "place": "练习镇文化站",
    },
    {
        "name": "职工读书月",
        "held_on": "2020-10-10",
        "category": "reading",
        "aspect": "culture",
        "persons": 112,
        "venue": "中社区职工书屋",
    },
    {
        "name": "第十二届“安康杯”竞赛",
        "held_on": "2019-06-12",
        "category": "contest",
        "aspect": "skills",
        "contest": "ankang",
        "level": "county",
        "host": "练习县总工会",
        "edition": 12,
        "firms_due": 19,
        "firms_in": 15,
        "persons": 402,
    },
)


def write(maker: Maker) -> None:
    """What was held."""
    with maker.book.change("登记练习活动"):
        for activity in _ACTIVITIES:
            held = {"host": "练习镇工会联合会", "level": "town", "cost_source": "own", "stage": "held"}
            maker.one("activity", held | activity)
