"""Code lists and the stage path of wage arrears."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

SOURCE = CodeList(
    "来源",
    {
        "visit": "工人来访",
        "superior": "上级转办",
        "department": "部门转来",
        "patrol": "巡查发现",
        "hotline": "热线转办",
        "media": "媒体网络",
    },
)
INDUSTRY = CodeList(
    "行业",
    {
        "building": "建筑工地",
        "factory": "工厂企业",
        "service": "商贸餐饮服务",
        "transport": "运输物流",
        "other": "其他",
    },
    {"工地": "building", "建筑": "building", "制造": "factory"},
)
BODY = CodeList(
    "协同部门",
    {
        "labour": "劳动保障所",
        "justice": "司法所",
        "housing": "住建部门",
        "police": "公安派出所",
        "inspection": "劳动监察",
        "court": "法院",
        "town": "镇街政府",
        "petitions": "信访办",
        "village": "村（社区）",
        "superior": "上级工会",
        "other": "其他部门",
    },
    {"人社所": "labour", "人社": "labour", "派出所": "police", "公安": "police", "住建": "housing", "综治办": "town"},
)
WAY = CodeList(
    "支付方式",
    {
        "transfer": "转账",
        "cash": "现金",
        "deposit": "工资保证金",
        "fund": "应急周转金",
        "court": "法院执行",
    },
)

STAGES = (
    Stage("received", "已受理", "warn"),
    Stage("coordinating", "协调中", "info"),
    Stage("partial", "部分到账", "info"),
    Stage("settled", "全部到账", "ok", open=False),
    Stage("arbitration", "转仲裁、诉讼", "neutral", open=False),
    Stage("withdrawn", "已撤回", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)
GOING = ("received", "coordinating", "partial")

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("coordinating", "开始协调", ("received",), date="coordinated_on"),
        Move("settled", "全部到账", GOING, date="settled_on"),
        Move("partial", "部分到账", ("received", "coordinating"), date="partial_on"),
        Move("arbitration", "转仲裁、诉讼", GOING, date="arbitration_on"),
        Move("withdrawn", "撤回", GOING, date="withdrawn_on"),
    ),
)
REACHED = {
    "coordinating": "coordinated_on",
    "partial": "partial_on",
    "settled": "settled_on",
    "arbitration": "arbitration_on",
    "withdrawn": "withdrawn_on",
}
"""Stage → the date without which a figure would miss that it was reached."""
