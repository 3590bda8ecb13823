"""Code lists and the stage path of collective agreements (《劳动合同法》 art. 51–54)."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

KIND = CodeList(
    "种类",
    {
        "comprehensive": "综合集体合同",
        "wage": "工资专项集体合同",
        "women": "女职工专项集体合同",
        "safety": "劳动安全卫生专项集体合同",
    },
    {
        "集体合同": "comprehensive",
        "工资集体协议": "wage",
        "集体工资协议": "wage",
        "工资协议": "wage",
        "工资集体协商协议": "wage",
        "女职工专项保护合同": "women",
        "女职工权益保护专项集体合同": "women",
    },
)
SCOPE = CodeList(
    "范围",
    {"firm": "企业", "region": "区域性", "industry": "行业性"},
    {"单个企业": "firm", "区域": "region", "行业": "industry"},
)
OCCASION = CodeList("首次或续签", {"first": "首次", "renewed": "续签"}, {"新签": "first"})

STAGES = (
    Stage("invited", "要约", "warn"),
    Stage("negotiating", "协商中", "info"),
    Stage("draft", "草案", "info"),
    Stage("passed", "已通过", "info"),
    Stage("signed", "已签", "warn"),
    Stage("submitted", "报审", "info"),
    Stage("objected", "异议", "bad"),
    Stage("effective", "生效", "ok", open=False),
    Stage("expired", "到期", "neutral", open=False),
    Stage("terminated", "终止", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("negotiating", "开始协商", ("invited",), date="negotiated_on"),
        Move("draft", "形成草案", ("negotiating",), date="drafted_on"),
        Move(
            "passed",
            "登记审议通过",
            ("draft", "negotiating"),
            date="congress_on",
            needs=("delegates_due", "delegates_present", "votes"),
        ),
        Move(
            "signed",
            "登记签订",
            ("passed", "draft", "negotiating"),
            date="signed_on",
            needs=("workers", "term_from", "term_to"),
        ),
        Move("submitted", "报审", ("signed",), date="submitted_on"),
        Move("effective", "登记生效", ("submitted",), date="reviewed_on", needs=("effective_on",)),
        Move("objected", "登记异议", ("submitted",), date="objected_on", needs=("objection",)),
        Move("submitted", "重新报审", ("objected",), date="resubmitted_on"),
        Move("expired", "登记到期", ("effective", "submitted", "signed"), needs=("term_to",)),
        Move(
            "terminated",
            "终止",
            ("invited", "negotiating", "draft", "passed", "signed", "submitted", "objected", "effective"),
            date="terminated_on",
            needs=("termination_reason",),
        ),
    ),
)
BARGAINING = ("invited", "negotiating", "draft", "passed")
CURRENT = ("signed", "submitted", "objected", "effective")
ENDED = ("expired", "terminated")
REACHED = {
    "signed": "signed_on",
    "submitted": "submitted_on",
    "objected": "objected_on",
    "effective": "effective_on",
    "expired": "term_to",
    "terminated": "terminated_on",
}
"""Stage → the date that says since when; figures go by the dates, so a stage without its date would mislead."""

STEPS = (
    "invited_on",
    "answered_on",
    "negotiated_on",
    "drafted_on",
    "congress_on",
    "signed_on",
    "submitted_on",
    "received_on",
    "effective_on",
    "published_on",
)
"""The dates of the path in the order in which they must fall."""

PAIRS = (
    ("signed_on", "terminated_on"),
    ("submitted_on", "reviewed_on"),
    ("submitted_on", "objected_on"),
    ("objected_on", "resubmitted_on"),
)
"""Further dates of which the first must not be the later."""

MATERIALS = (
    "has_text",
    "has_explanation",
    "has_wages",
    "has_proofs",
    "has_resolution",
    "has_delegates",
    "has_minutes",
)
"""The checklist of what is handed in for review."""
