"""The figures of an issued report as a workbook, so that the office above types nothing again."""

from datetime import datetime
from io import BytesIO
from typing import Any

from unionbook.services.issue.frozen import Frozen, FrozenFigure

HEADS = ("代码", "位置", "名称", "数值", "单位", "印成", "截止日", "口径")
_WIDTHS = (8, 22, 30, 12, 8, 18, 12, 60)
_SHEET_NAME = 31
"""Letters a sheet's name may have."""


def workbook(frozen: Frozen) -> bytes:
    """An xlsx with one sheet of all figures and one for each table; the same report gives the same bytes."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = datetime.fromisoformat(frozen.head["issued_on"])
    book.set_properties({"title": frozen.head["title"], "company": frozen.head["office"], "created": made})
    head = book.add_format({"bold": True, "border": 1, "align": "center", "valign": "vcenter"})
    text = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    _figures(book.add_worksheet("数字"), frozen, head, text)
    names = {"数字"}
    for title, heads, rows in frozen.tables:
        sheet = book.add_worksheet(_name(title, names))
        sheet.write_string(0, 0, title)
        sheet.write_row(1, 0, heads, head)
        for at, row in enumerate(rows, 2):
            for column, cell in enumerate(row):
                _cell(sheet, at, column, cell, text)
        sheet.set_column(0, 0, 28)
    book.close()
    return out.getvalue()


def _figures(sheet: Any, frozen: Frozen, head: Any, text: Any) -> None:
    sheet.write_row(0, 0, HEADS, head)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    for at, figure in enumerate(frozen.figures, 1):
        cells = (f"{figure.code:03}", figure.place, figure.label, None, figure.measure, figure.printed, figure.cut)
        for column, cell in enumerate((*cells, figure.definition)):
            if cell is not None:
                sheet.write_string(at, column, cell, text)
        number = in_unit(figure)
        if number is None:
            sheet.write_blank(at, 3, None, text)
        else:
            sheet.write_number(at, 3, number, text)


def in_unit(figure: FrozenFigure) -> float | None:
    """The value in its measure: 元 for money, % for a share."""
    if figure.value is None:
        return None
    return figure.value / figure.scale if figure.scale > 1 else figure.value


def _cell(sheet: Any, row: int, column: int, cell: str, text: Any) -> None:
    plain = cell.replace(",", "")
    if plain.lstrip("-").replace(".", "", 1).isdigit() and len(plain) < 15:
        sheet.write_number(row, column, float(plain), text)
    else:
        sheet.write_string(row, column, cell, text)


def _name(title: str, taken: set[str]) -> str:
    plain = "".join(char for char in title if char not in "[]:*?/\\'")[:_SHEET_NAME] or "表"
    name, number = plain, 1
    while name in taken:
        number += 1
        name = f"{plain[: _SHEET_NAME - 3]}{number}"
    taken.add(name)
    return name
