"""Code lists and the stage path of the activities."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

CATEGORY = CodeList(
    "活动类别",
    {
        "culture": "文体活动",
        "health": "身心健康",
        "volunteer": "志愿服务",
        "law": "普法宣传",
        "training": "培训",
        "contest": "竞赛",
        "reading": "读书",
        "visit": "慰问",
        "meeting": "会议",
        "tour": "参观学习",
        "fair": "招聘会",
        "checkup": "体检义诊",
        "other": "其他",
    },
    {
        "文体": "culture",
        "普法": "law",
        "参观": "tour",
        "招聘": "fair",
        "体检": "checkup",
        "志愿": "volunteer",
    },
)
ASPECT = CodeList(
    "活动方面",
    {
        "culture": "业余文化生活",
        "health": "职工身心健康",
        "volunteer": "志愿者团队建设",
        "skills": "职业技能提升",
        "rights": "维权普法",
        "care": "关爱帮扶",
        "other": "其他",
    },
    {"文化生活": "culture", "身心健康": "health", "志愿者团队": "volunteer"},
)
LEVEL = CodeList(
    "活动级别",
    {
        "base": "基层工会",
        "village": "村（社区）",
        "town": "镇（街道）",
        "county": "县（区）",
        "city": "市",
        "province": "省",
    },
)
FESTIVAL = CodeList(
    "节日",
    {
        "new_year": "元旦",
        "spring": "春节",
        "lantern": "元宵",
        "women": "三八",
        "tree": "植树节",
        "qingming": "清明",
        "labour": "五一",
        "youth": "五四",
        "mother": "母亲节",
        "children": "六一",
        "dragon_boat": "端午",
        "party": "七一",
        "army": "八一",
        "qixi": "七夕",
        "mid_autumn": "中秋",
        "national": "国庆",
        "chongyang": "重阳",
        "winter": "冬至",
    },
    {"三八妇女节": "women", "五一劳动节": "labour", "六一儿童节": "children", "中秋节": "mid_autumn"},
)
GROUP = CodeList(
    "参加对象",
    {
        "workers": "企业职工",
        "office": "机关职工",
        "village": "村（社区）干部",
        "cadres": "工会干部",
        "women": "女职工",
        "migrant": "农民工",
        "sanitation": "环卫工人",
        "family": "职工家属和子女",
        "retired": "退休职工",
        "public": "社区居民",
        "other": "其他",
    },
    {"干部": "cadres", "村干部": "village", "社区干部": "village", "环卫": "sanitation", "机关": "office"},
)
CONTEST = CodeList(
    "竞赛项目",
    {
        "ankang": "“安康杯”竞赛",
        "labour": "劳动竞赛",
        "merit": "立功竞赛",
        "skills": "职业技能竞赛",
        "innovation": "技术创新竞赛",
        "knowledge": "知识竞赛",
        "reading": "读书竞赛",
        "sports": "体育比赛",
        "arts": "文艺比赛",
        "other": "其他竞赛",
    },
    {"安康杯": "ankang", "技术大赛": "skills", "技能大赛": "skills", "读书": "reading"},
)
TOPIC = CodeList(
    "培训内容",
    {
        "safety": "安全生产法规",
        "law": "劳动法律法规",
        "skills": "职业技能",
        "farming": "种养技术",
        "startup": "创业培训",
        "union": "工会业务",
        "census": "普查专项",
        "other": "其他培训",
    },
    {"安全生产": "safety", "安全法规": "safety", "技能": "skills", "创业": "startup", "普法": "law"},
)
COST_SOURCE = CodeList(
    "经费来源",
    {
        "own": "本级工会经费",
        "superior": "上级工会拨款",
        "administration": "行政补贴",
        "shared": "参加者自理",
        "sponsor": "企业或社会赞助",
        "other": "其他",
    },
)
CONTESTED = ("contest", "reading", "culture", "health")
"""Categories of activities that may be a contest."""
ROLE = CodeList(
    "身份",
    {"participant": "参加", "performer": "演出", "volunteer": "志愿者", "audience": "观众"},
    {"参赛": "participant", "表演": "performer"},
)

STAGES = (
    Stage("planned", "计划", "warn"),
    Stage("held", "已举办", "ok"),
    Stage("archived", "已归档", "neutral", open=False),
    Stage("cancelled", "已取消", "neutral", open=False),
)
STAGE = codes_of("阶段", STAGES)

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("held", "登记举办", ("planned",), needs=("held_on",)),
        Move("archived", "归档", ("held",), needs=("summary",)),
        Move("cancelled", "取消活动", ("planned",)),
        Move("planned", "恢复计划", ("cancelled",)),
        Move("held", "取回归档", ("archived",)),
    ),
)
