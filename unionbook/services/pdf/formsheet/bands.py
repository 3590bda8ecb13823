"""The parts of a form as bands: rows of boxes that go onto a page whole, or are cut between two of their lines."""

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from unionbook.services.pdf.formsheet.cells import PAD_ABOVE, Cell
from unionbook.services.pdf.formsheet.model import UNITS, Area, Box, Grid, Line, Part, Words
from unionbook.services.pdf.formsheet.words import (
    PARAGRAPH,
    SMALL,
    label_cell,
    level,
    paragraphs,
    signing,
    table_column,
    value_cell,
)
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.runs import Shaper

_CENTRED_UP_TO = 7  # units: a value in a wider box begins at its left
_SIDE_LABEL = 14 * MM  # at most: the room of a label beside an area or a small table


@dataclass(frozen=True)
class Band:
    """A row of boxes of one height. flows: its words may run over a page's end.  grows: it is printed taller where
    the sheet has room."""

    cells: tuple[Cell, ...]
    least: float
    flows: bool = False
    grows: bool = False

    @property
    def height(self) -> float:
        return max([self.least, *(cell.height for cell in self.cells)])

    def cut(self, room: float) -> tuple["Band", "Band"] | None:
        """What goes into `room` and what does not; None if there is no room for two lines."""
        pairs = [cell.cut(room) for cell in self.cells]
        full = [(head, cell) for (head, _), cell in zip(pairs, self.cells, strict=True) if cell.strips]
        if not any(len(head.strips) >= min(2, len(cell.strips)) for head, cell in full):
            return None
        heads, tails = (tuple(pair[side] for pair in pairs) for side in (0, 1))
        return replace(self, cells=heads, least=0.0), replace(self, cells=tails, least=max(0.0, self.least - room))


@dataclass(frozen=True)
class Group:
    """Bands that belong together. label: stands beside all of them, which takes at least the height `beside`.  head:
    is repeated on each page."""

    bands: tuple[Band, ...]
    label: str = ""
    label_width: float = 0.0
    beside: float = 0.0
    head: Band | None = None
    ruled: bool = True

    def side(self, height: float, shaper: Shaper) -> Cell:
        """The label's box, of this height."""
        return label_cell(self.label, 0.0, self.label_width, height, shaper)


def group(part: Part, width: float, shaper: Shaper) -> Group:
    """A part of the form in a frame of this width (points)."""
    match part:
        case Line():
            return Group((_line(part, width, shaper),))
        case Area():
            return _area(part, width, shaper)
        case Grid():
            return _grid(part, width, shaper)
        case Words(text, True):
            return Group((Band((Cell(0.0, width, paragraphs(text, PARAGRAPH, width, shaper)),), 9 * MM, flows=True),))
        case Words(text):
            return note(text, width, shaper)


def note(text: str, width: float, shaper: Shaper) -> Group:
    """Small print without a frame."""
    return Group((Band((Cell(0.0, width, paragraphs(text, SMALL, width, shaper)),), 0.0, flows=True),), ruled=False)


def _line(line: Line, width: float, shaper: Shaper) -> Band:
    if sum(box.span for box in line.boxes) != UNITS:
        raise ValueError(f"the spans of a line add up to {UNITS}: {[box.label for box in line.boxes]}")
    unit = width / UNITS
    cells: list[Cell] = []
    at = 0
    for box in line.boxes:
        cells += _box(box, at * unit, unit, line.mm * MM, shaper)
        at += box.span
    return Band(tuple(cells), line.mm * MM)


def _box(box: Box, x: float, unit: float, height: float, shaper: Shaper) -> list[Cell]:
    label = min(box.label_span, box.span) * unit if box.label else 0.0
    room = box.span * unit - label
    cells = [label_cell(box.label, x, label, height, shaper)] if label else []
    return [*cells, value_cell(box, x + label, room, room <= _CENTRED_UP_TO * unit, shaper)] if room else cells


def _side_width(label: str, width: float) -> float:
    return min(width / UNITS, _SIDE_LABEL) if label else 0.0


def _beside(label: str, width: float, shaper: Shaper) -> float:
    """The least height beside which a label can stand."""
    return sum(strip.height for strip in level(label, width, shaper)) + 2 * PAD_ABOVE if label else 0.0


def _area(area: Area, width: float, shaper: Shaper) -> Group:
    side = _side_width(area.label, width)
    words = paragraphs(area.text, PARAGRAPH, width - side, shaper)
    cell = Cell(side, width - side, words, signing(area.signs, width - side, shaper), high=True)
    return Group(
        (Band((cell,), area.mm * MM, flows=True, grows=True),), area.label, side, _beside(area.label, side, shaper)
    )


def _grid(grid: Grid, width: float, shaper: Shaper) -> Group:
    side = _side_width(grid.label, width)
    units = sum(grid.widths)
    edges = [side + (width - side) * at / units for at in accumulate(grid.widths, initial=0.0)]
    rooms = [(left, right - left) for left, right in pairwise(edges)]
    rows = [*grid.rows, *[("",) * len(grid.heads)] * (max(1, grid.least) - len(grid.rows))]
    height = grid.mm * MM
    head = tuple(label_cell(text, x, room, height, shaper) for text, (x, room) in zip(grid.heads, rooms, strict=True))
    columns = [
        table_column(texts, x, room, shaper) for texts, (x, room) in zip(zip(*rows, strict=True), rooms, strict=True)
    ]
    bands = tuple(Band(cells, height) for cells in zip(*columns, strict=True))
    return Group(bands, grid.label, side, _beside(grid.label, side, shaper), Band(head, height))
