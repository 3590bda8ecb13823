"""The path, the clocks, the subsets and the figures of labour-law supervision."""

from unionbook.ground.clocks import Clock
from unionbook.ground.conditions import Condition, Not, among, by_end, during, either, empty, every, filled, is_
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.stages import Move, Stage, StagePath, codes_of
from unionbook.records.legal import codes

STAGES = (
    Stage("found", "待调查", "warn"),
    Stage("investigated", "已调查", "info"),
    Stage("delivered", "待答复", "warn"),
    Stage("answered", "已答复", "info"),
    Stage("proposed", "已提建议书", "warn"),
    Stage("closed", "已办结", "ok", open=False),
    Stage("refused", "不予受理", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)
PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("investigated", "登记调查", ("found",), date="investigated_on"),
        Move("delivered", "送达意见书", ("investigated",), date="delivered_on", needs=("opinion_number",)),
        Move("answered", "登记答复", ("delivered",), date="answered_on"),
        Move(
            "closed",
            "办结",
            ("answered", "proposed", "delivered", "investigated"),
            date="closed_on",
            needs=("result",),
        ),
        Move("proposed", "登记建议书", ("delivered", "answered"), date="proposed_on", needs=("proposal_number",)),
        Move("refused", "不予受理", ("found",), date="refused_on"),
    ),
)
REACHED = {
    "investigated": "investigated_on",
    "delivered": "delivered_on",
    "answered": "answered_on",
    "proposed": "proposed_on",
    "closed": "closed_on",
    "refused": "refused_on",
}
"""Stage → the date without which a figure would miss that it was reached."""

ANSWER = Clock(
    "answer",
    "答复意见书",
    "delivered_on",
    "answered_on",
    "supervision.answer",
    rests={"stage": ("proposed", "closed")},
    kept="answer_due",
    timely="answer_in_time",
)
TELL = Clock(
    "tell",
    "不予受理告知",
    "found_on",
    "told_on",
    "supervision.refusal",
    halts={
        "clue": tuple(code for code in codes.CLUE.items if code != "complaint"),
        "stage": tuple(stage.name for stage in STAGES if stage.name != "refused"),
    },
    kept="told_due",
)
CASE = Clock(
    "case",
    "劳动部门立案",
    "proposed_on",
    "case_opened_on",
    "supervision.case",
    rests={"stage": ("closed",)},
    kept="case_due",
)
CLOCKS = (ANSWER, TELL, CASE)

FOUND = during("found_on")
SENT = during("delivered_on")
OWED = every(SENT, either(ANSWER.in_time, ANSWER.missed))

SUBSETS = (
    Subset("found", "本年线索", FOUND, chip=True),
    Subset("open", "在办", among("stage", *(stage.name for stage in STAGES if stage.open)), chip=True),
    Subset(
        "unanswered",
        "待答复",
        every(filled("delivered_on"), empty("answered_on"), is_("stage", "delivered")),
        chip=True,
        definition="意见书已送达、单位还没有答复的件。",
    ),
    Subset("uncorrected", "拒不改正", is_("result", "refused")),
)


def _count(name: str, label: str, definition: str, where: Condition, measure: str = "件") -> Figure:
    return Figure(name=name, label=label, measure=measure, definition=definition, where=where)


FIGURES: tuple[Figure | Ratio, ...] = (
    _count("found", "劳动法律监督线索", "线索日期在报告期内、不晚于截止日的件数。", FOUND),
    *(
        _count(
            f"matter_{code}",
            f"监督线索：{label}",
            f"线索日期在报告期内、监督事项为“{label}”的件数。",
            every(FOUND, is_("matter", code)),
        )
        for code, label in codes.LAW_MATTER.items.items()
    ),
    _count("investigated", "调查", "调查日期在报告期内的件数。", during("investigated_on")),
    _count("prompted", "发出提示函", "提示函日期在报告期内的件数。", during("prompted_on"), "份"),
    _count("opinions", "发出监督意见书", "意见书送达日期在报告期内的份数。", SENT, "份"),
    _count("answered", "单位答复意见书", "单位答复日期在报告期内的件数。", during("answered_on")),
    _count("in_time", "按时答复意见书", "报告期内送达、截止日前按时答复的件数。", every(SENT, ANSWER.in_time)),
    _count(
        "missed",
        "逾期未答复意见书",
        "报告期内送达、答复期限不晚于截止日而没有按时答复的件数。",
        every(SENT, ANSWER.missed),
    ),
    _count("owed", "应答复意见书", "报告期内送达、已按时答复或答复期限已到的件数。", OWED),
    Ratio(
        name="in_time_rate",
        label="意见书按时答复率",
        upper="in_time",
        lower="owed",
        definition="按时答复件数占应答复件数的比例。",
    ),
    _count("proposals", "提出监督建议书", "建议书送达日期在报告期内的份数。", during("proposed_on"), "份"),
    _count("cases", "劳动部门立案", "劳动部门立案日期在报告期内的件数。", during("case_opened_on")),
    _count("closed", "办结的监督", "办结日期在报告期内的件数。", during("closed_on")),
    _count("corrected", "督促改正", "改正日期在报告期内的件数。", during("corrected_on")),
    _count("refused", "不予受理的监督", "不予受理日期在报告期内的件数。", during("refused_on")),
    _count(
        "open",
        "在办的监督",
        "线索日期不晚于截止日、到截止日还没有办结或不予受理的件数。",
        every(by_end("found_on"), Not(either(by_end("closed_on"), by_end("refused_on")))),
    ),
    Figure(
        name="amount",
        label="监督补发、补缴金额",
        measure="元",
        definition="改正日期在报告期内的件所填补发、补缴金额之和。",
        where=during("corrected_on"),
        what="sum",
        path="amount",
        money=True,
    ),
    Figure(
        name="benefited",
        label="监督惠及职工",
        measure="人",
        definition="改正日期在报告期内的件所填惠及职工人数之和。",
        where=every(during("corrected_on"), filled("benefited")),
        what="sum",
        path="benefited",
    ),
)
