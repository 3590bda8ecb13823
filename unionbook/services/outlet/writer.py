"""Workbooks written line by line into a zip: all text as inline strings, so that nothing has to be kept in memory.

Only what lists need: one sheet, a bold head that stays in sight, a filter, widths, page setup. Every text is a text
cell of format @, so that no digit of a number of a paper is lost and no text is ever taken for a formula.
"""

import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from unionbook.ground.errors import Refusal
from unionbook.services.outlet.formulas import dangerous
from unionbook.services.outlet.model import Column, Line, Shape, Table
from unionbook.services.outlet.parts import STYLES, parts, sheet_foot, sheet_head
from unionbook.services.outlet.placing import placed
from unionbook.services.sheets.model import column_letters

MOST = 1_048_575
"""Lines of a sheet besides its head."""

LONGEST = 32_767
"""Characters of a cell."""

EPOCH, EARLIEST = date(1899, 12, 30), date(1900, 3, 1)
"""Day 0 of a sheet's days, and the first one that all programs count alike."""

EXACT = 10**15
"""From this on a number in a sheet loses its last digits: it is written as text."""

OFTEN = 1_000
_DATED = (1980, 1, 1, 0, 0, 0)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL = re.compile("[\x00-\x20&<>=+\\-@|'_＝＋－＠\xa0\u200b-\u200d\u2060\u3000\ufeff\ufffe\uffff\ud800-\udfff]")
"""What a text may hold that is not written as it stands; most texts hold none."""

Step = Callable[[int, int], bool]


_PLAIN = {shape: f' s="{STYLES[shape.name]}" t="inlineStr"><is><t>' for shape in Shape}


class Stopped(Exception):
    """Somebody asked to stop; no file was made."""


def write_xlsx(path: Path, table: Table, step: Step = lambda done, of: True) -> int:
    """Write the table; how many lines it has.  Refusal: the file cannot be written, or there are too many lines.

    Stopped: `step` said so; a file that stood there before still does.
    """
    with placed(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zipped:
        with zipped.open(_entry("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as sheet:
            sheet.write(sheet_head(table.columns).encode())
            last = 1
            for chunk, number in _chunks(table, step):
                sheet.write(chunk.encode())
                last = number
            sheet.write(sheet_foot(table, last).encode())
        for name, text in parts(table, last).items():
            zipped.writestr(_entry(name), text.encode(), zipfile.ZIP_DEFLATED)
    return last - 1


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _DATED)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def _chunks(table: Table, step: Step) -> Iterable[tuple[str, int]]:
    """Lines in XML, many at a time, and the number of the last."""
    letters = [column_letters(place) for place in range(len(table.columns))]
    columns = [(f'<c r="{letter}', column.shape) for letter, column in zip(letters, table.columns, strict=True)]
    number, held = (
        1,
        [_row(1, [(f'<c r="{letter}', Shape.TEXT) for letter in letters], _heads(table.columns), head=True)],
    )
    for number, line in enumerate(table.lines, 2):
        if number > MOST + 1:
            raise Refusal(f"有 {MOST:,} 行以上，一张 Excel 工作表放不下，没有导出。请先筛选，或导出为 CSV。")
        held.append(_row(number, columns, line))
        if number % OFTEN == 0:
            if not step(number - 1, table.of):
                raise Stopped
            yield "".join(held), number
            held = []
    yield "".join(held), number


def _heads(columns: Iterable[Column]) -> Line:
    return [column.label for column in columns]


def _row(number: int, columns: list[tuple[str, Shape]], line: Line, head: bool = False) -> str:
    cells = [
        f'{start}{number}"{_cell(value, shape, head)}'
        for (start, shape), value in zip(columns, line, strict=True)
        if value is not None and value != ""
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(value: str | int | Decimal | date, shape: Shape, head: bool) -> str:
    """A cell after its place."""
    if isinstance(value, str):
        if not head and len(value) < LONGEST and _SPECIAL.search(value) is None:
            return f"{_PLAIN[shape]}{value}</t></is></c>"
        return _text(value, "head" if head else "guarded" if dangerous(value) else shape.name)
    if isinstance(value, date):
        if value < EARLIEST:
            return _text(value.isoformat(), Shape.TEXT.name)
        return f' s="{STYLES[Shape.DAY.name]}"><v>{(value - EPOCH).days}</v></c>'
    if not -EXACT < value < EXACT:
        return _text(f"{value:f}" if isinstance(value, Decimal) else str(value), Shape.WORDS_RIGHT.name)
    style = shape.name if shape in (Shape.COUNT, Shape.MONEY) else Shape.COUNT.name
    return f' s="{STYLES[style]}"><v>{value}</v></c>'


def _text(text: str, style: str) -> str:
    if len(text) > LONGEST:
        raise Refusal(f"有一格有 {len(text):,} 个字，Excel 一格最多 {LONGEST:,} 个，没有导出。请缩短它，或导出为 CSV。")
    kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() or "\n" in text or "  " in text else ""
    if _UNSEEN.search(text):
        text = _UNSEEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return f' s="{STYLES[style]}" t="inlineStr"><is><t{kept}>{escape(text)}</t></is></c>'
