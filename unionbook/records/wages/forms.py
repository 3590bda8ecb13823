"""Printed form of the wage cases: the list."""

from unionbook.ground.forms import Form, Head, Register

FORMS: tuple[Form, ...] = (
    Register(
        name="register",
        code="P10",
        label="讨薪台账",
        purpose="本年登记的讨薪件：拖欠、追回、哪些部门协同。",
        subset="received",
        order=("received_on", "number"),
        counting="件",
        before=("填报单位：{office:name}", "填报日期：{print:day}　　金额单位：元"),
        columns=(
            Head("number", "登记号", 4.5),
            Head("received_on", "登记日期", 5.5),
            Head("site", "工地（单位）", 9),
            Head("enterprise.name|employer", "欠薪单位", 9),
            Head("workers", "人数", 3, sum=True),
            Head("wage_origin:province|origins", "籍贯", 6),
            Head("claimed", "拖欠额", 6.5, sum=True),
            Head("recovered", "追回额", 6.5, sum=True),
            Head("wage_helper:body", "协同部门", 8),
            Head("handler_a", "承办人", 4),
            Head("stage", "状态", 4.5),
            Head("note", chars=4),
        ),
    ),
)
