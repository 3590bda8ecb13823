"""The 目标责任书 and the work log of summary 4, with what fell short and the three things planned for the next year."""

from typing import Any

from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Staff

_TARGETS: tuple[tuple[str, int, str, str, int], ...] = (
    ("区域性工资集体协商协议签订率", 100, "percent", "agreement.wage_region_rate", 20),
    ("“安康杯”竞赛参与率", 85, "percent", "activity.rate_contest_ankang", 10),
    ("职工医疗互助参保率", 95, "percent", "mutual_period.rate", 15),
    ("帮扶困难职工", 20, "households", "application.aided_households", 15),
    ("职工光明健康行动", 3, "sessions", "activity.held_health", 10),
    ("创业培训", 1, "terms", "activity.sessions_topic_startup", 10),
    ("职工之家创建", 2, "firms", "venue.named_home", 10),
    ("职工书屋创建", 2, "firms", "venue.named_bookroom", 10),
)
"""Task, number set, its unit, the figure that counts it, its points."""
_WORK: tuple[dict[str, Any], ...] = (
    {
        "done_on": "2020-03-09",
        "category": "project",
        "title": "河边安置点“三新”活动县级示范点创建",
        "topic": "culture",
        "units": 1,
        "result": "纳入目标考核，落实经费，志愿者入户指导。",
    },
    {"done_on": "2020-04-20", "category": "publicity", "title": "“三新”活动宣传", "channel": "board", "pieces": 6},
    {"done_on": "2020-04-22", "category": "publicity", "title": "“三新”活动宣传", "channel": "message", "pieces": 420},
    {
        "done_on": "2020-04-24",
        "category": "publicity",
        "title": "“三新”活动宣传资料",
        "channel": "paper",
        "copies": 800,
    },
    {
        "done_on": "2020-05-12",
        "category": "meeting",
        "title": "“双亮双促”活动部署会",
        "topic": "organising",
        "people": 34,
    },
    {
        "done_on": "2020-05-26",
        "category": "guidance",
        "title": "县总工会指导“双亮双促”",
        "by": "superior",
        "units": 5,
        "topic": "organising",
    },
    {"done_on": "2020-03-26", "category": "study", "title": "学习《劳动法》", "topic": "law", "people": 61},
    {"done_on": "2020-06-18", "category": "study", "title": "学习《工会法》", "topic": "law", "people": 58},
    {
        "done_on": "2020-02-26",
        "category": "mechanism",
        "title": "劳动关系三方协调机制",
        "topic": "rights",
        "units": 3,
        "attendants": "镇工会联合会、镇劳动保障所、镇工商联分会",
    },
    {"done_on": "2020-04-15", "category": "tripartite", "title": "上半年三方会议", "topic": "rights", "units": 3},
    {"done_on": "2020-10-14", "category": "tripartite", "title": "下半年三方会议", "topic": "rights", "units": 3},
    {"done_on": "2020-01-13", "category": "adviser", "title": "聘请法律顾问", "topic": "law", "ends_on": "2021-12-31"},
    {
        "done_on": "2020-06-02",
        "category": "notice",
        "title": "城乡环境综合治理“进企业”督促通报",
        "by": "jointly",
        "units": 12,
    },
    {
        "done_on": "2020-09-08",
        "category": "notice",
        "title": "城乡环境综合治理“进企业”整改通报",
        "by": "jointly",
        "units": 4,
    },
    {"done_on": "2020-08-26", "category": "project", "title": "全镇环卫工作基本信息统计", "units": 9},
    {
        "done_on": "2020-06-12",
        "category": "bulletin",
        "title": "练习镇开展安康杯竞赛",
        "sent_to": "县总工会",
        "adopted": True,
    },
    {
        "done_on": "2020-09-22",
        "category": "bulletin",
        "title": "安置小区欠薪全部付清",
        "sent_to": "县总工会",
        "adopted": True,
    },
    {"done_on": "2020-11-23", "category": "bulletin", "title": "职工之家、职工书屋通过验收", "sent_to": "县总工会"},
    {"done_on": "2020-12-28", "category": "shortcoming", "title": "工作信息报送偏少"},
    {"done_on": "2020-12-28", "category": "shortcoming", "title": "村级工会活动比邻镇少"},
    {"done_on": "2020-12-28", "category": "plan", "title": "每月至少报送两条工作信息"},
    {"done_on": "2020-12-28", "category": "plan", "title": "每季度办一次全镇职工文体活动"},
    {"done_on": "2020-12-28", "category": "plan", "title": "帮助园区企业把三项合同签全"},
)


def write(maker: Maker, staff: Staff) -> None:
    """The tasks and the log."""
    with maker.book.change("登记练习目标责任书和工作日志"):
        for indicator, goal, unit, figure, weight in _TARGETS:
            task = {"year": 2020, "indicator": indicator, "goal": goal, "unit": unit, "figure": figure}
            issued = {"issued_by": "练习县总工会", "issued_on": "2020-02-24", "document": "练县工〔2020〕8号"}
            maker.one("target", task | issued | {"weight": weight, "owner": staff.handler_a})
        for line in _WORK:
            maker.one("work", {"by": "own", "handler": staff.clerk, **line})
