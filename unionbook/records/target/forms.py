"""Printed form of the targets: how they stand."""

from unionbook.ground.forms import Form, Head, Register

FORMS: tuple[Form, ...] = (
    Register(
        name="standing",
        code="P28",
        label="目标任务完成情况表",
        purpose="上级下达的指标完成多少、得几分。",
        subset="year",
        title="{year|＿＿＿＿}年度目标任务完成情况表",
        row_mm=9.0,
        columns=(
            Head("indicator", chars=14),
            Head("unit", "单位", 3),
            Head("goal", "下达数", 5),
            Head(label="完成数", chars=5, worked="done"),
            Head(label="完成率", chars=5, worked="rate"),
            Head("weight", "分值", 3.5),
            Head(label="得分", chars=3.5, worked="points"),
            Head("due_on", "完成期限", 5.5),
            Head("owner", "责任人", 4),
            Head(label="说明", chars=10, worked="remark"),
        ),
    ),
)
