"""Printed forms of the grievance register: the sheet of a case and the list of cases; papers to people in `notices`."""

from unionbook.ground.forms import Form, Head, Register, Row, Sheet, Single, Slot, Space, Table
from unionbook.records.grievance.notices import NOTICES

_SHEET = Sheet(
    title="信访登记表",
    before=("登记号：{number}", "收到日期：{received_on}"),
    parts=(
        Row(
            (
                Slot("person.name", "来访人", 4),
                Slot("person.sex", span=4, options=("男", "女")),
                Slot("petitioner", span=4),
            )
        ),
        Row((Slot("person.id_number", span=8), Slot("person.phone", "联系电话", 4))),
        Row((Slot("person.address", span=8), Slot("origin", "籍贯", 4))),
        Row((Slot("unit", "工作单位", 8), Slot("people", span=4))),
        Row((Slot("form", span=12, choices=True),)),
        Row((Slot("source", span=8, choices=True), Slot("nature", span=4))),
        Row((Slot("source_office", span=4), Slot("transfer_number", span=4), Slot("reply_due", span=4))),
        Row((Slot("enterprise.name|about", "被反映单位", 8), Slot("matter", span=4))),
        Row((Slot("handler_a", "承办人A角"), Slot("handler_b", "替补B角"), "leader")),
        Space("subject", mm=14),
        Space("request", "内容及要求", 34),
        Space("facts", "事实和理由", 30),
        Space("proposal", "拟办意见", 26, ("接待人签名",)),
        Space("instruction", "领导批示", 26, ("签名",)),
        Table(
            "grievance_step",
            (Head("done_on", chars=6), Head("what", chars=20), Head("actor", chars=5)),
            "办理情况",
            4,
        ),
        Row(("notified_on", "accepted_on", "finish_due")),
        Row((Slot("replied_on", span=4), Slot("reply_way", span=8, choices=True))),
        Space("reply", "处理结果和答复", 30, ("承办人签名",)),
        Row((Slot("outcome", span=4), Slot("recovered", span=4), Slot("closed_on", span=4))),
        Row((Slot("satisfaction", "信访人评价", 8, choices=True), Slot(label="信访人签名", span=4)), 12),
    ),
)

_SLIP = Sheet(
    title="送达回证",
    before=("登记号：{number}", ""),
    parts=(
        Row((Slot(label="送达文书名称", span=12),), 14),
        Row((Slot(label="文书编号", span=6), Slot(label="份数", span=6)), 12),
        Row((Slot("person.name", "受送达人", 6), Slot("person.phone", "联系电话", 6)), 12),
        Row((Slot("person.address", "送达地址", 12),), 14),
        Row((Slot(label="送达方式", span=12, options=("直接送达", "留置送达", "邮寄送达", "转交送达", "其他")),), 12),
        Space(label="受送达人", mm=34, signs=("受送达人签名（盖章）",)),
        Space(label="代收人", mm=38, signs=("代收人签名", "与受送达人关系")),
        Space(label="见证人", mm=34, signs=("见证人签名",)),
        Space(label="送达人", mm=34, signs=("送达人签名（两人）",)),
        Space(label="备注", mm=24),
    ),
    notes=("拒收的，写明拒收的事由和日期，由见证人签名。",),
)

FORMS: tuple[Form, ...] = (
    Single(
        name="sheet",
        code="P7",
        label="信访登记表",
        purpose="一件信访从来访登记到信访人评价的全过程，一件一表。",
        sheets=(_SHEET,),
    ),
    Register(
        name="register",
        code="P8",
        label="信访登记簿",
        purpose="本年收到的全部信访件，保密件不印。",
        subset="received",
        order=("received_on", "number"),
        columns=(
            Head("number", "登记号", 4.5),
            Head("received_on", "收到日期", 5.5),
            Head("source", chars=4),
            Head("form", chars=3),
            Head("person.name", "信访人", 4),
            Head("person.phone", "联系电话", 6, usual=False),
            Head("unit|enterprise.name", "单位", 7),
            Head("people", "人数", 2),
            Head("subject", "事项", 8),
            Head("matter", "类别", 4),
            Head("handler_a/handler_b", "A／B角", 7),
            Head("notified_on", "告知日期", 5.5),
            Head("accepted_on", "受理日期", 5.5),
            Head("finish_due", "应办结日", 5.5),
            Head("closed_on", "办结日期", 5.5),
            Head("outcome", "结果", 4),
            Head("note", "备注", 3),
        ),
    ),
    *NOTICES,
    Single(
        name="delivery",
        code="P9",
        label="送达回证",
        purpose="告知书、意见书送到信访人时请其签收，随件归档。",
        sheets=(_SLIP,),
    ),
    Register(
        name="contents",
        code="P33",
        label="信访件卷内目录",
        purpose="一件信访归档时放在卷首，按办理经过列出材料。",
        title="信访件卷内目录",
        of="grievance_step",
        landscape=False,
        row_mm=9.0,
        spare=8,
        before=("登记号：{number}　　事由：{subject}", "收到日期：{received_on}"),
        columns=(
            Head("done_on", "日期", 5.5),
            Head("document|what", "材料", 16),
            Head("actor", "责任者", 5),
            Head(label="页号", chars=3),
            Head(label="备注", chars=4),
        ),
    ),
)
