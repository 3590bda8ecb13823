"""草稿: what was begun and is not complete yet, with the way to go on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.kind import Kind
from unionbook.store.book import Book
from unionbook.ui.home.charts import card_layout
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.emptying import empty

SHOWN = 3


@dataclass(frozen=True)
class Begun:
    """A draft. problems: how many places still need mending."""

    kind: Kind
    uid: str
    title: str
    problems: int


def drafts(book: Book) -> list[Begun]:
    """All drafts, the newest first."""
    rows = book.select("draft", ["of_kind", "target", "title", "problems"], order=["-uid"])
    return [
        Begun(book.cabinet[name], uid, title, problems or 0)
        for name, uid, title, problems in rows
        if name in book.cabinet
    ]


class DraftCard(QFrame):
    """The card of drafts."""

    def __init__(self, opened: Callable[[Begun], None]) -> None:
        super().__init__()
        theme.look(self, "card")
        self._opened = opened
        self.caption = Elided("", "caption")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        card_layout(self, "草稿", self.caption, self.lines)

    def show_drafts(self, found: list[Begun]) -> None:
        """Show the newest of these drafts."""
        empty(self.lines)
        self.caption.tell(f"共 {len(found)} 份，不计入任何数字" if found else "")
        for one in found[:SHOWN]:
            self.lines.addWidget(self._line(one))
        if not found:
            told = "没有草稿。资料不全时可以先存草稿，它们会列在这里，补全之前不计入任何数字。"
            words = theme.look(QLabel(told), "label")
            words.setWordWrap(True)
            words.setContentsMargins(8, 0, 8, 0)
            self.lines.addWidget(words)
        self.lines.addStretch()

    def _line(self, one: Begun) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(8, 2, 0, 2)
        row.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(theme.pixmap(f"{one.kind.icon}_filled", 16, "warn", self.devicePixelRatio()))
        told = f"{one.kind.label} · 还有 {one.problems} 处待补" if one.problems else one.kind.label
        verb = theme.button("继续", style="link")
        verb.setAccessibleName(f"继续填写 {one.title}，{told}")
        verb.clicked.connect(partial(self._opened, one))
        row.addWidget(picture)
        row.addWidget(Elided(one.title, "strong"), 1)
        row.addWidget(theme.look(QLabel(told), "caption"))
        row.addWidget(verb)
        return line
