"""The rows of a group: which values there are in the book, in their order, and what each is called."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from unionbook.ground.conditions import Frame, among
from unionbook.ground.fields import CodeField, Field, LinkField, Value
from unionbook.ground.figurekeys import Limit, as_value
from unionbook.ground.figures import MONTHS as ELAPSED
from unionbook.ground.figures import Figure, Ratio
from unionbook.services.report.tables.model import MONTHS, Group, TableColumn, TableForm
from unionbook.services.tally import Declared, declared
from unionbook.store.book import Book

UNFILLED = "未填"
GONE = "（已删除的记录）"
_AT_ONCE = 500
_MONTH = 7
"""Signs of a stored date that tell year and month."""

Values = tuple[Value, ...]


@dataclass(frozen=True)
class Level:
    """One value of a group: the row's words and what it limits a column's figure to."""

    group: Group
    value: Value
    label: str

    def limit(self, column: TableColumn) -> Limit:
        """What the row asks of the rows of the column's figure."""
        sign = "^" if self.group.path == MONTHS and self.value is not None else "="
        return Limit(column.path(self.group), sign, (as_value(self.value),))


class Grouping:
    """The values of one group and of those inside it, as the columns' figures have them in the frame."""

    def __init__(self, book: Book, form: TableForm, group: Group, frame: Frame) -> None:
        self.book, self.form, self.frame = book, form, frame
        self.levels = group.levels
        asked = {(column.key, tuple(map(column.path, self.levels))) for column in form.columns if column.key}
        self._found = {values for key, paths in asked for values in self._of(key, paths)}
        self._labels: list[Mapping[Value, str]] = [self._named(place) for place in range(len(self.levels))]

    def rows(self) -> Iterator[tuple[Level, ...]]:
        """The levels of each row, outer rows before their inner ones."""
        outer = self.levels[0]
        for value in self._ordered(0, {values[0] for values in self._found}):
            level = Level(outer, value, self._labels[0].get(value, GONE))
            yield (level,)
            if len(self.levels) > 1:
                inner = {values[1] for values in self._found if values[0] == value}
                for one in self._ordered(1, inner):
                    yield level, Level(self.levels[1], one, self._labels[1].get(one, GONE))

    def record(self, levels: Sequence[Level]) -> str:
        """The uid of the record the last level stands for, "" for none."""
        value = levels[-1].value
        return value if isinstance(self._field(len(levels) - 1), LinkField) and isinstance(value, str) else ""

    def _of(self, key: str, paths: Sequence[str]) -> Iterator[Values]:
        """The values at the paths of the rows behind a figure."""
        for asked in _counted(declared(self.book, key)):
            for row in set(self.book.select(asked.kind.name, paths, asked.where, self.frame)):
                yield tuple(
                    value[:_MONTH] if level.path == MONTHS and isinstance(value, str) else value
                    for level, value in zip(self.levels, row, strict=True)
                )

    def _field(self, place: int) -> Field:
        column = next(column for column in self.form.columns if column.key)
        kind = declared(self.book, column.key).kind
        return self.book.cabinet.field(kind, column.path(self.levels[place]))

    def _ordered(self, place: int, found: set[Value]) -> list[Value]:
        """The values that get a row, an empty one last."""
        field, rest = self._field(place), sorted((value for value in found if value is not None), key=str)
        first: list[Value] = []
        if self.levels[place].path == MONTHS:
            first = list(_months(self.frame.period.first, self.frame.period.cut)) if self.form.blanks else []
            rest = sorted({*map(str, rest), *map(str, first)})
            first = []
        elif isinstance(field, CodeField):
            first = [code for code in field.codes.items if self.form.blanks or code in found]
        elif isinstance(field, LinkField):
            first = [uid for uid in self._labels[place] if uid is not None and uid in found]
        return [*first, *(value for value in rest if value not in first), *([None] if None in found else [])]

    def _named(self, place: int) -> Mapping[Value, str]:
        """What each value is called; of linked records in the order of their list."""
        values, field = {one[place] for one in self._found}, self._field(place)
        if self.levels[place].path == MONTHS:
            months = {*(value for value in values if value), *_months(self.frame.period.first, self.frame.period.cut)}
            return {month: self._month(str(month)) for month in months} | {None: UNFILLED}
        if isinstance(field, LinkField):
            return self._titles(field.kind, [str(value) for value in values if value is not None]) | {None: UNFILLED}
        codes = field.codes.items if isinstance(field, CodeField) else {}
        return {value: field.show(value) for value in {*values, *codes}} | {None: UNFILLED}

    def _titles(self, name: str, uids: Sequence[str]) -> dict[Value, str]:
        kind = self.book.cabinet[name]
        keys = [path.lstrip("-") for path in kind.order]
        found = []
        for start in range(0, len(uids), _AT_ONCE):
            where = among("uid", *uids[start : start + _AT_ONCE])
            found += self.book.select(name, ["uid", *kind.naming], where, order=kind.order)
        if len(uids) > _AT_ONCE and keys:
            places = {uid: place for place, (uid,) in enumerate(self.book.select(name, ["uid"], order=kind.order))}
            found.sort(key=lambda row: places[row[0]])
        return {row[0]: self.book.words(kind, row[1:]) for row in found}

    def _month(self, month: str) -> str:
        period = self.frame.period
        number = f"{int(month[5:])}月"
        return number if period.first.year == period.last.year == int(month[:4]) else f"{month[:4]}年{number}"


def _counted(asked: Declared) -> Iterator[Declared]:
    """The figures whose rows are counted: one, or both of a ratio."""
    if isinstance(asked.figure, Figure):
        yield asked
        return
    assert isinstance(asked.figure, Ratio)
    yield from (asked.part(name) for name in (asked.figure.upper, asked.figure.lower) if name != ELAPSED)


def _months(first: date, last: date) -> Iterator[str]:
    """Every month that has a day from first to last."""
    for place in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{place // 12}-{place % 12 + 1:02}"
