"""Tables in Excel's XML of 2003, which some systems hand out under the name .xls."""

from datetime import date, datetime, time
from io import BytesIO
from xml.etree.ElementTree import Element, iterparse

from unionbook.services.sheets.excel import MOST_COLUMNS, MOST_ROWS, TooMuch
from unionbook.services.sheets.model import Area, Cell, Fault, Sheet

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXACT = 1 << 53


def read_xml(data: bytes) -> list[Sheet]:
    """The sheets that hold any cell.  TooMuch; ParseError of the XML."""
    sheets: list[Sheet] = []
    for event, node in iterparse(BytesIO(data), ("start", "end")):
        if event == "start" and node.tag == f"{_SS}Worksheet":
            sheets.append(Sheet(node.get(f"{_SS}Name", "")))
        elif event == "end" and node.tag == f"{_SS}Table" and sheets:
            _take(sheets[-1], node)
            node.clear()
    return [sheet for sheet in sheets if any(sheet.rows)]


def _take(sheet: Sheet, table: Element) -> None:
    merged: list[Area] = []
    hidden: set[int] = set()
    number = 0
    for row in table.findall(f"{_SS}Row"):
        number = _place(row, number)
        if number >= MOST_ROWS:
            raise TooMuch(f"工作表“{sheet.name}”有 {MOST_ROWS} 行以上")
        if row.get(f"{_SS}Hidden") == "1":
            hidden.add(number)
        cells = _cells(row, number, merged)
        if cells:
            sheet.rows.extend([] for _ in range(number + 1 - len(sheet.rows)))
            sheet.rows[number] = cells
        number += 1
    sheet.merged, sheet.hidden_rows = tuple(merged), frozenset(hidden)
    sheet.hidden_columns = frozenset(_hidden_columns(table))


def _place(node: Element, following: int) -> int:
    told = node.get(f"{_SS}Index", "")
    return max(int(told) - 1, following) if told.isdigit() else following


def _hidden_columns(table: Element) -> set[int]:
    hidden: set[int] = set()
    place = 0
    for column in table.findall(f"{_SS}Column"):
        place = _place(column, place)
        span = 1 + _number(column, "Span")
        if column.get(f"{_SS}Hidden") == "1":
            hidden |= set(range(place, min(place + span, MOST_COLUMNS)))
        place += span
    return hidden


def _number(node: Element, name: str) -> int:
    told = node.get(f"{_SS}{name}", "")
    return int(told) if told.isdigit() else 0


def _cells(row: Element, number: int, merged: list[Area]) -> list[Cell]:
    cells: list[Cell] = []
    place = 0
    for cell in row.findall(f"{_SS}Cell"):
        place = _place(cell, place)
        right, down = _number(cell, "MergeAcross"), _number(cell, "MergeDown")
        if place + right >= MOST_COLUMNS:
            raise TooMuch(f"第 {number + 1} 行有 {MOST_COLUMNS} 列以上")
        if right or down:
            merged.append(Area(number, place, number + down, place + right))
        if (value := _value(cell.find(f"{_SS}Data"))) is not None:
            cells.extend([None] * (place + 1 - len(cells)))
            cells[place] = value
        place += 1 + right
    return cells


def _value(data: Element | None) -> Cell:
    if data is None:
        return None
    text, told = "".join(data.itertext()), data.get(f"{_SS}Type", "String")
    if not text.strip():
        return None
    if told == "Number":
        number = float(text)
        return int(number) if number.is_integer() and abs(number) < _EXACT else number
    if told == "DateTime":
        return _moment(text)
    if told == "Boolean":
        return text.strip() == "1"
    return Fault(text) if told == "Error" else text


def _moment(text: str) -> Cell:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    if at.time() == time(0):
        return at.date()
    return at.time() if at.date() == date(1899, 12, 31) else at
