"""A workbook's own bytes with other values in some cells: no other byte of a sheet is touched.

Programs' libraries for workbooks read a file and write another: pictures, charts, names and settings they do not know
are gone. Here only the cells that are filled are written anew, in the sheet's own text.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from unionbook.ground.errors import Refusal
from unionbook.services.outlet.county.ties import place

Filled = str | int | Decimal

_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGED = re.compile(r'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+\d+):([A-Z]+\d+)"')
_KIND = re.compile(r'\s+(?:t|cm|vm)="[^"]*"')
FREE = 10_000
"""Rows below the last one that are counted as room."""
_CALC = re.compile(r"<((?:\w+:)?)calcPr\b([^>]*?)/>")


@dataclass
class Package:
    """The parts of a workbook. sheets: name → part."""

    data: bytes
    sheets: Mapping[str, str]

    @classmethod
    def of(cls, name: str, data: bytes) -> "Package":
        """A file that was examined before. Raises Refusal."""
        try:
            with zipfile.ZipFile(BytesIO(data)) as box:
                return cls(data, _sheets(box))
        except (KeyError, zipfile.BadZipFile, ElementTree.ParseError) as fault:
            raise Refusal(f"“{name}”不是能填的表格。请用 Excel 或 WPS 打开它，另存为 xlsx 后再试。") from fault

    def text(self, sheet: str) -> str:
        """The XML of a sheet. Raises Refusal for no such sheet."""
        if sheet not in self.sheets:
            known = "、".join(f"“{one}”" for one in self.sheets)
            raise Refusal(f"表里没有叫“{sheet}”的工作表，有的是{known}。")
        with zipfile.ZipFile(BytesIO(self.data)) as box:
            return box.read(self.sheets[sheet]).decode("utf-8-sig")

    def filled(self, values: Mapping[str, Mapping[str, Filled | None]]) -> bytes:
        """The file with these values by sheet and cell. Raises Refusal where a formula stands."""
        changed = {self.sheets[sheet]: Grid(self.text(sheet)).put(cells) for sheet, cells in values.items()}
        out = BytesIO()
        with zipfile.ZipFile(BytesIO(self.data)) as box, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for part in box.infolist():
                body = box.read(part)
                if part.filename in changed:
                    body = changed[part.filename].encode()
                elif part.filename == "xl/workbook.xml":
                    body = _counted_anew(body.decode("utf-8-sig")).encode()
                made.writestr(part, body, zipfile.ZIP_DEFLATED)
        return out.getvalue()


def _sheets(box: zipfile.ZipFile) -> dict[str, str]:
    targets = {
        one.get("Id"): one.get("Target", "") for one in ElementTree.fromstring(box.read("xl/_rels/workbook.xml.rels"))
    }
    found = {}
    for one in ElementTree.fromstring(box.read("xl/workbook.xml")).iter():
        if one.tag.endswith("}sheet"):
            target = targets[one.get(_REL)]
            found[one.get("name", "")] = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    return found


def _counted_anew(text: str) -> str:
    """The workbook, whose formulas are counted again when a program opens it."""
    if (found := _CALC.search(text)) is None:
        return re.sub(r"</((?:\w+:)?)workbook>", r'<\1calcPr fullCalcOnLoad="1"/></\1workbook>', text)
    rest = re.sub(r'\s*fullCalcOnLoad="[^"]*"', "", found[2])
    return text.replace(found[0], f'<{found[1]}calcPr{rest} fullCalcOnLoad="1"/>')


def order(letters: str) -> int:
    """The place of a column from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class Grid:
    """The text of one sheet."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = re.search(r"<((?:\w+:)?)sheetData\b", text)
        self.prefix = found[1] if found else ""
        tag = f"{self.prefix}row"
        self._row = re.compile(rf'(<{tag}\b[^>]*?\br="(\d+)"[^>]*?)(?:/>|>(.*?)</{tag}>)', re.DOTALL)
        tag = f"{self.prefix}c"
        self._one = re.compile(rf'<{tag}\b([^>]*?\br="([A-Z]+)\d+"[^>]*?)(?:/>|>(.*?)</{tag}>)', re.DOTALL)
        self.merged = [(place(first), place(last)) for first, last in _MERGED.findall(text)]

    def home(self, cell: str) -> str:
        """The cell that holds the value: of merged ones the first."""
        letters, row = place(cell)
        for (left, top), (right, bottom) in self.merged:
            if top <= row <= bottom and order(left) <= order(letters) <= order(right):
                return f"{left}{top}"
        return f"{letters}{row}"

    def put(self, cells: Mapping[str, Filled | None]) -> str:
        """The sheet with these values. Raises Refusal."""
        rows: dict[int, dict[str, Filled | None]] = {}
        for cell, value in cells.items():
            letters, row = place(self.home(cell))
            rows.setdefault(row, {})[letters] = value
        self._open()
        waiting, made, at = sorted(rows, reverse=True), [], 0
        for found in self._row.finditer(self.text):
            number = int(found[2])
            while waiting and waiting[-1] <= number:
                row = waiting.pop()
                there = found if row == number else None
                made += [self.text[at : found.start()], self._row_with(row, rows[row], there)]
                at = found.start() if there is None else found.end()
        end = self.text.index(f"</{self.prefix}sheetData>")
        made.append(self.text[at:end])
        made += [self._row_with(row, rows[row], None) for row in reversed(waiting)]
        self.text = "".join(made) + self.text[end:]
        return self.text

    def _open(self) -> None:
        """Make room where the sheet has no rows at all."""
        data = f"{self.prefix}sheetData"
        self.text = re.sub(rf"<{data}\s*/>", f"<{data}></{data}>", self.text, count=1)

    def _row_with(self, row: int, values: Mapping[str, Filled | None], found: re.Match[str] | None) -> str:
        head, inner = (found[1], found[3] or "") if found is not None else (f'<{self.prefix}row r="{row}"', "")
        waiting, made, at = sorted(values, key=order, reverse=True), [head, ">"], 0
        for cell in self._one.finditer(inner):
            place_ = order(cell[2])
            while waiting and order(waiting[-1]) <= place_:
                letters = waiting.pop()
                there = cell if order(letters) == place_ else None
                made += [inner[at : cell.start()], self._cell_with(letters, row, values[letters], there)]
                at = cell.start() if there is None else cell.end()
        made.append(inner[at:])
        made += [self._cell_with(letters, row, values[letters], None) for letters in reversed(waiting)]
        return "".join([*made, f"</{self.prefix}row>"])

    def _cell_with(self, letters: str, row: int, value: Filled | None, found: re.Match[str] | None) -> str:
        if found is None:
            return self._cell(f' r="{letters}{row}"', value)
        if f"<{self.prefix}f" in (found[3] or ""):
            raise Refusal(f"{letters}{row} 里是公式，不能填。请改选别的格子，没有填写。")
        return self._cell(_KIND.sub("", found[1]).rstrip("/"), value)

    def _cell(self, about: str, value: Filled | None) -> str:
        p = self.prefix
        if value is None or value == "":
            return f"<{p}c{about}/>"
        if isinstance(value, str):
            return f'<{p}c{about} t="inlineStr"><{p}is><{p}t xml:space="preserve">{escape(value)}</{p}t></{p}is></{p}c>'
        return f"<{p}c{about}><{p}v>{value}</{p}v></{p}c>"

    def lent(self, row: int) -> int:
        """How many rows from this one on have no words and belong to no merged cells of several rows below."""
        words = re.compile(rf"<{self.prefix}(?:v|f|t)\b")
        taken = [int(found[2]) for found in self._row.finditer(self.text) if words.search(found[3] or "")]
        taken += [max(top, row) for (_, top), (_, bottom) in self.merged if top != bottom and bottom >= row]
        return min([one - row for one in taken if one >= row] + [FREE])

    def last_row(self) -> int:
        """The last row that is there."""
        return max(map(int, re.findall(rf'<{self.prefix}row\b[^>]*\br="(\d+)"', self.text)), default=0)
