"""回收站: what was deleted, and the way to bring it back."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.services.past import bring_back
from unionbook.store.history import Gone, recycle_bin
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.frame.savestate import moment
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.emptying import empty
from unionbook.ui.look.layout import page_column, scrolled

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

RECENT = 30
"""Days for which what was removed is shown; what is older is kept too, and shown when it is asked for."""

EMPTY = "回收站是空的。删除的记录会先放在这里，随时可以恢复。"
OLD_ONLY = f"近 {RECENT} 天没有删除过记录。更早删除的也还在，点右上角可以查看。"

MOST = 300
"""Lines shown; older ones appear as newer ones are brought back."""


class RecycleBin(Page):
    """The list of what was deleted, the newest first."""

    topic = "回收站"

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.older = theme.button("", style="link", tip=f"也显示 {RECENT} 天以前删除的")
        self.older.setCheckable(True)
        self.older.toggled.connect(lambda _: self.refresh())
        self.empty = theme.look(QLabel(EMPTY), "label")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.area = scrolled(self.lines)
        card = theme.look(QFrame(), "card")
        within = QVBoxLayout(card)
        within.setContentsMargins(8, 8, 8, 8)
        within.addWidget(self.empty, 1)
        within.addWidget(self.area, 1)
        head = PageHead("回收站", desk.back)
        self.caption = head.caption
        head.add(self.older)
        page_column(self, head, card, gap=12)
        leave_by_escape(self, desk.back)

    def activated(self) -> None:
        """Read the bin."""
        self.refresh()

    def changed(self, kinds: set[str]) -> None:
        """Something was written."""
        self.refresh()

    def refresh(self) -> None:
        """List what lies in the bin now."""
        found = recycle_bin(self.desk.book)
        since = datetime.now() - timedelta(days=RECENT)
        recent = [gone for gone in found if gone.at >= since]
        shown = found if self.older.isChecked() else recent
        empty(self.lines)
        for gone in shown[:MOST]:
            self.lines.addWidget(self._line(gone))
        self.lines.addStretch()
        self.caption.tell(f"近 {RECENT} 天删除的 {len(recent)} 条" if found else "")
        self._offer_older(len(found) - len(recent))
        self.empty.setText(OLD_ONLY if found else EMPTY)
        self.empty.setVisible(not shown)
        self.area.setVisible(bool(shown))
        self.desk.say(f"回收站 {len(shown)} 条")

    def _offer_older(self, count: int) -> None:
        self.older.setVisible(bool(count))
        words = f"只看近 {RECENT} 天的" if self.older.isChecked() else f"更早删除的 {count} 条"
        self.older.setText(words)
        self.older.setAccessibleName(words)

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
            bring_back(self.desk.book, self.desk.book.cabinet[gone.kind], gone.uid)
        except Refusal as refusal:
            self.desk.refuse(refusal)
        else:
            self.desk.toast(f"已恢复 {gone.title}。", self.desk.undo)
