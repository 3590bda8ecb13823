"""The task paper of summary 1 with what became of it, and a few honours."""

from collections.abc import Sequence

from unionbook.services.demo.book1.firms import Firm
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Worker
from unionbook.services.demo.office import Staff

TASKS = (
    ("完成工资集体协商的企业", 110, "firms", "enterprise.wage_bargained", 30),
    ("千人以上企业工资集体协商建制率", 90, "percent", "enterprise.thousand_wage_rate", 15),
    ("新发展会员", 450, "persons", "member.new_members", 20),
    ("信访答复率", 100, "percent", "grievance.reply_rate", 15),
    ("工会经费收缴", 1400, "wan", "dues_receipt.received", 20),
)
"""Indicator, goal, unit, the figure that counts it, points."""
EARLIER = (("完成工资集体协商的企业", 60, "firms", "enterprise.wage_bargained", 40),)


def write(maker: Maker, staff: Staff, firms: Sequence[Firm], workers: Sequence[Worker]) -> None:
    """The targets of both years and the honours."""
    superior = {"issued_by": "练习市总工会", "owner": staff.leader}
    with maker.book.change("登记练习目标和荣誉"):
        for year, tasks in ((2019, EARLIER), (2020, TASKS)):
            for indicator, goal, unit, figure, weight in tasks:
                data = {"year": year, "indicator": indicator, "goal": goal, "unit": unit, "figure": figure}
                issued = {"weight": weight, "issued_on": f"{year}-03", "document": f"练总工〔{year}〕12号"}
                maker.one("target", data | issued | superior)
        typed = {
            "year": 2020,
            "indicator": "选树信访典型案例",
            "goal": 1,
            "unit": "things",
            "target_progress": [{"noted_on": "2020-11-20", "done": 1, "note": "在全市作经验介绍"}],
        }
        maker.one("target", typed | superior)
        _honours(maker, firms, workers)


def _honours(maker: Maker, firms: Sequence[Firm], workers: Sequence[Worker]) -> None:
    award = {"year": 2020, "nominated_on": "2020-02", "reported_on": "2020-03", "awarded_on": "2020-04-28"}
    chain = [
        {"step": "unit", "given_on": "2020-02", "result": "agreed"},
        {"step": "town", "given_on": "2020-03", "result": "agreed"},
    ]
    person = next(worker for worker in workers if worker.standing and worker.firm == firms[3].key)
    medal = {"title": "练习市五一劳动奖章", "category": "medal", "level": "city", "sort": "person", "stage": "awarded"}
    chosen = {"person": person.person}
    maker.one("honour", medal | award | {"enterprise": firms[3].key, "recommendation": chain}, chosen)
    pioneer = {"title": "练习市工人先锋号", "category": "pioneer", "level": "city", "sort": "body", "stage": "awarded"}
    maker.one("honour", pioneer | award | {"enterprise": firms[6].key})
    striving = {"title": "省模范职工之家", "category": "home", "level": "province", "sort": "body"}
    more = {"organisation": firms[0].union, "year": 2020, "stage": "reported", "nominated_on": "2020-09"}
    maker.one("honour", striving | more | {"reported_on": "2020-10"})
