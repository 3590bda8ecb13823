"""Whose line is it? The records a line of a list may mean, numbered, to be chosen by a digit, Enter or a click."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from unionbook.ground.conditions import among
from unionbook.ground.kind import Kind
from unionbook.services.ahead import CHUNK
from unionbook.services.batch import Line
from unionbook.store.book import Book
from unionbook.ui.frame.searchbox import SearchBox
from unionbook.ui.ledger.columns import columns
from unionbook.ui.look import theme

MOST = 9
"""Records offered at once: as many as there are digits."""

FACTS = 3
"""What its list says of a record besides its title."""

NOBODY = "不算（不是名单里的人）"

ITEM = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Candidate:
    """A record a line may mean. uid "": none of them."""

    uid: str
    title: str
    facts: str = ""


def candidates(book: Book, kind: Kind, uids: Sequence[str], text: str = "") -> list[Candidate]:
    """The records with what tells them apart, those whose words contain the text."""
    told = [one for one in columns(book, kind) if one.path and one.path not in kind.title and not one.sensitive]
    stage = kind.stages.field if kind.stages else ""
    told = [one for one in told if one.path != stage][:FACTS]
    paths = ["uid", *kind.naming, *(one.path for one in told)]
    found: dict[str, Candidate] = {}
    for start in range(0, len(uids), CHUNK):
        for row in book.select(kind.name, paths, among("uid", *uids[start : start + CHUNK])):
            title = book.words(kind, row[1 : 1 + len(kind.naming)])
            values = dict(zip(paths, row, strict=True))
            facts = " · ".join(filter(None, (one.text(book, kind, values) for one in told)))
            if all(word in f"{title} {facts}" for word in text.split()):
                found[str(row[0])] = Candidate(str(row[0]), title, facts)
    return [found[uid] for uid in uids if uid in found]


class NameChoice(QFrame):
    """chosen: the uid of a record, "" for none of them.  back: Esc, back to the lines."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, book: Book, kind: Kind) -> None:
        super().__init__()
        theme.look(self, "card")
        self.book, self.kind = book, kind
        self.all: Sequence[str] = ()
        self.likely: Sequence[str] = ()
        self.title, self.hint = theme.look(QLabel(), "strong"), theme.look(QLabel(), "caption")
        self.title.setWordWrap(True)
        self.hint.setWordWrap(True)
        self.search = SearchBox("在所选的记录中查找", "在所选的记录中查找", "")
        self.list = _Candidates()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(theme.SIZES.px(6))
        for part in (self.title, self.hint, self.search):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        self.search.sought.connect(lambda _: self._fill())
        self.search.down.connect(lambda: self.list.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.search.escaped.connect(self.back)
        self.list.taken.connect(lambda item: self.chosen.emit(item.data(ITEM).uid))
        self.list.escaped.connect(self.back)

    def show_line(self, line: Line, all_uids: Sequence[str], open_: bool) -> None:
        """Offer the records a line may mean, or (by searching) any of those chosen. open_: it is to be decided."""
        self.likely, self.all = line.uids, all_uids
        self.title.setText(f"“{' '.join(line.text.split())}”{'是谁？' if open_ else ''}")
        self.hint.setText(" ".join(filter(None, (line.why, "按数字键选定，0 是不算。" if open_ else ""))))
        self.hint.setVisible(bool(self.hint.text()))
        self.search.blockSignals(True)
        self.search.empty()
        self.search.blockSignals(False)
        self._fill()

    def show_nothing(self) -> None:
        """No line is current."""
        self.likely = self.all = ()
        self.title.setText("名单上没有这一条")
        self.hint.hide()
        self.list.clear()

    def _fill(self) -> None:
        text = self.search.wanted()
        offered = candidates(self.book, self.kind, self.all if text else self.likely, text)[:MOST]
        self.list.clear()
        for candidate in [*offered, Candidate("", NOBODY)]:
            item = QListWidgetItem(f"{candidate.title}，{candidate.facts}" if candidate.facts else candidate.title)
            item.setData(ITEM, candidate)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def pick(self, digit: int) -> None:
        """Choose by a digit: 0 is none of them."""
        place = digit - 1 if digit else self.list.count() - 1
        uid = self.list.item(place).data(ITEM).uid if 0 <= place < self.list.count() else None
        if uid is not None and bool(uid) == bool(digit):
            self.chosen.emit(uid)

    def focus_list(self) -> None:
        """Go to the records offered; when none is, to the search box."""
        part = self.list if self.list.count() > 1 else self.search
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _Candidates(QListWidget):
    taken = Signal(QListWidgetItem)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName("可能的记录")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self.taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.taken.emit(item)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    """A digit in a ring, the title in bold, the facts below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.SIZES.px(120), theme.SIZES.px(46 if index.data(ITEM).facts else 36))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        candidate, rect = index.data(ITEM), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            theme.mark(painter, rect.adjusted(1, 1, -1, -1))
        side = theme.SIZES.px(20)
        ring = QRect(rect.left() + theme.SIZES.px(8), rect.center().y() - side // 2 + 1, side, side)
        painter.setPen(theme.colour("strong"))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(ring)
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.colour("text2"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str((index.row() + 1) if candidate.uid else 0))
        inner = rect.adjusted(side + theme.SIZES.px(18), theme.SIZES.px(4), -theme.SIZES.px(8), -theme.SIZES.px(4))
        self._line(painter, inner, candidate.title, bool(candidate.uid), Qt.AlignmentFlag.AlignTop, candidate.facts)
        if candidate.facts:
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("text3"))
            cut = painter.fontMetrics().elidedText(candidate.facts, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, cut)
        painter.restore()

    def _line(
        self, painter: QPainter, inner: QRect, text: str, bold: bool, side: Qt.AlignmentFlag, under: str
    ) -> None:
        painter.setFont(theme.font(14, bold=bold))
        painter.setPen(theme.colour("text1" if bold else "text2"))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, side if under else Qt.AlignmentFlag.AlignVCenter, cut)
