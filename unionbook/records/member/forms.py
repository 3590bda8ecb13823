"""Printed forms of the member register: application and registration, roster, coming and going."""

from unionbook.ground.forms import Form, Head, Register, Row, Saying, Sheet, Shown, Single, Slot, Space, Table, Worked

_PLEDGE = (
    "我自愿申请加入中国工会，遵守《中国工会章程》，执行工会决议，积极参加工会活动，按月交纳会费，"
    "做好本职工作，与工友团结互助。请组织批准。"
)

_WHO = Row(
    (
        Slot("person.name", "姓名"),
        Slot("person.sex", options=("男", "女")),
        Slot("person.born", "出生年月", shown=Shown.MONTH),
    )
)

_APPLICATION = Sheet(
    title="中华全国总工会入会申请书",
    parts=(
        _WHO,
        Row((Slot("enterprise.name|workplace", "工作单位", 8), Slot("job", "工种", 4))),
        Row((Slot("organisation.name", "申请加入的基层工会", 8), Slot("person.phone", "联系电话", 4))),
        Saying(_PLEDGE),
        Space(label="申请人", mm=36, signs=("申请人签名",)),
        Space(label="工会小组意见", mm=40, signs=("组长签名",)),
        Space(label="基层工会意见", mm=46, signs=("负责人签字", "（盖章）")),
    ),
    notes=("申请书与会员登记表一并由基层工会保存。",),
)

_REGISTRATION = Sheet(
    title="工会会员登记表",
    before=("会员号：{number}", "会员证（卡）号：{card_number}"),
    parts=(
        _WHO,
        Row(("person.ethnic", "person.political", "person.education")),
        Row((Slot("person.id_number", span=8), Slot("person.marital", span=4))),
        Row(
            (
                Slot("person.native_place", span=4),
                Slot("person.household", span=4, choices=True),
                Slot("migrant", span=4, choices=True),
            )
        ),
        Row((Slot("person.address", span=8), Slot("person.phone", span=4))),
        Row((Slot("enterprise.name|workplace", "工作单位", 8), Slot("union_group", span=4))),
        Row((Slot("organisation.name", "所属工会", 8), Slot("employment", span=4))),
        Row(("job", "post", "title")),
        Row(("skill", Slot("work_started_on", "参加工作时间"), "joined_on")),
        Row((Slot("trade_group", "新就业形态", 4), Slot("fee", "月会费标准", 4), Slot(label="月工资（元）", span=4))),
        Table(
            "",
            (Head(label="称谓", chars=3), Head(label="姓名", chars=4), Head(label="工作单位及职务", chars=14)),
            "家庭主要成员",
            3,
        ),
        Space(label="个人简历", mm=34),
        Space(label="基层工会审批意见", mm=28, signs=("负责人签字", "（盖章）")),
        Space("note", mm=14),
    ),
)

FORMS: tuple[Form, ...] = (
    Single(
        name="application",
        code="P1",
        label="入会申请书和会员登记表",
        purpose="职工申请入会时填写，一人一份，基层工会存档。",
        sheets=(_APPLICATION, _REGISTRATION),
    ),
    Register(
        name="roster",
        code="P2",
        label="工会会员名册",
        purpose="向上级报送或本会存档的会员名单。",
        subset="active",
        order=("organisation.name", "person.name"),
        page_sums=True,
        columns=(
            Head("person.name", "姓名", 4),
            Head("person.sex", chars=2),
            Head("person.born", "出生年月", 4, shown=Shown.MONTH),
            Head("person.ethnic", chars=3),
            Head("person.political", chars=4),
            Head("person.education", chars=4),
            Head("person.id_number", "身份证号码", 9.5),
            Head("enterprise.name|workplace", "工作单位", 12),
            Head("organisation.name", "所属工会", 9, usual=False),
            Head("job", "工种", 3.5),
            Head("migrant", "农民工", 2, shown=Shown.TICK),
            Head("joined_on", "入会时间", 5.5),
            Head("card_number|number", "会员证号", 5),
            Head("person.phone", "联系电话", 6),
            Head("note", "备注", 4),
        ),
    ),
    Worked(
        name="changes",
        code="P3",
        label="会员变动情况月报表",
        purpose="每月各基层工会会员增减，期初加减后等于期末。",
        source="member_changes",
    ),
)
