"""What is said of the table's cells: one cell holds a number; or one row after the other holds a record."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from unionbook.ground.kind import Kind
from unionbook.services.outlet.county.ties import ListTie
from unionbook.store.book import Book
from unionbook.ui.look import theme
from unionbook.ui.outlet.named import NUMBER, FieldBox, FigureBox

WHOLE = "全部"
MOST = 1_048_576
"""Rows of a sheet."""


class RowBox(QLineEdit):
    """The number of a row, from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.setValidator(QIntValidator(1, MOST, self))
        self.setFixedWidth(theme.SIZES.px(64))

    @property
    def value(self) -> int:
        """The row."""
        return int(self.text()) if self.hasAcceptableInput() else 1

    def show_row(self, row: int) -> None:
        """Show another."""
        self.setText(str(row))


class CellPane(QWidget):
    """The figure of the cell chosen. tied: the one in the box is to be its.  dropped: it is not to be filled."""

    tied, dropped = Signal(), Signal()

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.where, self.figures = theme.look(QLabel(), "strong"), FigureBox(book)
        self.tie, self.drop = theme.button("填到这一格", "add"), theme.button("不再填", "delete")
        _column(self, self.where, self.figures, _row(self.tie, self.drop))
        self.tie.clicked.connect(self.tied)
        self.figures.taken.connect(self.tied)
        self.drop.clicked.connect(self.dropped)

    def show_cell(self, cell: str, key: str) -> None:
        """The cell chosen, and what fills it."""
        self.where.setText(f"{cell} 填什么数字" if cell else "先打开一张表")
        self.drop.setEnabled(bool(key))
        if key:
            self.figures.choose(key)


class ListPane(QWidget):
    """The list of a sheet, and the field of the column chosen. tied, dropped: as above, of the column.

    told: the list begins elsewhere or has other rows.
    """

    tied, dropped, told = Signal(), Signal(), Signal()

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.kinds, self.subsets, self.row = QComboBox(), QComboBox(), RowBox()
        self.where, self.fields = theme.look(QLabel(), "strong"), FieldBox(book)
        self.tie, self.drop = theme.button("填到这一列", "add"), theme.button("不再填", "delete")
        for part, name in ((self.kinds, "名单"), (self.subsets, "范围"), (self.row, "从第几行起")):
            part.setAccessibleName(name)
        for box in (self.kinds, self.subsets):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for kind in book.cabinet:
            if not (kind.hidden or kind.single or kind.lasting or kind.parent):
                self.kinds.addItem(kind.label, kind.name)
        said = _row(self.where, theme.look(QLabel("从第"), "label"), self.row, theme.look(QLabel("行起"), "label"))
        _column(self, _row(self.kinds, self.subsets), said, self.fields, _row(self.tie, self.drop))
        self._wire()
        self._show_kind()

    def _wire(self) -> None:
        self.kinds.activated.connect(lambda _: self._turn())
        self.subsets.activated.connect(lambda _: self.told.emit())
        self.row.editingFinished.connect(self.told)
        self.tie.clicked.connect(self.tied)
        self.fields.taken.connect(self.tied)
        self.drop.clicked.connect(self.dropped)

    @property
    def kind(self) -> Kind:
        """What the rows are."""
        return self.book.cabinet[str(self.kinds.currentData())]

    def _turn(self) -> None:
        self._show_kind()
        self.told.emit()

    def _show_kind(self) -> None:
        """The subsets and fields of the kind."""
        self.fields.show_kind(self.kind)
        self.subsets.clear()
        self.subsets.addItem(WHOLE, "")
        for one in self.kind.subsets:
            self.subsets.addItem(one.label, one.name)

    def show_list(self, listed: ListTie | None, begin: int) -> None:
        """The list of the sheet in front. begin: where one would begin that is not there yet."""
        blocked = [QSignalBlocker(part) for part in (self.kinds, self.subsets)]
        self.row.show_row(listed.row if listed is not None else begin)
        if listed is not None and listed.kind != self.kind.name:
            self.kinds.setCurrentIndex(self.kinds.findData(listed.kind))
            self._show_kind()
        if listed is not None:
            self.subsets.setCurrentIndex(max(0, self.subsets.findData(listed.subset)))
        del blocked

    def show_column(self, letters: str, listed: ListTie | None, head: str) -> None:
        """The column chosen, and what fills it; or what its head says it should be."""
        self.where.setText(f"{letters} 列填什么栏目" if letters else "先打开一张表")
        columns = {**listed.columns, listed.number: NUMBER} if listed is not None else {}
        self.drop.setEnabled(letters in columns)
        self.fields.choose(columns.get(letters, "") or self.fields.guess(head))

    def made(self, before: ListTie | None) -> ListTie:
        """The list as it is said now, with the columns it had."""
        row, kind, subset = self.row.value, self.kind.name, str(self.subsets.currentData())
        if before is None or before.kind != kind:
            return ListTie(row, kind, subset, {})
        return replace(before, row=row, subset=subset)


def with_column(listed: ListTie, letters: str, key: str) -> ListTie:
    """The list with a column filled with a field; "" for none."""
    columns = {at: path for at, path in listed.columns.items() if at != letters}
    number = "" if listed.number == letters else listed.number
    if key == NUMBER:
        number = letters
    elif key:
        columns[letters] = key
    return replace(listed, columns=columns, number=number)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SIZES.px(8))
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QComboBox) or part is parts[0] else 0)
    if isinstance(parts[0], QPushButton):
        row.setStretch(0, 0)
        row.addStretch()
    return row


def _column(around: QWidget, *parts: QWidget | QHBoxLayout) -> None:
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SIZES.px(8))
    for part in parts:
        if isinstance(part, QHBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    column.addStretch()
