"""What stands under the table of the last sheet: notes in small print, and who signs."""

from collections.abc import Callable
from dataclasses import dataclass

from unionbook.services.pdf.fitting import LEADING, Fitted, Setter, fit
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.ledger.model import Ledger
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.runs import Shaper

_NOTE_SIZE = 9.0
_FOOT_SIZES = (10.5, 10.0, 9.5, 9.0)
_OVER_NOTES = 1.5 * MM
_OVER_FOOT, _UNDER_FOOT = 4 * MM, 1 * MM


@dataclass(frozen=True)
class Piece:
    """Something of a height that is drawn at a place (left, top)."""

    height: float
    draw: Callable[[Pen, float, float], None]


def tail(ledger: Ledger, width: float, shaper: Shaper) -> list[Piece]:
    """The pieces from top to bottom: the notes' lines, the signers on one line."""
    setter = Setter(Role.FANGSONG, [_NOTE_SIZE])
    lines = [line for note in ledger.notes for line in fit(note, setter, width, shaper)]
    pieces = [_line(line, _OVER_NOTES if at == 0 else 0.0) for at, line in enumerate(lines)]
    return [*pieces, _foot(ledger.foot, width, shaper)] if ledger.foot else pieces


def _line(line: Fitted, over: float) -> Piece:
    return Piece(over + line.size * LEADING, lambda pen, left, top: line.write(pen, left, top + over))


def _foot(signers: tuple[str, ...], width: float, shaper: Shaper) -> Piece:
    """Each signer has an equal share of the width, to write behind the words."""
    room = width / len(signers)
    setter = Setter(Role.FANGSONG, _FOOT_SIZES)
    fitted = [[line.moved(at * room) for line in fit(who, setter, room, shaper)] for at, who in enumerate(signers)]
    height = max(sum(line.size * LEADING for line in lines) for lines in fitted)

    def draw(pen: Pen, left: float, top: float) -> None:
        for lines in fitted:
            y = top + _OVER_FOOT
            for line in lines:
                line.write(pen, left, y)
                y += line.size * LEADING

    return Piece(_OVER_FOOT + height + _UNDER_FOOT, draw)
