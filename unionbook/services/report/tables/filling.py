"""A table filled from the book: every cell is a figure of its own, counted and opened by the same code."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from unionbook.ground.conditions import Frame
from unionbook.ground.figurekeys import FigureKey, Limit
from unionbook.ground.figures import Ratio
from unionbook.services.report.tables.comparing import Frozen, change, growth, nothing_frozen, year_before
from unionbook.services.report.tables.filled import Cell, Filled, FilledRow, Head, Rank, fine
from unionbook.services.report.tables.grouping import Grouping, Level
from unionbook.services.report.tables.model import FigureRow, Group, TableColumn, TableForm, View, WholeRow
from unionbook.services.report.tables.sources import completed, filled_by
from unionbook.services.report.tables.words import notes_of
from unionbook.services.tallies import Tallies
from unionbook.services.tally import declared
from unionbook.store.book import Book


def fill(
    book: Book,
    form: TableForm,
    frame: Frame,
    frozen: Frozen = nothing_frozen,
    tallies: Tallies | None = None,
) -> Filled:
    """The table for a period. frozen: what last year's issued report printed.

    tallies: of this frame, so that several tables count each figure once.  Raises Refusal when a figure it names is
    not there.
    """
    if (special := filled_by(book, form, frame)) is not None:
        return special
    heads, measure = _heads(book, form)
    rows = tuple(_evened(_Filling(book, form, frame, frozen, tallies or Tallies(book, frame)).rows()))
    filled = Filled(form, frame, heads, rows, measure, notes_of(book, form, frame))
    return completed(book, filled)


def _heads(book: Book, form: TableForm) -> tuple[tuple[Head, ...], str]:
    """The heads, and the measure most columns have; the others tell their own."""
    shown = [_measure(book, column) for column in form.columns]
    most = Counter(shown[at] for at, column in enumerate(form.columns) if shown[at] and column.view is not View.RATE)
    usual = most.most_common(1)[0][0] if most else ""
    heads = tuple(
        Head(column.label, column.view, column.over, "" if measure == usual else measure)
        for column, measure in zip(form.columns, shown, strict=True)
    )
    return heads, usual


def _measure(book: Book, column: TableColumn) -> str:
    if column.view is View.RATE:
        return "%"
    if not column.key:
        return ""
    figure = declared(book, column.key).figure
    return "" if column.view is View.CHANGE and isinstance(figure, Ratio) else figure.measure


@dataclass(frozen=True)
class _Row:
    """A row about to be filled. key: its own figure.  levels: what it limits the columns' figures to."""

    label: str
    rank: Rank
    key: str = ""
    levels: tuple[Level, ...] = ()
    depth: int = 0
    part_of: int = -1
    block: str = ""
    record: str = ""


class _Filling:
    """Fills the rows of one table one after another."""

    def __init__(self, book: Book, form: TableForm, frame: Frame, frozen: Frozen, tallies: Tallies) -> None:
        self.book, self.form, self.frame, self.frozen, self.tallies = book, form, frame, frozen, tallies
        self.planned: list[_Row] = []

    def rows(self) -> list[FilledRow]:
        for line in self.form.lines:
            match line:
                case WholeRow():
                    self.planned.append(_Row(line.label, Rank.WHOLE))
                case FigureRow():
                    self.planned.append(self._figure(line))
                case Group():
                    self._group(line)
        whole = next((place for place, row in enumerate(self.planned) if row.rank is Rank.WHOLE), -1)
        return [self._filled(row, whole) for row in self.planned]

    def _figure(self, line: FigureRow) -> _Row:
        if not line.part:
            return _Row(line.label, Rank.PLAIN, line.key)
        before = len(self.planned) - 1
        first = self.planned[before].rank is not Rank.PART
        whole = before if first else self.planned[before].part_of
        label, depth = (f"其中：{line.label}", 1) if first else (line.label, 4)
        return _Row(label, Rank.PART, line.key, depth=depth, part_of=whole)

    def _group(self, group: Group) -> None:
        grouping = Grouping(self.book, self.form, group, self.frame)
        rows = list(grouping.rows())
        several = len(self.form.groups) > 1
        if several and rows:
            self.planned.append(_Row(f"按{group.label}分：", Rank.TITLE))
        outer = -1
        for levels in rows:
            label, record, depth = levels[-1].label, grouping.record(levels), int(several)
            if len(levels) == 1:
                outer = len(self.planned)
                row = _Row(label, Rank.PLAIN, "", levels, depth, -1, str(group.line), record)
            else:
                row = _Row(label, Rank.PART, "", levels, depth + 1, outer, f"{group.line}/{outer}", record)
            self.planned.append(row)

    def _filled(self, row: _Row, whole: int) -> FilledRow:
        cells = () if row.rank is Rank.TITLE else tuple(self._cell(column, row) for column in self.form.columns)
        part_of = whole if row.block and row.part_of < 0 else row.part_of
        return FilledRow(row.label, row.rank, cells, row.depth, part_of, row.block)

    def _cell(self, column: TableColumn, row: _Row) -> Cell:
        if column.view is View.FIELD:
            return Cell(text=self._field(column, row))
        named = row.key or column.key
        if column.view is View.MEASURE:
            return Cell(column.view, text=declared(self.book, named).figure.measure)
        key = FigureKey.parse(named).limited(_limits(column, row.levels))
        now = self.tallies.count(str(key))
        if column.view is View.NOW:
            return Cell(column.view, str(key), now.value, now.figure, now)
        then = self.frozen(str(year_before(key)))
        ratio = isinstance(now.figure, Ratio)
        value = {
            View.THEN: then,
            View.CHANGE: change(now.value, then),
            View.RATE: None if ratio else growth(now.value, then),
        }[column.view]
        return Cell(column.view, str(key), value, now.figure)

    def _field(self, column: TableColumn, row: _Row) -> str:
        """The words of a field of the record the row stands for."""
        if not row.record:
            return ""
        path = row.levels[-1].group.path
        first = next(one for one in self.form.columns if one.key)
        kind = declared(self.book, first.key).kind
        link = self.book.cabinet.field(kind, first.path(row.levels[-1].group))
        target = self.book.cabinet[getattr(link, "kind", path)]
        field = target.fields.get(column.field)
        values = self.book.values(target.name, row.record)
        return field.show(values[column.field]) if field is not None and values is not None else ""


def _limits(column: TableColumn, levels: Sequence[Level]) -> Iterator[Limit]:
    return (level.limit(column) for level in levels)


def _evened(rows: Sequence[FilledRow]) -> Iterator[FilledRow]:
    """The rows with as many decimals for all money as one of it needs, and for all shares."""
    places = dict.fromkeys((True, False), 0)
    for cell in (cell for row in rows for cell in row.cells):
        if cell.figure is not None and cell.view is not View.RATE and fine(cell.figure) and (cell.value or 0) % 100:
            places[cell.figure.money] = 2
    for row in rows:
        cells = (replace(cell, places=places[cell.figure.money]) if cell.figure else cell for cell in row.cells)
        yield replace(row, cells=tuple(cells))
