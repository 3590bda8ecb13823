"""Code lists and the stage path of the hardship file, in the words of the printed file form."""

from unionbook.ground.codes import CodeList
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

CATEGORY = CodeList(
    "困难类别",
    {"deep": "深度困难", "relative": "相对困难", "accidental": "意外致困"},
    {"意外致困户": "accidental"},
)
CAUSE = CodeList(
    "致困原因",
    {
        "disabled": "无劳动能力",
        "jobless": "有劳动能力未就业",
        "laid_off": "下岗失业",
        "uninsured": "未参加社保",
        "underinsured": "社保待遇不到位",
        "illness": "患重特大疾病",
        "disaster": "自然灾害",
        "accident": "意外事故",
        "schooling": "子女上学",
        "other": "其他",
    },
    {"重大疾病": "illness", "本人大病": "illness", "意外灾害": "accident", "失业": "laid_off"},
)
ILLNESS = CodeList(
    "疾病类别",
    {
        "cancer": "恶性肿瘤",
        "heart": "心血管病",
        "brain": "脑血管病",
        "kidney": "终末期肾病（尿毒症）",
        "mental": "精神病",
        "liver": "肝病",
        "blood": "血液病",
        "diabetes": "糖尿病",
        "tumour": "肿瘤病",
        "spine": "腰颈椎病",
        "hypertension": "高血压病",
        "lung": "肺病",
        "coma": "深度昏迷",
        "paralysis": "永久瘫痪",
        "alzheimer": "严重阿尔茨海默病",
        "parkinson": "严重帕金森病",
        "motor_neuron": "严重运动神经元病",
        "common": "一般疾病",
    },
    {"尿毒症": "kidney", "终末期肾病": "kidney", "高血压": "hypertension", "癌症": "cancer"},
)
DISABILITY = CodeList(
    "残疾类别",
    {
        "sight": "视力残疾",
        "hearing": "听力残疾",
        "speech": "言语残疾",
        "limb": "肢体残疾",
        "intellectual": "智力残疾",
        "mental": "精神残疾",
        "multiple": "多重残疾",
    },
)
GRADE = CodeList("残疾等级", {"1": "一级", "2": "二级", "3": "三级", "4": "四级"})
WORK = CodeList(
    "工作状态",
    {
        "working": "在岗",
        "laid_off": "下（待）岗",
        "jobless": "失（无）业",
        "retired": "退休",
        "sick_leave": "病休",
        "early_retired": "内退",
        "veteran": "离休",
        "migrant": "农民工",
    },
    {"下岗": "laid_off", "待岗": "laid_off", "失业": "jobless", "无业": "jobless", "在职": "working"},
)
IDENTITY = CodeList(
    "人员身份",
    {
        "worker": "在职职工",
        "migrant": "农民工",
        "farmer": "务农",
        "student": "在校学生",
        "infant": "学龄前儿童",
        "retired": "离退休人员",
        "jobless": "失（无）业人员",
        "other": "其他",
    },
    {"学生": "student", "退休": "retired", "无业": "jobless", "失业": "jobless", "农民": "farmer"},
)
MODEL = CodeList(
    "劳模类型",
    {"none": "无", "national": "全国", "province": "省部级", "city": "地市级", "other": "其他"},
)
HOUSING = CodeList(
    "住房类型",
    {
        "public": "承租单位公房",
        "low_rent": "政府廉租房",
        "bought": "自购房",
        "built": "自建房",
        "rented": "租房",
        "none": "无房",
        "other": "其他",
    },
    {"商品房": "bought", "经济适用房": "bought", "两限房": "bought", "廉租房": "low_rent"},
)
EMPLOYMENT_FORM = CodeList(
    "用工形式",
    {
        "contract": "劳动合同制",
        "dispatch": "劳务派遣",
        "temporary": "临时用工",
        "flexible": "灵活就业",
        "other": "其他",
    },
)
TERM = CodeList(
    "劳动合同期限",
    {
        "half_year": "半年内",
        "one_year": "半年至一年",
        "two_years": "两年",
        "three_years": "三年",
        "four_years": "四年",
        "five_years": "五年以上",
        "open": "无固定期限",
    },
)
EMPLOYER_STATE = CodeList(
    "企业状况",
    {"normal": "正常", "loss": "亏损", "halted": "停产半停产", "closed": "关闭破产", "other": "其他"},
)
INSURANCE = CodeList(
    "医保状况",
    {"worker": "职工医保", "resident": "城乡居民医保", "none": "未参保", "other": "其他"},
    {"新农合": "resident", "居民医保": "resident", "无": "none"},
)
RELATION = CodeList(
    "与本人关系",
    {
        "spouse": "配偶",
        "son": "儿子",
        "daughter": "女儿",
        "father": "父亲",
        "mother": "母亲",
        "in_law": "公婆或岳父母",
        "child_in_law": "儿媳或女婿",
        "grandchild": "孙辈",
        "grandparent": "祖辈",
        "sibling": "兄弟姐妹",
        "other": "其他",
    },
    {
        "妻子": "spouse",
        "丈夫": "spouse",
        "妻": "spouse",
        "夫": "spouse",
        "子": "son",
        "女": "daughter",
        "长子": "son",
        "次子": "son",
        "长女": "daughter",
        "次女": "daughter",
        "父": "father",
        "母": "mother",
    },
)
SCHOOLING = CodeList(
    "当前学历",
    {
        "primary": "小学",
        "junior": "初中",
        "high": "高中",
        "vocational": "中专（职高、技校）",
        "college": "大专",
        "university": "本科",
        "graduate": "研究生",
    },
    {"中专": "vocational", "职高": "vocational", "技校": "vocational", "大学": "university"},
)
LIFTED_BY = CodeList(
    "脱困措施",
    {"work": "就业创业", "security": "纳入社会保障", "aid": "帮扶救助", "other": "其他"},
)
EXIT_REASON = CodeList(
    "退出原因",
    {
        "improved": "家庭收入提高",
        "unfit": "不再符合条件",
        "retired": "退休",
        "transferred": "调离",
        "deceased": "死亡",
        "concealed": "隐瞒情况",
        "other": "其他",
    },
)
OUTCOME = CodeList("复核结果", {"keep": "继续在档", "exit": "不再符合条件"}, {"继续": "keep", "退出": "exit"})
LEAVING = {"retired": "cancelled", "transferred": "cancelled", "deceased": "cancelled", "concealed": "cancelled"}
"""Reasons for which a file is struck off, not withdrawn."""

STAGES = (
    Stage("on_file", "在档", "info"),
    Stage("lifted", "脱困", "ok", open=False),
    Stage("withdrawn", "退档", "neutral", open=False),
    Stage("cancelled", "注销", "neutral", open=False),
)
STAGE = codes_of("状态", STAGES)

# No way back: a family in hardship again gets a new file, so that the days of the old one stay true.
PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("lifted", "脱困退出", ("on_file",), date="exited_on", sets={"exit_reason": "improved"}),
        Move("withdrawn", "退档", ("on_file",), date="exited_on", needs=("exit_reason",)),
        Move("cancelled", "注销", ("on_file",), date="exited_on", needs=("exit_reason",)),
    ),
)
