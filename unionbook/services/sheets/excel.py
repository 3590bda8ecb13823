"""Sheets of an Excel or WPS workbook, by calamine; runs in the parsing process alone."""

from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from unionbook.services.sheets.inside import Inside, look_inside
from unionbook.services.sheets.model import Area, Cell, Fault, Rows, Sheet

AT_ONCE = 2_000
"""Rows handed on together."""
MOST_ROWS = 300_000
MOST_COLUMNS = 1_000
_EXACT = 1 << 53


class TooMuch(Exception):
    """The table is bigger than an office's; the text says by what."""


def read_sheets(data: bytes) -> Iterator[Sheet | Rows]:
    """The sheets that hold any cell, each with its first rows and followed by the others.

    TooMuch; errors of calamine.
    """
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


def _sheet(name: str, found: CalamineSheet, inside: Inside, hidden: bool) -> Iterator[Sheet | Rows]:
    portions = _rows(found, inside)
    if (first := next(portions, None)) is not None:
        areas = tuple(Area(*first, *last) for first, last in found.merged_cell_ranges or ())
        yield Sheet(name, first, areas, hidden, inside.hidden_rows, inside.hidden_columns)
        yield from portions


def _rows(sheet: CalamineSheet, inside: Inside) -> Iterator[Rows]:
    """Its rows in portions, none of them empty behind the last."""
    assert sheet.start is not None and sheet.end is not None
    faults = defaultdict[int, dict[int, str]](dict)
    for (number, column), code in inside.faults.items():
        faults[number][column] = code
    rows: Rows = []
    done, last = 0, -1
    for number, values in enumerate(islice(_from_top(sheet), sheet.end[0] + 1)):
        # Most cells are words: those are taken without a call.
        row = [value if value.__class__ is str and value else _cell(value) for value in values]
        while row and row[-1] is None:
            row.pop()
        for column, code in faults.get(number, {}).items():
            row.extend([None] * (column + 1 - len(row)))
            row[column] = Fault(code)
        if row:
            last = number
            if number < MOST_ROWS:
                rows += [[] for _ in range(number - done - len(rows))]
                rows.append(row)
        if len(rows) >= AT_ONCE:
            yield rows
            done, rows = done + len(rows), []
    if last >= MOST_ROWS:
        raise TooMuch(f"工作表“{sheet.name}”有 {last + 1} 行，超过 {MOST_ROWS} 行")
    if rows:
        yield rows


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
    if isinstance(value, (str, int, bool, date, time)):
        return value
    return str(value)
