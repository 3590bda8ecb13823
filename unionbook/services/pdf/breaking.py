"""A paragraph cut into lines: 避头尾, marks squeezed in or characters pushed out, words kept whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from unionbook.services.pdf.kinsoku import endings, is_blank, is_joined
from unionbook.services.pdf.spacing import EPSILON, inked, slack

_MARKS_IN_A_ROW = 4  # ？！”） : more than this is never squeezed into a line


@dataclass(frozen=True)
class Line:
    """The characters text[start:end] of a paragraph, trailing spaces included."""

    start: int
    end: int


def break_lines(text: str, widths: Sequence[float], measure: float, indent: float = 0.0) -> list[Line]:
    """Cut `text` into lines no wider than `measure`, the first by `indent` narrower.

    widths: the width of each character, in the same unit as `measure` (cells: a Chinese character is
    1.0). A line may come out wider by what `spacing.slack` says its marks can give up. The lines follow
    each other without gap or overlap; an empty text has no lines. A line starts with a mark that may
    not start one only if no other place to cut was within reach.
    """
    if len(widths) != len(text):
        raise ValueError("one width for each character")
    allowed = endings(text)
    lines: list[Line] = []
    start = 0
    while start < len(text):
        end = _end(text, widths, allowed, start, measure if lines else measure - indent)
        lines.append(Line(start, end))
        start = end
    return lines


def _end(text: str, widths: Sequence[float], allowed: Sequence[bool], start: int, room: float) -> int:
    most = _most(text, widths, start, room)
    if allowed[most] and most > start:
        return most
    reach = range(most + 1, min(len(text), most + _MARKS_IN_A_ROW) + 1)
    pushed_in = next((at for at in reach if allowed[at]), None)
    if pushed_in and _squeezes_in(text, widths, start, pushed_in, room):
        return pushed_in
    pushed_out = next((at for at in range(most - 1, start, -1) if allowed[at]), None)
    return pushed_out or _forced(text, start, most)


def _most(text: str, widths: Sequence[float], start: int, room: float) -> int:
    """How far the line reaches at natural widths; spaces hang over the edge."""
    end, width = start, 0.0
    for at in range(start, len(text)):
        width += widths[at]
        if width > room + EPSILON and not is_blank(text[at]):
            break
        end = at + 1
    return end


def _squeezes_in(text: str, widths: Sequence[float], start: int, end: int, room: float) -> bool:
    stop = inked(text, start, end)
    over = sum(widths[start:stop]) - room
    return over <= slack(text, widths, start, stop) + EPSILON


def _forced(text: str, start: int, most: int) -> int:
    """A cut inside a word or a row of marks that no line can hold."""
    end = max(most, start + 1)
    while end > start + 1 and end < len(text) and is_joined(text[end]):
        end -= 1
    while end < len(text) and is_joined(text[end]):
        end += 1
    return end
