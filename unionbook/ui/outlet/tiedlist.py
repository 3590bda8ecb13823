"""Everything that was said of a table's cells, in one list; a line leads to its cell."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from unionbook.services.outlet.county.package import Filled
from unionbook.services.outlet.county.ties import ListTie, Ties
from unionbook.store.book import Book
from unionbook.ui.look import theme
from unionbook.ui.outlet.named import fields_of, words_of

Values = Mapping[tuple[str, str], Filled | None]


class TiedList(QListWidget):
    """went: (sheet, cell, is it one cell?) of the line that was opened."""

    went = Signal(str, str, bool)

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.setAccessibleName("已经说好的")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.SIZES.px(40))
        self.itemActivated.connect(lambda line: self.went.emit(*line.data(Qt.ItemDataRole.UserRole)))

    def show_ties(self, ties: Ties, values: Values, sheets: int) -> None:
        """Show them. values: what the cells would hold, as far as it is counted.  sheets: how many the table has."""
        at = self.currentRow()
        self.clear()
        for (sheet, cell), key in ties.cells.items():
            value = values.get((sheet, cell))
            told = "" if value is None else f"　{value}"
            self._line(sheet, cell, True, f"{cell}　{words_of(self.book, key)}{told}", sheets)
        for sheet, one in ties.lists.items():
            kind = self.book.cabinet[one.kind].label
            for letters, label in labels_of(self.book, one).items():
                self._line(sheet, f"{letters}{one.row}", False, f"{letters} 列　{kind}：{label}", sheets)
        self.setCurrentRow(min(at, self.count() - 1))

    def _line(self, sheet: str, cell: str, single: bool, words: str, sheets: int) -> None:
        line = QListWidgetItem(f"{sheet} {words}" if sheets > 1 else words)
        line.setData(Qt.ItemDataRole.UserRole, (sheet, cell, single))
        line.setToolTip(line.text())
        self.addItem(line)


def labels_of(book: Book, one: ListTie | None) -> dict[str, str]:
    """What fills the columns of a list, by letters."""
    if one is None:
        return {}
    kind = book.cabinet[one.kind]
    number, told = {one.number: "序号"} if one.number else {}, fields_of(book, kind)
    # A tie said on the command line may name a field that no form shows.
    return number | {at: told.get(path) or book.cabinet.label(kind, path) for at, path in one.columns.items()}
