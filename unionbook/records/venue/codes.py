"""Code lists of the venues, their rooms and equipment, and the stage path of a venue."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

TYPE = CodeList(
    "阵地类型",
    {
        "centre": "职工服务中心",
        "home": "职工之家",
        "bookroom": "职工书屋",
        "fitness": "健身活动室",
        "court": "球场",
        "mothers": "母婴室",
        "counsel": "心灵驿站",
        "outdoor": "户外劳动者驿站",
        "aid": "困难职工帮扶站",
        "culture": "文化活动中心",
        "other": "其他阵地",
    },
    {
        "先锋号职工服务中心": "centre",
        "书屋": "bookroom",
        "户外驿站": "outdoor",
        "帮扶站": "aid",
        "爱心母婴室": "mothers",
        "篮球场": "court",
    },
)
LEVEL = CodeList(
    "级别",
    {
        "unit": "单位",
        "village": "村（社区）",
        "town": "镇（街道）",
        "county": "县（区）",
        "city": "市",
        "province": "省",
        "nation": "全国",
    },
    {"区级": "county", "县级": "county", "市级": "city", "省级": "province", "国家级": "nation"},
)
FUNDER = CodeList(
    "投入来源",
    {
        "superior": "上级工会投入",
        "own": "本级工会经费",
        "host": "依托单位自筹",
        "fiscal": "财政拨款",
        "shared": "共同投入",
        "other": "其他",
    },
)
STANDARD = CodeList("书屋标准", {"basic": "基本标准", "model": "示范标准", "nation": "全国标准"})
ROOM = CodeList("功能室状态", {"planned": "未开放", "open": "开放", "closed": "停用"})
FACILITY = CodeList(
    "设施种类",
    {
        "basketball": "篮球架",
        "table_tennis": "乒乓球台",
        "billiards": "台球桌",
        "badminton": "羽毛球场",
        "chess": "棋类",
        "cards": "棋牌桌",
        "fitness": "健身器材",
        "computer": "电脑",
        "screen": "投影音响",
        "shelf": "书架",
        "fridge": "冰箱",
        "aircon": "空调",
        "first_aid": "急救箱",
        "other": "其他设施",
    },
    {
        "乒乓球": "table_tennis",
        "台球": "billiards",
        "羽毛球": "badminton",
        "象棋": "chess",
        "麻将": "cards",
        "扑克": "cards",
    },
)

STAGES = (
    Stage("candidate", "候选", "warn"),
    Stage("building", "建设中", "info"),
    Stage("open", "已投用", "ok"),
    Stage("closed", "已停用", "neutral", open=False),
    Stage("dropped", "未选定", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("building", "确定建设", ("candidate",), date="chosen_on"),
        Move("open", "登记投用", ("building", "candidate"), date="opened_on"),
        Move("dropped", "登记未选定", ("candidate", "building")),
        Move("closed", "登记停用", ("open",), date="closed_on"),
        Move("candidate", "重新列为候选", ("dropped",)),
    ),
)

REACHED = {"building": "chosen_on", "open": "opened_on", "closed": "closed_on"}
"""Stage → the date that says since when; without it the venue would be missing from every figure."""

MEASURED = {
    "basic": ("books", "periodicals", "discs"),
    "model": ("books", "periodicals", "discs"),
    "nation": ("books",),
}
"""Standard → what of a stock count it sets a least number for (rules bookroom.THING.STANDARD)."""
