"""Code lists and stage paths of the censuses of units (两个普遍)."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

CENSUS_STAGES = (
    Stage("planned", "计划", "neutral"),
    Stage("running", "进行中", "warn"),
    Stage("completed", "已完成", "ok", open=False),
)
CENSUS_STAGE = codes_of("进度", CENSUS_STAGES)
CENSUS_PATH = StagePath(
    field="stage",
    stages=CENSUS_STAGES,
    moves=(
        Move("running", "启动普查", ("planned",), date="from_on"),
        Move("completed", "完成普查", ("running",), date="completed_on"),
    ),
)

RESULT = CodeList(
    "核实结果",
    {"true": "属实", "corrected": "更正", "missing": "查无", "cancelled": "注销", "moved": "迁出"},
    {"查无此单位": "missing", "已注销": "cancelled", "已迁出": "moved", "相符": "true", "不符已更正": "corrected"},
)
STANDING = ("true", "corrected")
"""Results by which the unit exists, so that it can be organised."""

UNIT_STAGES = (
    Stage("pending", "待核实", "warn"),
    Stage("true", "属实", "ok", open=False),
    Stage("corrected", "更正", "ok", open=False),
    Stage("missing", "查无", "neutral", open=False),
    Stage("cancelled", "注销", "neutral", open=False),
    Stage("moved", "迁出", "neutral", open=False),
    Stage("organising", "转入建会", "info", open=False),
)
UNIT_STAGE = codes_of("核实状态", UNIT_STAGES)


def _verified(result: str, verb: str) -> Move:
    return Move(result, verb, ("pending",), date="verified_on", sets={"result": result})


UNIT_PATH = StagePath(
    field="stage",
    stages=UNIT_STAGES,
    moves=(
        _verified("true", "核实属实"),
        _verified("corrected", "核实后更正"),
        _verified("missing", "查无此单位"),
        _verified("cancelled", "核实已注销"),
        _verified("moved", "核实已迁出"),
        Move("organising", "转入建会", STANDING, date="organising_on"),
    ),
)
