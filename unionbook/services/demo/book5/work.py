"""The work log and the tasks of summary 5: the talk with five key firms, visits, and five things planned."""

from typing import Any

from unionbook.services.demo.book5.unions import FIRMS, LEGAL, OLD
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Staff

_WORK: tuple[dict[str, Any], ...] = (
    {
        "done_on": "2020-05-20",
        "category": "symposium",
        "title": "“企业大课堂，人人上讲台”重点企业座谈会",
        "topic": "contest",
        "people": 15,
        "work_unit": [{"enterprise": name, "result": "定下本企业的活动主题"} for name in FIRMS[:5]],
        "result": "五家企业的负责人和工会主席到会，各自报了打算怎样开展。",
    },
    {
        "done_on": "2020-03-25",
        "category": "research",
        "title": "工会全覆盖社区工作调研",
        "topic": "organising",
        "units": 2,
    },
    {
        "done_on": "2020-08-05",
        "category": "visit",
        "title": "走访建会企业，推动工会法人登记",
        "topic": "organising",
        "work_unit": [{"enterprise": name} for name in FIRMS[: LEGAL + 2]],
    },
    {
        "done_on": "2020-09-10",
        "category": "visit",
        "title": "走访建会企业，发动读书答卷",
        "topic": "culture",
        "work_unit": [{"enterprise": name} for name in FIRMS[10:OLD]],
    },
    {
        "done_on": "2020-10-12",
        "category": "meeting",
        "title": "“两个普遍”百日集中行动动员会",
        "topic": "organising",
        "people": 36,
    },
    {"done_on": "2020-06-11", "category": "study", "title": "学习集体协商条例", "topic": "bargaining", "people": 40},
    {
        "done_on": "2020-04-15",
        "category": "leaflet",
        "title": "《三项合同签订指南》",
        "topic": "bargaining",
        "copies": 160,
    },
    {
        "done_on": "2020-12-25",
        "category": "plan",
        "title": "加大集体协商条例的宣传力度",
        "result": "把条例送到企业、讲给职工，逐家推动尚未协商的企业签订工资专项集体合同。",
    },
    {
        "done_on": "2020-12-25",
        "category": "plan",
        "title": "巩固组建成果，提高建会率、入会率和巩固率",
        "result": "对照普查结果逐家动员，成熟一家、建立一家，新建工会半年内回访一次。",
    },
    {
        "done_on": "2020-12-25",
        "category": "plan",
        "title": "开展“五比一创”劳动竞赛",
        "result": "以岗位练兵、小发明、小改进为主要内容，每季度评比一次，年底表彰。",
    },
    {
        "done_on": "2020-12-25",
        "category": "plan",
        "title": "丰富职工文化生活",
        "result": "举办乒乓球、象棋等职工喜爱的比赛，社区书屋每月组织一次读书分享。",
    },
    {
        "done_on": "2020-12-25",
        "category": "plan",
        "title": "加强工会干部队伍建设",
        "result": "工会干部每季度集中学习一次，年内轮训一遍社区工会主席。",
    },
)
_TARGETS: tuple[tuple[str, int, str, str], ...] = (
    ("非公企业建会", 18, "firms", "enterprise.new_non_public"),
    ("发展企业会员", 450, "persons", "member.new_enterprise"),
    ("三项合同签订企业", 60, "firms", "enterprise.three_contracts"),
    ("工资集体协商满意度测评参评率", 60, "percent", "survey_answer.answer_rate"),
    ("工会法人登记", 24, "pieces", "organisation.legal_persons"),
)
"""Task of the year, number set, its unit, the figure that counts it."""


def write(maker: Maker, staff: Staff) -> None:
    """The log and the tasks."""
    with maker.book.change("登记练习工作日志和目标"):
        for line in _WORK:
            maker.one("work", {"by": "own", "handler": staff.clerk, **line})
        for indicator, goal, unit, figure in _TARGETS:
            task = {"year": 2020, "indicator": indicator, "goal": goal, "unit": unit, "figure": figure, "weight": 20}
            issued = {"issued_by": "练习区总工会", "issued_on": "2020-03-04", "owner": staff.handler_a}
            maker.one("target", task | issued)
