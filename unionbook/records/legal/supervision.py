"""劳动法律监督: from a clue to the opinion sent to the employer, its answer, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.legal import codes
from unionbook.records.legal.forms import SUPERVISION_FORMS
from unionbook.records.legal.supervising import CLOCKS, FIGURES, PATH, REACHED, STAGE, SUBSETS


@dataclass(kw_only=True)
class Supervision(Record):
    """One matter at one employer. The answer's fifteen working days run from the delivery of the opinion; local."""

    number: str | None = fields.serial("登记号", "{year}-{n:03}", by="found_on")
    found_on: str | None = fields.day("线索日期", required=True, default="今天")
    clue: str | None = fields.code("线索来源", codes.CLUE, required=True, keep=True, chars=6)
    person: str | None = fields.link("person", "投诉人", embed=("name", "phone"), chars=5)
    grievance: str | None = fields.link("grievance", "关联信访", chars=10)
    enterprise: str | None = fields.link("enterprise", "被监督单位", chars=12)
    unit: str | None = fields.text("被监督单位（未登记）", longest=60, chars=10)
    matter: str | None = fields.code("监督事项", codes.LAW_MATTER, required=True, chars=8)
    subject: str | None = fields.text("主要问题", required=True, wide=True, longest=60, chars=12)
    people: int | None = fields.integer("涉及职工", unit="人", least=1)
    supervisor_a: str | None = fields.link("staff", "监督员一", required=True, keep=True, chars=5)
    supervisor_b: str | None = fields.link("staff", "监督员二", keep=True, chars=5)
    others: str | None = fields.text("其他监督员", longest=60, help="基层工会、上级工会参加调查的人。", chars=8)
    stage: str | None = fields.code("阶段", STAGE, required=True, default="found", chars=6)
    refused_on: str | None = fields.day("不予受理日期")
    told_on: str | None = fields.day("告知劳动者日期")
    told_due: str | None = fields.day("应告知日", future=True, auto=True)
    investigated_on: str | None = fields.day("调查日期")
    findings: str | None = fields.note("调查情况", longest=2000)
    talked_on: str | None = fields.day("沟通日期")
    prompted_on: str | None = fields.day("提示函日期")
    opinion_number: str | None = fields.text("意见书文号", longest=40, chars=8)
    delivered_on: str | None = fields.day("意见书送达日期")
    answer_due: str | None = fields.day("应答复日", future=True, auto=True, help="自送达之日起按当地规定的工作日计算。")
    answered_on: str | None = fields.day("单位答复日期")
    answer_in_time: int | None = fields.flag("按时答复", auto=True)
    answer: str | None = fields.note("答复内容", longest=2000)
    proposal_number: str | None = fields.text("建议书文号", longest=40, help="由县级以上工会提出。", chars=8)
    proposed_on: str | None = fields.day("建议书送达日期")
    case_due: str | None = fields.day("应立案日", future=True, auto=True)
    case_opened_on: str | None = fields.day("劳动部门立案日期")
    closed_on: str | None = fields.day("办结日期")
    result: str | None = fields.code("监督结果", codes.CORRECTION, chars=6)
    corrected_on: str | None = fields.day("改正日期")
    amount: int | None = fields.money("补发、补缴金额")
    benefited: int | None = fields.integer("惠及职工", unit="人")
    note: str | None = fields.note("备注", longest=1000)

    def check(self, around: Around) -> Iterator[Problem]:
        if not self.enterprise and not self.unit:
            yield Problem("unit", "请写明被监督的单位；已登记的企业在“被监督单位”里选。")
        if self.enterprise and self.unit:
            yield Problem("unit", "已选登记的企业，未登记的单位名称请清空。")
        yield from self._supervisors()
        yield from self._stage()
        yield from self._order()
        if self.answered_on and not self.delivered_on:
            yield Problem("delivered_on", "已填单位答复日期，请填意见书送达日期，答复期限从那一天算起。")
        if self.delivered_on and not self.opinion_number:
            yield Problem("opinion_number", "意见书已送达，请填文号，答复和归档时要用。", warning=True)
        if self.result == "corrected" and not self.corrected_on:
            yield Problem("corrected_on", "监督结果是已改正，请填改正日期，否则统计会漏掉这一件。")

    def _supervisors(self) -> Iterator[Problem]:
        if self.supervisor_a and self.supervisor_a == self.supervisor_b:
            yield Problem("supervisor_b", "两位监督员是同一个人，请另选一位。")
        if self.investigated_on and not (self.supervisor_b or self.others):
            yield Problem("supervisor_b", "开展调查要有两名以上监督员，请补填另一位。")

    def _stage(self) -> Iterator[Problem]:
        since = REACHED.get(self.stage or "")
        if since and not getattr(self, since):
            yield Problem(since, f"阶段是“{STAGE.label(self.stage or '')}”，请填{_label(since)}。")
        if self.refused_on and self.delivered_on:
            yield Problem("refused_on", "已经发了意见书，就不是不予受理，请核对两处。")

    def _order(self) -> Iterator[Problem]:
        names = ("refused_on", "told_on", "investigated_on", "talked_on", "prompted_on", "delivered_on", "closed_on")
        for name in names:
            day = getattr(self, name)
            if day and self.found_on and day < self.found_on:
                yield Problem(name, f"{_label(name)}早于线索日期（{self.found_on}），请核对。")
        pairs = (("delivered_on", "answered_on"), ("delivered_on", "proposed_on"), ("proposed_on", "case_opened_on"))
        for start, name in pairs:
            begun, day = getattr(self, start), getattr(self, name)
            if begun and day and day < begun:
                yield Problem(name, f"{_label(name)}早于{_label(start)}（{begun}），请核对。")


def _label(name: str) -> str:
    return SUPERVISION.fields[name].label


_FOUND = """found_on clue enterprise unit matter subject people person.name person.phone supervisor_a supervisor_b
    others grievance"""
_COURSE = """number stage refused_on told_due told_on investigated_on talked_on prompted_on findings opinion_number
    delivered_on answer_due answered_on answer_in_time answer"""
_RESULT = """proposal_number proposed_on case_due case_opened_on closed_on result corrected_on amount benefited note"""

SUPERVISION = Kind(
    name="supervision",
    label="劳动法律监督",
    record=Supervision,
    measure="件",
    title=("enterprise.name", "unit", "subject"),
    tab="信访",
    icon="shield_checkmark",
    enter="登记监督",
    sections=(
        Section("线索", tuple(_FOUND.split())),
        Section("调查与意见书", tuple(_COURSE.split())),
        Section("建议书与结果", tuple(_RESULT.split())),
    ),
    columns=(
        Column("found_on"),
        Column("enterprise.name", "被监督单位", bold=True),
        Column("unit", "未登记单位", narrow=False),
        Column("subject"),
        Column("matter", narrow=False),
        Column("delivered_on", narrow=False),
        Column("answer_due", narrow=False),
        Column("answer_in_time", narrow=False),
        Column("stage"),
    ),
    order=("-found_on", "-number"),
    search=("number", "enterprise.name", "unit", "subject", "opinion_number", "proposal_number"),
    subsets=SUBSETS,
    stages=PATH,
    clocks=CLOCKS,
    figures=FIGURES,
    forms=SUPERVISION_FORMS,
)
