"""The path, the clocks, the subsets and the figures of mediation (《劳动争议调解仲裁法》 art. 10–16)."""

from unionbook.ground.clocks import Clock
from unionbook.ground.conditions import Condition, Not, among, by_end, during, either, every, filled, is_
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

STAGES = (
    Stage("applied", "已申请", "warn"),
    Stage("accepted", "调解中", "info"),
    Stage("agreed", "达成协议", "ok", open=False),
    Stage("failed", "未达成协议", "neutral", open=False),
    Stage("refused", "不予受理", "neutral", open=False),
    Stage("withdrawn", "撤回申请", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)
GOING = ("applied", "accepted")
PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("accepted", "受理", ("applied",), date="accepted_on"),
        Move("agreed", "达成协议", ("accepted",), date="agreed_on"),
        Move("failed", "未达成协议", ("accepted",), date="failed_on"),
        Move("refused", "不予受理", ("applied",), date="refused_on", needs=("refusal_reason",)),
        Move("withdrawn", "撤回申请", GOING, date="withdrawn_on"),
    ),
)
REACHED = {name: f"{name}_on" for name in ("accepted", "agreed", "failed", "refused", "withdrawn")}
ENDS = ("agreed_on", "failed_on", "refused_on", "withdrawn_on")

END = Clock(
    "end",
    "调解",
    "applied_on",
    "ended_on",
    "mediation.end",
    halts={"stage": ("refused", "withdrawn")},
    kept="end_due",
    timely="ended_in_time",
)
PERFORM = Clock("perform", "履行协议", "agreed_on", "performed_on", until="perform_by")
CLOCKS = (END, PERFORM)

APPLIED = during("applied_on")
ENDED = during("ended_on")
AGREED = during("agreed_on")

SUBSETS = (
    Subset("applied", "本年申请", APPLIED, chip=True),
    Subset("open", "在办", among("stage", *GOING), chip=True),
    Subset("agreed", "本年达成协议", AGREED, chip=True),
)


def _count(name: str, label: str, definition: str, where: Condition) -> Figure:
    return Figure(name=name, label=label, measure="件", definition=definition, where=where)


FIGURES: tuple[Figure | Ratio, ...] = (
    _count("applied", "劳动争议调解申请", "申请日期在报告期内、不晚于截止日的件数。", APPLIED),
    _count("accepted", "受理的调解", "受理日期在报告期内的件数。", during("accepted_on")),
    _count("ended", "调解结束", "达成或未达成协议的日期在报告期内的件数。", ENDED),
    _count("agreed", "调解成功", "达成协议日期在报告期内的件数。", AGREED),
    _count("failed", "调解未达成协议", "未达成协议日期在报告期内的件数。", during("failed_on")),
    Ratio(
        name="agreed_rate",
        label="调解成功率",
        upper="agreed",
        lower="ended",
        definition="达成协议件数占调解结束件数的比例。",
    ),
    _count(
        "in_time",
        "按时结束的调解",
        "报告期内结束、没有超过调解期限的件数。",
        every(ENDED, is_("ended_in_time", 1)),
    ),
    Ratio(
        name="in_time_rate",
        label="调解按时率",
        upper="in_time",
        lower="ended",
        definition="按时结束件数占调解结束件数的比例。",
    ),
    _count(
        "open",
        "在办的调解",
        "申请日期不晚于截止日、到截止日还没有结果的件数。",
        every(by_end("applied_on"), Not(either(*map(by_end, ENDS)))),
    ),
    _count("performed", "已履行的协议", "履行日期在报告期内的件数。", during("performed_on")),
    _count("arbitration", "调解后申请仲裁", "申请仲裁日期在报告期内的件数。", during("arbitration_on")),
    Figure(
        name="amount",
        label="调解协议金额",
        measure="元",
        definition="达成协议日期在报告期内的件所填协议金额之和。",
        where=AGREED,
        what="sum",
        path="amount",
        money=True,
    ),
    Figure(
        name="people",
        label="调解涉及人数",
        measure="人次",
        definition="申请日期在报告期内的件所填涉及人数之和。",
        where=every(APPLIED, filled("people")),
        what="sum",
        path="people",
    ),
)
