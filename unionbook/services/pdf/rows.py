"""Paragraphs cut into the rows of the grid, each glyph with its place."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from unionbook.services.pdf import grid
from unionbook.services.pdf.breaking import Line, break_lines
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.jpeg import Jpeg, jpeg
from unionbook.services.pdf.paper import Block, Style
from unionbook.services.pdf.runs import Glyph, Shaper
from unionbook.services.pdf.spacing import positions
from unionbook.services.pdf.titles import balanced


@dataclass(frozen=True)
class Row:
    """One line of a page.

    places: the left edge of each glyph and the right edge of the last, in points from the text area's
    left. marks: (key, left, right) of the marked stretches. keep: the next row must be on the same page.
    picture: a JPEG as wide as the text, in this row and the empty ones after it.
    """

    glyphs: Sequence[Glyph] = ()
    places: Sequence[float] = (0.0,)
    size: float = grid.BODY_SIZE
    marks: tuple[tuple[str, float, float], ...] = ()
    keep: bool = False
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class _Look:
    role: Role
    size: float = grid.BODY_SIZE
    cell: float = grid.CELL
    indent: float = grid.INDENT
    centred: bool = False
    heading: bool = False


LOOKS = {
    Style.TITLE: _Look(Role.TITLE, grid.TITLE_SIZE, grid.TITLE_SIZE, 0.0, centred=True, heading=True),
    Style.SUBTITLE: _Look(Role.KAI, indent=0.0, centred=True, heading=True),
    Style.ADDRESSEE: _Look(Role.FANGSONG, indent=0.0, heading=True),
    Style.HEADING1: _Look(Role.HEI, heading=True),
    Style.HEADING2: _Look(Role.KAI, heading=True),
    Style.HEADING3: _Look(Role.FANGSONG, heading=True),
    Style.HEADING4: _Look(Role.FANGSONG, heading=True),
    Style.BODY: _Look(Role.FANGSONG),
    Style.CAPTION: _Look(Role.KAI, grid.NUMBER_SIZE, grid.NUMBER_SIZE, 0.0, centred=True),
}
_FRONT = (Style.TITLE, Style.SUBTITLE)


def rows_of(blocks: Sequence[Block], shaper: Shaper) -> list[Row]:
    """All rows of the paragraphs, with the blank row that follows a title."""
    rows: list[Row] = []
    for at, block in enumerate(blocks):
        if block.picture:
            rows += _pictured(block.picture)
        rows += _paragraph(block, shaper)
        goes_on = any(following.style in _FRONT for following in blocks[at + 1 : at + 2])
        if block.style in _FRONT and not goes_on:
            rows.append(Row(keep=True))
    return rows


def _pictured(body: bytes) -> list[Row]:
    """The rows a picture takes, all on the page of what is written under it; none for what is no JPEG."""
    found = jpeg(body)
    if found is None:
        return []
    rows = math.ceil(picture_height(found) / grid.PITCH)
    return [Row(keep=True, picture=body), *[Row(keep=True)] * (rows - 1)]


def picture_height(found: Jpeg) -> float:
    """Points of a picture as wide as the text, at most half a page."""
    return min(grid.WIDTH * found.height / found.width, grid.HEIGHT / 2)


@dataclass(frozen=True)
class _Paragraph:
    look: _Look
    glyphs: list[Glyph]
    keys: list[str]
    text: str
    widths: list[float]
    keep: bool


def _paragraph(block: Block, shaper: Shaper) -> list[Row]:
    glyphs: list[Glyph] = []
    keys: list[str] = []
    for span in block.spans:
        drawn = shaper.shape(span.text, LOOKS[span.style or block.style].role)
        glyphs += drawn
        keys += [span.mark] * len(drawn)
    text, widths = "".join([glyph.char for glyph in glyphs]), [glyph.width for glyph in glyphs]
    paragraph = _Paragraph(LOOKS[block.style], glyphs, keys, text, widths, block.keep)
    lines = _lines(paragraph)
    return [_row(paragraph, line, number, len(lines)) for number, line in enumerate(lines)]


def _lines(paragraph: _Paragraph) -> list[Line]:
    look = paragraph.look
    if look.centred:
        return balanced(paragraph.text, paragraph.widths, grid.WIDTH / look.cell)
    return break_lines(paragraph.text, paragraph.widths, grid.CHARACTERS, look.indent)


def _row(paragraph: _Paragraph, line: Line, number: int, count: int) -> Row:
    look = paragraph.look
    indent = look.indent if number == 0 else 0.0
    room = grid.WIDTH / look.cell - indent
    to_the_edge = number + 1 < count and not look.centred
    cells = positions(paragraph.text, paragraph.widths, line.start, line.end, room, to_the_edge)
    offset = (room - cells[-1]) / 2 if look.centred else indent
    places = [(offset + x) * look.cell for x in cells]
    return Row(
        glyphs=paragraph.glyphs[line.start : line.end],
        places=places,
        size=look.size,
        marks=_marks(paragraph.keys[line.start : line.end], places),
        # A last line does not stand alone on the next page: the one before it goes with it.
        keep=look.heading or paragraph.keep or number + 2 == count,
    )


def _marks(keys: Sequence[str], places: Sequence[float]) -> tuple[tuple[str, float, float], ...]:
    found = []
    start = 0
    for at in range(1, len(keys) + 1):
        if at == len(keys) or keys[at] != keys[start]:
            if keys[start]:
                found.append((keys[start], places[start], places[at]))
            start = at
    return tuple(found)
