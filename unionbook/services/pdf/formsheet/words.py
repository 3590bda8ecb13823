"""How the words of a form are set: labels, values, choices, paragraphs, those who sign."""

from collections.abc import Iterator, Sequence

from unionbook.services.pdf.fitting import LEADING, Fitted, Setter, fit, spread
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.formsheet.cells import PAD, PAD_ABOVE, Cell, Square, Strip, strips
from unionbook.services.pdf.formsheet.model import Box
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.kinsoku import is_han
from unionbook.services.pdf.runs import Shaper
from unionbook.services.pdf.spacing import EPSILON

VALUE = Setter(Role.FANGSONG, (12, 11.5, 11, 10.5))
PARAGRAPH = Setter(Role.FANGSONG, (12,), indent=2.0, justify=True)
SMALL = Setter(Role.FANGSONG, (10.5,), justify=True)
LABEL = Setter(Role.HEI, (11, 10.5), even=True)
_GRID_VALUE = Setter(Role.FANGSONG, (11, 10.5, 10, 9.5, 9))
_UPRIGHT_STEP = 1.2  # of the size, from one character of an upright label to the next
_NARROW = 16 * MM  # a label's room narrower than this is set upright if the box is tall enough
_SIDE = 0.85  # of the size: a square to tick
_GAP = 1.0  # between two choices, in characters
_BEHIND = 0.25  # between a square and its words
_TICK = "√"
_SIGN_BLANK = "　" * 6
_DAY = "年　　月　　日"
_SIGN_RIGHT = 6 * MM


def label_cell(text: str, x: float, width: float, height: float, shaper: Shaper) -> Cell:
    """A label in the middle of its box, upright where the box is narrow and high enough."""
    return Cell(x, width, upright(text, width, height, shaper) or level(text, width, shaper))


def upright(text: str, width: float, height: float, shaper: Shaper) -> tuple[Strip, ...]:
    """The label's characters one under the other; none if the box is not of that kind."""
    stands = width <= _NARROW and len(text) > 2 and all(is_han(char) for char in text)
    for size in LABEL.sizes if stands else ():
        step = size * _UPRIGHT_STEP
        if step * len(text) + 2 * PAD_ABOVE <= height + EPSILON:
            lines = [Fitted([glyph], [0.0, size], size) for glyph in shaper.shape(text, LABEL.role)]
            return strips([spread(line, width) for line in lines], _UPRIGHT_STEP)
    return ()


def level(text: str, width: float, shaper: Shaper) -> tuple[Strip, ...]:
    """The label in lines, each in the middle; the characters of a word of two stand apart."""
    room = width - 2 * PAD
    lines = fit(text, LABEL, room, shaper)
    if len(text) == 2 and all(is_han(char) for char in text) and room >= 3.5 * lines[0].size:
        size = lines[0].size
        lines = [Fitted(lines[0].glyphs, [0.0, 2 * size, 3 * size], size)]
    return strips([spread(line, width) for line in lines])


def value_cell(box: Box, x: float, width: float, centred: bool, shaper: Shaper) -> Cell:
    """What is written beside a label. centred: if it is one line."""
    if box.choices or box.chosen:
        return Cell(x, width, _choices(box, width - 2 * PAD, shaper))
    if box.picture:
        return Cell(x, width, picture=box.picture)
    lines = fit(box.text, VALUE, width - 2 * PAD, shaper)
    return Cell(x, width, _value(lines, width, centred and len(lines) == 1))


def table_column(texts: Sequence[str], x: float, width: float, shaper: Shaper) -> list[Cell]:
    """The fields of one column of a small table: in the middle if each is one line, otherwise all at the left."""
    fields = [fit(text, _GRID_VALUE, width - 2 * PAD, shaper) for text in texts]
    centred = all(len(lines) <= 1 for lines in fields)
    return [Cell(x, width, _value(lines, width, centred)) for lines in fields]


def _value(lines: Sequence[Fitted], width: float, centred: bool) -> tuple[Strip, ...]:
    return strips([spread(line, width) if centred else line.moved(PAD) for line in lines])


def paragraphs(text: str, setter: Setter, width: float, shaper: Shaper) -> tuple[Strip, ...]:
    """Paragraphs over a wide box."""
    return strips([line.moved(PAD) for line in fit(text, setter, width - 2 * PAD, shaper)], 1.5)


def signing(signs: Sequence[str], width: float, shaper: Shaper) -> tuple[Strip, ...]:
    """The lines at the foot of an area, at its right: room for each name, and the day behind the last."""
    found: list[Strip] = []
    for number, sign in enumerate(signs, 1):
        whole = "日" in sign
        words = sign if whole or sign.endswith(("）", "：")) else f"{sign}："
        blank = _SIGN_BLANK + _DAY
        last = not whole and number == len(signs)
        lines = fit(words + blank if last else words, VALUE, width - PAD - _SIGN_RIGHT, shaper)
        right = width - _SIGN_RIGHT
        if not whole and not last:
            right = max(right - len(blank) * lines[-1].size, lines[-1].right + PAD)
        found += strips([spread(line, right, 1.0) for line in lines], 1.9)
    return tuple(found)


def _choices(box: Box, room: float, shaper: Shaper) -> tuple[Strip, ...]:
    """Squares with their words, as many on a line as go there, at the largest size that needs but one line."""
    words = [*box.choices, *(word for word in box.chosen if word not in box.choices)]
    items = [(word, word in box.chosen) for word in words]
    for size in VALUE.sizes:
        found = tuple(strip.moved(PAD) for strip in _rows(items, box.text, room, size, shaper))
        if len(found) <= 1:
            break
    return found


def _rows(items: Sequence[tuple[str, bool]], text: str, room: float, size: float, shaper: Shaper) -> Iterator[Strip]:
    height, start = size * LEADING, size * (_SIDE + _BEHIND)
    setter = Setter(VALUE.role, (size,))
    lines: list[Fitted] = []
    squares: list[Square] = []
    x = 0.0
    for word, ticked in [*items, *([(text, None)] if text else [])]:
        before = 0.0 if ticked is None else start
        parts = fit(word, setter, room - before, shaper) or [Fitted((), (0.0,), size)]
        if x and x + before + parts[0].right > room + EPSILON:
            yield Strip(height, size, tuple(lines), tuple(squares))
            lines, squares, x = [], [], 0.0
        for number, part in enumerate(parts):
            if number:
                yield Strip(height, size, tuple(lines), tuple(squares))
                lines, squares, x = [], [], 0.0
            elif ticked is not None:
                squares.append(Square(x, size * _SIDE))
                lines += [_tick(x, size, shaper)] if ticked else []
            lines.append(part.moved(x + before))
        x += before + parts[-1].right + _GAP * size
    yield Strip(height, size, tuple(lines), tuple(squares))


def _tick(x: float, size: float, shaper: Shaper) -> Fitted:
    """The mark in a chosen square."""
    [glyph] = shaper.shape(_TICK, Role.HEI)
    tick = size * _SIDE * 1.15
    left = x + (size * _SIDE - glyph.width * tick) / 2
    return Fitted([glyph], [left, left + glyph.width * tick], tick)
