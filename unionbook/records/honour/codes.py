"""Code lists of the honours and the stage path from nomination to award."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

CATEGORY = CodeList(
    "荣誉类别",
    {
        "medal": "五一劳动奖章",
        "certificate": "五一劳动奖状",
        "pioneer": "工人先锋号",
        "model_worker": "劳动模范",
        "advanced_person": "先进工作者（个人）",
        "advanced_body": "先进集体",
        "home": "模范职工之家",
        "bookroom": "职工书屋示范点",
        "model_union": "示范工会（社区、村）",
        "founder": "创业明星",
        "contest": "竞赛优胜",
        "theme": "主题活动先进",
        "official": "优秀工会工作者",
        "other": "其他荣誉",
    },
    {
        "劳模": "model_worker",
        "先进个人": "advanced_person",
        "先进工作者": "advanced_person",
        "示范点": "bookroom",
        "回乡创业明星": "founder",
        "安康杯": "contest",
    },
)
SORT = CodeList("对象", {"person": "个人", "body": "集体"}, {"单位": "body"})
LEVEL = CodeList(
    "级别",
    {
        "unit": "单位",
        "town": "镇（街道）",
        "county": "县（区）",
        "city": "市",
        "province": "省",
        "nation": "全国",
    },
    {
        "县级": "county",
        "区级": "county",
        "区": "county",
        "市级": "city",
        "省级": "province",
        "镇级": "town",
        "国家级": "nation",
    },
)
STEP = CodeList(
    "推荐环节",
    {
        "unit": "单位申报",
        "community": "村（社区）评选",
        "town": "镇（街道）评选",
        "county": "县（区）总工会审核",
        "city": "市总工会审核",
        "province": "省总工会审核",
        "other": "其他部门意见",
    },
    {"企业申报": "unit", "社区评选": "community", "街道评选": "town", "区总工会审核": "county"},
)
RESULT = CodeList("结果", {"agreed": "同意", "refused": "不同意", "open": "待定"}, {"通过": "agreed"})

STAGES = (
    Stage("nominated", "申报（争创）", "warn"),
    Stage("reported", "已上报", "info"),
    Stage("published", "公示", "info"),
    Stage("awarded", "已授予", "ok", open=False),
    Stage("failed", "未获评", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("reported", "上报", ("nominated",), date="reported_on"),
        Move("published", "开始公示", ("reported", "nominated"), date="published_on"),
        Move("awarded", "登记授予", ("published", "reported", "nominated"), date="awarded_on"),
        Move("failed", "登记未获评", ("nominated", "reported", "published"), date="failed_on"),
    ),
)
REACHED = {
    "nominated": "nominated_on",
    "reported": "reported_on",
    "published": "published_on",
    "awarded": "awarded_on",
    "failed": "failed_on",
}
"""Stage → the date that says since when; without it the row would be missing from every figure."""
