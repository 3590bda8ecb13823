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
        for row, values in sorted(rows.items()):
            self._put_row(row, values)
        return self.text

    def _put_row(self, row: int, values: Mapping[str, Filled | None]) -> None:
        tag = f"{self.prefix}row"
        found = re.search(rf'<{tag}\b[^>]*\br="{row}"[^>]*?(/>|>)', self.text)
        if found is None:
            at, end, head, inner = *self._place_of(row), f'<{tag} r="{row}">', ""
        elif found[1] == "/>":
            at, end, head, inner = found.start(), found.end(), found[0][:-2] + ">", ""
        else:
            close = self.text.index(f"</{tag}>", found.end())
            at, end, head, inner = found.start(), close + len(tag) + 3, found[0], self.text[found.end() : close]
        for letters, value in values.items():
            inner = self._put_cell(inner, letters, row, value)
        self.text = f"{self.text[:at]}{head}{inner}</{tag}>{self.text[end:]}"

    def _place_of(self, row: int) -> tuple[int, int]:
        """Where a row belongs that is not there yet."""
        tag = f"{self.prefix}row"
        for found in re.finditer(rf'<{tag}\b[^>]*\br="(\d+)"', self.text):
            if int(found[1]) > row:
                return found.start(), found.start()
        if (empty := re.search(rf"<{self.prefix}sheetData\s*/>", self.text)) is not None:
            data = f"<{self.prefix}sheetData></{self.prefix}sheetData>"
            self.text = self.text[: empty.start()] + data + self.text[empty.end() :]
        at = self.text.index(f"</{self.prefix}sheetData>")
        return at, at

    def _put_cell(self, inner: str, letters: str, row: int, value: Filled | None) -> str:
        tag = f"{self.prefix}c"
        found = re.search(rf'<{tag}\b([^>]*\br="{letters}{row}"[^>]*?)(?:/>|>(.*?)</{tag}>)', inner, re.DOTALL)
        if found is None:
            at = self._cell_place(inner, letters)
            return inner[:at] + self._cell(f' r="{letters}{row}"', value) + inner[at:]
        if f"<{self.prefix}f" in (found[2] or ""):
            raise Refusal(f"{letters}{row} 里是公式，不能填。请改选别的格子，没有填写。")
        kept = re.sub(r'\s+(?:t|cm|vm)="[^"]*"', "", found[1]).rstrip("/")
        return inner[: found.start()] + self._cell(kept, value) + inner[found.end() :]

    def _cell_place(self, inner: str, letters: str) -> int:
        for found in re.finditer(rf'<{self.prefix}c\b[^>]*\br="([A-Z]+)\d+"', inner):
            if order(found[1]) > order(letters):
                return found.start()
        return len(inner)

    def _cell(self, about: str, value: Filled | None) -> str:
        p = self.prefix
        if value is None or value == "":
            return f"<{p}c{about}/>"
        if isinstance(value, str):
            return f'<{p}c{about} t="inlineStr"><{p}is><{p}t xml:space="preserve">{escape(value)}</{p}t></{p}is></{p}c>'
        return f"<{p}c{about}><{p}v>{value}</{p}v></{p}c>"

    def lent(self, row: int) -> int:
        """How many rows from this one on have no words and belong to no merged cells of several rows below."""
        free = 0
        while free < 10_000 and self._free(row + free):
            free += 1
        return free

    def _free(self, row: int) -> bool:
        tag = f"{self.prefix}row"
        found = re.search(rf'<{tag}\b[^>]*\br="{row}"[^>]*?(?:/>|>(.*?)</{tag}>)', self.text, re.DOTALL)
        within = any(top <= row <= bottom and top != bottom for (_, top), (_, bottom) in self.merged)
        return not within and not (found is not None and re.search(rf"<{self.prefix}(?:v|f|t)\b", found[1] or ""))

    def last_row(self) -> int:
        """The last row that is there."""
        return max(map(int, re.findall(rf'<{self.prefix}row\b[^>]*\br="(\d+)"', self.text)), default=0)
