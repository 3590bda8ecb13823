"""Printed form of the roster of duty."""

from unionbook.ground.forms import Form, Head, Register

FORMS: tuple[Form, ...] = (
    Register(
        name="roster",
        code="P30",
        label="AB角值班表",
        purpose="张贴在办公室：谁值班、谁替补、谁带班。",
        subset="in_force",
        order=("from_on",),
        landscape=False,
        row_mm=12.0,
        spare=4,
        before=("{office:name}", "{print:day}"),
        columns=(
            Head("sort", "值班事项", 6),
            Head("from_on", "起", 5.5, group="日期"),
            Head("to_on", "止", 5.5, group="日期"),
            Head("staff_a", "A角", 4.5),
            Head("staff_b", "B角", 4.5),
            Head("leader", "带班领导", 4.5),
            Head("reason|note", "备注", 6),
        ),
    ),
)
