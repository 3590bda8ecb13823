"""Sheets of an Excel or WPS workbook, by calamine; runs in the parsing process alone."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from unionbook.services.sheets.inside import Inside, look_inside
from unionbook.services.sheets.model import Area, Cell, Fault, Sheet, Source

MOST_ROWS = 300_000
MOST_COLUMNS = 1_000
_EXACT = 1 << 53


class TooMuch(Exception):
    """The table is bigger than an office's; the text says by what."""


def read_sheets(data: bytes, source: Source) -> Iterator[Sheet]:
    """The sheets that hold any cell. TooMuch; errors of calamine."""
    inside = look_inside(data) if source is Source.XLSX else {}
    with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        visible = {about.name: about.visible == SheetVisibleEnum.Visible for about in workbook.sheets_metadata}
        for name in workbook.sheet_names:
            if (sheet := _sheet(workbook, name, inside.get(name, Inside()))) is not None:
                sheet.hidden = not visible.get(name, True)
                yield sheet


def _sheet(workbook: CalamineWorkbook, name: str, inside: Inside) -> Sheet | None:
    try:
        found = workbook.get_sheet_by_name(name)
    except Exception as fault:
        # A chart sheet is no table.
        if type(fault).__name__ == "WorksheetNotFound":
            return None
        raise
    if found.start is None or found.end is None:
        return None
    if found.end[1] >= MOST_COLUMNS:
        raise TooMuch(f"工作表“{name}”有 {found.end[1] + 1} 列，超过 {MOST_COLUMNS} 列")
    made = Sheet(
        name,
        _rows(found, inside),
        tuple(Area(*first, *last) for first, last in found.merged_cell_ranges or ()),
        hidden_rows=inside.hidden_rows,
        hidden_columns=inside.hidden_columns,
    )
    return made if any(made.rows) else None


def _rows(sheet: CalamineSheet, inside: Inside) -> list[list[Cell]]:
    assert sheet.start is not None and sheet.end is not None
    rows: list[list[Cell]] = []
    for values in islice(_from_top(sheet), sheet.end[0] + 1):
        # Most cells are words: those are taken without a call.
        row = [value if value.__class__ is str and value else _cell(value) for value in values]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
    for (row_number, column), code in inside.faults.items():
        if row_number < len(rows):
            row = rows[row_number]
            row.extend([None] * (column + 1 - len(row)))
            row[column] = Fault(code)
    while rows and not rows[-1]:
        rows.pop()
    if len(rows) > MOST_ROWS:
        raise TooMuch(f"工作表“{sheet.name}”有 {len(rows)} 行，超过 {MOST_ROWS} 行")
    return rows


def _from_top(sheet: CalamineSheet) -> Iterator[list[Any]]:
    """Rows from row 1, columns from A."""
    assert sheet.start is not None
    top, left = sheet.start
    if top > MOST_ROWS:
        raise TooMuch(f"工作表“{sheet.name}”的内容在第 {top + 1} 行以下，超过 {MOST_ROWS} 行")
    before: list[Any] = [""] * left
    for values in sheet.iter_rows():
        yield before + values


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
