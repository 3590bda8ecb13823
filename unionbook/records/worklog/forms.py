"""Printed forms of a meeting: the sheet to sign in on, the minutes."""

from unionbook.ground.forms import Form, Head, Only, Register, Row, Sheet, Single, Slot, Space

_MINUTES = Sheet(
    "会议记录",
    (
        Row((Slot("title", "会议名称", 12),)),
        Row((Slot("done_on", "时间", 6), Slot("place", span=6))),
        Row((Slot(label="主持人", span=4), Slot("handler", "记录人", 4), Slot("people", "到会人数", 4))),
        Space("attendants", "到会人员", 26),
        Space(label="缺席人员和原因", mm=16),
        Space("result", "会议内容", 110),
        Space(label="议定事项", mm=36, signs=("主持人签名", "记录人签名")),
    ),
    ("单位：{office:name}", ""),
)

_MEETINGS = Only("category", ("meeting",), "这是会议用的表，请选类别是会议的工作记录。")

FORMS: tuple[Form, ...] = (
    Register(
        name="sign_in",
        code="P31",
        label="会议签到表",
        only=_MEETINGS,
        purpose="到会人员签名。",
        title="{title|会议}签到表",
        of="",
        landscape=False,
        row_mm=9.0,
        spare=24,
        before=("地点：{place}", "时间：{done_on}"),
        columns=(
            Head(label="姓名", chars=5),
            Head(label="单位", chars=12),
            Head(label="职务", chars=6),
            Head(label="联系电话", chars=8),
            Head(label="签名", chars=8),
        ),
    ),
    Single(
        name="minutes",
        code="P31",
        label="会议记录",
        only=_MEETINGS,
        purpose="会议的内容和议定事项，归档用。",
        sheets=(_MINUTES,),
    ),
)
