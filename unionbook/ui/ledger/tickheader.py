"""The check boxes at the left of a list's rows, and the one above them that ticks all rows the list shows."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QCheckBox, QHeaderView

from unionbook.ui.ledger.cells import BAR, row_height
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.table import RowTable

WIDE, BOX = 42, 16
"""px of the column, and of a box in it."""

TICK, DASH = "checkmark_filled", "subtract_filled"


def paint_box(painter: QPainter, rect: QRect, mark: str, ratio: float) -> None:
    """A check box in the middle of a rectangle. mark: the icon in it, "" for an empty one."""
    side = theme.SIZES.px(BOX)
    tokens = theme.TOKENS
    edge, ground = (tokens.accent, tokens.accent) if mark else (tokens.strong, tokens.card)
    picture = _picture(mark, side, ratio, edge, ground)
    painter.drawPixmap(rect.left() + (rect.width() - side) // 2, rect.top() + (rect.height() - side) // 2, picture)


@lru_cache(maxsize=32)
def _picture(mark: str, side: int, ratio: float, edge: str, ground: str) -> QPixmap:
    """One of the few boxes there are."""
    found = QPixmap(round(side * ratio), round(side * ratio))
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    box = QRectF(0, 0, side, side)
    with QPainter(found) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5)
        if mark:
            picture, tall = theme.pixmap(mark, 12, "on_accent", ratio), theme.SIZES.icon(12)
            painter.drawPixmap(int(box.center().x() - tall / 2), int(box.center().y() - tall / 2), picture)
    return found


class TickHeader(QHeaderView):
    """One box for each row. A click ticks it, with Shift every row from the one clicked last."""

    def __init__(self, table: "RowTable") -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.table = table
        self._last = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(row_height())
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFixedWidth(theme.SIZES.px(WIDE))
        self.setAccessibleName("勾选")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        # Qt would ask for the heads of hundreds of rows to know how high all of them are, which nobody wants to know.
        return QSize(theme.SIZES.px(WIDE), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        table, place = self.table, logicalIndex
        chosen = table.selectionModel().isSelected(table.rows.index(place, 0))
        ground = "selected" if chosen else "head" if place == table.cells.hovered else "card"
        painter.save()
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line2"))
        if table.hasFocus() and table.currentIndex().row() == place:
            for edge in (rect.top(), rect.bottom()):
                painter.fillRect(rect.left(), edge, rect.width(), 1, theme.colour("accent"))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), theme.colour("accent"))
        mark = TICK if table.rows.is_ticked(place) else ""
        paint_box(painter, rect.adjusted(BAR, 0, 0, 0), mark, self.devicePixelRatio())
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place, ticks = self.logicalIndexAt(event.position().toPoint()), self.table.ticks
        if place < 0 or ticks is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        rows = self.table.rows
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and 0 <= self._last < rows.count:
            first, last = sorted((self._last, place))
            self.table.tick(first, last - first + 1)
        else:
            ticks.toggle([rows.uid(place)])
        self._last = place
        self.table.go_to(place)
        self.table.setFocus(Qt.FocusReason.MouseFocusReason)


class TickAll(QCheckBox):
    """The box above the others: ticked when every row of the list is, half when some are."""

    def __init__(self, table: "RowTable") -> None:
        super().__init__(table)
        self.table = table
        self.setTristate(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("勾选列表中的全部")
        self.setToolTip("勾选列表中的全部（Ctrl+A）")

    def nextCheckState(self) -> None:
        self.table.tick_all(self.checkState() is not Qt.CheckState.Checked)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("hover" if self.underMouse() and self.isEnabled() else "head"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
            marks = {Qt.CheckState.Checked: TICK, Qt.CheckState.PartiallyChecked: DASH}
            inner = self.rect().adjusted(BAR, 0, 0, 0)
            paint_box(painter, inner, marks.get(self.checkState(), ""), self.devicePixelRatio())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def show_state(self, ticked: int, whole: bool) -> None:
        """ticked: how many are; whole: all the list shows."""
        some = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.setCheckState(Qt.CheckState.Checked if whole and ticked else some)
