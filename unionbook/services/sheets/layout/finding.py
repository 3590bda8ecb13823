"""All tables of a sheet: below each other, side by side, with their rows."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

from unionbook.services.sheets.layout.heads import Found, Knows, columns_of, find_head
from unionbook.services.sheets.layout.model import Block, Head, Left, Why
from unionbook.services.sheets.layout.rows import Part, Rows
from unionbook.services.sheets.layout.words import counts_rows, different, plain
from unionbook.services.sheets.model import Cell, Sheet

FIRST = 100
"""Rows looked through together at first."""


def find_blocks(sheet: Sheet, knows: Knows = lambda word: False, head: tuple[int, int] | None = None) -> list[Block]:
    """The tables of a sheet, from the top and the left. knows: the words columns go by in the book; head: the first
    and last row of the head of the first table, where somebody said it."""
    blocks: list[Block] = []
    start = 0
    while (found := _head(sheet, start, knows, head)) is not None:
        columns = columns_of(sheet, found)
        end, cells = _end(sheet, found, columns, knows)
        above = [Left(row, text, Why.TITLE) for row in range(start, found.top) if (text := _line(sheet, row))]
        for part in _parts(sheet, columns, found.bottom + 1, end):
            block = Rows(sheet, found, part, end, cells).block()
            block.left[:0] = above
            blocks.append(block)
        start = end
        if start >= len(sheet.rows):
            break
    return [block for block in blocks if block.rows] or blocks[:1]


def _head(sheet: Sheet, start: int, knows: Knows, said: tuple[int, int] | None) -> Found | None:
    return Found(*said, 0) if said is not None and start == 0 else find_head(sheet, start, knows)


def _line(sheet: Sheet, row: int) -> str:
    return " ".join(text for cell in sheet.rows[row] if (text := plain(cell)))


def _end(sheet: Sheet, found: Found, columns: list[Head], knows: Knows) -> tuple[int, list[list[Cell]]]:
    """The row behind the table: that of the next head, or the end of the sheet; and the cells of each column before it,
    most of those that come again once."""
    own, first = {head.label for head in columns}, found.bottom + 1
    named = cache(partial(_named, knows=knows))
    counted = [head.column for head in columns if head.sequence]
    told: list[list[Cell]] = []
    _tell(told, different(sheet.rows[first : first + 1]))
    for start, rows in _portions(sheet.rows, first + 1):
        cells = different(rows)
        for at in sorted({*_worded(rows, cells, named), *_counted(rows, cells, counted)}):
            texts = [plain(cell) for cell in rows[at] if isinstance(cell, str)]
            if set(texts) - own and not _same(texts, own):
                end = _with_title(sheet, start + at, found.bottom)
                return end, [*map(list, different(sheet.rows[first:end]))]
        _tell(told, cells)
    return len(sheet.rows), told


def _tell(told: list[list[Cell]], cells: Sequence[set[Cell]]) -> None:
    """The cells of more rows by column."""
    told += [[] for _ in range(len(cells) - len(told))]
    for column, more in zip(told, cells, strict=False):
        column += more


def _portions(rows: Sequence[list[Cell]], start: int) -> Iterator[tuple[int, Sequence[list[Cell]]]]:
    """Rows in ever larger portions with their place: the next table may follow at once, or none at all."""
    width = FIRST
    while start < len(rows):
        yield start, rows[start : start + width]
        start, width = start + width, width * 2


def _worded(
    rows: Sequence[list[Cell]], columns: Sequence[set[Cell]], named: Callable[[Cell], bool]
) -> Iterator[int]:
    """The places of rows with words columns of the book go by, at least three and most of what stands there."""
    # Cells that hardly come again are many: they are asked only where with all of them a row could be one of words.
    again = [one for one in columns if len(one) * 2 <= len(rows)]
    other = len(columns) - len(again)
    words = set(filter(named, set[Cell]().union(*again)))
    for at, row in enumerate(rows):
        filled = len(row) - row.count(None)
        likely = other + (sum([cell in words for cell in row]) if words else 0)
        if likely >= 3 and likely * 2 > filled:
            count = sum(map(named, row))
            if count >= 3 and count * 2 > filled:
                yield at


def _counted(rows: Sequence[list[Cell]], cells: Sequence[set[Cell]], counted: Sequence[int]) -> Iterator[int]:
    """The places of rows that call a column of running numbers by its name: heads, of whatever."""
    for column in counted:
        words = cells[column] if column < len(cells) else ()
        if names := {cell for cell in words if isinstance(cell, str) and counts_rows(cell)}:
            yield from (at for at, row in enumerate(rows) if column < len(row) and row[column] in names)


def _named(cell: Cell, knows: Knows) -> bool:
    """Is it a word columns of the book go by? Numbers are none."""
    # No two numbers of papers are the same, and none is a word: that is told before anything is made of them.
    if not isinstance(cell, str) or (cell.isascii() and cell[:1].isdigit()):
        return False
    text = plain(cell)
    return not (text[:1].isdigit() and text.isascii()) and knows(text)


def _same(texts: list[str], own: set[str]) -> bool:
    return sum(text in own for text in texts) * 10 >= len(texts) * 8


def _with_title(sheet: Sheet, row: int, least: int) -> int:
    """Titles of one cell above a head belong to it."""
    while row - 1 > least + 1 and sum(cell is not None for cell in sheet.rows[row - 1]) == 1:
        row -= 1
    return row


def _parts(sheet: Sheet, columns: list[Head], start: int, end: int) -> list[Part]:
    """The columns of each table that stands beside another."""
    cuts = _repeats(columns) or _gaps(sheet, columns, start, end)
    rooms = [0, *(columns[cut].column for cut in cuts), sheet.width]
    edges = pairwise([0, *cuts, len(columns)])
    return [Part(columns[a:b], *room) for (a, b), room in zip(edges, pairwise(rooms), strict=True)]


def _repeats(columns: list[Head]) -> list[int]:
    """Where the same names begin again; the first table alone may count its rows."""
    for skipped in (0, 1) if columns[0].sequence else (0,):
        labels = [head.full for head in columns[skipped:]]
        for width in range(2, len(labels) // 2 + 1):
            if len(labels) % width == 0 and all(labels[n] == labels[n % width] for n in range(len(labels))):
                return list(range(skipped + width, len(columns), width))
    return []


def _gaps(sheet: Sheet, columns: list[Head], start: int, end: int) -> list[int]:
    """Where an empty column parts two tables of different length."""
    cuts = []
    for n in range(1, len(columns)):
        left, right = columns[n - 1].column, columns[n].column
        if right - left < 2 or n < 2 or len(columns) - n < 2:
            continue
        empty = all(sheet.cell(row, column) is None for row in range(start, end) for column in range(left + 1, right))
        before = _last(sheet, [head.column for head in columns[:n]], start, end)
        behind = _last(sheet, [head.column for head in columns[n:]], start, end)
        if empty and before != behind:
            cuts.append(n)
    return cuts


def _last(sheet: Sheet, columns: list[int], start: int, end: int) -> int:
    rows = (row for row in range(end - 1, start - 1, -1) if any(sheet.cell(row, one) is not None for one in columns))
    return next(rows, start)
