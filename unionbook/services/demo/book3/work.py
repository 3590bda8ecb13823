"""The work log and the tasks of summary 3: bodies set up, rules on the wall, the party's three checks, advice given."""

from typing import Any

from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Staff

_WORK: tuple[dict[str, Any], ...] = (
    {"done_on": "2020-01-10", "category": "party", "title": "工会工作纳入党建目标，镇党委年初部署", "topic": "party"},
    {"done_on": "2020-07-08", "category": "party", "title": "镇党委年中检查工会工作", "topic": "party"},
    {"done_on": "2020-12-15", "category": "party", "title": "镇党委年末考核工会工作", "topic": "party"},
    {"done_on": "2020-03-12", "category": "mechanism", "title": "成立劳动争议调解组", "topic": "rights", "people": 5},
    {"done_on": "2020-03-12", "category": "mechanism", "title": "成立劳动安全监督组", "topic": "safety", "people": 5},
    {
        "done_on": "2020-03-18",
        "category": "mechanism",
        "title": "建立关爱农民工法律援助机制",
        "topic": "law",
    },
    {"done_on": "2020-02-21", "category": "rules", "title": "会员发展和会籍管理制度", "posted": True, "filed": True},
    {"done_on": "2020-02-21", "category": "rules", "title": "经费收支和审查制度", "posted": True, "filed": True},
    {"done_on": "2020-02-21", "category": "rules", "title": "劳动争议调解制度", "posted": True, "filed": True},
    {"done_on": "2020-02-21", "category": "rules", "title": "职工之家管理制度", "posted": True, "filed": True},
    {
        "done_on": "2020-02-19",
        "category": "meeting",
        "title": "参加县总工会全委（扩大）会议",
        "by": "superior",
        "people": 2,
        "result": "回镇后在各基层工会传达会议精神。",
    },
    {
        "done_on": "2020-06-29",
        "category": "research",
        "title": "各村和企业建会底数调研",
        "topic": "organising",
        "units": 24,
        "result": "摸清未建会单位和职工人数，列出拟建会名单。",
    },
    {
        "done_on": "2020-07-16",
        "category": "leaflet",
        "title": "《中国工会章程》宣传单",
        "topic": "organising",
        "copies": 300,
        "units": 21,
    },
    {"done_on": "2020-12-24", "category": "shortcoming", "title": "个别村级工会活动少"},
    {"done_on": "2020-12-24", "category": "plan", "title": "明年再建 2 家农民专业合作社工会", "topic": "organising"},
)
_TARGETS: tuple[tuple[str, int, str, str], ...] = (
    ("新建基层工会", 1, "pieces", "organisation.founded"),
    ("新发展会员", 60, "persons", "member.new_members"),
    ("区域性、行业性工资集体协商覆盖企业", 18, "firms", "enterprise.wage_bargained"),
    ("职工大病医疗互助参保率", 95, "percent", "mutual_period.rate"),
    ("职工技能培训", 100, "times", "activity.person_times_topic_farming"),
)
"""Task of the year, number set, its unit, the figure that counts it."""


def write(maker: Maker, staff: Staff) -> None:
    """The log and the tasks."""
    with maker.book.change("登记练习工作日志和目标"):
        for line in _WORK:
            maker.one("work", {"by": "own", "handler": staff.clerk, **line})
        for indicator, goal, unit, figure in _TARGETS:
            task = {"year": 2020, "indicator": indicator, "goal": goal, "unit": unit, "figure": figure, "weight": 20}
            issued = {"issued_by": "样板县总工会", "issued_on": "2020-02-19", "owner": staff.handler_a}
            maker.one("target", task | issued)
