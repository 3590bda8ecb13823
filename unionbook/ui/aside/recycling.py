"""回收站: what was deleted, and the way to bring it back."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.past import bring_back
from unionbook.store.history import Gone, recycle_bin
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.frame.savestate import moment
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.layout import page_column, scrolled

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

RECENT = 30
"""Days for which what was removed is shown; what is older is kept too, and shown when it is asked for."""

EMPTY = "回收站是空的。删除的记录会先放在这里，随时可以恢复。"
OLD_ONLY = f"近 {RECENT} 天没有删除过记录。更早删除的也还在，点右上角可以查看。"

MOST, PORTION = 300, 12
"""Lines shown; older ones appear as newer ones are brought back. So many are made at a time."""


class RecycleBin(Page):
    """The list of what was deleted, the newest first."""

    topic = "回收站"

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.found: list[Gone] = []
        self.shown: list[Gone] = []
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._make_some)
        self.older = theme.button("", style="link", tip=f"也显示 {RECENT} 天以前删除的")
        self.older.setCheckable(True)
        self.older.toggled.connect(lambda _: self._show())
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
        self.lines.addStretch()
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

    def leave(self) -> bool:
        """Nothing more is listed."""
        behind(self.desk.book).drop(self)
        self._more.stop()
        return True

    def refresh(self) -> None:
        """Read behind the window what lies in the bin now."""
        behind(self.desk.book).ask(self, recycle_bin, self._came, first=True)

    def _came(self, found: list[Gone]) -> None:
        self.found = found
        self._show()

    def _show(self) -> None:
        since = datetime.now() - timedelta(days=RECENT)
        recent = [gone for gone in self.found if gone.at >= since]
        shown = self.found if self.older.isChecked() else recent
        self._list(shown[:MOST])
        self.caption.tell(f"近 {RECENT} 天删除的 {len(recent)} 条" if self.found else "")
        self._offer_older(len(self.found) - len(recent))
        self.empty.setText(OLD_ONLY if self.found else EMPTY)
        self.empty.setVisible(not shown)
        self.area.setVisible(bool(shown))
        self.desk.say(f"回收站 {len(shown)} 条")

    def _list(self, shown: list[Gone]) -> None:
        """The lines that stay keep their widgets; others are made a few at a time, so that keys come between them."""
        made, self.shown = self._made(), shown
        there = {line.gone for line in made}
        stays = [gone for gone in shown if gone in there]
        still = set(stays)
        kept = still if stays == [line.gone for line in made if line.gone in still] else set[Gone]()
        for line in [line for line in made if line.gone not in kept]:
            if line.back.hasFocus():
                line.focusNextChild()
            line.hide()
            self.lines.removeWidget(line)
            line.deleteLater()
        self._make_some()

    def _made(self) -> "list[_Line]":
        """The lines there are, in order."""
        items = [self.lines.itemAt(place) for place in range(self.lines.count())]
        return [line for item in items if item is not None and isinstance(line := item.widget(), _Line)]

    def _make_some(self) -> None:
        made, left = [line.gone for line in self._made()], PORTION
        for place, gone in enumerate(self.shown):
            if place < len(made) and made[place] == gone:
                continue
            if not left:
                self._more.start()
                return
            made.insert(place, gone)
            line = _Line(gone, self.desk.book.cabinet[gone.kind])
            line.back.clicked.connect(partial(self._restore, gone))
            self.lines.insertWidget(place, line)
            left -= 1

    def _offer_older(self, count: int) -> None:
        self.older.setVisible(bool(count))
        words = f"只看近 {RECENT} 天的" if self.older.isChecked() else f"更早删除的 {count} 条"
        self.older.setText(words)
        self.older.setAccessibleName(words)

    def _restore(self, gone: Gone) -> None:
        try:
            bring_back(self.desk.book, self.desk.book.cabinet[gone.kind], gone.uid)
        except Refusal as refusal:
            self.desk.refuse(refusal)
        else:
            self.desk.toast(f"已恢复 {gone.title}。", self.desk.undo)


class _Line(QWidget):
    """A record that was deleted, and the button that brings it back."""

    def __init__(self, gone: Gone, kind: Kind) -> None:
        super().__init__()
        self.gone, self.back = gone, theme.button("恢复")
        self.setMinimumHeight(theme.SIZES.px(48))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(theme.pixmap(kind.icon, 20, "text2", self.devicePixelRatio()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(gone.title or f"未命名的{kind.label}", "strong"))
        words.addWidget(Elided(f"{kind.label} · {moment(gone.at)} 删除 · {gone.label}", "caption"))
        self.back.setAccessibleName(f"恢复{kind.label} {gone.title}")
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(self.back)
