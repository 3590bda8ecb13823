"""The work log of summary 1: meetings, visits, inspections, leaflets and advice, with those of the year before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from unionbook.services.demo.book1.firms import CHECKED, Firm
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Staff


@dataclass(frozen=True)
class Line:
    """One line: day, ledger, what it was about, business, and its quantities."""

    day: str
    category: str
    title: str
    topic: str
    units: int = 0
    people: int = 0
    copies: int = 0
    channel: str = "spot"


LINES = (
    Line("2019-05-21", "meeting", "工资集体协商部署会", "bargaining", people=46),
    Line("2019-06-12", "leaflet", "《集体合同问答》", "bargaining", units=70, copies=900),
    Line("2019-10-15", "guidance", "下乡指导规范化建会", "organising", units=9),
    Line("2019-11-06", "consultation", "解答经费缴交和返还", "dues", people=21, channel="phone"),
    Line("2020-03-19", "meeting", "规范化建设工作会议", "organising", people=58),
    Line("2020-04-08", "guidance", "下乡指导规范化建会（东片）", "organising", units=12),
    Line("2020-04-22", "guidance", "下乡指导规范化建会（西片）", "organising", units=14),
    Line("2020-05-13", "meeting", "工资集体协商工作推进会", "bargaining", people=62),
    Line("2020-05-13", "study", "观看工资集体协商专题片", "bargaining", people=62),
    Line("2020-05-20", "visit", "与人力资源分局商量集体合同审查", "bargaining", units=1),
    Line("2020-06-03", "leaflet", "《工资集体协商问答》", "bargaining", units=130, copies=1500),
    Line("2020-06-03", "leaflet", "《工资集体协商企业经验》", "bargaining", units=130, copies=600),
    Line("2020-06-03", "leaflet", "《集体合同送审材料清单》", "bargaining", units=130, copies=400),
    Line("2020-06-17", "leaflet", "《工会经费税务代收手册》", "dues", units=198, copies=800),
    Line("2020-06-24", "inspection", "到企业现场检查规范化建设", "organising", units=18),
    Line("2020-07-08", "consultation", "解答经费缴交、返还和使用", "dues", people=37, channel="phone"),
    Line("2020-07-22", "consultation", "经费返还手续现场办公", "dues", people=45),
    Line("2020-08-12", "inspection", "工资集体协商督导", "bargaining", units=26),
    Line("2020-09-09", "visit", "走访服务中心候选企业和阵地", "culture", units=6),
    Line("2020-10-21", "publicity", "误工和交通补贴申领电视公告", "aid", channel="tv"),
    Line("2020-10-22", "publicity", "补贴申领短信通知", "aid", copies=320, channel="message"),
    Line("2020-11-18", "meeting", "信访处理经验介绍会", "rights", people=33),
)
BULLETINS = (
    ("2020-04-02", "职工服务中心投入使用", True),
    ("2020-08-20", "工资集体协商过百家", True),
    ("2020-11-25", "扎实做好信访答复", False),
)


def write(maker: Maker, staff: Staff, firms: Sequence[Firm]) -> None:
    """All lines, in the order of the list above."""
    with maker.book.change("登记练习工作日志"):
        for line in LINES:
            maker.one("work", _data(line) | {"handler": staff.clerk})
        for day, title, adopted in BULLETINS:
            more = {"sent_to": "练习市总工会", "adopted": adopted, "handler": staff.helper}
            maker.one("work", {"done_on": day, "category": "bulletin", "title": title, "topic": "other"} | more)
        _inspected(maker, "2019-10-24", [firms[at] for at in CHECKED[:3]], "比较规范")
        _inspected(maker, "2020-09-27", [firms[at] for at in CHECKED], "一致好评")


def _data(line: Line) -> dict[str, Any]:
    named = {"done_on": line.day, "category": line.category, "title": line.title, "topic": line.topic}
    counts = {"units": line.units, "people": line.people, "copies": line.copies}
    filled = {name: number for name, number in counts.items() if number}
    if line.channel == "tv":
        filled["pieces"] = 12
    return named | filled | {"by": "own", "channel": line.channel}


def _inspected(maker: Maker, day: str, firms: Sequence[Firm], remark: str) -> None:
    data = {
        "done_on": day,
        "category": "inspection",
        "title": "市总工会抽查规范化建设",
        "topic": "organising",
        "by": "superior",
        "channel": "spot",
        "remark": remark,
        "work_unit": [{"organisation": firm.union, "result": "台账齐全，活动正常"} for firm in firms],
    }
    maker.one("work", data)
