"""Rows as a table shows them: what stands in each cell, in words, as a pill, hidden, and what is said of a row."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.look import theme

SIDE = 8
"""px between a cell's edge and its words."""

BAR = 3
"""px of the bar at the left of the chosen row."""

Pill: TypeAlias = tuple[str, str]
"""The words of a pill, and its tone."""

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class CellModel(QAbstractTableModel):
    """Rows as `Cells` paints them and a screen reader speaks them. columns: all there are; visible: those shown."""

    def __init__(self, columns: list[ListColumn]) -> None:
        super().__init__()
        self.columns = columns
        self.visible = list(columns)

    def show_columns(self, visible: list[ListColumn]) -> None:
        """Show these columns only."""
        self.beginResetModel()
        self.visible = visible
        self.endResetModel()

    def text(self, place: int, column: int) -> str:
        """The plain words of a cell, sensitive ones masked."""
        raise NotImplementedError

    def secret(self, place: int, column: int) -> bool:
        """Does the cell hide a value?"""
        raise NotImplementedError

    def pill(self, place: int, column: int) -> Pill | None:
        """(words, tone) of a cell that is a pill, None for one of plain words."""
        return None

    def across(self, place: int) -> Sequence[str | Pill]:
        """What stands in the cells of a row."""
        return [self.pill(place, column) or self.text(place, column) for column in range(len(self.visible))]

    def mark(self, place: int) -> Pill | None:
        """(words, tone) of what is to be said of a row as a whole."""
        return None

    @property
    def marked(self) -> int:
        """The column that bears the rows' marks."""
        return len(self.visible) - 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.visible)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place, column = index.row(), index.column()
        if not 0 <= place < self.rowCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(place, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(place, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.text(place, column) or None
        return None

    def _spoken(self, place: int, column: int) -> str:
        mark = self.mark(place) if column == self.marked else None
        words = f"{self.visible[column].label}，已遮挡" if self.secret(place, column) else self.text(place, column)
        return f"{mark[0]}，{words}" if mark else words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.visible):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.visible[section].right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def heading(self, section: int) -> str:
        """The words of a column's header."""
        return self.visible[section].label


def row_height() -> int:
    """The height of a row."""
    return theme.SIZES.px(34)
