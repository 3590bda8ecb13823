"""Sheets of an Excel or WPS workbook, by calamine; runs in the parsing process alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice, zip_longest
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from unionbook.services.sheets.inside import Inside, look_inside
from unionbook.services.sheets.model import Area, Cell, Fault, Portion, Sheet

AT_ONCE = 2_000
"""Rows handed on together."""
MOST_ROWS = 300_000
MOST_COLUMNS = 1_000
_EXACT = 1 << 53
_PLAIN = {str, int, bool, date, time, Fault, type(None)}
_EMPTY = frozenset({"", None})


class TooMuch(Exception):
    """The table is bigger than an office's; the text says by what."""


def read_sheets(data: bytes) -> Iterator[Sheet | Portion]:
    """The sheets that hold any cell, each followed by its rows.  TooMuch; errors of calamine."""
    # Calamine lets other threads go on while it reads the cells.
    with ThreadPoolExecutor(1) as beside, CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        looking = beside.submit(look_inside, data)
        visible = {about.name: about.visible == SheetVisibleEnum.Visible for about in workbook.sheets_metadata}
        for name in workbook.sheet_names:
            if (found := _found(workbook, name)) is not None:
                yield from _sheet(name, found, looking.result().get(name, Inside()), not visible.get(name, True))


def _found(workbook: CalamineWorkbook, name: str) -> CalamineSheet | None:
    """The cells of a sheet, None for a chart sheet, which is no table."""
    try:
        found = workbook.get_sheet_by_name(name)
    except Exception as fault:
        if type(fault).__name__ == "WorksheetNotFound":
            return None
        raise
    if found.start is None or found.end is None:
        return None
    if found.end[1] >= MOST_COLUMNS:
        raise TooMuch(f"工作表“{name}”有 {found.end[1] + 1} 列，超过 {MOST_COLUMNS} 列")
    return found


def _sheet(name: str, found: CalamineSheet, inside: Inside, hidden: bool) -> Iterator[Sheet | Portion]:
    portions = _portions(found, inside)
    if (first := next(portions, None)) is not None:
        areas = tuple(Area(*first, *last) for first, last in found.merged_cell_ranges or ())
        yield Sheet(name, [], areas, hidden, inside.hidden_rows, inside.hidden_columns)
        yield first
        yield from portions


def _portions(sheet: CalamineSheet, inside: Inside) -> Iterator[Portion]:
    """Its rows, without portions behind the last in which nothing stands."""
    assert sheet.end is not None
    faults = defaultdict[int, dict[int, str]](dict)
    for (number, column), code in inside.faults.items():
        faults[number][column] = code
    rows = islice(_from_top(sheet), sheet.end[0] + 1)
    done = empty = last = 0
    while portion := list(islice(rows, AT_ONCE)):
        if faults:
            for number, row in enumerate(portion, done):
                _put(row, faults.get(number, {}))
        columns = _columns(portion)
        if columns and done < MOST_ROWS:
            if empty:
                yield Portion(empty)
            empty = 0
            yield Portion(len(portion), columns)
        done += len(portion)
        empty += 0 if columns else len(portion)
        if columns and done > MOST_ROWS:
            last = done - next(at for at, row in enumerate(reversed(portion)) if not _EMPTY.issuperset(row))
    if last > MOST_ROWS:
        raise TooMuch(f"工作表“{sheet.name}”有 {last} 行，超过 {MOST_ROWS} 行")


def _put(row: list[Any], faults: Mapping[int, str]) -> None:
    """Cells that show an error into their row."""
    for column, code in faults.items():
        row.extend([None] * (column + 1 - len(row)))
        row[column] = Fault(code)


def _columns(rows: list[list[Any]]) -> list[Sequence[Cell]]:
    """The cells of rows by column, as far as anything stands there."""
    columns: list[Sequence[Cell]] = []
    for column in zip_longest(*rows):
        # Most columns are of words: those are taken as they are.
        columns.append(column if {*map(type, column)} <= _PLAIN else [*map(_cell, column)])
    while columns and _EMPTY.issuperset(columns[-1]):
        columns.pop()
    return columns


def _from_top(sheet: CalamineSheet) -> Iterator[list[Any]]:
    """Rows from row 1, columns from A."""
    assert sheet.start is not None
    top, left = sheet.start
    if top > MOST_ROWS:
        raise TooMuch(f"工作表“{sheet.name}”的内容在第 {top + 1} 行以下，超过 {MOST_ROWS} 行")
    before: list[Any] = [""] * left
    for values in sheet.iter_rows():
        yield before + values if before else values


def _cell(value: Any) -> Cell:
    if value == "" or value is None:
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date()
    if isinstance(value, timedelta):
        seconds = int(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}"
    if isinstance(value, (str, int, bool, date, time, Fault)):
        return value
    return str(value)
