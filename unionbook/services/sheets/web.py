"""Tables of web pages, which many systems hand out under the name .xls."""

import re
from html.parser import HTMLParser

from unionbook.services.sheets.excel import MOST_COLUMNS, MOST_ROWS, TooMuch
from unionbook.services.sheets.model import Area, Cell, Sheet
from unionbook.services.sheets.text import NoText, decoded

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SILENT = {"script", "style", "title"}


def read_web(data: bytes, name: str) -> tuple[list[Sheet], str]:
    """The tables of a page, those inside others left to their own, and the encoding.  NoText, TooMuch."""
    text, encoding = _decoded(data)
    parser = _Tables()
    parser.feed(text)
    parser.close()
    tables = [table for table in parser.done if any(table.rows)]
    for number, table in enumerate(tables, 1):
        table.name = name if len(tables) == 1 else f"{name}（表 {number}）"
    return tables, encoding


def _decoded(data: bytes) -> tuple[str, str]:
    told = _CHARSET.search(data[:4096])
    if told is not None:
        encoding = told[1].decode("ascii").lower()
        encoding = "gb18030" if encoding in ("gb2312", "gbk", "gb18030") else encoding
        try:
            return data.decode(encoding), encoding
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data)


class _Tables(HTMLParser):
    """A stack of open tables; a cell's text is what stands in it, a line break is one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[_Table] = []
        self.done: list[Sheet] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {key: value or "" for key, value in attrs}
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            self.open.append(_Table())
        elif self.open and tag == "tr":
            self.open[-1].begin_row(bool(_HIDDEN.search(about.get("style", ""))))
        elif self.open and tag in ("td", "th"):
            self.open[-1].begin_cell(_span(about.get("colspan", "")), _span(about.get("rowspan", "")))
        elif self.open and tag in ("br", "p", "div"):
            self.open[-1].text.append("\n" if tag == "br" else " ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(self.silent - 1, 0)
        elif self.open and tag in ("td", "th", "tr"):
            self.open[-1].end_cell()
        elif self.open and tag == "table":
            self.done.append(self.open.pop().sheet())

    def handle_data(self, data: str) -> None:
        if self.open and not self.silent:
            self.open[-1].text.append(_SPACE.sub(" ", data))

    def close(self) -> None:
        super().close()
        while self.open:
            self.done.append(self.open.pop().sheet())


def _span(text: str) -> int:
    return min(int(text), MOST_COLUMNS) if text.isascii() and text.isdigit() and int(text) else 1


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.merged: list[Area] = []
        self.hidden: set[int] = set()
        self.taken: set[tuple[int, int]] = set()
        self.text: list[str] = []
        self.place: tuple[int, int] | None = None
        self.column = 0

    def begin_row(self, hidden: bool) -> None:
        self.end_cell()
        self.rows.append([])
        self.column = 0
        if len(self.rows) > MOST_ROWS:
            raise TooMuch(f"有 {MOST_ROWS} 行以上")
        if hidden:
            self.hidden.add(len(self.rows) - 1)

    def begin_cell(self, wide: int, high: int) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        row = len(self.rows) - 1
        while (row, self.column) in self.taken:
            self.column += 1
        if self.column + wide > MOST_COLUMNS:
            raise TooMuch(f"有 {MOST_COLUMNS} 列以上")
        if wide * high > 100_000:
            raise NoText("有一格合并得太大，不像是表格")
        if wide > 1 or high > 1:
            self.merged.append(Area(row, self.column, row + high - 1, self.column + wide - 1))
            self.taken |= {(row + down, self.column + right) for down in range(high) for right in range(wide)}
        self.place = (row, self.column)
        self.column += wide
        self.text = []

    def end_cell(self) -> None:
        if self.place is None:
            return
        row, column = self.place
        text = "\n".join(line.strip(" \xa0") for line in "".join(self.text).split("\n")).strip()
        if text:
            cells = self.rows[row]
            cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = text
        self.place, self.text = None, []

    def sheet(self) -> Sheet:
        self.end_cell()
        return Sheet("", self.rows, tuple(self.merged), hidden_rows=frozenset(self.hidden))
