"""The activities and the work log of summary 2: a contest, study, suggestions, praise on the blackboard, the plan."""

from typing import Any

from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Staff

_COMPANY = "样板文具有限公司"
_ACTIVITIES: tuple[dict[str, Any], ...] = (
    {
        "name": "“安康杯”安全知识竞赛",
        "held_on": "2020-04-24",
        "category": "contest",
        "aspect": "skills",
        "contest": "ankang",
        "persons": 96,
        "teams": 6,
    },
    {"name": "三八妇女节慰问", "held_on": "2020-03-06", "category": "visit", "festival": "women", "persons": 88},
    {"name": "六一职工亲子游园", "held_on": "2020-05-30", "category": "culture", "festival": "children", "persons": 36},
    {
        "name": "“创业绩、促和谐”劳动竞赛",
        "held_on": "2020-05-12",
        "category": "contest",
        "aspect": "skills",
        "contest": "labour",
        "persons": 134,
        "teams": 9,
    },
    {
        "name": "门店服务技能比武",
        "held_on": "2020-06-17",
        "category": "contest",
        "aspect": "skills",
        "contest": "skills",
        "persons": 33,
    },
    {
        "name": "班组安全员培训",
        "held_on": "2020-06-09",
        "category": "training",
        "aspect": "skills",
        "topic": "safety",
        "persons": 28,
        "person_times": 56,
        "sessions": 2,
    },
)
_WORK: tuple[dict[str, Any], ...] = (
    {"done_on": "2020-01-15", "category": "meeting", "title": "职工代表大会审议公司年度报告", "people": 42},
    {"done_on": "2020-02-26", "category": "study", "title": "以内刊《样板之窗》为教材学习工会工作", "people": 24},
    {"done_on": "2020-03-25", "category": "study", "title": "学习企业管理和成本控制", "people": 31},
    {"done_on": "2020-05-27", "category": "study", "title": "学习《工会法》《劳动法》", "people": 46, "topic": "law"},
    {
        "done_on": "2020-04-10",
        "category": "suggestion",
        "title": "第一次征集合理化建议",
        "pieces": 37,
        "adopted": True,
        "result": "采纳改进包装流水线等建议。",
    },
    {"done_on": "2020-06-16", "category": "suggestion", "title": "第二次征集合理化建议", "pieces": 26},
    {
        "done_on": "2020-04-28",
        "category": "publicity",
        "title": "竞赛好人好事上黑板报",
        "channel": "blackboard",
        "pieces": 8,
    },
    {
        "done_on": "2020-05-20",
        "category": "publicity",
        "title": "劳动竞赛通讯报道",
        "channel": "paper",
        "pieces": 5,
    },
    {"done_on": "2020-06-12", "category": "project", "title": "素质工程：岗位练兵", "pieces": 6, "topic": "contest"},
    {"done_on": "2020-06-29", "category": "plan", "title": "下半年组织安全生产和劳动保护培训", "topic": "safety"},
)


def write(maker: Maker, staff: Staff) -> None:
    """Activities and log."""
    with maker.book.change("登记练习活动和工作日志"):
        for one in _ACTIVITIES:
            maker.one("activity", {"host": "公司工会", "level": "base", "place": _COMPANY, "stage": "held", **one})
        for line in _WORK:
            maker.one("work", {"by": "own", "handler": staff.helper, **line})
