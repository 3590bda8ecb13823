"""Printed forms of the hardship files: the file itself, the visit at home, the list that hangs out."""

from unionbook.ground.forms import Form, Head, Publicity, Register, Row, Sheet, Single, Slot, Space, Table

_SEX = Slot("person.sex", options=("男", "女"))

_FRONT = (
    Row((Slot("category_now|category", "困难类别"), Slot("person.name", "姓名"), _SEX, "person.ethnic")),
    Row(
        (
            Slot("person.id_number", span=6),
            Slot("person.born", span=3, head=1),
            Slot("person.political", span=3, head=1),
        )
    ),
    Row(("person.health", "illness", "disability", "disability_grade")),
    Row(("work", "model", "worked_since", "person.marital")),
    Row((Slot("person.phone", span=4), Slot("other_contact", span=4), Slot("person.household", span=4))),
    Row((Slot("person.address", "家庭住址", 8), Slot("postcode", span=4))),
    Row(
        (
            Slot("enterprise.name|employer", "工作单位", 6),
            Slot("nature", span=3, head=1),
            Slot("employer_state", span=3, head=1),
        )
    ),
    Row(
        (
            Slot("organisation.name", "所属工会", 6),
            Slot("industry", span=3, head=1),
            Slot("employment_form", span=3, head=1),
        )
    ),
    Row(
        (Slot("contract_signed", "合同签订", 4), Slot("contract_term", "合同期限", 4), Slot("region", "户口所在地", 4))
    ),
    Row((Slot("housing", span=4), Slot("floor_area", span=4), Slot("insurance", span=4))),
    Row(("single_parent", "self_help", "zero_employment", Slot("persons", "家庭人口"))),
    Row(
        (
            Slot("own_income", "本人月收入（元）", 4),
            Slot("other_income", "其他年收入（元）", 4),
            Slot("annual_income", "家庭年收入（元）", 4),
        )
    ),
    Row(
        (
            Slot("rigid", "刚性支出（元）", 4),
            Slot("per_head_now|per_head", "人均月收入（元）", 4),
            Slot("allowance", "低保金额（元）", 4),
        )
    ),
    Row((Slot("cause", span=4), Slot("cause_b/cause_c/cause_d", "次要致困原因", 8))),
    Row((Slot("person.bank", span=4), Slot("person.bank_account", span=8))),
    Table(
        "household_member",
        (
            Head("person.name", "姓名", 4),
            Head("relation", "关系", 3),
            Head("person.born", "出生日期", 5),
            Head("person.id_number", "身份证号码", 8),
            Head("identity", "身份", 4),
            Head("monthly_income", "月收入（元）", 4),
            Head("illness|disability", "健康", 4),
            Head("workplace", chars=6),
        ),
        "家庭成员",
        5,
    ),
)

_BACK = (
    Space("needs", "帮扶需求", 22),
    Space("plan", "帮扶计划", 22),
    Space("employer_opinion", "单位意见", 34, ("负责人签字", "（盖章）")),
    Space("union_opinion", "基层工会意见及公示结果", 36, ("主席签字", "（盖章）")),
    Space("superior_opinion", "上级工会意见", 34, ("负责人签字", "（盖章）")),
    Row((Slot("recorder", "建档人", 4), Slot("reviewer", "审核人", 4), Slot("opened_on", "建档日期", 4))),
)

_VISIT = (
    Row((Slot("person.name", "户主姓名"), "person.phone", "persons")),
    Row((Slot("person.address", "家庭住址", 8), Slot("visited_on", "调查日期", 4))),
    Row((Slot("enterprise.name|employer", "工作单位", 8), Slot("category_now|category", "申报类别", 4))),
    Row((Slot("housing", span=8, head=2, choices=True), Slot("floor_area", "面积（㎡）", 4))),
    Row((Slot(label="大件物品、车辆", span=12),), 12),
    Table(
        "household_member",
        (
            Head("person.name", "姓名", 4),
            Head("relation", "关系", 3),
            Head("monthly_income", "申报月收入", 5),
            Head(label="核实月收入", chars=5),
            Head(label="核实情况", chars=9),
        ),
        "家庭收入",
        4,
    ),
    Space(label="支出情况", mm=26),
    Space(label="致困原因和家庭状况", mm=34),
    Space(label="邻里了解情况", mm=24),
    Space(label="调查结论", mm=30, signs=("调查人签名", "调查人签名")),
    Space(label="被调查人", mm=18, signs=("被调查人（家属）签名",)),
)

FORMS: tuple[Form, ...] = (
    Single(
        name="file",
        code="P12",
        label="困难职工档案表",
        purpose="一户一表，双面印，一式三份：基层工会、本会、上级工会各存一份。",
        sheets=(
            Sheet(
                "困难职工档案表",
                (*_FRONT, *_BACK),
                ("档案号：{number}", "职工编号：{worker_number}"),
                ("本表一式三份。人均月收入按家庭年度总收入减去刚性支出后的余额计算。",),
            ),
        ),
    ),
    Register(
        name="public",
        code="P13",
        label="困难职工名单公示",
        purpose="张贴公示用：姓名、单位、困难类别和原因，证件号码、电话、账号一律不印。",
        subset="on_file",
        order=("number",),
        landscape=False,
        before=("公示单位：{office:name}", ""),
        foot=("{office:name}（盖章）", "{print:day}"),
        public=Publicity("published_on", "published_until", "hardship.publicity"),
        columns=(
            Head("person.name", "姓名", 5),
            Head("enterprise.name|employer|organisation.name", "单位", 14),
            Head("category_now|category", "困难类别", 6),
            Head("cause", "致困原因", 9),
        ),
    ),
    Single(
        name="visit",
        code="P14",
        label="困难职工入户调查表",
        purpose="两人入户核实家庭、住房、收入，当场签名。",
        sheets=(Sheet("困难职工入户调查表", _VISIT, ("档案号：{number}", "")),),
    ),
)
