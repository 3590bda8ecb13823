"""Where each character of one line stands: natural, drawn apart to the edge, or marks squeezed.

All measures are in cells of the grid: a Chinese character is 1.0 wide.
"""

from collections.abc import Sequence
from itertools import accumulate

from unionbook.services.pdf.kinsoku import CLOSING, OPENING, PAIRED, is_blank, is_han, is_joined, is_western

EPSILON = 1e-6
_SQUEEZE = 0.25  # a mark inside a line gives at most this much
_SQUEEZE_MOST = 0.5  # at the line's end, or where two marks meet
_STRETCH_MOST = 0.5  # wider gaps read worse than a ragged edge


def inked(text: str, start: int, end: int) -> int:
    """The end of the line without the spaces that hang over its edge."""
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return end


def squeezable(text: str, widths: Sequence[float], start: int, end: int) -> list[tuple[float, float]]:
    """For each character of the line, how much of its blank left and right half may go."""
    return [_give(text, widths, at, start, end) for at in range(start, end)]


def slack(text: str, widths: Sequence[float], start: int, end: int) -> float:
    """How much narrower the line can become in all."""
    return sum(head + tail for head, tail in squeezable(text, widths, start, end))


def positions(text: str, widths: Sequence[float], start: int, end: int, room: float, justify: bool) -> list[float]:
    """The left edge of each character text[start:end], and one more: the right edge of the line.

    A line wider than `room` is squeezed to it; a narrower one is drawn apart to it if `justify`.
    """
    stop = inked(text, start, end)
    natural = sum(widths[start:stop])
    spare = room - natural
    if spare < -EPSILON:
        line = _squeezed(text, widths, start, stop, -spare)
    elif justify and spare > EPSILON:
        line = _stretched(text, widths, start, stop, spare)
    else:
        line = list(accumulate(widths[start:stop], initial=0.0))
    return line[:-1] + [line[-1]] * (end - stop) + line[-1:]


def _give(text: str, widths: Sequence[float], at: int, start: int, end: int) -> tuple[float, float]:
    if widths[at] < 1.0 - EPSILON:
        return 0.0, 0.0
    if text[at] in CLOSING:
        last = at + 1 == end or text[at + 1] in CLOSING
        return 0.0, _SQUEEZE_MOST if last else _SQUEEZE
    if text[at] in OPENING and at > start:
        return (_SQUEEZE_MOST if text[at - 1] in OPENING else _SQUEEZE), 0.0
    return 0.0, 0.0


def _squeezed(text: str, widths: Sequence[float], start: int, end: int, over: float) -> list[float]:
    """The blank half of a mark at the very end goes first, unseen; the other marks share the rest."""
    give = squeezable(text, widths, start, end)
    last = min(over, give[-1][1])
    others = sum(head + tail for head, tail in give) - give[-1][1]
    share = min(1.0, (over - last) / others) if others else 0.0
    line, x = [], 0.0
    for at, (head, tail) in enumerate(give, start):
        x -= head * share
        line.append(x)
        x += widths[at] - (last if at + 1 == end else tail * share)
    return [*line, x]


def _stretched(text: str, widths: Sequence[float], start: int, end: int, spare: float) -> list[float]:
    gaps = [_opens(text, at) for at in range(start + 1, end)]
    count = sum(gaps)
    each = spare / count if count and spare <= count * _STRETCH_MOST else 0.0
    line, x = [], 0.0
    for at in range(start, end):
        if at > start and gaps[at - start - 1]:
            x += each
        line.append(x)
        x += widths[at]
    return [*line, x]


def _opens(text: str, at: int) -> bool:
    """Whether the gap before text[at] may be widened: not inside a word, a number or a dash."""
    before, after = text[at - 1], text[at]
    if is_han(after):
        return True
    if is_joined(after) or (before in PAIRED and before == after):
        return False
    return not (is_western(before) and is_western(after))
