"""Code lists and the stage path of the register of members."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

EMPLOYMENT = CodeList(
    "用工形式",
    {
        "contract": "合同制",
        "dispatch": "劳务派遣",
        "part_time": "非全日制",
        "flexible": "灵活就业",
        "establishment": "在编",
        "other": "其他",
    },
    {"劳动合同": "contract", "合同工": "contract", "派遣": "dispatch", "编制内": "establishment"},
)
SKILL = CodeList(
    "技能等级",
    {
        "none": "无等级",
        "apprentice": "学徒工",
        "5": "初级工（五级）",
        "4": "中级工（四级）",
        "3": "高级工（三级）",
        "2": "技师（二级）",
        "1": "高级技师（一级）",
        "special": "特级技师",
        "chief": "首席技师",
    },
    {"五级": "5", "四级": "4", "三级": "3", "二级": "2", "一级": "1", "技师": "2", "无": "none"},
)
TRADE_GROUP = CodeList(
    "新就业形态群体",
    {
        "truck": "货车司机",
        "courier": "快递员",
        "nursing": "护工护理员",
        "domestic": "家政服务员",
        "mall": "商场信息员",
        "delivery": "网约送餐员",
        "estate": "房产中介员",
        "security": "保安员",
        "ride": "网约车司机",
        "other": "其他",
    },
    {"导购员": "mall", "外卖员": "delivery", "房产经纪": "estate", "保安": "security", "护工": "nursing"},
)
"""The eight groups the unions count, 网约车司机 and the rest besides."""

STAGES = (
    Stage("applying", "申请中", "warn"),
    Stage("active", "在会", "ok", open=False),
    Stage("kept", "保留会籍", "info", open=False),
    Stage("transferred_out", "已转出", "neutral", open=False),
    Stage("left", "退会", "neutral", open=False),
    Stage("expelled", "除名", "neutral", open=False),
    Stage("deceased", "去世", "neutral", open=False),
)
STAGE = codes_of("会籍状态", STAGES)

GONE = ("transferred_out", "left", "expelled", "deceased")
"""Stages in which the membership here has ended, on the day of `left_on`."""

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("active", "批准入会", ("applying",), date="joined_on"),
        Move("transferred_out", "办理转出", ("active", "kept"), date="left_on"),
        Move("kept", "保留会籍", ("active",), date="kept_on"),
        Move("active", "恢复会籍", ("kept",)),
        Move("left", "登记退会", ("active", "kept"), date="left_on"),
        Move("expelled", "登记除名", ("active", "kept"), date="left_on"),
        Move("deceased", "登记去世", ("active", "kept"), date="left_on"),
    ),
)
