"""A column's words laid out in its cells: on one line, smaller, or on several, never wider than the cell.

What words look like in their cell does not depend on the row: they are drawn from the row's left edge and middle line,
where the text then stands again. So the same words are laid out once, and a row is its cells joined.
"""

from dataclasses import dataclass

from unionbook.services.pdf.fitting import LEADING, Setter, fit, spread
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.ledger.faces import BODY, Faces
from unionbook.services.pdf.ledger.model import Align

Cell = tuple[str, float]
"""Operators, and the height the words want in points; 0 when they are on one line."""

PADDING = 0.4
"""Blank at each side of a cell's words, in parts of the table's size."""
ABOVE_AND_BELOW = 3.0
"""Points between the words and the lines, both together."""
_SMALLER = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
_SMALLEST = 6.5  # points: shrunk words are broken rather than printed smaller
_MOST_KEPT = 1_000
_PARTS = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}


@dataclass(frozen=True)
class Slot:
    """Where words stand between two edges (points); shrink as in the model."""

    left: float
    right: float
    align: Align
    shrink: bool = False


def least_height(size: float) -> float:
    """Of a row with one line of words."""
    return size * LEADING + ABOVE_AND_BELOW


def words_room(left: float, right: float, size: float) -> tuple[float, float]:
    """Where words may begin between two edges, and how much room they have; a very narrow cell has less blank."""
    blank = min(PADDING * size, (right - left) / 8)
    return left + blank, right - left - 2 * blank


class Column(dict[str, Cell]):
    """Words → their cell. size: of these words, where it is not the table's."""

    def __init__(self, faces: Faces, slot: Slot, role: Role = BODY, size: float | None = None) -> None:
        self.slot, self.role = slot, role
        self._faces = faces
        self._size = size or faces.size
        self._x, self._room = words_room(slot.left, slot.right, faces.size)
        self._part = _PARTS[slot.align]
        self._script = faces.script(role, self._size)

    def __missing__(self, words: str) -> Cell:
        if len(self) >= _MOST_KEPT:
            self.clear()
        cell = self[words] = self._cell(words)
        return cell

    def smaller(self, size: float) -> "Column":
        """The same column for words of a smaller size."""
        return Column(self._faces, self.slot, self.role, size)

    def _cell(self, words: str) -> Cell:
        if not words:
            return "", 0.0
        spare = self._room - self._script.typeface.width(words) * self._size
        if spare < 0 or "\n" in words:
            return self._lines(words)
        return self._faces.line(self._script, self._script.show(words), self._x + spare * self._part), 0.0

    def _lines(self, words: str) -> Cell:
        sizes = [self._size * factor for factor in _SMALLER] if self.slot.shrink else []
        usable = [size for size in sizes if size >= _SMALLEST] or [self._size]
        setter = Setter(self.role, [min(size, self._room) for size in usable])
        lines = fit(words, setter, self._room, self._faces.shaper)
        drawn, height = [], 0.0
        for at, line in enumerate(lines):
            size = line.size
            middle = ((len(lines) - 1) / 2 - at) * LEADING * size
            set_out = spread(line, self._room, self._part)
            script = self._faces.script(self.role, size)
            shown = script.placed("".join([glyph.char for glyph in line.glyphs]), [x / size for x in line.places])
            drawn.append(self._faces.line(script, shown, self._x + set_out.left, middle))
            height = len(lines) * LEADING * size + ABOVE_AND_BELOW
        return "".join(drawn), height
