"""A table of words whose rows can be ticked: by the space bar, by a click on their box, all of them by Ctrl+A."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from unionbook.ui.ledger.cells import BAR, row_height
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.ledger.plain import PlainRow, PlainTable
from unionbook.ui.ledger.tickheader import TICK, WIDE, paint_box
from unionbook.ui.look import theme


class TickTable(PlainTable):
    """ticked: the keys of the ticked rows, in no order.  turned: others are ticked."""

    turned = Signal()

    def __init__(self, columns: Sequence[ListColumn], name: str) -> None:
        self.ticked: set[str] = set()
        super().__init__(columns, name)
        self.setVerticalHeader(_Boxes(self))

    def show_rows(self, rows: Sequence[PlainRow]) -> None:
        self.ticked &= {row.key for row in rows}
        super().show_rows(rows)
        self.turned.emit()

    def ticked_keys(self) -> list[str]:
        """The ticked rows in the order of the table."""
        return [row.key for row in self.plain.rows if row.key in self.ticked]

    def turn(self, keys: Iterable[str]) -> None:
        """Tick rows; when all of them are ticked already, none of them any more."""
        some = set(keys)
        self.ticked = self.ticked - some if some <= self.ticked else self.ticked | some
        self.draw_again()
        self.turned.emit()

    def turn_all(self) -> None:
        """Tick all rows, or none when all are."""
        self.turn(row.key for row in self.plain.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if event.key() == Qt.Key.Key_Space and row is not None:
            self.turn([row.key])
        elif event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.turn_all()
        else:
            super().keyPressEvent(event)


class _Boxes(QHeaderView):
    """One box for each row."""

    def __init__(self, table: TickTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(row_height())
        self.setSectionsClickable(False)
        self.setFixedWidth(theme.SIZES.px(WIDE))
        self.setAccessibleName("勾选")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(WIDE), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.colour("card"))
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        table, rows = self.table, self.table.plain.rows
        chosen = table.selectionModel().isRowSelected(logicalIndex)
        painter.save()
        painter.fillRect(rect, theme.colour("selected" if chosen else "card"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line2"))
        if table.hasFocus() and table.currentIndex().row() == logicalIndex:
            for edge in (rect.top(), rect.bottom()):
                painter.fillRect(rect.left(), edge, rect.width(), 1, theme.colour("accent"))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), theme.colour("accent"))
        mark = TICK if logicalIndex < len(rows) and rows[logicalIndex].key in table.ticked else ""
        paint_box(painter, rect.adjusted(BAR, 0, 0, 0), mark, self.devicePixelRatio())
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.logicalIndexAt(event.position().toPoint())
        if place >= 0:
            self.table.go_to(place)
            self.table.turn([self.table.plain.rows[place].key])
            self.table.setFocus(Qt.FocusReason.MouseFocusReason)
