"""Code lists and the stage path of the aid programmes: what is given, whose money it is, how far it is."""

from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import Not, among, either, every, filled
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

CATEGORY = CodeList(
    "项目类别",
    {
        "hardship": "困难帮扶金",
        "study": "金秋助学",
        "injury": "工伤慰问",
        "subsidy": "误工和交通补贴",
        "warmth": "送温暖慰问",
        "medical": "大病救助",
        "sunshine": "阳光助学",
        "startup": "创业补助",
        "loan": "小额贷款贴息",
        "training": "职业培训",
        "placement": "职业介绍",
        "cooling": "高温慰问",
        "other": "其他帮扶",
    },
    {
        "生活救助": "hardship",
        "困难帮扶款": "hardship",
        "子女助学": "study",
        "送温暖": "warmth",
        "送清凉": "cooling",
    },
)
FUND = CodeList(
    "资金来源",
    {
        "fiscal": "财政拨款",
        "superior": "上级工会补助",
        "own": "本级工会经费",
        "donation": "社会捐助",
        "administration": "行政拨付",
        "other": "其他",
    },
    {"本级经费": "own"},
)
LEVEL = CodeList(
    "审核层级",
    {"town": "镇（街道）", "county": "县（区）", "city": "市", "province": "省"},
)
ORDER = tuple(LEVEL.items)
"""The levels from the lowest up."""
SCHOOL_STAGE = CodeList(
    "就读阶段",
    {"high": "高中", "vocational": "中专", "university": "大学", "other": "其他"},
    {"职高": "vocational", "技校": "vocational", "大专": "university", "本科": "university"},
)
CALLED = CodeList(
    "回访结果",
    {"right": "属实", "unpaid": "没有收到", "differs": "数额不符", "unreached": "没有联系上"},
)
METHOD = CodeList(
    "发放方式",
    {"cash": "现金", "card": "银行卡", "goods": "实物"},
    {"转账": "card", "银行转账": "card"},
)

STAGES = (
    Stage("applied", "待初审", "warn"),
    Stage("screened", "初审通过", "info"),
    Stage("published", "公示中", "info"),
    Stage("submitted", "已上报", "info"),
    Stage("reviewed", "上级审核通过", "info"),
    Stage("confirmed", "复审通过", "info"),
    Stage("approved", "已批准", "info"),
    Stage("paid", "已发放", "ok", open=False),
    Stage("rejected", "未获批", "neutral", open=False),
    Stage("withdrawn", "退回", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("screened", "初审通过", ("applied",), date="screened_on"),
        Move("submitted", "上报", ("screened", "published"), date="submitted_on"),
        Move("published", "开始公示", ("screened",), date="published_on"),
        Move(
            "approved",
            "批准",
            ("submitted", "reviewed", "confirmed", "screened", "published"),
            date="approved_on",
            needs=("asked",),
            sets={"granted": "=asked"},
        ),
        Move("reviewed", "上级审核通过", ("submitted",), date="reviewed_on"),
        Move("confirmed", "复审通过", ("reviewed",), date="confirmed_on"),
        Move("paid", "登记发放", ("approved",), date="paid_on", needs=("granted",)),
        # A visit to the sick or injured is decided and paid in one go.
        Move("paid", "直接发放", ("applied", "screened"), date="paid_on", needs=("granted",)),
        Move(
            "rejected",
            "登记未获批",
            ("applied", "screened", "published", "submitted", "reviewed", "confirmed"),
            date="rejected_on",
            needs=("reject_reason",),
        ),
        Move("withdrawn", "退回", ("applied", "screened", "published", "submitted")),
        Move("applied", "重新提交", ("withdrawn",)),
    ),
)
REACHED = {
    "screened": "screened_on",
    "published": "published_on",
    "submitted": "submitted_on",
    "reviewed": "reviewed_on",
    "confirmed": "confirmed_on",
    "approved": "approved_on",
    "paid": "paid_on",
    "rejected": "rejected_on",
}
"""Stage → the date that says since when; without it the row would be missing from every figure."""

SCHOOLING = ("study", "sunshine")
"""Categories that aid a student, for whom a parent may apply."""

OUT = ("rejected", "withdrawn")
"""Stages of an application that came to nothing."""

GRANTED = every(either(filled("approved_on"), filled("paid_on")), Not(among("stage", *OUT)))
"""Applications that were granted; those paid on the spot are never approved."""
