"""The grievances of summary 1: 57 received and answered by 10 December 2020, three still to be closed; 41 in 2019."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from unionbook.services.demo.book1.firms import FIRMS
from unionbook.services.demo.invented import day_between, firm_name
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Worker
from unionbook.services.demo.office import Staff


@dataclass(frozen=True)
class Matter:
    """What a case is about: code, subject, what was asked, how it ended, money in 元 (0: none)."""

    code: str
    subject: str
    request: str
    outcome: str
    reply: str
    money: int = 0


_MATTERS = (
    Matter("arrears", "反映拖欠两个月工资", "要求补发两个月工资。", "mediated", "单位已书面承诺分两次付清。", 8600),
    Matter("wages", "反映加班费计算偏低", "要求重新计算加班费。", "supported", "单位已补发加班费差额。", 2400),
    Matter("injury", "咨询工伤待遇怎样办理", "要求协助办理工伤认定。", "explained", "已说明认定程序并协助备齐材料。"),
    Matter("compensation", "反映搬厂后没有经济补偿", "要求支付经济补偿。", "mediated", "双方达成补偿协议。", 15200),
    Matter("insurance", "反映没有足额缴纳社会保险", "要求按实际工资补缴。", "referred", "已转社保部门处理。"),
    Matter("hours", "反映连续上班没有安排休息", "要求安排每周休息日。", "supported", "单位已调整排班。"),
    Matter("contract", "反映没有签订书面劳动合同", "要求补签劳动合同。", "supported", "单位已与同批职工补签合同。"),
    Matter("dismissal", "反映被口头辞退", "要求撤销辞退决定或依法补偿。", "settled", "双方自行和解。", 6800),
    Matter("relation", "要求确认劳动关系", "要求单位出具在职证明。", "arbitration", "已引导仲裁并提供法律援助。"),
    Matter("safety", "反映车间通风不好", "要求改善车间通风。", "supported", "单位已加装排风设备。"),
    Matter("women", "反映孕期调岗降薪", "要求恢复原岗位工资。", "supported", "单位已恢复原工资。", 1800),
    Matter("union", "询问怎样加入工会", "要求加入工会。", "explained", "已介绍到所在企业工会办理。"),
)
_FORMS = ("visit", "visit", "phone", "letter", "network")
_STEPS = (
    (0, "登记来信来访，告知办理人员和期限", "信访登记表"),
    (2, "电话联系被反映单位，了解情况", ""),
    (5, "到单位约谈双方，核对工资和考勤记录", "谈话记录"),
)
OPEN = (
    (date(2020, 11, 3), "superior"),
    (date(2020, 11, 11), "reception"),
    (date(2020, 11, 24), "superior"),
)
"""Answered but not closed at the year's end: their clocks have few, some and many days left."""


class Desk:
    """The handlers and the people who come to them, in turn."""

    def __init__(self, maker: Maker, staff: Staff, workers: Sequence[Worker]) -> None:
        self.maker, self.staff = maker, staff
        self.workers = [worker for worker in workers if worker.standing]
        self.number = 0

    def case(self, received: date, source: str, stage: str) -> None:
        """Write one case that came on a day and stands at a stage."""
        at = self.number = self.number + 1
        matter = _MATTERS[at * 5 % len(_MATTERS)]
        first, second = self.staff.handler_a, self.staff.handler_b
        data: dict[str, Any] = {
            "received_on": received.isoformat(),
            "source": source,
            "form": _FORMS[at % len(_FORMS)] if source == "reception" else "letter",
            "petitioner": ("worker", "migrant", "member")[at % 3],
            "people": (1, 1, 1, 2, 1, 5, 1, 12)[at % 8],
            "nature": "request",
            "matter": matter.code,
            "subject": matter.subject,
            "request": matter.request,
            "handler_a": first if at % 2 else second,
            "handler_b": second if at % 2 else first,
            "leader": self.staff.leader,
            "typical": at % 19 == 0,
        }
        if at % 7:
            data["enterprise"] = firm_name(at * 3 % FIRMS)
        else:
            data["about"] = "样板镇外一家未登记的小作坊"
        if matter.money:
            data["amount"] = matter.money + at * 100
        if source == "superior":
            data |= _from_superior(received, at)
        data |= _course(matter, received, source, stage, at)
        chosen: dict[str, str] = {}
        if at % 5 < 3:
            chosen["person"] = self.workers[at * 13 % len(self.workers)].person
        elif at % 11 == 0:
            data["anonymous"] = True
        else:
            data["person"] = {"name": self.maker.name(), "phone": f"129700{at:05}"}
            self.maker.person_number()
        self.maker.one("grievance", data, chosen)


def _from_superior(received: date, at: int) -> dict[str, Any]:
    due = received + timedelta(days=15)
    number = f"练总工信〔{received.year}〕{at}号"
    return {"source_office": "练习市总工会", "transfer_number": number, "reply_due": due.isoformat()}


def _course(matter: Matter, received: date, source: str, stage: str, at: int) -> dict[str, Any]:
    """The days, result and steps of a case up to its stage."""
    days = {name: _after(received, gap) for name, gap in (("accepted", 2), ("replied", 9 + at % 4), ("closed", 14))}
    reached = ("received", "accepted", "replied", "closed").index(stage)
    course: dict[str, Any] = {"stage": stage}
    if reached >= 1:
        course |= {"notified_on": days["accepted"], "accepted_on": days["accepted"]}
    if reached >= 2:
        course |= {"replied_on": days["replied"], "outcome": matter.outcome, "benefited": 1 + at % 3}
        if source == "superior":
            course["reported_on"] = days["replied"]
    if reached >= 3:
        course |= {"closed_on": days["closed"], "satisfaction": ("good", "good", "good", "fair")[at % 4]}
        if matter.money and matter.outcome != "arbitration":
            course["recovered"] = matter.money
    last = 3 if reached else 1
    actor = "吴乙巳" if at % 2 else "王丙午"
    course["grievance_step"] = [
        {"done_on": _after(received, gap), "what": what, "actor": actor, "document": paper}
        for gap, what, paper in _STEPS[:last]
    ]
    if reached >= 2:
        reply = {"done_on": days["replied"], "what": f"书面答复信访人：{matter.reply}"}
        course["grievance_step"].append(reply | {"actor": actor, "document": "答复意见书"})
    return course


def _after(received: date, days: int) -> str:
    """The day so many days later, moved on from a week-end."""
    day = received + timedelta(days=days)
    return (day + timedelta(days=max(7 - day.weekday(), 0) if day.weekday() > 4 else 0)).isoformat()


def _roster(staff: Staff) -> dict[str, Any]:
    """The two who take grievances since May 2020; once the second stood in for the first."""
    return {
        "sort": "cases",
        "staff_a": staff.handler_a,
        "staff_b": staff.handler_b,
        "leader": staff.leader,
        "from_on": "2020-05-11",
        "reason": "落实 2 人承办信访，互为 A、B 角",
        "absence": [
            {
                "staff": staff.handler_a,
                "reason": "annual",
                "from_on": "2020-08-03",
                "to_on": "2020-08-14",
                "cover": staff.handler_b,
            }
        ],
    }


def write(maker: Maker, staff: Staff, workers: Sequence[Worker]) -> None:
    """All cases, in the order they came."""
    chance = maker.chance
    year19 = [(day_between(chance, date(2019, 1, 7), date(2019, 12, 6)), at < 26) for at in range(41)]
    year20 = [(day_between(chance, date(2020, 1, 6), date(2020, 10, 30)), at < 36) for at in range(54)]
    desk = Desk(maker, staff, workers)
    with maker.book.change("登记练习信访"):
        maker.one("duty", _roster(staff))
        for day, forwarded in sorted(year19 + year20):
            desk.case(date.fromisoformat(day), "superior" if forwarded else "reception", "closed")
        for late, source in OPEN:
            desk.case(late, source, "replied")
