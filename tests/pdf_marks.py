"""Everything that is drawn on a page, read back from its operators: each glyph, each line, and the cells they make."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from unionbook.services.pdf.kinsoku import CLOSING, OPENING

Matrix = tuple[float, float, float, float, float, float]
_ONE: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Mark:
    """A glyph: the character a reader copies out, the number of its shape in the embedded font (0: the missing one),
    its edges and baseline in points from the page's lower left corner. Of turned text only the place is meant."""

    char: str
    shape: int
    x: float
    right: float
    baseline: float
    size: float
    font: str

    @property
    def ink(self) -> tuple[float, float]:
        """The edges of what is seen: a full-width mark has a blank half, which may be squeezed away."""
        half = (self.right - self.x) / 2 if self.right - self.x > 0.9 * self.size else 0.0
        return self.x + half * (self.char in OPENING), self.right - half * (self.char in CLOSING)


@dataclass(frozen=True)
class Stroke:
    """A line from corner to corner."""

    x: float
    y: float
    to_x: float
    to_y: float


@dataclass
class Font:
    """An embedded font by its codes."""

    name: str
    chars: dict[int, str]
    widths: dict[int, float]
    shapes: bytes

    def shape(self, code: int) -> int:
        return int.from_bytes(self.shapes[code * 2 : code * 2 + 2], "big") if self.shapes else code


@dataclass
class Page:
    """What stands on a page."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(mark.char for mark in self.marks)

    def cells(self) -> dict[tuple[float, float, float, float], str]:
        """Left, top, right, bottom of each cell with words (y from above) → the words, in the order they were drawn.

        Asserts that each glyph lies in one cell with all its edges. What stands outside the table is left out.
        """
        found: dict[tuple[float, float, float, float], str] = {}
        upright = [(line.x, line.y, line.to_y) for line in self.strokes if line.to_x - line.x < 0.01]
        level = [(line.y, line.x, line.to_x) for line in self.strokes if line.to_y - line.y < 0.01]
        for mark in self.marks:
            start, end = mark.ink
            across, along = (start + end) / 2, mark.baseline + mark.size * 0.38
            sides, ends = _around(upright, across, along), _around(level, along, across)
            if sides and ends:
                (left, right), (low, high) = sides, ends
                assert left <= start + 0.02 and end <= right + 0.02, f"{mark} crosses {sides}"
                assert low <= along - mark.size * 0.5 and along + mark.size * 0.5 <= high, f"{mark} crosses {ends}"
                key = round(left, 1), round(self.height - high, 1), round(right, 1), round(self.height - low, 1)
                found[key] = found.get(key, "") + mark.char
        return found

    def rows(self) -> list[list[str]]:
        """The words of the table's rows from top to bottom, heads too; cells without words are left out."""
        rows: dict[float, list[tuple[float, str]]] = {}
        for (left, top, _, _), words in self.cells().items():
            rows.setdefault(top, []).append((left, words))
        return [[words for _, words in sorted(row)] for _, row in sorted(rows.items())]


def pages(pdf: bytes) -> list[Page]:
    """All pages of a file."""
    reader = PdfReader(io.BytesIO(pdf))
    fonts: dict[str, Font] = {}
    found = []
    for sheet in reader.pages:
        page = Page(float(sheet.mediabox.width), float(sheet.mediabox.height))
        resources: Any = sheet["/Resources"]
        for name, font in resources["/Font"].items():
            if name not in fonts:
                fonts[name] = read_font(font.get_object())
        _Reading(reader, page, fonts, resources).run(sheet.get_contents())
        found.append(page)
    return found


def read_font(font: Any) -> Font:
    """What its dictionaries and streams say."""
    descendant = font["/DescendantFonts"][0].get_object()
    pairs = re.findall(r"<(\w{4})> <(\w+)>", font["/ToUnicode"].get_data().decode("ascii"))
    chars = {
        int(code, 16): bytes.fromhex(to).decode("utf-16-be") for code, to in pairs if (code, to) != ("0000", "FFFF")
    }
    widths = {code: float(descendant["/DW"]) for code in chars}
    listed = iter(descendant["/W"])
    for first in listed:
        for at, width in enumerate(next(listed)):
            widths[int(first) + at] = float(width)
    glyphs = descendant["/CIDToGIDMap"]
    return Font(str(font["/BaseFont"]), chars, widths, b"" if glyphs == "/Identity" else glyphs.get_data())


class _Reading:
    """Walks through the operators of one page."""

    def __init__(self, reader: PdfReader, page: Page, fonts: dict[str, Font], resources: Any) -> None:
        self.reader, self.page, self.fonts, self.resources = reader, page, fonts, resources
        self.matrix, self.line, self.pen = _ONE, _ONE, 0.0
        self.font, self.size = "", 0.0

    def run(self, content: Any) -> None:
        """Read operators, and those of drawings they place."""
        stack: list[Matrix] = []
        at = (0.0, 0.0)
        begun = at
        for operands, operator in ContentStream(content, self.reader).operations:
            match operator, *operands:
                case b"q", *_:
                    stack.append(self.matrix)
                case b"Q", *_:
                    self.matrix = stack.pop()
                case b"cm", *values:
                    self.matrix = _times(_numbers(values), self.matrix)
                case b"Tm", *values:
                    self.line, self.pen = _numbers(values), 0.0
                case b"Td", x, y:
                    self.line, self.pen = _times((1, 0, 0, 1, float(x), float(y)), self.line), 0.0
                case b"Tf", font, size:
                    self.font, self.size = str(font), float(size)
                case b"TJ", parts:
                    self._show(parts)
                case b"m", x, y:
                    begun = at = float(x), float(y)
                case b"l", x, y:
                    self._stroke(at, (float(x), float(y)))
                    at = float(x), float(y)
                case b"h", *_:
                    self._stroke(at, begun)
                case b"re", x, y, width, height:
                    self._box(float(x), float(y), float(width), float(height))
                case b"Do", name:
                    self.run(self.resources["/XObject"][name].get_object())

    def _show(self, parts: Any) -> None:
        font = self.fonts[self.font]
        for part in parts:
            if isinstance(part, int | float):
                self.pen -= float(part) / 1000 * self.size
                continue
            codes = part.original_bytes
            for at in range(0, len(codes), 2):
                code = int.from_bytes(codes[at : at + 2], "big")
                width = font.widths[code] / 1000 * self.size
                x, y = _map((self.pen, 0), _times(self.line, self.matrix))
                mark = Mark(font.chars[code], font.shape(code), x, x + width, y, self.size, font.name)
                self.page.marks.append(mark)
                self.pen += width

    def _box(self, x: float, y: float, width: float, height: float) -> None:
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        for start, end in pairwise(corners):
            self._stroke(start, end)

    def _stroke(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        (x, y), (to_x, to_y) = _map(start, self.matrix), _map(end, self.matrix)
        self.page.strokes.append(Stroke(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)))


def _numbers(values: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _map(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _around(lines: Sequence[tuple[float, float, float]], place: float, other: float) -> tuple[float, float] | None:
    """The nearest lines on both sides of a place, among those that pass it."""
    before = [at for at, start, end in lines if at <= place and start - 0.01 <= other <= end + 0.01]
    after = [at for at, start, end in lines if at > place and start - 0.01 <= other <= end + 0.01]
    return (max(before), min(after)) if before and after else None
