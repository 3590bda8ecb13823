"""法律援助与咨询: advice given, papers written, cases carried before arbitration or a court."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Condition, Not, among, by_end, during, either, every, filled, is_
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Retention, Section
from unionbook.ground.stages import Move, Stage, StagePath, codes_of
from unionbook.records.duty import handlers_on
from unionbook.records.legal import codes

STAGES = (
    Stage("received", "已受理", "warn"),
    Stage("assigned", "已指派", "info"),
    Stage("closed", "已办结", "ok", open=False),
    Stage("refused", "不予援助", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)
PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("closed", "办结", ("received", "assigned"), date="closed_on", needs=("result",)),
        Move("assigned", "指派承办", ("received",), date="assigned_on", needs=("lawyer",)),
        Move("refused", "不予援助", ("received",), date="refused_on", needs=("refusal_reason",)),
    ),
)
REACHED = {"assigned": "assigned_on", "closed": "closed_on", "refused": "refused_on"}
STANDING_FOR = ("agency", "aid")
"""Services in which somebody else is acted for."""


@dataclass(kw_only=True)
class ConsultationCase(Record):
    """One service to one person or group. Amounts: 分."""

    number: str | None = fields.serial("登记号", "{year}-{n:03}", by="received_on")
    received_on: str | None = fields.day("登记日期", required=True, default="今天")
    service: str | None = fields.code("服务种类", codes.SERVICE, required=True, default="法律咨询", keep=True, chars=6)
    channel: str | None = fields.code("方式", codes.CHANNEL, default="来访", keep=True, chars=4)
    person: str | None = fields.link("person", "当事人", embed=("name", "phone", "id_number"), chars=5)
    petitioner: str | None = fields.code("身份", codes.PETITIONER, chars=4)
    people: int | None = fields.integer("人数", unit="人", default="1", least=1)
    enterprise: str | None = fields.link("enterprise", "对方单位", chars=10)
    about: str | None = fields.text("对方单位（未登记）", longest=60, chars=10)
    matter: str | None = fields.code("事项", codes.MATTER, required=True, chars=6)
    subject: str | None = fields.text("事由", required=True, wide=True, longest=60, chars=12)
    content: str | None = fields.note("咨询（援助）内容")
    answer: str | None = fields.note("解答（办理）情况")
    claimed: int | None = fields.money("请求金额")
    handler_a: str | None = fields.link("staff", "承办人（A 角）", required=True, keep=True, chars=5)
    handler_b: str | None = fields.link("staff", "替补（B 角）", keep=True, chars=5)
    grievance: str | None = fields.link("grievance", "关联信访", chars=10)
    stage: str | None = fields.code("阶段", STAGE, required=True, default="received", chars=5)
    lawyer: str | None = fields.text("承办律师（机构）", longest=60, keep=True, chars=8)
    assigned_on: str | None = fields.day("指派日期")
    forum: str | None = fields.text("受理机关", longest=60, help="仲裁委、法院的名称和案号。", chars=8)
    closed_on: str | None = fields.day("办结日期")
    result: str | None = fields.code("办理结果", codes.RESULT, chars=5)
    recovered: int | None = fields.money("挽回金额")
    fee: int | None = fields.money("办案补贴")
    refused_on: str | None = fields.day("不予援助日期")
    refusal_reason: str | None = fields.text("不予援助原因", wide=True)
    note: str | None = fields.note("备注", longest=1000)

    def derive(self, around: Around) -> set[str]:
        if self.handler_a is None and (found := handlers_on(around, self.received_on)):
            self.handler_a, self.handler_b = found
            return {"handler_a", "handler_b"}
        return set()

    def check(self, around: Around) -> Iterator[Problem]:
        if self.handler_a and self.handler_a == self.handler_b:
            yield Problem("handler_b", "A 角和 B 角是同一个人，请另选一位替补。")
        if not self.person and self.channel != "event":
            yield Problem("person.name", "还没有填当事人，现场活动上的咨询才可以不填。", warning=True)
        since = REACHED.get(self.stage or "")
        if since and not getattr(self, since):
            yield Problem(since, f"阶段是“{STAGE.label(self.stage or '')}”，请填{_label(since)}。")
        if self.closed_on and self.refused_on:
            yield Problem("refused_on", "办结日期和不予援助日期只能填一个，请核对。")
        for name in ("assigned_on", "closed_on", "refused_on"):
            day = getattr(self, name)
            if day and self.received_on and day < self.received_on:
                yield Problem(name, f"{_label(name)}早于登记日期（{self.received_on}），请核对。")
        if self.claimed and self.recovered and self.recovered > self.claimed:
            yield Problem("recovered", "挽回金额多于请求金额，请核对两处。", warning=True)


def _label(name: str) -> str:
    return CONSULTATION.fields[name].label


RECEIVED = during("received_on")
CLOSED = during("closed_on")
ACTED = among("service", *STANDING_FOR)


def _count(name: str, label: str, measure: str, definition: str, where: Condition) -> Figure:
    return Figure(name=name, label=label, measure=measure, definition=definition, where=where)


def _served(code: str, label: str) -> Figure:
    words = f"登记日期在报告期内、不晚于截止日，服务种类为“{label}”的件数。"
    return _count(code, label, "件", words, every(RECEIVED, is_("service", code)))


_ASKED = """service channel received_on person.name person.phone person.id_number petitioner people matter subject
    enterprise about claimed handler_a handler_b grievance content"""
_COURSE = """number stage lawyer assigned_on forum closed_on result recovered fee refused_on refusal_reason answer
    note"""

CONSULTATION = Kind(
    name="consultation_case",
    label="法律援助与咨询",
    record=ConsultationCase,
    measure="件",
    title=("person.name", "subject"),
    tab="信访",
    icon="library",
    enter="登记法律服务",
    sections=(
        Section("登记", tuple(_ASKED.split())),
        Section("办理", tuple(_COURSE.split())),
    ),
    columns=(
        Column("received_on"),
        Column("person.name", "当事人", bold=True),
        Column("subject"),
        Column("service"),
        Column("lawyer", narrow=False),
        Column("recovered", narrow=False),
        Column("stage"),
    ),
    order=("-received_on", "-number"),
    search=("number", "person.name", "person.phone", "subject", "about", "enterprise.name", "lawyer"),
    subsets=(
        Subset("received", "本年登记", RECEIVED, chip=True),
        Subset("open", "在办", among("stage", "received", "assigned"), chip=True),
        Subset("acted", "援助与代理", ACTED, chip=True, definition="服务种类是法律援助、代理仲裁诉讼的件。"),
    ),
    retention=Retention(
        "retention.legal",
        ("closed_on", "refused_on"),
        "法律咨询和援助",
        "编号、类别和办理日期留下，供统计。",
    ),
    stages=PATH,
    figures=(
        _count("received", "法律服务", "件", "登记日期在报告期内、不晚于截止日的件数。", RECEIVED),
        *(_served(code, label) for code, label in codes.SERVICE.items.items()),
        Figure(
            name="people",
            label="法律服务人数",
            measure="人次",
            definition="登记日期在报告期内的件所填人数之和。",
            where=every(RECEIVED, filled("people")),
            what="sum",
            path="people",
        ),
        _count("closed", "办结的法律服务", "件", "办结日期在报告期内、不晚于截止日的件数。", CLOSED),
        _count(
            "acted_closed",
            "办结的援助和代理",
            "件",
            "办结日期在报告期内，服务种类为法律援助或代理仲裁、诉讼的件数。",
            every(CLOSED, ACTED),
        ),
        _count("refused", "不予援助", "件", "不予援助日期在报告期内的件数。", during("refused_on")),
        _count(
            "open",
            "在办的法律服务",
            "件",
            "登记日期不晚于截止日、到截止日还没有办结或不予援助的件数。",
            every(by_end("received_on"), Not(either(by_end("closed_on"), by_end("refused_on")))),
        ),
        Figure(
            name="recovered",
            label="法律服务挽回金额",
            measure="元",
            definition="办结日期在报告期内的件所填挽回金额之和。",
            where=CLOSED,
            what="sum",
            path="recovered",
            money=True,
        ),
    ),
)
