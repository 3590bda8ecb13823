"""Printed forms of the archive: labels of boxes, lists of what lies in a volume."""

from unionbook.ground.forms import Form, Head, Register, Row, Sheet, Single, Slot

_LABEL = Sheet(
    "档案盒标签",
    (
        Row((Slot("name", "单位", 12),), 16),
        Row((Slot(label="类别", span=6), Slot(label="年度", span=6)), 16),
        Row((Slot(label="题名", span=12),), 40),
        Row((Slot(label="起止件号", span=6), Slot(label="保管期限", span=6)), 16),
        Row((Slot(label="盒号", span=6), Slot(label="整理人", span=6)), 16),
    ),
    notes=("沿框线剪下，贴在盒脊或盒面。",),
)

FORMS: tuple[Form, ...] = (
    Single(
        name="box_label", code="P33", label="档案盒标签", purpose="贴在档案盒上，手写题名和件号。", sheets=(_LABEL,)
    ),
    Register(
        name="contents",
        code="P33",
        label="卷内目录",
        purpose="放在每卷卷首，列出卷内文件。",
        of="",
        landscape=False,
        row_mm=9.0,
        spare=24,
        before=("{name|office:name}", "第　　　盒（卷）"),
        columns=(
            Head(label="文号", chars=6),
            Head(label="责任者", chars=6),
            Head(label="题名", chars=15),
            Head(label="日期", chars=5),
            Head(label="页号", chars=3),
            Head(label="备注", chars=4),
        ),
    ),
)
