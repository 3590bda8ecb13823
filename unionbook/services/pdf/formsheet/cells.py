"""The boxes of a form and the strips of words and squares in them, in points from the frame's left edge."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from unionbook.services.pdf.fitting import LEADING, Fitted
from unionbook.services.pdf.grid import MM

PAD = 1.5 * MM
"""Between a box's line and the words in it, at each side."""
PAD_ABOVE = 1.0 * MM


@dataclass(frozen=True)
class Square:
    """A box to tick: its left edge and its side."""

    x: float
    side: float


@dataclass(frozen=True)
class Strip:
    """One line of a box. height: from its top to the next strip's.  size: of its characters, which stand in the
    middle of the height."""

    height: float
    size: float
    lines: tuple[Fitted, ...] = ()
    squares: tuple[Square, ...] = ()

    @property
    def drop(self) -> float:
        """From the strip's top down to the characters' squares."""
        return (self.height - self.size) / 2

    def moved(self, by: float) -> "Strip":
        """The same strip further to the right."""
        squares = tuple(Square(square.x + by, square.side) for square in self.squares)
        return replace(self, lines=tuple(line.moved(by) for line in self.lines), squares=squares)


@dataclass(frozen=True)
class Cell:
    """A box. strips: from its top down, in its middle unless `high`.  foot: strips that stand at its bottom.

    picture: a JPEG that fills it.
    """

    x: float
    width: float
    strips: tuple[Strip, ...] = ()
    foot: tuple[Strip, ...] = ()
    high: bool = False
    picture: bytes = field(default=b"", repr=False)

    @property
    def height(self) -> float:
        """The least height that holds everything."""
        held = sum(strip.height for strip in (*self.strips, *self.foot))
        return held + 2 * PAD_ABOVE if held else 0.0

    def placed(self, height: float) -> list[tuple[float, Strip]]:
        """Each strip with its top inside a box of this height."""
        body, foot = (sum(strip.height for strip in strips) for strips in (self.strips, self.foot))
        spare = height - 2 * PAD_ABOVE - body - foot
        top = PAD_ABOVE + (0.0 if self.high else spare / 2)
        return _stacked(self.strips, top) + _stacked(self.foot, height - PAD_ABOVE - foot)

    def cut(self, room: float) -> tuple["Cell", "Cell"]:
        """What goes into `room`, and the rest; the foot goes with the rest."""
        left = room - 2 * PAD_ABOVE
        count = 0
        while count < len(self.strips) and self.strips[count].height <= left:
            left -= self.strips[count].height
            count += 1
        if self.foot:  # those who sign do not stand alone on the next page
            count = max(0, min(count, len(self.strips) - 1))
        head = replace(self, strips=self.strips[:count], foot=())
        return head, replace(self, strips=self.strips[count:])


def strips(lines: Sequence[Fitted], leading: float = LEADING) -> tuple[Strip, ...]:
    """A strip for each line."""
    return tuple(Strip(line.size * leading, line.size, (line,)) for line in lines)


def _stacked(strips: Sequence[Strip], top: float) -> list[tuple[float, Strip]]:
    found = []
    for strip in strips:
        found.append((top, strip))
        top += strip.height
    return found
