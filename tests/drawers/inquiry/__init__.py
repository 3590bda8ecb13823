"""监督意见: a drawer of the tests, with clocks that keep their last day, can be extended and can stand still."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.clocks import Clock
from unionbook.ground.conditions import during
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Column, Kind, Record, Section
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

STAGES = (
    Stage("open", "待答复", "warn"),
    Stage("answered", "已答复", "ok", open=False),
    Stage("withdrawn", "已撤回", "neutral", open=False),
)
ANSWER = Clock(
    "answer",
    "答复",
    "delivered_on",
    "answered_on",
    "supervision.answer",
    pause=("paused_from", "paused_to"),
    halts={"stage": ("withdrawn",)},
    kept="answer_due",
    timely="answer_in_time",
)
CLOSE = Clock(
    "close",
    "办结",
    "delivered_on",
    "closed_on",
    "petition.finish",
    until="extended_to",
    extension="petition.extension",
    pause=("paused_from", "paused_to"),
    halts={"stage": ("withdrawn",)},
    kept="close_due",
    timely="close_in_time",
)
CLAIM = Clock("claim", "申请仲裁", "delivered_on", "claimed_on", "arbitration.limit", ahead=60)


@dataclass(kw_only=True)
class Inquiry(Record):
    """One written opinion to an employer."""

    subject: str | None = fields.text("事由", required=True)
    stage: str | None = fields.code("阶段", codes_of("阶段", STAGES), required=True, default="open")
    delivered_on: str | None = fields.day("送达日期", required=True)
    answered_on: str | None = fields.day("答复日期")
    closed_on: str | None = fields.day("办结日期")
    claimed_on: str | None = fields.day("申请日期")
    extended_to: str | None = fields.day("延期至", future=True)
    paused_from: str | None = fields.day("中止起", future=True)
    paused_to: str | None = fields.day("中止止", future=True)
    answer_due: str | None = fields.day("应答复日", future=True, auto=True)
    answer_in_time: int | None = fields.flag("按时答复", auto=True)
    close_due: str | None = fields.day("应办结日", future=True, auto=True)
    close_in_time: int | None = fields.flag("按时办结", auto=True)


KIND = Kind(
    name="inquiry",
    label="监督意见",
    record=Inquiry,
    measure="件",
    title=("subject",),
    tab="监督",
    enter="登记监督意见",
    sections=(Section("基本信息", tuple(name for name in Inquiry.__dataclass_fields__ if name != "uid")),),
    columns=(Column("subject", bold=True), Column("close_due")),
    order=("close_due", "subject"),
    search=("subject",),
    stages=StagePath(
        "stage",
        STAGES,
        (
            Move("answered", "登记答复", ("open",), date="answered_on"),
            Move("withdrawn", "撤回", ("open",)),
        ),
    ),
    clocks=(ANSWER, CLOSE, CLAIM),
    figures=(
        Figure(name="sent", label="意见书", measure="份", definition="期内送达的份数。", where=during("delivered_on")),
        Figure(
            name="in_time", label="按时答复", measure="份", definition="截止日前按时答复的份数。", where=ANSWER.in_time
        ),
        Figure(
            name="missed", label="逾期未答", measure="份", definition="应答未按时答的份数。", where=ANSWER.missed
        ),
    ),
)
