"""The path of a case, from receipt to its end (《信访工作条例》 art. 23, 31–36)."""

from unionbook.ground.stages import Move, Stage, StagePath, codes_of

STAGES = (
    Stage("received", "待受理", "warn"),
    Stage("accepted", "办理中", "info"),
    Stage("replied", "已答复", "info"),
    Stage("closed", "已办结", "ok", open=False),
    Stage("refused", "不予受理", "neutral", open=False),
    Stage("returned", "异议退回", "neutral", open=False),
    Stage("guided", "已引导其他途径", "neutral", open=False),
    Stage("reopened", "重新办理中", "warn"),
    Stage("reviewing", "复查中", "warn"),
    Stage("reviewed", "已复查", "ok", open=False),
    Stage("rechecking", "复核中", "warn"),
    Stage("rechecked", "已复核", "ok", open=False),
    Stage("final", "终结", "ok", open=False),
)
STAGE = codes_of("阶段", STAGES)

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("accepted", "受理", ("received",), date="accepted_on"),
        Move("replied", "登记答复", ("accepted",), date="replied_on"),
        Move("closed", "办结", ("replied",), date="closed_on", needs=("outcome",)),
        Move("closed", "再次办结", ("reopened",), date="reclosed_on", needs=("outcome",)),
        Move("refused", "不予受理", ("received",), date="refused_on", needs=("refusal_reason",)),
        Move("returned", "异议退回", ("received",), date="returned_on", needs=("objection",)),
        Move("guided", "引导仲裁、诉讼等", ("received", "accepted"), date="guided_on", needs=("route",)),
        Move("accepted", "继续办理", ("replied",)),
        Move("reviewed", "登记复查意见", ("reviewing",), date="review_decided_on", needs=("review_result",)),
        Move("rechecked", "登记复核意见", ("rechecking",), date="recheck_decided_on", needs=("recheck_result",)),
        Move("reviewing", "登记复查申请", ("closed",), date="review_requested_on"),
        Move("rechecking", "登记复核申请", ("reviewed",), date="recheck_requested_on"),
        Move("reopened", "重新办理", ("closed", "reviewed", "rechecked"), date="reopened_on"),
        Move("final", "终结", ("closed", "reviewed", "rechecked"), date="final_on"),
    ),
)

REACHED = {
    "accepted": "accepted_on",
    "replied": "replied_on",
    "closed": "closed_on",
    "refused": "refused_on",
    "returned": "returned_on",
    "guided": "guided_on",
    "reopened": "reopened_on",
    "reviewing": "review_requested_on",
    "reviewed": "review_decided_on",
    "rechecking": "recheck_requested_on",
    "rechecked": "recheck_decided_on",
    "final": "final_on",
}
"""Stage → the date without which a figure would miss that it was reached."""
