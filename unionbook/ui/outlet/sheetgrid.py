"""A sheet of others to look at and choose cells of."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from unionbook.services.intake.shapes import cell_text
from unionbook.services.outlet.county.package import order
from unionbook.services.outlet.county.ties import place
from unionbook.services.sheets.model import Sheet, column_letters
from unionbook.ui.look import theme

ROWS, COLUMNS, BELOW, BESIDE = 300, 60, 12, 3
"""What is shown at most, and the empty rows and columns shown around it."""


class SheetGrid(QTableWidget):
    """The cells as texts. Marked ones are filled by the program.

    headed: the head of a column was clicked; its first cell is chosen.  said: Enter, something is to be said of the
    cell chosen.  unsaid: Delete, it is not to be filled any more.
    """

    headed, said, unsaid = Signal(), Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("县里的表")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self._texts: dict[tuple[int, int], str] = {}
        self.horizontalHeader().sectionPressed.connect(self._press)

    def _press(self, column: int) -> None:
        self.setCurrentCell(max(self.currentRow(), 0), column)
        self.headed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.said.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.unsaid.emit()
        else:
            super().keyPressEvent(event)

    def begin(self) -> int:
        """The row, from 1, at which a list would begin: below the head that has rows without words under it."""
        columns = range(self.columnCount())
        filled = [sum(bool(self._text(row, column)) for column in columns) for row in range(self.rowCount())]
        for row in range(1, self.rowCount()):
            if filled[row - 1] > 1 and filled[row] < 2:
                return row + 1
        return self.currentRow() + 2

    def head_of(self, column: int, row: int) -> str:
        """The nearest words over a row (from 1) in a column."""
        over = (self._text(at, column) for at in range(min(row - 2, self.rowCount() - 1), -1, -1))
        return next(filter(None, over), "")

    def _text(self, row: int, column: int) -> str:
        """What the county wrote there."""
        if (row, column) in self._texts:
            return self._texts[row, column]
        item = self.item(row, column)
        return item.text() if item is not None else ""

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet."""
        rows, columns = min(len(sheet.rows) + BELOW, ROWS), min(sheet.width + BESIDE, COLUMNS)
        self.clear()
        self.clearSpans()
        self.setRowCount(rows)
        self.setColumnCount(columns)
        self.setHorizontalHeaderLabels([column_letters(place_) for place_ in range(columns)])
        for row, cells in enumerate(sheet.rows[:rows]):
            for column, cell in enumerate(cells[:columns]):
                if text := cell_text(cell):
                    self.setItem(row, column, QTableWidgetItem(text))
        for area in sheet.merged:
            if area.top < rows and area.left < columns:
                self.setSpan(area.top, area.left, area.bottom - area.top + 1, area.right - area.left + 1)
        self._texts = {}
        self._fit(range(columns))
        self.setCurrentCell(0, 0)

    def name_columns(self, told: Mapping[str, str]) -> None:
        """Say over the columns what fills them, by letters."""
        letters = [column_letters(place_) for place_ in range(self.columnCount())]
        self.setHorizontalHeaderLabels([f"{one} {told[one]}" if one in told else one for one in letters])

    def mark(self, values: Mapping[tuple[int, str], str]) -> None:
        """Show what these cells (row from 0, letters) would be filled with; others as they were."""
        for (row, column), text in self._texts.items():
            self.setItem(row, column, QTableWidgetItem(text))
        self._texts = {}
        for (row, letters), text in values.items():
            column = order(letters) - 1
            if row < self.rowCount() and column < self.columnCount():
                before = self.item(row, column)
                self._texts[row, column] = before.text() if before is not None else ""
                made = QTableWidgetItem(text)
                made.setForeground(theme.colour("accent"))
                made.setFont(theme.font(14, bold=True))
                made.setToolTip("由程序填写")
                self.setItem(row, column, made)
        self._fit({column for _, column in self._texts})

    def _fit(self, columns: Iterable[int]) -> None:
        """As wide as what stands in them, within limits."""
        least, most = theme.SIZES.px(64), theme.SIZES.px(220)
        for column in columns:
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, min(max(self.columnWidth(column), least), most))

    def go(self, cell: str) -> None:
        """Choose a cell."""
        letters, row = place(cell)
        self.setCurrentCell(row - 1, order(letters) - 1)
