"""The small table of a record's child rows."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.store.book import Book
from unionbook.ui.ledger.cells import CellModel, Index, row_height
from unionbook.ui.ledger.columns import columns
from unionbook.ui.ledger.drafts import text_at, value_at
from unionbook.ui.ledger.grid import Grid

SIGHT = 6
"""Rows of the table seen at once."""


class ChildModel(CellModel):
    """The child rows in a form."""

    def __init__(self, book: Book, kind: Kind) -> None:
        super().__init__([column for column in columns(book, kind) if column.path])
        self.entries: list[Entry] = []
        self.wrong: set[str] = set()

    def become(self, entries: list[Entry], wrong: set[str]) -> None:
        """Show these rows; wrong: the uids of those something is wrong with."""
        if entries != self.entries:
            self.beginResetModel()
            self.entries, self.wrong = list(entries), wrong
            self.endResetModel()
        elif entries:
            self.wrong = wrong
            self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, len(self.visible) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    def text(self, place: int, column: int) -> str:
        return text_at(self.entries[place], self.visible[column].path, masked=True)

    def secret(self, place: int, column: int) -> bool:
        declared = self.visible[column]
        return declared.sensitive and value_at(self.entries[place], declared.path) is not None

    def mark(self, place: int) -> tuple[str, str] | None:
        return ("待改", "bad") if self.entries[place].uid in self.wrong else None


class ChildTable(Grid):
    """As high as its rows need."""

    def __init__(self, rows: ChildModel, name: str) -> None:
        super().__init__(rows, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """As many columns as there is room for, and as much height as the rows need."""
        super().fit()
        seen = max(1, min(self.cell_rows.rowCount(), SIGHT))
        self.setFixedHeight(row_height() * (seen + 1) + 2)
