"""The stage path of a claim for mutual medical aid."""

from unionbook.ground.stages import Move, Stage, StagePath, codes_of

STAGES = (
    Stage("applied", "已申请", "warn"),
    Stage("submitted", "已上报", "info"),
    Stage("paid", "已理赔", "ok", open=False),
    Stage("refused", "未获赔", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("submitted", "上报", ("applied",), date="submitted_on"),
        Move("paid", "登记理赔", ("submitted", "applied"), date="paid_on", needs=("paid",)),
        Move("refused", "登记未获赔", ("submitted", "applied"), date="refused_on", needs=("refuse_reason",)),
    ),
)
REACHED = {"submitted": "submitted_on", "paid": "paid_on", "refused": "refused_on"}
"""Stage → the date that says since when; without it the row would be missing from every figure."""
