"""Code lists of the collections of money and goods, and the stage path of a campaign."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

CATEGORY = CodeList(
    "募捐类别",
    {"emergency": "应急募捐", "day": "爱心一日捐", "books": "图书捐赠", "goods": "衣物捐赠", "other": "其他募捐"},
    {"一日捐": "day", "捐书": "books", "捐出一份爱心": "emergency"},
)
METHOD = CodeList("捐赠方式", {"cash": "现金", "transfer": "转账", "goods": "实物"}, {"银行转账": "transfer"})
FUND = CodeList(
    "款项来源",
    {
        "collected": "本次募集款",
        "charity": "慈善中心救助",
        "own": "本级工会经费",
        "superior": "上级工会补助",
        "fiscal": "财政救助",
        "other": "其他",
    },
    {"慈善中心": "charity", "募集款": "collected"},
)

STAGES = (
    Stage("collecting", "募集中", "warn"),
    Stage("closed", "募集结束", "info"),
    Stage("published", "已公示", "info"),
    Stage("handed", "已拨付", "ok", open=False),
    Stage("cancelled", "已取消", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("closed", "结束募集", ("collecting",), date="closed_on"),
        Move("published", "开始公示", ("closed",), date="published_on"),
        Move("handed", "拨付完毕", ("published", "closed"), date="settled_on"),
        Move("cancelled", "取消募捐", ("collecting",)),
        Move("collecting", "恢复募集", ("cancelled",)),
    ),
)
REACHED = {"closed": "closed_on", "published": "published_on", "handed": "settled_on"}
