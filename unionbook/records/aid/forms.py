"""Printed forms of aid: who applied, who is paid and signs, students, subsidies."""

from unionbook.ground.conditions import filled, is_
from unionbook.ground.forms import Form, Head, Only, Publicity, Register, Row, Sheet, Single, Slot, Space
from unionbook.records.aid.review import PUBLICITY

_FOOT = ("经办人：", "经办人：", "审批人：", "主席：")
_MONEY = ("填报单位：{office:name}", "填报日期：{print:day}　　金额单位：元")
_NAME = Head("person.name", "姓名", 4)
_ID = Head("person.id_number", "身份证号码", 9.5)
_UNION = Head("organisation.name", "单位（村）", 8)
_PHONE = Head("person.phone", "联系电话", 6)
_SORT = Head("hardship.category_now|hardship.category|programme.category", "对象类别", 5)
_GRANTED = Head("granted|confirmed_amount|reviewed_amount|proposed", "金额（元）", 5.5, sum=True)
_SIGNING = (
    Head(label="领取人签字（按手印）", chars=9),
    Head(label="领取日期", chars=5),
    Head(label="代领人／与本人关系", chars=7),
    Head(label="备注", chars=4),
)
_PAYING = ("发放单位：{office:name}", "发放日期：　　　　年　　月　　日　　单位：元")

_STUDY = Sheet(
    "金秋助学申请表",
    (
        Row(
            (
                Slot("student|person.name", "学生姓名", 4),
                Slot("student.sex", span=4, options=("男", "女")),
                Slot("student.born", span=4),
            )
        ),
        Row((Slot("student.id_number", "学生证件号码", 8), Slot("student.phone", "联系电话", 4))),
        Row((Slot("school", "学校", 8), Slot("grade", span=4))),
        Row((Slot("school_stage", span=8, choices=True), Slot(label="学制", span=4))),
        Row(
            (Slot("person.name", "家长姓名", 4), Slot("person.phone", "联系电话", 4), Slot(label="与学生关系", span=4))
        ),
        Row(
            (
                Slot("person.id_number", "家长证件号码", 8),
                Slot("hardship.category_now|hardship.category", "困难类别", 4),
            )
        ),
        Row((Slot("organisation.name", "所属工会", 8), Slot("hardship.number", "档案号", 4))),
        Row((Slot("person.address", "家庭住址", 12),)),
        Row((Slot("person.bank", "开户银行", 4), Slot("person.bank_account", "银行账号", 8))),
        Row(
            (Slot("asked", "申请金额（元）", 4), Slot("applied_on", "申请日期", 4), Slot("consent_on", "同意书签署", 4))
        ),
        Space(label="申请理由", mm=34, signs=("申请人签名",)),
        Space("opinion", "初审意见", 32, ("负责人签字", "（盖章）")),
        Space("review_opinion", "上级审核意见", 32, ("负责人签字", "（盖章）")),
        Space("approve_opinion", "批准意见", 28, ("负责人签字", "（盖章）")),
    ),
    ("项目：{programme.name}", "{programme.year}年"),
    ("不满十四周岁的学生由监护人签署同意书。",),
)

APPLICATION_FORMS: tuple[Form, ...] = (
    Register(
        name="summary",
        code="P15",
        label="帮扶款申报汇总表",
        purpose="一批帮扶申请从申请、初审到上级审核的金额，随件上报。",
        title="{programme.name|帮扶款}申报汇总表",
        subset="applied",
        order=("programme.name", "organisation.name", "person.name"),
        page_sums=True,
        counting="人",
        before=_MONEY,
        foot=("填表人：", "审核人：", "负责人："),
        columns=(
            _NAME,
            _ID,
            _UNION,
            _SORT,
            Head("hardship.cause", "致困原因", 6),
            Head("programme.name", "帮扶项目", 7, usual=False),
            Head("applied_on", "申请日期", 5.5),
            Head("asked", "申请", 5.5, group="金额", sum=True),
            Head("proposed", "初审", 5.5, group="金额", sum=True),
            Head("reviewed_amount", "上级审核", 5.5, group="金额", sum=True),
            Head("granted", "批准", 5.5, group="金额", sum=True),
            Head("stage", "结果", 5),
        ),
    ),
    Register(
        name="posted",
        code="P17",
        label="帮扶对象名单公示",
        purpose="发放前张贴公示用：姓名、单位、类别和金额，证件号码、电话、账号一律不印。",
        title="{programme.name|帮扶}对象名单公示",
        subset="published",
        order=("organisation.name", "person.name"),
        landscape=False,
        counting="人",
        before=("公示单位：{office:name}", "金额单位：元"),
        foot=("{office:name}（盖章）", "{print:day}"),
        public=Publicity("published_on", "published_until", PUBLICITY),
        columns=(
            _NAME,
            Head("organisation.name", "单位（村）", 14),
            _SORT,
            Head("granted|confirmed_amount|reviewed_amount|proposed|asked", "金额", 6, sum=True),
        ),
    ),
    Register(
        name="payout",
        code="P16",
        label="慰问金（帮扶金）发放表",
        purpose="发放现金时由领取人签字、按手印，两位经办人签名，作为凭证。",
        title="{programme.name|慰问金（帮扶金）}发放表",
        subset="unpaid",
        order=("organisation.name", "person.name"),
        row_mm=9.0,
        page_sums=True,
        in_words=True,
        counting="人",
        before=_PAYING,
        foot=_FOOT,
        columns=(
            _NAME,
            _ID,
            _UNION,
            _PHONE,
            _SORT,
            _GRANTED,
            Head("person.bank_account", "银行账号", 10, usual=False),
            *_SIGNING,
        ),
    ),
    Single(
        name="study_application",
        code="P17",
        label="金秋助学申请表",
        only=Only("programme.category", ("study", "sunshine"), "这是助学项目的申请表。"),
        purpose="一名学生一表，家长填写，逐级审核。",
        sheets=(_STUDY,),
    ),
    Register(
        name="study_summary",
        code="P17",
        label="金秋助学汇总表",
        purpose="本批助学对象和金额，随件上报。",
        title="{programme.name|金秋助学}汇总表",
        subset="study",
        order=("organisation.name", "person.name"),
        page_sums=True,
        in_words=True,
        counting="人",
        before=_MONEY,
        foot=("填表人：", "审核人：", "负责人："),
        columns=(
            Head("student|person.name", "学生", 4),
            Head("school", "学校", 10),
            Head("school_stage", "阶段", 3),
            Head("grade", chars=4),
            Head("person.name", "家长", 4),
            Head("person.id_number", "家长身份证号码", 9.5),
            _UNION,
            _PHONE,
            Head("hardship.category_now|hardship.category", "困难类别", 5),
            _GRANTED,
            Head(label="备注", chars=4),
        ),
    ),
    Register(
        name="subsidy_summary",
        code="P18",
        label="误工和交通补贴汇总表",
        purpose="参加培训取得证书的，镇、市、省逐级审核的补贴。",
        title="{programme.name|误工和交通补贴}汇总表",
        where=is_("programme.category", "subsidy"),
        order=("organisation.name", "person.name"),
        page_sums=True,
        in_words=True,
        counting="人",
        before=_MONEY,
        foot=("填表人：", "审核人：", "负责人："),
        columns=(
            _NAME,
            _ID,
            _UNION,
            Head("course", "培训项目", 6),
            Head("certificate", "证书", 8),
            Head("screened_on", "镇审", 5.5, group="审核通过日期"),
            Head("reviewed_on", "市审", 5.5, group="审核通过日期"),
            Head("approved_on|confirmed_on", "省审", 5.5, group="审核通过日期"),
            _GRANTED,
            Head("stage", "状态", 4.5),
        ),
    ),
    Register(
        name="training_payout",
        code="P26",
        label="培训补贴发放表",
        purpose="培训补贴由学员本人签领。",
        title="{programme.name|培训补贴}发放表",
        where=filled("course"),
        order=("organisation.name", "person.name"),
        row_mm=9.0,
        page_sums=True,
        in_words=True,
        counting="人",
        before=_PAYING,
        foot=_FOOT,
        columns=(
            _NAME,
            _ID,
            _UNION,
            Head("course", "培训项目", 7),
            Head("certificate", "证书", 7),
            _GRANTED,
            *_SIGNING,
        ),
    ),
)
