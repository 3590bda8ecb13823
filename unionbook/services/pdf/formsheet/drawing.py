"""Portions of a form drawn on a page: words, squares to tick, hairlines inside a stronger frame."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from unionbook.services.pdf.fitting import Fitted
from unionbook.services.pdf.formsheet.cells import PAD, Cell
from unionbook.services.pdf.formsheet.dealing import Portion
from unionbook.services.pdf.formsheet.sheet import Room
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.runs import Shaper

_FRAME = 1.0  # points
_SQUARE = 0.6


@dataclass(frozen=True)
class Placed:
    """A box on the page, from the frame's left edge and the room's top."""

    cell: Cell
    top: float
    height: float


def placed(portion: Portion, shaper: Shaper) -> Iterator[Placed]:
    """All boxes of a portion, the label's first."""
    if portion.group.label:
        height = portion.bottom - portion.top
        yield Placed(portion.group.side(height, shaper), portion.top, height)
    for top, height, band in portion.bands:
        for cell in band.cells:
            yield Placed(cell, top, height)


def draw_portions(pen: Pen, portions: Sequence[Portion], place: Room, shaper: Shaper) -> list[Fitted]:
    """Draw the bands of one page; gives the lines written."""
    written = []
    for portion in portions:
        for box in placed(portion, shaper):
            written += _box(pen, box, place.left, place.top)
    _rules(pen, portions, place)
    return written


def draw_lines(pen: Pen, lines: Iterable[tuple[float, Fitted]], left: float) -> None:
    """Words outside the frame."""
    for top, line in lines:
        line.write(pen, left, top)


def _box(pen: Pen, box: Placed, left: float, down: float) -> list[Fitted]:
    x = left + box.cell.x
    written = []
    if box.cell.picture:
        wide, tall = box.cell.width - 2 * PAD, box.height - 2 * PAD
        pen.picture(box.cell.picture, x + PAD, down + box.top + PAD, wide, tall)
    for top, strip in box.cell.placed(box.height):
        y = down + box.top + top + strip.drop
        for square in strip.squares:
            pen.rect(x + square.x, y + (strip.size - square.side) / 2, square.side, square.side, _SQUARE)
        for line in strip.lines:
            line.write(pen, x, y + (strip.size - line.size) / 2)
            written.append(line)
    return written


def _rules(pen: Pen, portions: Sequence[Portion], place: Room) -> None:
    """The frame around ruled portions that follow each other, and the hairlines inside it."""
    for portion in portions:
        if portion.group.ruled:
            _inner(pen, portion, place)
    for above, below in pairwise(portions):
        if above.group.ruled and below.group.ruled:
            pen.line(place.left, place.top + below.top, place.left + place.width, place.top + below.top)
    for top, bottom in frames(portions):
        pen.rect(place.left, place.top + top, place.width, bottom - top, _FRAME)


def frames(portions: Sequence[Portion]) -> Iterator[tuple[float, float]]:
    """Top and bottom of each frame of a page."""
    start: float | None = None
    for at, portion in enumerate(portions):
        if portion.group.ruled and start is None:
            start = portion.top
        ends = at + 1 == len(portions) or not portions[at + 1].group.ruled
        if start is not None and ends and portion.group.ruled:
            yield start, portion.bottom
            start = None


def _inner(pen: Pen, portion: Portion, place: Room) -> None:
    side = place.left + portion.group.label_width
    for (_, _, _), (top, _, _) in pairwise(portion.bands):
        pen.line(side, place.top + top, place.left + place.width, place.top + top)
    if portion.group.label:
        pen.line(side, place.top + portion.top, side, place.top + portion.bottom)
    for top, height, band in portion.bands:
        for cell in band.cells[1:]:
            x = place.left + cell.x
            pen.line(x, place.top + top, x, place.top + top + height)
