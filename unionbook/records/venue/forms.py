"""Printed forms of the venues: the sheet of a reading room, the list of loans."""

from unionbook.ground.forms import Form, Head, Only, Register, Row, Sheet, Single, Slot, Space, Table

_ROOM = Sheet(
    "职工书屋登记表",
    (
        Row((Slot("name", "书屋名称", 8), Slot("level", span=4))),
        Row((Slot("enterprise.name|organisation.name|host", "依托单位", 8), Slot("community", "村（社区）", 4))),
        Row((Slot("address", span=8), Slot("area", "面积（㎡）", 4))),
        Row((Slot("head", "管理员", 4), Slot("phone", span=4), Slot("opened_on", span=4))),
        Row((Slot("standard", span=8, choices=True), Slot("model", span=4))),
        Row((Slot("funder", span=4), Slot("cost", "投入金额（元）", 4), Slot("named_on", span=4))),
        Table(
            "stock_count",
            (
                Head("counted_on", "盘点日期", 6),
                Head("books", "藏书（册）", 5),
                Head("periodicals", "报刊（种）", 5),
                Head("discs", "音像（张）", 5),
                Head("computers", "电脑（台）", 5),
                Head("counted_by", chars=5),
            ),
            "历次盘点",
            4,
        ),
        Space("services", "服务内容", 36),
        Space("selection", "建设情况", 40),
        Space(label="基层工会意见", mm=30, signs=("负责人签字", "（盖章）")),
        Space(label="本级工会意见", mm=30, signs=("负责人签字", "（盖章）")),
    ),
)

_ROOMS = Only("type", ("bookroom",), "这是职工书屋用的表。")

FORMS: tuple[Form, ...] = (
    Single(
        name="bookroom",
        code="P25",
        label="职工书屋登记表",
        only=_ROOMS,
        purpose="一个书屋一表：面积、藏书、管理员、历次盘点。",
        sheets=(_ROOM,),
    ),
    Register(
        name="loans",
        code="P25",
        label="图书借阅登记表",
        only=_ROOMS,
        purpose="放在书屋里，由借阅人手写。",
        title="{name|职工书屋}图书借阅登记表",
        of="",
        row_mm=9.0,
        spare=14,
        before=("管理员：{head}", "　　　　年"),
        columns=(
            Head(label="书名", chars=12),
            Head(label="图书编号", chars=6),
            Head(label="借阅人", chars=5),
            Head(label="单位", chars=9),
            Head(label="联系电话", chars=7),
            Head(label="借出日期", chars=5),
            Head(label="应还日期", chars=5),
            Head(label="归还日期", chars=5),
            Head(label="借阅人签名", chars=6),
        ),
    ),
)
