"""消息记录: the lines that went by themselves and the reasons why something was not done, the newest first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from unionbook.ui.frame.messages import Message, said
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look.layout import listed, page_column

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

COLUMNS = (
    plain_column("时间", 5),
    plain_column("哪一类", 5),
    plain_column("说了什么", 30, wide=True),
)


class MessagesPage(Page):
    """The list; the whole sentence of the current row stands below it."""

    topic = "消息记录"

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.head = PageHead(self.topic, desk.back)
        self.table = PlainTable(COLUMNS, self.topic)
        page_column(self, self.head, listed(self.table))
        self.table.escaped.connect(desk.back)
        leave_by_escape(self, desk.back)

    def activated(self) -> None:
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what was said until now."""
        found = said(self.desk.book)
        self.table.show_rows([_row(number, one) for number, one in reversed(list(enumerate(found)))])
        self.head.caption.tell("打开台账以来的提示都在这里" if found else "打开台账以来还没有提示")
        self.desk.say(f"消息 {len(found)} 条")


def _row(number: int, one: Message) -> PlainRow:
    pill = ("没有办成", "warn") if one.refused else ("已办", "ok")
    return PlainRow((f"{one.at:%H:%M:%S}", pill[0], one.sentence), {1: pill}, key=str(number))
