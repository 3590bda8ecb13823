"""The check boxes at the left of a list's rows, and the one above them that ticks all rows the list shows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QHeaderView

from unionbook.ui.ledger.cells import BAR, row_height
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.table import RowTable

WIDE, BOX = 42, 16
"""px of the column, and of a box in it."""


def paint_box(painter: QPainter, rect: QRect, on: bool, ratio: float) -> None:
    """A check box in the middle of a rectangle."""
    side = theme.SIZES.px(BOX)
    box = QRectF(rect.left() + (rect.width() - side) // 2, rect.top() + (rect.height() - side) // 2, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent" if on else "strong"), 1))
    painter.setBrush(theme.colour("accent" if on else "card"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5)
    if on:
        mark = theme.pixmap("checkmark_filled", 12, "on_accent", ratio)
        tall = theme.SIZES.icon(12)
        painter.drawPixmap(int(box.center().x() - tall / 2), int(box.center().y() - tall / 2), mark)
    painter.restore()


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
        return QSize(theme.SIZES.px(WIDE), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        table, place = self.table, logicalIndex
        chosen = table.selectionModel().isRowSelected(place)
        ground = "selected" if chosen else "head" if place == table.cells.hovered else "card"
        painter.save()
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line2"))
        if table.hasFocus() and table.currentIndex().row() == place:
            for edge in (rect.top(), rect.bottom()):
                painter.fillRect(rect.left(), edge, rect.width(), 1, theme.colour("accent"))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), theme.colour("accent"))
        paint_box(painter, rect.adjusted(BAR, 0, 0, 0), table.rows.is_ticked(place), self.devicePixelRatio())
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place, ticks = self.logicalIndexAt(event.position().toPoint()), self.table.ticks
        if place < 0 or ticks is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        rows = self.table.rows
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and 0 <= self._last < rows.count:
            first, last = sorted((self._last, place))
            ticks.put(rows.uids(first, last - first + 1), True)
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

    def place_in(self, corner: QRect) -> None:
        """Stand in the middle of the corner above the boxes."""
        side = theme.SIZES.px(BOX) + 2
        left = corner.left() + BAR + (corner.width() - BAR - side) // 2
        self.setGeometry(left, corner.top(), side + 2, corner.height())

    def show_state(self, ticked: int, whole: bool) -> None:
        """ticked: how many are; whole: all the list shows."""
        some = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.setCheckState(Qt.CheckState.Checked if whole and ticked else some)
