"""The sheets a table stands on, and how their width is shared out among its columns (points)."""

from dataclasses import dataclass
from itertools import accumulate

from unionbook.services.pdf import grid
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.ledger.cells import PADDING
from unionbook.services.pdf.ledger.model import Ledger

_LEAST = 7.0  # the words of a table
_STEP = 0.25  # sizes are multiples of it
_NUMBER_CHARS = 2.6


@dataclass(frozen=True)
class Sheet:
    """A page and the area the table may take on it.

    binding, outer: the margins beside the area; mirrored, an even page has them the other way round.
    upright: they are the upper and lower margin (a wide sheet bound into an upright document).
    """

    width: float
    height: float
    top: float
    bottom: float
    binding: float
    outer: float
    upright: bool = False

    def corner(self, page: int, mirror: bool) -> tuple[float, float]:
        """The area's left and upper edge on page 0, 1, … of the file."""
        near = self.outer if mirror and page % 2 else self.binding
        return (self.bottom, near) if self.upright else (near, self.top)

    @property
    def room(self) -> tuple[float, float]:
        """The area's width and height."""
        across, along = self.binding + self.outer, self.top + self.bottom
        return (
            (self.width - along, self.height - across) if self.upright else (self.width - across, self.height - along)
        )


def sheet_of(ledger: Ledger, document: bool) -> Sheet:
    """document: the area is the text area of GB/T 9704, the table being bound with its text; a wide sheet lies in it
    turned, its head at the left edge of the upright page."""
    width, height = (297 * MM, 210 * MM) if ledger.landscape else (210 * MM, 297 * MM)
    if document:
        low, outer = grid.PAGE_HEIGHT - grid.TOP - grid.HEIGHT, grid.PAGE_WIDTH - grid.WIDTH - grid.BINDING
        return Sheet(width, height, grid.TOP, low, grid.BINDING, outer, upright=ledger.landscape)
    return Sheet(width, height, 15 * MM, 14 * MM, 20 * MM, 12 * MM)


def share(ledger: Ledger, width: float) -> tuple[float, list[float]]:
    """The size of the words, and the columns' edges from 0 to `width`, shared out in the proportions of their words;
    the running number's column first."""
    wants = [column.chars + 2 * PADDING for column in ledger.columns]
    if ledger.numbered:
        wants.insert(0, _NUMBER_CHARS + 2 * PADDING)
    unit = width / sum(wants)
    size = min(ledger.largest, max(_LEAST, unit)) // _STEP * _STEP
    return size, [edge * unit for edge in accumulate(wants, initial=0.0)]
