"""A sheet of others to look at and choose cells of."""

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from unionbook.services.intake.shapes import cell_text
from unionbook.services.outlet.county.package import order
from unionbook.services.outlet.county.ties import place
from unionbook.services.sheets.model import Sheet, column_letters
from unionbook.ui.look import theme

ROWS, COLUMNS, SPARE = 300, 60, 3
"""What is shown at most, and the empty cells shown around."""


class SheetGrid(QTableWidget):
    """The cells as texts. Marked ones are filled by the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("县里的表")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self._texts: dict[tuple[int, int], str] = {}

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet."""
        rows, columns = min(len(sheet.rows) + SPARE, ROWS), min(sheet.width + SPARE, COLUMNS)
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
        self.resizeColumnsToContents()
        least, most = theme.SIZES.px(64), theme.SIZES.px(220)
        for column in range(columns):
            self.setColumnWidth(column, min(max(self.columnWidth(column), least), most))
        self.setCurrentCell(0, 0)

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

    def go(self, cell: str) -> None:
        """Choose a cell."""
        letters, row = place(cell)
        self.setCurrentCell(row - 1, order(letters) - 1)
