"""A list's rows for Qt: windows of rows are read when they come into sight, and the oldest let go."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from unionbook.ground.conditions import among
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.kind import SEALED, Kind
from unionbook.services.listing import shown
from unionbook.services.lists.leading import Head
from unionbook.services.lists.nearest import opening
from unionbook.services.lists.ordering import Places
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind
from unionbook.ui.ledger.cells import CellModel, Index, Pill
from unionbook.ui.ledger.columns import REASON, ListColumn, Values, columns, paths_of, with_reasons
from unionbook.ui.ledger.drafts import DraftRows, targets
from unionbook.ui.ledger.rows import CHUNK, Asked, Rows
from unionbook.ui.ledger.ticks import Ticks

WINDOW = 32
"""Rows read at once: those in sight and some more."""

KEPT = 72
"""Windows kept in memory."""


class RowModel(CellModel):
    """The rows of one kind that are asked for. ticks: which of them are ticked, None for a kind without steps."""

    def __init__(self, book: Book, kind: Kind, ticks: Ticks | None = None) -> None:
        super().__init__(columns(book, kind))
        self.book, self.kind, self.ticks = book, kind, ticks
        self._declared = self.columns
        self.paths = paths_of(kind, self.columns)
        self.asked = Asked(order=opening(kind))
        self.source: Rows | DraftRows | None = None
        self.drafts: frozenset[str] = frozenset()
        self._windows: OrderedDict[int, list[tuple[Value, ...]]] = OrderedDict()
        self._unknown: tuple[Value, ...] = ("", *(None for _ in self.paths))

    def ask(self, asked: Asked, places: Places | Head | None = None, walking: bool = False) -> None:
        """Show the rows asked for. places: where they lie, or the first of them, when that is known.  walking: it will
        be told later."""
        if places is None and not walking:
            places = asked.places(self.book, self.kind)
        self._become(asked, Rows(self.book, self.kind, self.paths, asked, places))

    def learn(self, places: Places) -> None:
        """Where the rows lie that are shown already."""
        assert isinstance(self.source, Rows) and self.source.count == len(places)
        self.source.places = places
        self.reread()

    def arrange(self, arranged: list[ListColumn]) -> None:
        """Show these columns, whichever there are."""
        self.beginResetModel()
        self._declared = arranged
        self.columns = with_reasons(arranged) if self.asked.reasons else arranged
        self.visible = list(self.columns)
        self.paths = paths_of(self.kind, self.columns)
        self._unknown = ("", *(None for _ in self.paths))
        self._windows.clear()
        if isinstance(self.source, Rows):
            self.source.paths = ["uid", *self.paths]
        self.endResetModel()

    def reread(self) -> None:
        """The rows shown may hold other values now."""
        self.drafts = frozenset(targets(self.book, self.kind))
        self._windows.clear()
        if self.count:
            self.dataChanged.emit(self.index(0, 0), self.index(self.count - 1, len(self.visible) - 1))

    def ask_drafts(self, text: str = "") -> None:
        """Show the drafts of the kind whose title contains the text."""
        self._become(self.asked, DraftRows(self.book, self.kind, self.paths, text))

    def _become(self, asked: Asked, source: Rows | DraftRows) -> None:
        self.beginResetModel()
        if bool(asked.reasons) != bool(self.asked.reasons):
            self.columns = with_reasons(self._declared) if asked.reasons else self._declared
            self.visible = list(self.columns)
        self.asked, self.source = asked, source
        self.drafts = frozenset(targets(self.book, self.kind))
        self._windows.clear()
        self.endResetModel()

    @property
    def count(self) -> int:
        """How many rows the list has."""
        return self.source.count if self.source is not None else 0

    @property
    def held(self) -> int:
        """How many rows are in memory."""
        return sum(len(rows) for rows in self._windows.values())

    def _row(self, place: int) -> tuple[Value, ...]:
        number = place // WINDOW
        if number not in self._windows and self.source is not None:
            rows = self._read(self.source, number)
            if rows is None:
                return self._unknown
            self._windows[number] = rows
            if len(self._windows) > KEPT:
                self._windows.popitem(last=False)
        self._windows.move_to_end(number)
        return self._windows[number][place % WINDOW]

    def _read(self, source: Rows | DraftRows, number: int) -> list[tuple[Value, ...]] | None:
        """The rows of a window; None while it is not known which they are, or while the file cannot be read: a table
        that is being painted can tell nobody of that."""
        try:
            return source.window(number * WINDOW, WINDOW)
        except Refusal as refusal:
            behind(self.book).failed.emit(refusal)
            return None

    def uid(self, place: int) -> str:
        """The uid of the row at a place, "" while it is not known or when the row is gone."""
        return str(self._row(place)[0])

    def uids(self, start: int, length: int) -> list[str]:
        """The uids of `length` rows from a place on."""
        return self.source.uids(start, length) if self.source is not None else []

    def place(self, uid: str) -> int | None:
        """The place of a row, None when it is not in the list."""
        for number, rows in self._windows.items():
            for offset, row in enumerate(rows):
                if row[0] == uid:
                    return number * WINDOW + offset
        return self.source.place(uid) if self.source is not None else None

    def values(self, place: int) -> Values:
        """The values of the row at a place, by path."""
        return dict(zip(self.paths, self._row(place)[1:], strict=True))

    def is_draft(self, place: int) -> bool:
        """Is there a draft of the row at a place?"""
        return self.uid(place) in self.drafts

    def is_ticked(self, place: int) -> bool:
        """Is the row at a place ticked?"""
        return self.ticks is not None and 0 <= place < self.count and self.uid(place) in self.ticks

    def across(self, place: int) -> Sequence[str | Pill]:
        values, veiled = self.values(place), self._veiled(place)
        book, kind = self.book, self.kind
        return [one.pill(book, kind, values) or self._plain(one, place, values, veiled) for one in self.visible]

    def pill(self, place: int, column: int) -> Pill | None:
        return self.visible[column].pill(self.book, self.kind, self.values(place))

    def mark(self, place: int) -> Pill | None:
        return ("草稿", "warn") if self.uid(place) in self.drafts else None

    def _veiled(self, place: int) -> bool:
        """Is the row at a place sealed, in a list that was not asked to name such rows?"""
        return self.asked.veiled and bool(self.kind.sealed) and bool(self.values(place)[self.kind.sealed])

    @property
    def marked(self) -> int:
        """The first column of pills, otherwise the last."""
        stage = self.kind.stages.field if self.kind.stages is not None else None
        bearing = (place for place, one in enumerate(self.visible) if one.clock or one.path == stage)
        return next(bearing, len(self.visible) - 1)

    def text(self, place: int, column: int) -> str:
        return self._plain(self.visible[column], place, self.values(place), self._veiled(place))

    def _plain(self, column: ListColumn, place: int, values: Values, veiled: bool) -> str:
        if column.path == REASON:
            return self.asked.reasons.get(self.uid(place), "")
        if veiled:
            return SEALED if column.bold else ""
        return column.text(self.book, self.kind, values)

    def secret(self, place: int, column: int) -> bool:
        declared = self.visible[column]
        return declared.sensitive and not self._veiled(place) and self.values(place)[declared.path] is not None

    def texts(self, uids: Sequence[str], masked: Callable[[str], bool]) -> Iterator[list[str]]:
        """The words of records, column by column. masked: are a record's sensitive values to be masked?"""
        for at in range(0, len(uids), CHUNK):
            some = uids[at : at + CHUNK]
            rows = self.book.select(self.kind.name, ["uid", *self.paths], among("uid", *some))
            found = {row[0]: dict(zip(self.paths, row[1:], strict=True)) for row in rows}
            for uid in some:
                if uid in found:
                    yield [self._words(column, uid, found[uid], masked(uid)) for column in self.visible]

    def _words(self, column: ListColumn, uid: str, values: Values, masked: bool) -> str:
        if column.path == REASON:
            return self.asked.reasons.get(uid, "")
        pill = column.pill(self.book, self.kind, values)
        if pill is not None or column.field is None:
            return pill[0] if pill else ""
        return shown(column.field, values[column.path], masked)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.AccessibleTextRole and self.ticks:
            return "已勾选" if self.is_ticked(section) else "未勾选"
        return super().headerData(section, orientation, role)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self.count

    def heading(self, section: int) -> str:
        column = self.visible[section]
        first = self.asked.order[0] if self.asked.order else ""
        if not column.sort or first.lstrip("-") != column.sort[0]:
            return column.label
        return f"{column.label} {'▾' if first.startswith('-') else '▴'}"
