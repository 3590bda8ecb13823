"""The rows of one table: values that stand for many rows, records over several rows, lines that are none."""

import re
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import attrgetter

from unionbook.services.sheets.layout.heads import Found
from unionbook.services.sheets.layout.model import Block, Head, Left, Line, SourceRow, Why
from unionbook.services.sheets.layout.words import (
    any_ditto,
    counts,
    counts_rows,
    is_ditto,
    is_dots,
    is_foot,
    is_listed,
    is_note,
    is_signature,
    is_sum,
    numbers_columns,
    plain,
    saying,
    sums,
    texts_of,
)
from unionbook.services.sheets.model import Cell, Sheet

_FOOT = re.compile("[计注明※:：…]|[.]{2}|填报|制表|审核")

NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Part:
    """The columns of one table, and the room it has between others beside it. right: the column behind."""

    columns: list[Head]
    left: int
    right: int


class Rows:
    """Reads the rows under a head. part: the columns of this table; end: the row behind the last; different: the cells
    of each column of the sheet between, those that come again in one portion of the rows once."""

    def __init__(self, sheet: Sheet, found: Found, part: Part, end: int, different: Sequence[Collection[Cell]]) -> None:
        self.sheet, self.found, self.end = sheet, found, end
        self.columns = columns = part.columns
        cells = self.different = dict(enumerate(different))
        self.inner = _unnamed(sheet, part, cells)
        self.left: list[Left] = []
        self.named = [head.column for head in (*columns, *self.inner)]
        self.seen = frozenset(self.named)
        self.in_order = sorted(self.named)
        low, high = self.in_order[0], self.in_order[-1]
        self.down = {
            (row, area.left): area
            for area in sheet.merged
            if area.bottom > area.top and low <= area.left <= high and area.top > found.bottom
            for row in range(area.top, area.bottom + 1)
        }
        texts = {column: texts_of(cells.get(column, ())) for column in self.named}
        self.ditto = [column for column in self.named if any_ditto(texts[column])]
        self.labels = {head.column: saying(texts[head.column], head.label) for head in columns[:4]}
        self.sums = set[Cell]().union(*map(sums, texts.values()))
        self.counted = [head.column for head in columns if head.sequence]
        self.wide = {area.top: area for area in sheet.merged if area.right > area.left and area.top > found.bottom}

    def block(self) -> Block:
        """The table."""
        rows: list[SourceRow] = []
        above: Mapping[int, Cell] = {}
        number = self.found.bottom + 1
        plain = set[int]() if self.down or self.ditto else self._plain()
        while number < self.end:
            if number in plain:
                cells = Line(self.sheet.rows[number], self.seen)
                rows.append(SourceRow(number, cells, NOTHING, (), number in self.sheet.hidden_rows))
                number += 1
                continue
            last = self._last_of_record(number)
            row = self._row(number, last, above)
            if row is not None and rows and self._continues(row):
                self._join(rows[-1], row)
            elif row is not None:
                rows.append(row)
                above = row.cells
                if not self.down and not row.lent:
                    row.cells = Line(self.sheet.rows[number], self.seen)
            number = last + 1
        joined = sum(map(bool, map(attrgetter("joined"), rows)))
        columns = tuple(self._sequence(head, rows, joined) for head in self.columns) + tuple(self.inner)
        made = Block(self.sheet.name, columns, rows, self.found.top, self.found.bottom - self.found.top + 1, self.left)
        made.remarks = self._remarks(made, joined)
        made.empty = self.seen - {at for at, cells in self.different.items() if any(one is not None for one in cells)}
        return made

    def _plain(self) -> set[int]:
        """Rows of a table without merged cells that are records of their own: most columns are filled, the first ones
        too, and none of their words is that of a sum or a head."""
        first, rows = [head.column for head in self.columns[:3]], self.sheet.rows
        least, others = max((len(self.columns) + 1) // 2 + 1, 3), self.sheet.width - len(self.named)
        numbers = range(self.found.bottom + 2, self.end)
        found = [number for number in numbers if len(row := rows[number]) - row.count(None) - others >= least]
        if any(None in self.different.get(column, (None,)) for column in first):
            found = [
                number
                for number in found
                if len(row := rows[number]) > first[-1] and None not in [row[column] for column in first]
            ]
        for column, odd in self.labels.items():
            if odd:
                found = [number for number in found if len(rows[number]) <= column or rows[number][column] not in odd]
        return {number for number in found if self.sums.isdisjoint(rows[number])} if self.sums else set(found)

    # --- one record ------------------------------------------------------------------------------------------------

    def _last_of_record(self, number: int) -> int:
        """The last row of the record that begins here: as far as its running number, or most of it, is merged."""
        if not self.down:
            return number
        areas = [area for head in self.columns if (area := self.down.get((number, head.column))) and area.top == number]
        if not areas:
            return number
        if self.counted:
            over = [area.bottom for area in areas if area.left in self.counted]
            return over[0] if over else number
        for bottom in {area.bottom for area in areas}:
            if sum(area.bottom == bottom for area in areas) * 2 > len(self.columns):
                return bottom
        return number

    def _row(self, number: int, last: int, above: Mapping[int, Cell]) -> SourceRow | None:
        cells, lent = self._cells(number, last, above)
        if not cells or (lent and not cells.keys() - lent):
            return None
        if (why := self._no_record(number, cells, lent)) is not None:
            self.left.append(Left(number, " ".join(plain(cell) for cell in cells.values()), why))
            return None
        hidden = number in self.sheet.hidden_rows
        joined = tuple(range(number + 1, last + 1)) if last > number else ()
        return SourceRow(number, cells, frozenset(lent) if lent else NOTHING, joined, hidden)

    def _cells(self, number: int, last: int, above: Mapping[int, Cell]) -> tuple[dict[int, Cell], Set[int]]:
        """The cells of a record, and the columns whose value stands above."""
        if not self.down:
            return self._plain_cells(number, above)
        cells: dict[int, Cell] = {}
        lent: set[int] = set()
        for column in self.named:
            value, is_own = self._value(number, column)
            if last > number:
                value = self._gathered(number, last, column, value)
                is_own = is_own or value is not None
            if value is None:
                continue
            if is_ditto(value) and column in above:
                value = above[column]
                lent.add(column)
            elif not is_own:
                lent.add(column)
            cells[column] = value
        return cells, lent

    def _plain_cells(self, number: int, above: Mapping[int, Cell]) -> tuple[dict[int, Cell], Set[int]]:
        """The same of a record of one row in a table without merged cells."""
        row = self.sheet.rows[number]
        width = len(row)
        cells = {column: row[column] for column in self.named if column < width and row[column] is not None}
        if not self.ditto:
            return cells, NOTHING
        lent = {column for column in self.ditto if is_ditto(cells.get(column)) and column in above}
        for column in lent:
            cells[column] = above[column]
        return cells, lent

    def _value(self, row: int, column: int) -> tuple[Cell, bool]:
        """A cell and whether it stands in this row itself."""
        area = self.down.get((row, column))
        if area is not None:
            return self.sheet.cell(area.top, area.left), row == area.top
        return self.sheet.cell(row, column), True

    def _gathered(self, first: int, last: int, column: int, value: Cell) -> Cell:
        """What stands in a column over several rows; different words are joined by line breaks."""
        found = [value] if value is not None else []
        for row in range(first + 1, last + 1):
            area = self.down.get((row, column))
            if area is None and (more := self.sheet.cell(row, column)) is not None and more not in found:
                found.append(more)
        if len(found) < 2:
            return found[0] if found else None
        return "\n".join(one if isinstance(one, str) else str(one) for one in found)

    # --- lines that are none ---------------------------------------------------------------------------------------

    def _no_record(self, number: int, cells: dict[int, Cell], lent: Set[int]) -> Why | None:
        if not self._doubtful(number, cells):
            return None
        own = {column: cell for column, cell in cells.items() if column not in lent}
        texts = [plain(cell) for _, cell in sorted(own.items())]
        words = [text for text, (_, cell) in zip(texts, sorted(own.items()), strict=True) if isinstance(cell, str)]
        if is_sum(words):
            return Why.SUM
        if number == self.found.bottom + 1 and numbers_columns([*cells.values()]) and not self._second(number + 1):
            return Why.NUMBERS
        if is_note(texts) or all(map(is_dots, texts)) or not any(head.column in own for head in self.columns):
            return Why.NOTE
        if len(own) == 1 and is_listed(texts[0]):
            return Why.NOTE if self.left and self.left[-1].why is Why.NOTE else Why.HEADING
        if number >= self.tail and is_foot(texts):
            return Why.SIGNATURE
        if own.keys() <= set(self.counted):
            return Why.EMPTY if all(map(str.isdigit, texts)) else Why.HEADING
        labels = {head.column: head.label for head in self.columns}
        if len(own) > 1 and sum(plain(cell) == labels.get(column) for column, cell in own.items()) * 2 > len(own):
            return Why.HEAD_AGAIN
        if len(texts) * 2 <= len(self.columns) + 1 and is_signature(texts):
            return Why.SIGNATURE
        area = self.wide.get(number)
        if len(own) == 1 and area is not None and (area.right - area.left + 1) * 2 > len(self.columns):
            return Why.NOTE if number > self._middle() and len(texts[0]) > 40 else Why.HEADING
        return None

    def _doubtful(self, number: int, cells: dict[int, Cell]) -> bool:
        """May this be no record? Not when most columns are filled and the first words are none of a foot or a head."""
        if len(cells) * 2 <= len(self.columns) + 1 or number == self.found.bottom + 1:
            return True
        if any(cells.get(column) in said for column, said in self.labels.items()):
            return True
        filled = (cell for column in self.in_order if (cell := cells.get(column)) is not None)
        return any(isinstance(cell, str) and len(cell) < 30 and _FOOT.search(cell) for cell in islice(filled, 3))

    @cached_property
    def tail(self) -> int:
        """The row from which on none has more than two cells."""
        rows = self.sheet.rows
        lines = range(self.end - 1, self.found.bottom, -1)
        return next((number + 1 for number in lines if len(rows[number]) - rows[number].count(None) > 2), 0)

    def _second(self, number: int) -> bool:
        """Does a row count as the second one?"""
        return any(plain(self.sheet.cell(number, column)) == "2" for column in self.counted)

    def _middle(self) -> int:
        return (self.found.bottom + self.end) // 2

    def _continues(self, row: SourceRow) -> bool:
        """Is this only the rest of the record above: no running number, no first column, few words?"""
        if not self.counted or len(self.columns) < 4 or len(row.cells) * 3 > len(self.columns):
            return False
        keys = {*self.counted, next((head.column for head in self.columns if not head.sequence), self.counted[0])}
        return not keys & row.cells.keys() and all(isinstance(cell, str) for cell in row.cells.values())

    def _join(self, record: SourceRow, rest: SourceRow) -> None:
        cells = dict(record.cells)
        for column, cell in rest.cells.items():
            before = cells.get(column)
            cells[column] = cell if before is None else f"{before}\n{cell}"
        record.cells = cells
        record.joined += (rest.number, *rest.joined)

    # --- columns ---------------------------------------------------------------------------------------------------

    def _sequence(self, head: Head, rows: list[SourceRow], joined: int) -> Head:
        """编号 is a running number only when it runs."""
        if not counts_rows(head.label):
            return head
        runs = not joined and {*map(type, self.different.get(head.column, ()))} <= {int, float}
        if not runs:
            values = (value for row in rows if (value := row.cells.get(head.column)) is not None)
            runs = all(map(counts, values))
        return Head(head.column, head.label, head.levels, runs, head.hidden)

    def _remarks(self, block: Block, joined: int) -> list[str]:
        said = []
        if hidden := block.hidden_rows:
            said.append(f"有 {hidden} 行是隐藏的")
        if names := [head.label for head in block.head if head.hidden]:
            said.append(f"有 {len(names)} 列是隐藏的：{'、'.join(names)}")
        if joined:
            said.append(f"有 {joined} 条记录占了几行，已合在一起")
        return said


def _unnamed(sheet: Sheet, part: Part, cells: Mapping[int, Collection[Cell]]) -> list[Head]:
    """Columns without a name that hold something, first those between the others: nothing is dropped unseen."""
    first, last = part.columns[0].column, part.columns[-1].column
    named = {head.column for head in part.columns}
    places = sorted(range(part.left, part.right), key=lambda column: not first < column < last)
    return [
        Head(column, "", (), hidden=column in sheet.hidden_columns)
        for column in places
        if column not in named and any(cell is not None for cell in cells.get(column, ()))
    ]
