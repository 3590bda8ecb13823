"""Printed forms of an activity: sheets to sign in on, the record of what was done with room for photographs."""

from unionbook.ground.forms import Form, Head, Register, Row, Sheet, Single, Slot, Space

_NAME = Head("person.name|outside_name", "姓名", 5)
_BEFORE = ("主办：{host|office:name}　　地点：{venue|place}", "时间：{held_on}")

_SHEET = Sheet(
    "活动登记表",
    (
        Row((Slot("name", span=12),)),
        Row((Slot("category", span=4), Slot("aspect", span=4), Slot("level", span=4))),
        Row((Slot("held_on", span=4), Slot("festival", span=4), Slot("edition", span=4))),
        Row((Slot("venue|place", "地点", 8), Slot("sessions", "期（批）数", 4))),
        Row((Slot("host", span=6), Slot("organiser", span=6))),
        Row((Slot("co_host", span=6), Slot("meant_for", span=6))),
        Row((Slot("persons", span=4), Slot("person_times", span=4), Slot("audience", span=4))),
        Row((Slot("volunteers", span=4), Slot("served", span=4), Slot("items", span=4))),
        Row((Slot("cost", "费用（元）", 4), Slot("cost_source", span=4), Slot("stage", span=4))),
        Space("summary", "活动简况", 44),
        Row((Slot(label="照片一", span=6, head=1, photo=1), Slot(label="照片二", span=6, head=1, photo=2)), 62),
        Row((Slot(label="填表人", span=4), Slot(label="负责人", span=4), Slot(label="填表日期", span=4))),
    ),
    ("填报单位：{office:name}", ""),
    ("照片取活动附件里的前两张，没有的可以粘贴；签到表一并归档。",),
)

FORMS: tuple[Form, ...] = (
    Register(
        name="sign_in",
        code="P20",
        label="活动签到表",
        purpose="参加人员当场签名，作为人数和经费的凭证；没有名单时印空行。",
        title="{name|活动}签到表",
        of="participant",
        landscape=False,
        row_mm=9.0,
        spare=20,
        before=_BEFORE,
        columns=(
            _NAME,
            Head("unit", "单位", 12),
            Head(label="职务", chars=5),
            Head("person.phone", "联系电话", 7),
            Head(label="签名", chars=8),
        ),
    ),
    Single(
        name="sheet",
        code="P21",
        label="活动登记表",
        purpose="一次活动一表：时间、地点、人数、费用、照片，归档用。",
        sheets=(_SHEET,),
    ),
    Register(
        name="training_sign_in",
        code="P26",
        label="培训签到表",
        purpose="学员每天上下午签到，领取证书、补贴的依据。",
        title="{name|培训}签到表",
        of="participant",
        row_mm=9.0,
        spare=15,
        before=_BEFORE,
        columns=(
            _NAME,
            Head("unit", "单位", 10),
            Head("person.id_number", "身份证号码", 9.5),
            Head("person.phone", "联系电话", 7),
            Head(label="上午", chars=7, group="签到"),
            Head(label="下午", chars=7, group="签到"),
            Head(label="证书编号", chars=7),
            Head(label="备注", chars=4),
        ),
    ),
)
