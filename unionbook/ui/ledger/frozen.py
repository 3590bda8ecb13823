"""The first columns of a list kept in sight while the others are scrolled sideways."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from unionbook.ui.ledger.cells import row_height
from unionbook.ui.ledger.listheader import ListHeader
from unionbook.ui.ledger.rowpaint import Cells
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.table import RowTable


class FrozenCells(Cells):
    """Their cells are those of the list."""

    def __init__(self, parent: "Frozen") -> None:
        super().__init__(parent)
        self.table = parent.table

    def keyed(self) -> QTableView:
        return self.table


class Frozen(QTableView):
    """The same rows and the same selection over the left edge of the list; shown while something is scrolled off.

    narrow: the columns the clerk froze have no room; told once until they have."""

    narrow = Signal()

    def __init__(self, table: "RowTable") -> None:
        super().__init__(table)
        self.table = table
        self._told = False
        self.cells = FrozenCells(self)
        self.setModel(table.rows)
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(self.cells)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("冻结的列")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setHorizontalHeader(ListHeader(table, self))
        self.horizontalHeader().setFixedHeight(row_height())
        self.horizontalHeader().setStretchLastSection(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.setStyleSheet(f"QTableView {{ border-right: 1px solid {theme.TOKENS.strong}; }}")
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().rangeChanged.connect(lambda *_: self.arrange())
        table.horizontalScrollBar().valueChanged.connect(lambda _: self.arrange())
        table.horizontalHeader().sectionResized.connect(lambda *_: self.arrange())
        self.doubleClicked.connect(lambda _: table.opened.emit())
        self.hide()

    def arrange(self) -> None:
        """Take its place, or go when there is nothing to keep."""
        table, count, width = self.table, self._count(), self._width()
        scrolled = count > 0 and table.horizontalScrollBar().value() > 0
        if scrolled:
            self.tell()
        wanted = scrolled and self._has_room(width)
        self.setVisible(wanted)
        if not wanted:
            return
        for column in range(len(table.rows.visible)):
            self.setColumnHidden(column, column >= count)
            if column < count:
                self.setColumnWidth(column, table.columnWidth(column))
        left = table.frameWidth() + (0 if table.verticalHeader().isHidden() else table.verticalHeader().width())
        tall = table.horizontalHeader().height() + table.viewport().height()
        self.setGeometry(left, table.frameWidth(), width + 1, tall)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.raise_()

    @property
    def squeezed(self) -> bool:
        """Did the clerk freeze columns for which the list is too narrow now?"""
        return self.table.arranging.layout.frozen > 0 and not self._has_room(self._width())

    def tell(self) -> None:
        """Say so when they have no room, unless it was said already."""
        squeezed = self.squeezed
        if squeezed and not self._told:
            self.narrow.emit()
        self._told = squeezed

    def _count(self) -> int:
        return min(self.table.arranging.frozen, len(self.table.rows.visible))

    def _width(self) -> int:
        return sum(self.table.columnWidth(column) for column in range(self._count()))

    def _has_room(self, width: int) -> bool:
        """Would enough of the list be left beside it?"""
        return width < self.table.viewport().width() * 0.7

    def paintEvent(self, event: QPaintEvent) -> None:
        self.cells.paint_rows(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.table.setFocus(Qt.FocusReason.MouseFocusReason)
        return super().viewportEvent(event)
