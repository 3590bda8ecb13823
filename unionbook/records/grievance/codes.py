"""Code lists and the stage path of the grievance register (《信访工作条例》 art. 17, 29–32)."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

SOURCE = CodeList(
    "来源",
    {
        "superior": "上级转办",
        "reception": "本级接访",
        "hotline": "热线转办",
        "department": "其他部门转",
    },
)
FORM = CodeList(
    "形式",
    {"visit": "走访", "phone": "电话", "letter": "书信", "network": "信息网络", "fax": "传真"},
)
NATURE = CodeList(
    "性质",
    {"request": "申诉求决", "suggestion": "建议意见", "accusation": "检举控告"},
)
MATTER = CodeList(
    "类别",
    {
        "wages": "劳动报酬",
        "arrears": "拖欠工资",
        "injury": "工伤待遇",
        "compensation": "经济补偿",
        "insurance": "社会保险",
        "hours": "工时休假",
        "contract": "劳动合同",
        "dismissal": "辞退离职",
        "relation": "确认劳动关系",
        "safety": "劳动保护",
        "women": "女职工权益",
        "union": "建会入会",
        "aid": "困难帮扶",
        "dues": "工会经费",
        "other": "其他",
    },
)
PETITIONER = CodeList(
    "身份",
    {"member": "会员", "worker": "职工", "migrant": "农民工", "family": "家属", "other": "其他"},
)
OUTCOME = CodeList(
    "办理结果",
    {
        "supported": "予以支持",
        "explained": "解释说明",
        "rejected": "不予支持",
        "mediated": "调解达成协议",
        "settled": "双方和解",
        "arbitration": "引导仲裁",
        "referred": "转有权处理机关",
    },
)
SATISFACTION = CodeList("满意度", {"good": "满意", "fair": "基本满意", "poor": "不满意"})

STAGES = (
    Stage("received", "待受理", "warn"),
    Stage("accepted", "办理中", "info"),
    Stage("replied", "已答复", "info"),
    Stage("closed", "已办结", "ok", open=False),
    Stage("refused", "不予受理", "neutral", open=False),
    Stage("returned", "异议退回", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("accepted", "受理", ("received",), date="accepted_on"),
        Move("replied", "登记答复", ("accepted",), date="replied_on"),
        Move("closed", "办结", ("replied",), date="closed_on", needs=("outcome",)),
        Move("refused", "不予受理", ("received",), date="closed_on", needs=("refusal_reason",)),
        Move("returned", "异议退回", ("received",), date="closed_on"),
        Move("accepted", "重新办理", ("replied", "closed")),
    ),
)
