"""Code lists and the stage path of the register of unions; numbered as in the registration form."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

CATEGORY = CodeList("工会类型", {"1": "基层工会", "2": "地方工会", "3": "地方产业工会"})
STRUCTURE = CodeList(
    "组织类型",
    {
        "1": "独立基层工会",
        "2": "联合基层工会",
        "3": "街道（乡镇）工会",
        "4": "园区工会",
        "5": "行业工会",
        "6": "集团工会",
        "7": "系统工会",
        "8": "分会（小组）",
    },
    {"单独基层工会": "1", "分会": "8", "小组": "8", "工会小组": "8", "乡镇工会": "3", "街道工会": "3"},
)
FORM = CodeList(
    "组织形式",
    {
        "1": "总工会",
        "2": "工会",
        "3": "工会联合会",
        "4": "工会委员会",
        "5": "联合工会委员会",
        "6": "工会分会",
        "7": "工会小组",
    },
    {"分会": "6", "小组": "7"},
)
LEVEL = CodeList(
    "层级",
    {
        "10": "全国",
        "20": "省",
        "30": "市",
        "40": "区县",
        "41": "区县产业",
        "50": "街道（乡镇）",
        "60": "社区（村）",
        "61": "社区灵活就业联合工会",
    },
    {"街镇": "50", "村社区": "60", "村（社区）": "60"},
)
FOUNDING = CodeList("建会方式", {"offline": "线下", "online": "网上"})
ELECTION = CodeList("选举形式", {"members": "会员大会", "delegates": "会员代表大会"})
HOME = CodeList(
    "职工之家",
    {"qualified": "合格职工之家", "advanced": "先进职工之家", "model": "模范职工之家"},
)
HOME_LEVEL = CodeList(
    "职工之家级别",
    {"town": "镇（街道）级", "county": "县（区）级", "city": "市级", "province": "省级", "nation": "全国"},
)

STAGES = (
    Stage("preparing", "筹备", "warn"),
    Stage("normal", "正常", "ok", open=False),
    Stage("dissolved", "已撤销", "neutral", open=False),
)
STAGE = codes_of("状态", STAGES)

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("normal", "登记成立", ("preparing",), date="founded_on"),
        Move("dissolved", "登记撤销", ("normal",), date="dissolved_on"),
    ),
)
