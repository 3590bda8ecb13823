"""Code lists of the dues registers, and the path of the papers a union needs before money can go back to it."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

STATE = CodeList("缴费状态", {"active": "正常", "suspended": "停缴", "closed": "注销"}, {"在缴": "active"})
ITEM = CodeList(
    "品目",
    {"dues": "工会经费", "preparatory": "建会筹备金"},
    {"经费": "dues", "筹备金": "preparatory"},
)
LEVEL = CodeList(
    "分成层级",
    {
        "base": "基层工会",
        "trade": "行业（产业）工会",
        "town": "属地（乡镇、街道）工会",
        "county": "县（区）总工会",
        "city": "市总工会",
        "province": "省总工会",
        "nation": "全国总工会",
        "tax": "代收手续费",
    },
    {
        "基层": "base",
        "行业": "trade",
        "属地": "town",
        "县": "county",
        "县级": "county",
        "市": "city",
        "市级": "city",
        "省": "province",
        "省总": "province",
        "全总": "nation",
    },
)
CONDITION = CodeList(
    "适用对象",
    {
        "all": "全部单位",
        "built": "已建会单位",
        "preparatory": "未建会单位（筹备金）",
        "small": "小额缴费单位",
        "trade": "归行业工会的单位",
        "other": "其他",
    },
)

STAGES = (
    Stage("none", "未办", "warn"),
    Stage("partial", "材料不全", "warn"),
    Stage("done", "已完善", "ok", open=False),
)
PAPERS = codes_of("返还手续", STAGES)

PATH = StagePath(
    field="papers",
    stages=STAGES,
    moves=(
        Move("done", "登记已完善", ("none", "partial"), date="papers_done_on"),
        Move("partial", "登记材料不全", ("none",), needs=("missing",)),
    ),
)
