"""The activities of summary 5: two contests of readers with 156 who took part, three firms' themes, a course."""

from typing import Any

from unionbook.services.demo.book5.unions import FIRMS
from unionbook.services.demo.maker import Maker

_FIRST, _SECOND, _THIRD = FIRMS[2:5]
_ACTIVITIES: tuple[dict[str, Any], ...] = (
    {
        "name": "“读好书、爱新区”职工读书竞赛",
        "held_on": "2020-06-20",
        "category": "reading",
        "aspect": "culture",
        "contest": "reading",
        "level": "county",
        "host": "练习区总工会",
        "persons": 94,
        "venue": "中社区职工书屋",
        "summary": "走访社区和企业发动，94 人答卷。",
    },
    {
        "name": "全国职工职业安全卫生知识竞赛（本街道答卷）",
        "held_on": "2020-09-26",
        "category": "reading",
        "aspect": "skills",
        "contest": "knowledge",
        "persons": 62,
        "summary": "62 人答卷。",
    },
    {
        "name": "新菜品新技术交流会",
        "held_on": "2020-07-15",
        "category": "contest",
        "aspect": "skills",
        "contest": "innovation",
        "level": "base",
        "host": _FIRST,
        "place": _FIRST,
        "persons": 48,
        "summary": "主题：学新技术、用新工具。",
    },
    {
        "name": "餐饮服务技能评比",
        "held_on": "2020-08-19",
        "category": "contest",
        "aspect": "skills",
        "contest": "merit",
        "level": "base",
        "host": _SECOND,
        "place": _SECOND,
        "persons": 35,
        "summary": "主题：比服务、比效率。",
    },
    {
        "name": "“比、学、赶、帮、超”竞赛",
        "held_on": "2020-09-16",
        "category": "contest",
        "aspect": "skills",
        "contest": "labour",
        "level": "base",
        "host": _THIRD,
        "place": _THIRD,
        "persons": 57,
    },
    {
        "name": "“四个一流”职工竞赛",
        "held_on": "2020-10-28",
        "category": "contest",
        "aspect": "skills",
        "contest": "labour",
        "persons": 210,
        "teams": 18,
    },
    {
        "name": "社区工会主席和工作组普查培训",
        "held_on": "2020-10-16",
        "category": "training",
        "aspect": "skills",
        "topic": "census",
        "meant_for": "cadres",
        "sessions": 1,
        "persons": 22,
        "person_times": 22,
    },
    {
        "name": "职工读书活动",
        "held_on": "2019-09-21",
        "category": "reading",
        "aspect": "culture",
        "persons": 88,
        "venue": "中社区职工书屋",
    },
)


def write(maker: Maker) -> None:
    """What was held."""
    with maker.book.change("登记练习活动"):
        for activity in _ACTIVITIES:
            held = {"host": "样板街道总工会", "level": "town", "cost_source": "own", "stage": "held"}
            maker.one("activity", held | activity)
