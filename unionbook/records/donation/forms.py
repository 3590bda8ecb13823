"""Printed form of a collection: who gave how much."""

from unionbook.ground.forms import Form, Head, Register

FORMS: tuple[Form, ...] = (
    Register(
        name="register",
        code="P19",
        label="募捐登记表",
        purpose="捐赠单位和个人当场登记、签字，合计大写。",
        title="{name|募捐}登记表",
        of="donation",
        landscape=False,
        row_mm=9.0,
        spare=5,
        in_words=True,
        page_sums=True,
        before=("组织单位：{office:name}", "募捐日期：{appeal_on}　　单位：元"),
        foot=("经办人：", "经办人：", "审核人："),
        columns=(
            Head("donor", "捐赠单位（人）", 11),
            Head("given_on", "日期", 5.5),
            Head("people", "人数", 3),
            Head("amount", "金额（元）", 6, sum=True),
            Head("goods", "物品", 6),
            Head(label="捐赠人签字", chars=8),
        ),
    ),
)
