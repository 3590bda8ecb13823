"""Printed forms of aid: who applied, who is paid and signs, students, subsidies."""

from unionbook.ground.forms import Form, Head, Register

_FOOT = ("经办人：", "经办人：", "审批人：", "主席：")

APPLICATION_FORMS: tuple[Form, ...] = (
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
        before=("发放单位：{office:name}", "发放日期：　　　　年　　月　　日　　单位：元"),
        foot=_FOOT,
        columns=(
            Head("person.name", "姓名", 4),
            Head("person.id_number", "身份证号码", 9.5),
            Head("organisation.name", "单位（村）", 8),
            Head("person.phone", "联系电话", 6),
            Head("hardship.category_now|hardship.category|programme.category", "对象类别", 5),
            Head("granted|confirmed_amount|reviewed_amount|proposed", "金额（元）", 5.5, sum=True),
            Head("person.bank_account", "银行账号", 10, usual=False),
            Head(label="领取人签字（按手印）", chars=9),
            Head(label="领取日期", chars=5),
            Head(label="代领人／与本人关系", chars=7),
            Head(label="备注", chars=4),
        ),
    ),
)
