"""劳动争议调解: an application to the union's mediation, until agreement or none."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Retention, Section
from unionbook.records.duty import handlers_on
from unionbook.records.legal import codes
from unionbook.records.legal.mediating import CLOCKS, ENDS, FIGURES, GOING, PATH, REACHED, STAGE, SUBSETS


@dataclass(kw_only=True)
class Mediation(Record):
    """One dispute. The fifteen days run from the application; without agreement by then arbitration is open."""

    number: str | None = fields.serial("登记号", "{year}-{n:03}", by="applied_on")
    applied_on: str | None = fields.day("申请日期", required=True, default="今天")
    person: str | None = fields.link("person", "申请人", embed=("name", "phone", "id_number"), chars=5)
    applicant: str | None = fields.text("申请单位", longest=60, help="由单位申请的写单位名称。", chars=8)
    people: int | None = fields.integer("涉及人数", unit="人", default="1", least=1)
    enterprise: str | None = fields.link("enterprise", "用人单位", chars=10)
    about: str | None = fields.text("用人单位（未登记）", longest=60, chars=10)
    matter: str | None = fields.code("事项", codes.MATTER, required=True, chars=6)
    subject: str | None = fields.text("争议事由", required=True, wide=True, longest=60, chars=12)
    request: str | None = fields.note("调解请求", longest=2000)
    claimed: int | None = fields.money("请求金额")
    committee: str | None = fields.text("调解组织", longest=60, keep=True, chars=8)
    mediators: str | None = fields.text("调解员", longest=60, keep=True, chars=8)
    handler_a: str | None = fields.link("staff", "承办人（A 角）", required=True, keep=True, chars=5)
    handler_b: str | None = fields.link("staff", "替补（B 角）", keep=True, chars=5)
    grievance: str | None = fields.link("grievance", "关联信访", chars=10)
    stage: str | None = fields.code("阶段", STAGE, required=True, default="applied", chars=6)
    accepted_on: str | None = fields.day("受理日期")
    refused_on: str | None = fields.day("不予受理日期")
    refusal_reason: str | None = fields.text("不予受理原因", wide=True)
    met_on: str | None = fields.day("调解会日期")
    agreed_on: str | None = fields.day("达成协议日期")
    failed_on: str | None = fields.day("未达成协议日期", help="调解结束或者满期的日期。")
    withdrawn_on: str | None = fields.day("撤回日期")
    ended_on: str | None = fields.day("调解结束日期", auto=True)
    end_due: str | None = fields.day("应调解结束日", future=True, auto=True, article="《劳动争议调解仲裁法》第十四条")
    ended_in_time: int | None = fields.flag("按时结束", auto=True)
    document: str | None = fields.text("协议书编号", longest=40, chars=8)
    amount: int | None = fields.money("协议金额")
    terms: str | None = fields.note("协议内容", longest=2000)
    confirmed: str | None = fields.code("协议确认", codes.CONFIRM, chars=5)
    confirmed_on: str | None = fields.day("确认日期")
    perform_by: str | None = fields.day("约定履行日", future=True)
    performed_on: str | None = fields.day("履行日期")
    arbitration_on: str | None = fields.day("申请仲裁日期")
    note: str | None = fields.note("备注", longest=1000)

    def derive(self, around: Around) -> set[str]:
        self.ended_on = self.agreed_on or self.failed_on
        filled = {"ended_on"}
        if self.handler_a is None and (found := handlers_on(around, self.applied_on)):
            self.handler_a, self.handler_b = found
            filled |= {"handler_a", "handler_b"}
        return filled

    def check(self, around: Around) -> Iterator[Problem]:
        if not self.person and not self.applicant:
            yield Problem("person.name", "请填申请人；由单位申请的，把单位名称写在“申请单位”里。")
        if not self.enterprise and not self.about:
            yield Problem("about", "还没有写用人单位，调解书要用，请补上。", warning=True)
        if self.handler_a and self.handler_a == self.handler_b:
            yield Problem("handler_b", "A 角和 B 角是同一个人，请另选一位替补。")
        yield from self._ends()
        for name in ("accepted_on", "met_on", *ENDS):
            day = getattr(self, name)
            if day and self.applied_on and day < self.applied_on:
                yield Problem(name, f"{_label(name)}早于申请日期（{self.applied_on}），请核对。")
        yield from self._agreement()

    def _ends(self) -> Iterator[Problem]:
        since = REACHED.get(self.stage or "")
        if since and not getattr(self, since):
            yield Problem(since, f"阶段是“{STAGE.label(self.stage or '')}”，请填{_label(since)}。")
        ends = [name for name in ENDS if getattr(self, name)]
        if len(ends) > 1:
            yield Problem(ends[1], f"{_label(ends[0])}和{_label(ends[1])}只能填一个，请核对。")
        if ends and self.stage in GOING:
            yield Problem("stage", f"已填{_label(ends[0])}，阶段还没有改，请核对两处。", warning=True)

    def _agreement(self) -> Iterator[Problem]:
        if not self.agreed_on:
            for name in ("amount", "document", "performed_on", "confirmed_on"):
                if getattr(self, name):
                    sentence = f"没有达成协议日期，却填了{_label(name)}，请补上日期或清空这一项。"
                    yield Problem(name, sentence, warning=True)
            return
        if self.performed_on and self.performed_on < self.agreed_on:
            yield Problem("performed_on", f"履行日期早于达成协议日期（{self.agreed_on}），请核对。")
        if self.perform_by and self.perform_by < self.agreed_on:
            yield Problem("perform_by", f"约定履行日早于达成协议日期（{self.agreed_on}），请核对。")
        if self.amount and self.claimed and self.amount > self.claimed:
            yield Problem("amount", "协议金额多于请求金额，请核对两处。", warning=True)


def _label(name: str) -> str:
    return MEDIATION.fields[name].label


_ASKED = """applied_on person.name person.phone person.id_number applicant people enterprise about matter subject
    claimed committee mediators handler_a handler_b grievance request"""
_COURSE = """number stage accepted_on refused_on refusal_reason end_due met_on agreed_on failed_on withdrawn_on ended_on
    ended_in_time document amount confirmed confirmed_on perform_by performed_on arbitration_on terms note"""

MEDIATION = Kind(
    name="mediation",
    label="劳动争议调解",
    record=Mediation,
    measure="件",
    title=("person.name", "applicant", "subject"),
    tab="信访",
    icon="handshake",
    enter="登记调解",
    sections=(
        Section("申请", tuple(_ASKED.split())),
        Section("调解", tuple(_COURSE.split())),
    ),
    columns=(
        Column("applied_on"),
        Column("person.name", "申请人", bold=True),
        Column("subject"),
        Column("enterprise.name", "用人单位", narrow=False),
        Column("end_due", narrow=False),
        Column("amount", narrow=False),
        Column("stage"),
    ),
    order=("-applied_on", "-number"),
    search=("number", "person.name", "applicant", "subject", "about", "enterprise.name", "document"),
    subsets=SUBSETS,
    retention=Retention(
        "retention.legal",
        ("ended_on", "refused_on", "withdrawn_on"),
        "劳动争议调解",
        "编号、类别、结果和日期留下，供统计。",
    ),
    stages=PATH,
    clocks=CLOCKS,
    figures=FIGURES,
)
