"""The table of codes: its columns, and how its rows are set."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from unionbook.services.pdf import grid
from unionbook.services.pdf.annex.model import AnnexRow
from unionbook.services.pdf.fitting import Fitted, Setter, fit, spread
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.pen import HAIR, Pen
from unionbook.services.pdf.runs import Shaper

_WORDS = Setter(Role.FANGSONG, (9, 8.5, 8))
_HEAD = Setter(Role.HEI, (9, 8.5), even=True)
_PITCH = 1.25
_PAD, _PAD_ABOVE = 1.0 * MM, 0.9 * MM
_HEADS = ("代码", "数字名称", "数值", "所在部分")
_FRAME = 0.8
_GUTTER = 4 * MM
_PARTS = {1: (12, 76, 30, 38), 2: (9, 28, 19, 20)}
"""mm: the widths of a table that stands alone, and of one of two side by side."""
_MIDDLE, _LEFT = 0.5, 0.0
_STANDS = (_MIDDLE, _LEFT, _MIDDLE, _LEFT)

Cells = tuple[list[Fitted], ...]


@dataclass(frozen=True)
class Table:
    """One of `columns` tables side by side in the text area."""

    columns: int

    @property
    def edges(self) -> list[float]:
        """Of the table's own columns, in points from its left edge."""
        edges = [0.0]
        for part in _PARTS[self.columns]:
            edges.append(edges[-1] + part * MM)
        return edges

    def left(self, column: int) -> float:
        """Where a table begins in the text area."""
        return column * (grid.WIDTH + _GUTTER) / self.columns

    def head(self, shaper: Shaper) -> Cells:
        return self._cells(_HEADS, _HEAD, shaper)

    def cells(self, row: AnnexRow, shaper: Shaper) -> Cells:
        return self._cells((row.code, row.label, row.printed, row.place), _WORDS, shaper)

    def _cells(self, words: Sequence[str], setter: Setter, shaper: Shaper) -> Cells:
        rooms = [right - left - 2 * _PAD for left, right in pairwise(self.edges)]
        return tuple(fit(text, setter, room, shaper) for text, room in zip(words, rooms, strict=True))

    def draw(self, pen: Pen, x: float, y: float, rows: Sequence[Cells], stands: Sequence[float] = _STANDS) -> float:
        """Draw rows with their lines, the head first; gives the lower edge."""
        top = y
        for number, cells in enumerate(rows):
            if number:
                pen.line(x, top, x + self.edges[-1], top, HAIR)
            self._row(pen, x, top, cells, (_MIDDLE,) * len(cells) if number == 0 else stands)
            top += row_height(cells)
        for edge in self.edges[1:-1]:
            pen.line(x + edge, y, x + edge, top, HAIR)
        pen.rect(x, y, self.edges[-1], top - y, _FRAME)
        return top

    def _row(self, pen: Pen, x: float, top: float, cells: Cells, stands: Sequence[float]) -> None:
        height = row_height(cells)
        for (left, right), lines, part in zip(pairwise(self.edges), cells, stands, strict=True):
            y = top + (height - _tall(lines)) / 2
            for line in lines:
                spread(line, right - left - 2 * _PAD, part).write(pen, x + left + _PAD, y)
                y += line.size * _PITCH


def row_height(cells: Cells) -> float:
    """Of a row, from line to line."""
    return max(_tall(lines) for lines in cells) + 2 * _PAD_ABOVE


def _tall(lines: Sequence[Fitted]) -> float:
    return sum(line.size for line in lines[:1]) + sum(line.size * _PITCH for line in lines[1:])
