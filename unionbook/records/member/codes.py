"""Code lists and the stage path of the register of members."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, Trace, codes_of

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
    Stage("lapsed", "自动退会", "neutral", open=False),
    Stage("expelled", "除名", "neutral", open=False),
    Stage("deceased", "去世", "neutral", open=False),
)
STAGE = codes_of("会籍状态", STAGES)

SORT = CodeList(
    "变动种类",
    {
        "join": "入会",
        "come": "转入",
        "transferred_out": "转出",
        "kept": "保留会籍",
        "restored": "恢复会籍",
        "left": "退会",
        "lapsed": "自动退会",
        "expelled": "除名",
        "deceased": "去世",
    },
    {"新入会": "join", "发展": "join", "恢复": "restored", "保留": "kept", "死亡": "deceased", "开除": "expelled"},
)

ARRIVALS = ("join", "come")
"""Changes with which a membership here begins."""
GONE = ("transferred_out", "left", "lapsed", "expelled", "deceased")
"""Changes with which it ends, and the stages in which it has ended."""
STAGE_AFTER = {sort: {"join": "active", "come": "active", "restored": "active"}.get(sort, sort) for sort in SORT.items}
"""The stage each change leads to."""


def _trace(sort: str, **copied: str) -> Trace:
    """The change a move enters in the member's history. copied: its field → the member's field it is taken from."""
    return Trace("member_event", "on", {"sort": sort} | {name: f"={source}" for name, source in copied.items()})


def _leaving(stage: str, verb: str, **copied: str) -> Move:
    trace = _trace(stage, document="left_document", **copied)
    return Move(stage, verb, ("active", "kept"), date="left_on", leaves=trace)


PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("active", "批准入会", ("applying",), date="joined_on", leaves=_trace("join")),
        _leaving("transferred_out", "办理转出", union_name="left_to"),
        Move("kept", "保留会籍", ("active",), date="kept_on", leaves=_trace("kept", reason="kept_reason")),
        Move("active", "恢复会籍", ("kept",), leaves=_trace("restored")),
        _leaving("left", "登记退会"),
        _leaving("lapsed", "登记自动退会"),
        _leaving("expelled", "登记除名"),
        _leaving("deceased", "登记去世"),
    ),
)
