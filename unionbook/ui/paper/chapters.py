"""The chapters of a report in a list: how each stands, and how many figures it has."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from unionbook.ui.look import theme

STATE, COUNT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class State(Enum):
    """How a chapter stands: (icon, tone, in words)."""

    READ = ("checkmark_circle_filled", "ok", "已核对，没有变动")
    ISSUED = ("lock_closed_filled", "ok", "已定稿")
    UNREAD = ("circle", "text3", "还没有核对")
    OPEN = ("warning_filled", "warn", "处待核对")
    MOVED = ("arrow_sync_filled", "accent", "个数字核对以后有变动")
    WRITTEN = ("edit", "text3", "手写，没有自动数字")


@dataclass(frozen=True)
class Line:
    """A chapter: its title, how many figures it has, how many points in it are open, how many figures have moved.

    read: the text was marked as read. issued: it is what went out.
    """

    title: str
    figures: int
    open: int = 0
    moved: int = 0
    read: bool = False
    issued: bool = False

    @property
    def state(self) -> State:
        """What is told of it."""
        if self.open:
            return State.OPEN
        if self.moved:
            return State.MOVED
        if not self.figures:
            return State.WRITTEN
        return State.READ if self.read else State.ISSUED if self.issued else State.UNREAD

    @property
    def count(self) -> str:
        """At the right of the line."""
        if self.moved and not self.open:
            return f"{self.moved} 变"
        return f"{self.figures} 项" if self.figures else "手写"

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        number = {State.OPEN: f"{self.open} ", State.MOVED: f"{self.moved} "}.get(self.state, "")
        return f"{self.title}，{self.figures} 项数字，{number}{self.state.value[2]}"


class _Painted(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10, theme.SIZES.px(38))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 4, 4)
        self._words(painter, rect.adjusted(theme.SIZES.px(10), 0, -theme.SIZES.px(8), 0), index, chosen)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, chosen: bool) -> None:
        state: State = index.data(STATE)
        name, tone, _ = state.value
        size = theme.SIZES.icon(16)
        picture = theme.pixmap(name, 16, tone, painter.device().devicePixelRatio())
        painter.drawPixmap(rect.left(), rect.center().y() - size // 2 + 1, picture)
        figures = str(index.data(COUNT))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text3"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figures)
        width = QFontMetrics(theme.font(12)).horizontalAdvance(figures)
        painter.setFont(theme.font(14, bold=chosen))
        painter.setPen(theme.colour("text1"))
        room = rect.adjusted(size + theme.SIZES.px(8), 0, -width - theme.SIZES.px(4), 0)
        title = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)


class Chapters(QListWidget):
    """went: the clerk chose a chapter."""

    went = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Painted(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("章节")
        self.currentRowChanged.connect(self.went)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these chapters; the chosen place stays."""
        chosen = max(self.currentRow(), 0)
        self.blockSignals(True)
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.title, self)
            item.setData(STATE, line.state)
            item.setData(COUNT, line.count)
            item.setToolTip(line.spoken)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
        self.setCurrentRow(min(chosen, len(lines) - 1))
        self.blockSignals(False)

    def mark(self, place: int) -> None:
        """Show where the clerk is, without going there."""
        self.blockSignals(True)
        self.setCurrentRow(place)
        self.blockSignals(False)
