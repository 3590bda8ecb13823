"""The paper of a form: where its frame stands, and the words over and under it."""

from dataclasses import dataclass

from unionbook.services.pdf import grid
from unionbook.services.pdf.fitting import Fitted, Setter, fit, spread
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.formsheet.model import FormSheet
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.runs import Shaper

BINDING, OTHER = 25 * MM, 20 * MM
"""The margin to be bound, and the others."""
_TITLE = Setter(Role.TITLE, (20, 19, 18), even=True)
_AGAIN = Setter(Role.TITLE, (14,), even=True)
_BEFORE = Setter(Role.FANGSONG, (12, 11.5, 11, 10.5))
_FOOT = Setter(Role.FANGSONG, (9,))
_TITLE_PITCH = 1.35
_UNDER_TITLE = 4 * MM
_UNDER_BEFORE = 1.5 * MM
_FOOT_DROP = 8 * MM  # from the lower margin down to the words of the foot

Heading = list[tuple[float, Fitted]]
"""Lines with the top of their characters' squares; x from the frame's left edge."""


@dataclass(frozen=True)
class Room:
    """A page and the part of it that is drawn on, in points."""

    page_width: float
    page_height: float
    left: float
    top: float
    width: float
    bottom: float


def room(sheet: FormSheet, page: int, mirror: bool) -> Room:
    """The room on page 0, 1, … of a file. The binding is at the long edge: at the left, of a landscape sheet at the
    top; mirrored, an even page has it at the other side."""
    flipped = mirror and page % 2 == 1
    near, far = (OTHER, BINDING) if flipped else (BINDING, OTHER)
    if sheet.landscape:
        width, height = grid.PAGE_HEIGHT, grid.PAGE_WIDTH
        return Room(width, height, OTHER, near, width - 2 * OTHER, height - far)
    width, height = grid.PAGE_WIDTH, grid.PAGE_HEIGHT
    return Room(width, height, near, OTHER, width - BINDING - OTHER, height - OTHER)


def heading(sheet: FormSheet, width: float, shaper: Shaper) -> tuple[Heading, float]:
    """The title and the words over the frame, from 0 down, and where the frame begins."""
    found, y = _titled(sheet.title, _TITLE, width, shaper)
    y += _UNDER_TITLE
    left, right = _before(sheet.before, width, shaper)
    height = max((len(lines) * lines[0].size * 1.3 for lines in (left, right) if lines), default=0.0)
    for lines, part in ((left, 0.0), (right, 1.0)):
        top = y + height - (len(lines) * lines[0].size * 1.3 if lines else 0.0)
        found += [(top + at * line.size * 1.3, spread(line, width, part)) for at, line in enumerate(lines)]
    return found, y + height + (_UNDER_BEFORE if height else 0.0)


def again(sheet: FormSheet, width: float, shaper: Shaper) -> tuple[Heading, float]:
    """The small title of a further page, and where the frame begins."""
    found, y = _titled(f"{sheet.title}（续）", _AGAIN, width, shaper)
    return found, y + _UNDER_TITLE / 2


def foot(sheet: FormSheet, place: Room, number: int, count: int, shaper: Shaper) -> Heading:
    """第 1 页 共 2 页 of a form of several pages, and the stamp at the right."""
    top = place.bottom + _FOOT_DROP - _FOOT.sizes[0]
    words = f"第{number}页　共{count}页" if count > 1 else ""
    middle = [(top, spread(line, place.width)) for line in fit(words, _FOOT, place.width / 3, shaper)]
    stamp = [(top, spread(line, place.width, 1.0)) for line in fit(sheet.stamp, _FOOT, place.width / 3, shaper)[:1]]
    return middle + stamp


def _titled(title: str, setter: Setter, width: float, shaper: Shaper) -> tuple[Heading, float]:
    lines = fit(title, setter, width, shaper)
    pitch = (lines[0].size if lines else 0.0) * _TITLE_PITCH
    return [(at * pitch, spread(line, width)) for at, line in enumerate(lines)], len(lines) * pitch


def _before(words: tuple[str, str], width: float, shaper: Shaper) -> tuple[list[Fitted], list[Fitted]]:
    """Both sides on one line if they go there, otherwise each in its half."""
    gap = _BEFORE.sizes[0]
    for size in _BEFORE.sizes:
        left, right = (fit(part, Setter(_BEFORE.role, (size,)), width, shaper) for part in words)
        taken = sum(lines[0].right for lines in (left, right) if lines)
        if len(left) <= 1 and len(right) <= 1 and taken + (gap if left and right else 0.0) <= width:
            return left, right
    half = width if not (words[0].strip() and words[1].strip()) else (width - gap) / 2
    left, right = (fit(part, _BEFORE, half, shaper) for part in words)
    return left, right
