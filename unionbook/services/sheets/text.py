"""Tables that are text: CSV in any of the usual encodings, tabs, a pasted block."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from unionbook.services.outlet.formulas import unguarded
from unionbook.services.sheets.excel import MOST_COLUMNS, MOST_ROWS, TooMuch
from unionbook.services.sheets.model import ERRORS, Cell, Sheet

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
LONGEST = 128 * 1024
_QUOTED = re.compile('"[^"]*"')
_DELIMITERS = "\t,;|，"


class NoText(Exception):
    """The bytes are no text of a table; the text of the error says why."""


def decoded(data: bytes) -> tuple[str, str]:
    """Text and encoding: what the mark at the front says, else UTF-8 if it is that, else GB18030.  NoText."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    for encoding in ("utf-8", "gb18030"):
        try:
            return _strict(data, encoding), encoding
        except NoText:
            continue
    raise NoText("它不是文本，也不是能识别的表格")


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise NoText(f"它开头标明的编码（{encoding}）与内容不符") from fault
    if "\0" in text:
        raise NoText(f"第 {text[: text.index(chr(0))].count(chr(10)) + 1} 行里有不可见的控制字符，它可能已损坏")
    return text


def read_text(text: str, name: str) -> Sheet:
    """The table of a text.  NoText, TooMuch."""
    delimiter = _delimiter(text)
    rows = list(_rows(text, delimiter))
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(name, rows)


def _rows(text: str, delimiter: str) -> Iterator[list[Cell]]:
    csv.field_size_limit(LONGEST)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise NoText(f"第 {reader.line_num} 行读不下去：{_why(str(fault))}") from fault
        if reader.line_num > MOST_ROWS:
            raise TooMuch(f"有 {MOST_ROWS} 行以上")
        if len(fields) > MOST_COLUMNS:
            raise TooMuch(f"第 {reader.line_num} 行有 {len(fields)} 列，超过 {MOST_COLUMNS} 列")
        row: list[Cell] = [_written(one) if one.strip() else None for one in fields]
        while row and row[-1] is None:
            row.pop()
        yield row


def _written(text: str) -> Cell:
    """What a cell shows: systems write numbers as ="110101…", so that a table's program leaves them as they are."""
    if text.startswith('="') and text.endswith('"') and text.count('"') == 2:
        return text[2:-1]
    return ERRORS.get(text) or unguarded(text)


def _why(fault: str) -> str:
    if "field larger" in fault:
        return f"有一格超过 {LONGEST // 1024} KB，可能少了一个引号"
    if "unexpected end" in fault:
        return "引号没有成对"
    return "引号后面多了别的字"


def _delimiter(text: str) -> str:
    """What parts the cells: the sign that stands in most lines equally often."""
    # What stands between quotation marks parts nothing.
    bare = _QUOTED.sub('"', text[: 64 * 1024])
    lines = [line for line in bare.splitlines() if line.strip()][:50]

    def steadiness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=lambda count: (count > 0, counts.count(count), count), default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_DELIMITERS, key=steadiness)
