"""What stands over the rows of every sheet: the title, the words under it, the columns' heads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from unionbook.services.pdf.fitting import LEADING, Fitted, Setter, fit, spread
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.ledger.cells import ABOVE_AND_BELOW, words_room
from unionbook.services.pdf.ledger.model import Ledger
from unionbook.services.pdf.pen import HAIR, Pen
from unionbook.services.pdf.runs import Shaper

_TITLE_SIZES = (18.0, 17.0, 16.0)
_WORDS_SIZES = (10.5, 10.0, 9.5, 9.0)
_UNDER_TITLE, _UNDER_WORDS = 2.5 * MM, 1.5 * MM
_LEAST = 8 * MM  # of a head on one level
_LEAST_OF_TWO = 6.5 * MM  # of each level of heads on two
_NUMBER = "序号"


@dataclass(frozen=True)
class _Head:
    """One cell of the heads: its words' lines, its edges, and on which levels it stands (0 over 1)."""

    lines: list[Fitted]
    left: float
    right: float
    first: int
    last: int

    @property
    def height(self) -> float:
        return sum(line.size * LEADING for line in self.lines) + ABOVE_AND_BELOW


class Above:
    """Everything over the rows of a sheet; `height` of it, and `draw` at the area's upper left corner."""

    def __init__(self, ledger: Ledger, title: str, edges: Sequence[float], size: float, shaper: Shaper) -> None:
        self._edges, self._width = edges, edges[-1]
        self._title = fit(title, Setter(Role.TITLE, _TITLE_SIZES, even=True), self._width, shaper)
        self._words = _words(ledger.before, self._width, shaper)
        self._heads = list(_heads(ledger, edges, size, shaper))
        self._levels = _levels(self._heads)
        words = sum(max(line.size for line in pair) * LEADING for pair in self._words)
        under = (_UNDER_TITLE if self._title else 0.0) + (_UNDER_WORDS if self._words else 0.0)
        self._heads_top = sum(line.size * LEADING for line in self._title) + words + under
        self.height = self._heads_top + sum(self._levels)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it; the rows begin `height` below."""
        y = top
        for line in self._title:
            spread(line, self._width).write(pen, left, y)
            y += line.size * LEADING
        y += _UNDER_TITLE if self._title else 0.0
        for pair in self._words:
            for line in pair:
                line.write(pen, left, y)
            y += max(line.size for line in pair) * LEADING
        self._draw_heads(pen, left, top + self._heads_top)

    def _draw_heads(self, pen: Pen, left: float, top: float) -> None:
        tops = [top, top + self._levels[0], top + sum(self._levels)]
        for head in self._heads:
            upper, lower = tops[head.first], tops[head.last + 1]
            pen.rect(left + head.left, upper, head.right - head.left, lower - upper, HAIR)
            y = (upper + lower - sum(line.size * LEADING for line in head.lines)) / 2
            for line in head.lines:
                line.write(pen, left, y + (LEADING - 1) / 2 * line.size)
                y += line.size * LEADING


def _words(before: tuple[str, str], width: float, shaper: Shaper) -> list[list[Fitted]]:
    """The words over the table, left and right on one line if they have room there."""
    setter = Setter(Role.FANGSONG, _WORDS_SIZES)
    near, far = (fit(words, setter, width, shaper) for words in before)
    far = [spread(line, width, 1.0) for line in far]
    if len(near) == len(far) == 1 and near[0].right + near[0].size <= far[0].left:
        return [[*near, *far]]
    return [[line] for line in (*near, *far)]


def _heads(ledger: Ledger, edges: Sequence[float], size: float, shaper: Shaper) -> Iterator[_Head]:
    """The cells of the heads; neighbours of one group have a cell above them."""

    def cell(label: str, start: int, end: int, first: int, last: int) -> _Head:
        x, room = words_room(edges[start], edges[end], size)
        lines = [spread(line, room).moved(x) for line in _even(label, min(size, room), room, shaper)]
        return _Head(lines, edges[start], edges[end], first, last)

    two = any(column.group for column in ledger.columns)
    at = int(ledger.numbered)
    if at:
        yield cell(_NUMBER, 0, 1, 0, int(two))
    for group, columns in groupby(ledger.columns, lambda column: column.group):
        labels = [column.label for column in columns]
        if group:
            yield cell(group, at, at + len(labels), 0, 0)
        for label in labels:
            yield cell(label, at, at + 1, 1 if group else 0, 1 if two else 0)
            at += 1


def _even(label: str, size: float, room: float, shaper: Shaper) -> list[Fitted]:
    """As few lines as the room allows, and as narrow as that many lines may be: 政治 over 面貌."""
    lines = fit(label, Setter(Role.HEI, (size, size * 0.9)), room, shaper)
    for chars in range(1, len(label)):
        if (narrow := chars * lines[0].size) > room:
            break
        even = fit(label, Setter(Role.HEI, [lines[0].size]), narrow, shaper)
        if len(even) == len(lines) and even[0].size == lines[0].size:
            return even
    return lines


def _levels(heads: Sequence[_Head]) -> list[float]:
    """The height of each level; heads over both share what they want beyond the others with the lower one."""
    if all(head.last == 0 for head in heads):
        return [max([_LEAST, *(head.height for head in heads)]), 0.0]
    upper = max([_LEAST_OF_TWO, *(head.height for head in heads if head.last == 0)])
    lower = max([_LEAST_OF_TWO, *(head.height for head in heads if head.first == 1)])
    both = max([0.0, *(head.height for head in heads if (head.first, head.last) == (0, 1))])
    return [upper, max(lower, both - upper)]
