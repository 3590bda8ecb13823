"""Words fitted into a room: at their size, a little smaller, or broken into lines; never wider than the room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unionbook.services.pdf import grid
from unionbook.services.pdf.breaking import Line, break_lines
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.kinsoku import endings
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.runs import Glyph, Shaper
from unionbook.services.pdf.spacing import EPSILON, inked, positions
from unionbook.services.pdf.titles import balanced

LEADING = 1.3
"""From one line to the next, in parts of the size."""
_SMALLEST = 7.5  # points: a number or a word is set as small as this before it is torn
_EVEN = 2  # lines: weighing every way to cut more of them takes too long


@dataclass(frozen=True)
class Fitted:
    """One line of words. places: the left edge of each glyph and the right edge of the last, in points from the
    room's left edge."""

    glyphs: Sequence[Glyph]
    places: Sequence[float]
    size: float

    @property
    def left(self) -> float:
        return self.places[0]

    @property
    def right(self) -> float:
        return self.places[-1]

    def write(self, pen: Pen, x: float, top: float) -> None:
        """Write the line; `top` is the upper edge of its characters' squares."""
        pen.write(self.glyphs, self.places, x, top + grid.ASCENT * self.size, self.size)

    def moved(self, by: float) -> "Fitted":
        """The same line further to the right."""
        return Fitted(self.glyphs, [place + by for place in self.places], self.size)


@dataclass(frozen=True)
class Setter:
    """How words are set. sizes: tried in turn until the words stand on one line; the last of them is broken.

    indent: of a paragraph's first line, in characters.  even: lines of like length, as in heads.
    justify: full lines reach the edge.
    """

    role: Role
    sizes: Sequence[float]
    indent: float = 0.0
    even: bool = False
    justify: bool = False


def fit(text: str, setter: Setter, room: float, shaper: Shaper) -> list[Fitted]:
    """The lines of `text` (its own line ends kept) in a room of so many points. Blank words have no line."""
    paragraphs = text.split("\n") if text.strip() else []
    glyphs = [shaper.shape(part, setter.role) for part in paragraphs]
    widest = max((_width(part) for part in glyphs), default=0.0) + setter.indent
    size = _size(setter, room, widest, paragraphs)
    return [line for part in glyphs for line in _lines(part, setter, room, size)]


def spread(line: Fitted, room: float, part: float = 0.5) -> Fitted:
    """The line moved: 0.5 into the middle of the room, 1 to its right edge."""
    return line.moved((room - (line.right - line.left)) * part - line.left)


def _size(setter: Setter, room: float, widest: float, paragraphs: Sequence[str]) -> float:
    """The first size at which each paragraph is one line; a single word may become smaller still."""
    for size in setter.sizes:
        if widest * size <= room + EPSILON:
            return size
    last = setter.sizes[-1]
    whole = room / widest if widest else last
    if whole >= _SMALLEST and all(not any(endings(part)[1:-1]) for part in paragraphs):
        return min(last, whole)
    return last


def _lines(glyphs: Sequence[Glyph], setter: Setter, room: float, size: float) -> Iterator[Fitted]:
    text, widths = "".join([glyph.char for glyph in glyphs]), [glyph.width for glyph in glyphs]
    measure = room / size
    if setter.even and sum(widths) <= _EVEN * measure:
        cut = balanced(text, widths, measure) or [Line(0, 0)]
    else:
        cut = break_lines(text, widths, measure, setter.indent) or [Line(0, 0)]
    for number, line in enumerate(cut):
        indent = setter.indent if number == 0 else 0.0
        to_the_edge = setter.justify and number + 1 < len(cut)
        for part in _held(text, widths, line, measure - indent):
            cells = positions(text, widths, part.start, part.end, measure - indent, to_the_edge)
            yield Fitted(glyphs[part.start : part.end], [(indent + cell) * size for cell in cells], size)


def _held(text: str, widths: Sequence[float], line: Line, measure: float) -> Iterator[Line]:
    """The line, torn where even squeezed it is too wide (a row of marks longer than the room)."""
    start, end = line.start, line.end
    while start < line.end:
        while end - 1 > start and _too_wide(text, widths, start, end, measure):
            end -= 1
        yield Line(start, end)
        start, end = end, line.end
    if line.start == line.end:
        yield line


def _too_wide(text: str, widths: Sequence[float], start: int, end: int, measure: float) -> bool:
    return positions(text, widths, start, end, measure, False)[-1] > measure + EPSILON


def _width(glyphs: Sequence[Glyph]) -> float:
    text = "".join([glyph.char for glyph in glyphs])
    return sum(glyph.width for glyph in glyphs[: inked(text, 0, len(glyphs))])
