"""回收站: what was deleted, and the way to bring it back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.changes import GONE, Bulk
from unionbook.store.fold import fold
from unionbook.store.history import Gone, recycle_bin
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.savestate import moment
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.emptying import empty

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

MOST = 300
"""Lines shown; older ones appear as newer ones are brought back."""


def bring_back(book: Book, gone: Gone) -> None:
    """Restore a removed record with the child rows that went in the same act. Raises Refusal."""
    kind = book.cabinet[gone.kind]
    with book.change(f"恢复{kind.label} {gone.title}") as act:
        removals = [one.act for one in book.trail.of_row(gone.kind, gone.uid) if one.field == GONE and one.value == 1]
        act.restore(gone.kind, gone.uid)
        for number in removals:
            _children_back(book, act, gone, number)


def _children_back(book: Book, act: Act, gone: Gone, number: int) -> None:
    children = {child.name: child.parent for child in book.cabinet.children(book.cabinet[gone.kind])}
    for change in book.trail.of_act(number):
        uids = change.uids() if isinstance(change, Bulk) else [change.uid]
        for uid in uids if change.kind in children else ():
            lived = fold(one for one in book.trail.of_row(change.kind, uid) if one.field != GONE).values or {}
            if lived.get(children[change.kind]) == gone.uid:
                act.restore(change.kind, uid)


class RecycleBin(Page):
    """The list of what was deleted, the newest first."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.caption = theme.look(QLabel(), "caption")
        self.empty = theme.look(QLabel("回收站是空的。删除的记录会先放在这里，随时可以恢复。"), "label")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        inner = theme.look(QWidget(), "plain")
        inner.setLayout(self.lines)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card = theme.look(QFrame(), "card")
        within = QVBoxLayout(card)
        within.setContentsMargins(8, 8, 8, 8)
        within.addWidget(self.empty)
        within.addWidget(self.area, 1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(theme.look(QLabel("回收站"), "title"))
        head.addWidget(self.caption)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 10)
        column.setSpacing(theme.SIZES.px(12))
        column.addLayout(head)
        column.addWidget(card, 1)

    def activated(self) -> None:
        """Read the bin."""
        self.refresh()

    def changed(self, kinds: set[str]) -> None:
        """Something was written."""
        self.refresh()

    def refresh(self) -> None:
        """List what lies in the bin now."""
        found = recycle_bin(self.desk.book)
        empty(self.lines)
        for gone in found[:MOST]:
            self.lines.addWidget(self._line(gone))
        self.lines.addStretch()
        self.caption.setText(f"共 {len(found)} 条" if found else "")
        self.empty.setVisible(not found)
        self.desk.say(f"回收站 {len(found)} 条")

    def _line(self, gone: Gone) -> QWidget:
        kind = self.desk.book.cabinet[gone.kind]
        line = QWidget()
        line.setMinimumHeight(theme.SIZES.px(48))
        row = QHBoxLayout(line)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(theme.pixmap(kind.icon, 20, "text2", self.devicePixelRatio()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(gone.title or f"未命名的{kind.label}", "strong"))
        words.addWidget(Elided(f"{kind.label} · {moment(gone.at)} 删除 · {gone.label}", "caption"))
        back = theme.button("恢复")
        back.setAccessibleName(f"恢复{kind.label} {gone.title}")
        back.clicked.connect(partial(self._restore, gone))
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(back)
        return line

    def _restore(self, gone: Gone) -> None:
        try:
            bring_back(self.desk.book, gone)
        except Refusal as refusal:
            self.desk.refuse(refusal)
        else:
            self.desk.toast(f"已恢复 {gone.title}。", self.desk.undo)
