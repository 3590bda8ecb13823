"""What every table of records has in common: measured columns, keys, the row under the mouse."""

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from unionbook.ui.ledger.cells import CellModel, row_height
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.ledger.fitting import fitting, widths
from unionbook.ui.ledger.rowpaint import Cells

ONE_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class Grid(QTableView):
    """A table over a `CellModel`.

    fitted: the room, and the columns, for which they were measured last.
    moved: another row is current, or other rows are selected.  opened: the current row shall be opened.
    doomed: the selected rows shall be removed.  escaped: Esc.  spare: see `fitting`.
    """

    moved = Signal()
    opened = Signal()
    doomed = Signal()
    escaped = Signal()

    def __init__(self, rows: CellModel, name: str, spare: str = "") -> None:
        super().__init__()
        self.cell_rows, self.spare = rows, spare
        self.cells = Cells(self)
        self.quiet = False
        self.fitted: tuple[int, list[ListColumn]] = 0, []
        rows.setParent(self)
        self.setModel(rows)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self._set_headers()
        self.selectionModel().currentRowChanged.connect(lambda *_: self._moved())
        self.selectionModel().selectionChanged.connect(lambda *_: self._moved())
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def _set_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height())
        header = self.horizontalHeader()
        header.setFixedHeight(row_height())
        header.setHighlightSections(False)
        header.setStretchLastSection(True)

    def _moved(self) -> None:
        if not self.quiet:
            self.moved.emit()

    def place(self) -> int:
        """The place of the current row, -1 for none."""
        place = self.currentIndex().row()
        return place if self.selectionModel().hasSelection() and place < self.cell_rows.rowCount() else -1

    def go_to(self, place: int, column: int = 0) -> None:
        """Make the row at a place current and bring it into sight; nothing in an empty table."""
        if count := self.cell_rows.rowCount():
            index = self.cell_rows.index(max(0, min(place, count - 1)), column)
            self.selectionModel().setCurrentIndex(index, ONE_ROW)
            self.scrollTo(index)

    def fit(self) -> None:
        """Show the columns there is room for, at their measured widths."""
        room = self.viewport().width()
        shown = self.shown(room)
        if shown != self.cell_rows.visible:
            place, quiet, self.quiet = self.place(), self.quiet, True
            self.cell_rows.show_columns(shown)
            if place >= 0:
                self.go_to(place)
            self.quiet = quiet
        for column, width in enumerate(self.wide(shown, room)):
            self.setColumnWidth(column, width)
        self.fitted = room, self.cell_rows.columns

    def shown(self, room: int) -> list[ListColumn]:
        """The columns shown in so much room."""
        return fitting(self.cell_rows.columns, room, self.spare)

    def wide(self, columns: list[ListColumn], room: int) -> list[int]:
        """How wide each of them is."""
        return widths(columns, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.cells.paint_rows(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(round(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, place: int) -> None:
        if place != self.cells.hovered:
            self.cells.hovered = place
            self.draw_again()

    def draw_again(self) -> None:
        """Paint the rows again, and what stands at their left."""
        self.viewport().update()
        self.verticalHeader().viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2 if plain:
                self.opened.emit()
            case Qt.Key.Key_Delete if plain:
                self.doomed.emit()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Home if plain:
                self.go_to(0)
            case Qt.Key.Key_End if plain:
                self.go_to(self.cell_rows.rowCount() - 1)
            case _:
                super().keyPressEvent(event)
