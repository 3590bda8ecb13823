"""A table of words that are no records: dates of a calendar, rules, months. It looks and behaves like a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from unionbook.ground.fields import TextField
from unionbook.ui.ledger.cells import CellModel, Index
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.ledger.grid import Grid

Pill = tuple[str, str]


@dataclass(frozen=True)
class PlainRow:
    """One row. cells: its words, column by column.  pills: (words, tone) instead, by column.  key: what it is."""

    cells: tuple[str, ...]
    pills: Mapping[int, Pill] = field(default_factory=dict)
    key: str = ""


def plain_column(
    label: str, chars: int, *, bold: bool = False, right: bool = False, wide: bool = False, narrow: bool = True
) -> ListColumn:
    """A column of words. wide: it takes the room that is left."""
    declared = TextField(label=label) if wide else None
    return ListColumn(label, chars, narrow=narrow, bold=bold, right=right, path=label, field=declared)


class PlainModel(CellModel):
    """The rows of such a table."""

    def __init__(self, columns: Sequence[ListColumn]) -> None:
        super().__init__(list(columns))
        self.rows: list[PlainRow] = []

    def show_rows(self, rows: Sequence[PlainRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def _at(self, column: int) -> int:
        return self.columns.index(self.visible[column])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def text(self, place: int, column: int) -> str:
        pill = self.pill(place, column)
        return pill[0] if pill else self.rows[place].cells[self._at(column)]

    def pill(self, place: int, column: int) -> Pill | None:
        return self.rows[place].pills.get(self._at(column))

    def secret(self, place: int, column: int) -> bool:
        return False


class PlainTable(Grid):
    """The table. It keeps its place by row."""

    def __init__(self, columns: Sequence[ListColumn], name: str) -> None:
        self.plain = PlainModel(columns)
        super().__init__(self.plain, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[PlainRow]) -> None:
        """Show these rows; the row that was current stays so when it is among them."""
        before, place = self.current(), max(self.place(), 0)
        self.plain.show_rows(rows)
        self.fit()
        if before is None or not self.go(before.key):
            self.go_to(place)

    def go(self, key: str) -> bool:
        """Make the row with a key current; False when there is none."""
        place = next((at for at, row in enumerate(self.plain.rows) if row.key == key), -1)
        if place >= 0:
            self.go_to(place)
        return place >= 0

    def current(self) -> PlainRow | None:
        """The current row."""
        place = self.place()
        return self.plain.rows[place] if 0 <= place < len(self.plain.rows) else None
