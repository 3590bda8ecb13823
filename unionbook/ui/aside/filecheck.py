"""核对台账文件: is every page and every link of the history sound? The last result, and a new check."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from unionbook.services.filecheck import last_check
from unionbook.ui.batch.foresight import Foresight
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme
from unionbook.ui.look.layout import page_column

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

HOW = (
    "从头到尾读一遍台账文件：每一页、每条记录和它的修改历史、存进来的每个文件，互相对得上才算完好。"
    "每月自动做一次，在后台进行，不耽误工作；也可以随时做。"
)
COLUMNS = (plain_column("哪里", 10, bold=True), plain_column("发现", 30, wide=True))


class FileCheckPage(Page):
    """What the last check found, and what can be done about it."""

    topic = "核对台账文件"

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk, self.checking = desk, desk.guarding.checking
        self.head = PageHead(self.topic, desk.back)
        self.go = theme.button("现在核对 Ctrl+N", "shield_checkmark", "primary")
        self.go.setAccessibleName("现在核对")
        self.backup = theme.button("用最近的备份…", "arrow_reset")
        self.rescue = theme.button("抢救到新台账…")
        self.told, self.table = Foresight(), PlainTable(COLUMNS, self.topic)
        self.full = theme.look(QLabel(), "label")
        self.full.setWordWrap(True)
        self.full.setTextFormat(Qt.TextFormat.PlainText)
        self.head.add(self.rescue, self.backup, self.go)
        self._lay_out()
        self.go.clicked.connect(self.new)
        self.backup.clicked.connect(desk.guarding.ask_backup)
        self.rescue.clicked.connect(desk.guarding.salvage)
        self.table.escaped.connect(desk.back)
        self.table.moved.connect(self._tell)
        leave_by_escape(self, desk.back)

    def _lay_out(self) -> None:
        about = theme.look(QLabel(HOW), "label")
        about.setWordWrap(True)
        card = theme.look(QFrame(), "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 14, 16, 12)
        inner.setSpacing(theme.SIZES.px(10))
        inner.addWidget(about)
        inner.addWidget(self.told)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.full)
        self.rest = QFrame()
        row = QHBoxLayout()
        row.addWidget(card, 1)
        inner.addWidget(self.rest, 1)
        page_column(self, self.head, row)

    def activated(self) -> None:
        self.refresh()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self) -> None:
        """Ctrl+N: check now."""
        self.checking.begin()

    def refresh(self) -> None:
        """Show what is known."""
        day, found = last_check(self.desk.book)
        result = self.checking.result
        self.go.setEnabled(not self.checking.going)
        if self.checking.going:
            self.told.say("正在核对，可以照常工作；做完会在这里说结果。", "info")
        elif result is not None:
            self.told.say(result.sentence, "ok" if result.sound else "bad")
        elif day is None:
            self.told.say("这台电脑还没有核对过这本台账。", "info")
        else:
            when = f"{day.year}年{day.month}月{day.day}日"
            words = f"上次 {when} 核对，{f'发现 {len(found)} 处问题。' if found else '完好，没有发现问题。'}"
            self.told.say(words, "bad" if found else "ok")
        self.table.show_rows([PlainRow(_cells(one), key=str(at)) for at, one in enumerate(found)])
        for part in (self.table, self.full):
            part.setVisible(bool(found))
        self._tell()
        self.rest.setVisible(not found)
        for button in (self.backup, self.rescue):
            button.setVisible(bool(found))
        self.desk.say(f"上次核对发现 {len(found)} 处" if found else "台账文件")

    def _tell(self) -> None:
        """The current finding in full."""
        row = self.table.current()
        self.full.setText(" ".join(row.cells) if row is not None else "")


def _cells(found: str) -> tuple[str, str]:
    where, _, sentence = found.partition("：")
    return where, sentence
