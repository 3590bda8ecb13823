"""A filled table for paper and for a sheet: the same words in both."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from unicodedata import east_asian_width

from unionbook.services.pdf.ledger.model import Align, Ledger, LedgerColumn, LedgerRow
from unionbook.services.pdf.ledger.model import Rank as Printed
from unionbook.services.report.tables.filled import Cell, Filled, FilledRow, Rank
from unionbook.services.report.tables.sources import remarks_printed

SIGNERS = ("单位负责人：", "审核人：", "填表人：", "填报日期：")
"""Who signs a statistics sheet."""

_UPRIGHT = 46
"""Characters that stand beside each other on an upright sheet."""
_LEAST, _MOST, _LABEL = 2.0, 12.0, 16.0
"""Characters of a column, at least and at most, and of the first one at most."""
_AROUND = 0.8
"""Characters of room beside the words of a column."""


def title_of(filled: Filled, number: int | None = None) -> str:
    """The title as it is printed. number: of the table in its report; none for one printed alone."""
    title = f"{filled.frame.period.label}{filled.form.title}"
    return f"附表{number}　{title}" if number else title


def to_ledger(
    filled: Filled, number: int | None = None, office: str = "", signed: bool = False, draft: bool = False
) -> Ledger:
    """The table as it is printed. office: who fills it in.  signed: with a line for those who sign."""
    columns = tuple(_columns(filled))
    wide = filled.form.wide
    return Ledger(
        title=title_of(filled, number),
        columns=columns,
        rows=[LedgerRow(row, rank=_rank(line)) for row, line in zip(_words(filled), filled.rows, strict=True)],
        before=(f"填报单位：{office}" if office else "", f"单位：{filled.measure}" if filled.measure else ""),
        landscape=sum(column.chars for column in columns) > _UPRIGHT if wide is None else wide,
        notes=notes_printed(filled),
        foot=SIGNERS if signed else (),
        draft=draft,
        length=len(filled.rows),
    )


def notes_printed(filled: Filled) -> tuple[str, ...]:
    """The lines under the table."""
    notes = [*filled.notes, *remarks_printed(filled)]
    if len(notes) == 1:
        return (f"注：{notes[0]}",)
    return tuple(f"{'注：' if at == 1 else '　　'}{at}. {note}" for at, note in enumerate(notes, 1))


def printed(filled: Filled) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Title, heads and the words of all rows, as an issue keeps them."""
    heads = (filled.form.head, *(f"{head.over}{head.words}" for head in filled.heads))
    return title_of(filled), heads, tuple(map(tuple, _words(filled)))


class SheetCell(Enum):
    """What a cell of a sheet holds."""

    HEAD = auto()
    WORDS = auto()
    WHOLE = auto()
    PARTED = auto()


@dataclass(frozen=True)
class SheetValue:
    """One cell of a sheet: words or a number. bold: of the row of the whole.  places: decimals of a parted number."""

    value: str | float | int
    kind: SheetCell
    bold: bool = False
    places: int = 0


def sheet(filled: Filled) -> list[list[SheetValue]]:
    """The rows of a sheet: title, unit, heads, rows, notes. What has no number stands as words."""
    unit = f"单位：{filled.measure}" if filled.measure else ""
    heads = [filled.form.head, *(f"{head.over}{head.words}" for head in filled.heads)]
    rows = [[SheetValue(title_of(filled), SheetCell.HEAD)], [SheetValue(unit, SheetCell.WORDS)]]
    rows.append([SheetValue(head, SheetCell.HEAD) for head in heads])
    for row in filled.rows:
        bold = row.rank is Rank.WHOLE
        rows.append([SheetValue(row.words, SheetCell.WORDS, bold), *(_value(cell, bold) for cell in row.cells)])
    rows += [[SheetValue(note, SheetCell.WORDS)] for note in notes_printed(filled)]
    return rows


def _value(cell: Cell, bold: bool) -> SheetValue:
    number = cell.number
    if cell.text or not cell.key or number is None:
        return SheetValue(cell.words, SheetCell.WORDS, bold)
    return SheetValue(number, SheetCell.PARTED if cell.hundredths else SheetCell.WHOLE, bold, cell.places)


def _columns(filled: Filled) -> Iterator[LedgerColumn]:
    label = max([_chars(filled.form.head), *(_chars(row.words) for row in filled.rows)])
    yield LedgerColumn(filled.form.head, min(max(label, _LEAST), _LABEL) + _AROUND)
    for at, head in enumerate(filled.heads):
        words = [row.cells[at] for row in filled.rows if at < len(row.cells)]
        chars = max([_chars(head.words) / 2, *(_chars(cell.words) for cell in words)])
        yield LedgerColumn(head.words, min(max(chars, _LEAST), _MOST) + _AROUND, _align(words), head.over)


def _align(cells: list[Cell]) -> Align:
    """Numbers at the right, short words in the middle, long ones at the left."""
    if all(cell.key or not cell.text for cell in cells):
        return Align.RIGHT
    if all(_number_or_none(cell.text) for cell in cells):
        return Align.RIGHT
    return Align.CENTRE if max(_chars(cell.text) for cell in cells) <= _MOST else Align.LEFT


def _number_or_none(text: str) -> bool:
    return not text or text == "—" or text.replace(",", "").replace(".", "", 1).removeprefix("-").isdecimal()


def _words(filled: Filled) -> Iterator[list[str]]:
    """The words of every row, one for each column."""
    for row in filled.rows:
        cells = [cell.words for cell in row.cells]
        yield [row.words, *cells, *[""] * (len(filled.heads) - len(cells))]


def _rank(row: FilledRow) -> Printed:
    return Printed.TOTAL if row.rank is Rank.WHOLE else Printed.PLAIN


def _chars(text: str) -> float:
    """The width of words in Chinese characters."""
    return sum(1.0 if east_asian_width(char) in "WFA" else 0.5 for char in text)
