"""Which columns of a list fit into a width, and how wide each is. Widths are measured, in px."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtGui import QFontMetrics

from unionbook.ground.fields import CodeField, NameField, SerialField, TextField
from unionbook.ui.ledger.cells import SIDE
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.look import theme

LEAST = 5
"""Chinese characters a column keeps when the list is too narrow for all."""

LEAST_NAMING = 9
"""As many when the column names the row."""

PILL = 12
"""The type size of a pill's words."""

MOST = 1.8
"""How many times its own width a flexible column grows at first."""

LONGEST = 26
"""Chinese characters no column grows beyond: hardly a name of a body is longer."""


@lru_cache(maxsize=1024)
def _wide(text: str, size: int, bold: bool, scale: float) -> int:
    """px of a text; a list is fitted many times while its page is laid out."""
    return QFontMetrics(theme.font(size, bold=bold)).horizontalAdvance(text)


def natural(column: ListColumn) -> int:
    """The width a column wants."""
    size, scale = PILL if column.stage else 14, theme.SIZES.scale
    body = _wide("国", size, column.bold, scale) * column.chars
    body += 2 * theme.SIZES.px(SIDE) if column.stage else 0
    head = _wide(f"{column.label} ▾", 13, True, scale)
    return max(body, head) + 2 * theme.SIZES.px(SIDE) + 2


def flexible(column: ListColumn) -> bool:
    """Does it take the room that is left? Texts do; names, codes, days and figures do not."""
    return isinstance(column.field, TextField) and not isinstance(column.field, NameField)


def least(column: ListColumn, tight: bool = False) -> int:
    """The width a column can be cut down to. tight: the naming one too, as there is not even room for it."""
    one = _wide("国", 14, False, theme.SIZES.scale)
    if column.clock:
        return natural(column) - (one if tight else 0)
    if column.stage:
        return natural(column)
    if not flexible(column) and not isinstance(column.field, CodeField | SerialField):
        return natural(column)
    kept = LEAST_NAMING if column.bold and not tight else LEAST
    return min(natural(column), one * kept + 2 * theme.SIZES.px(SIDE))


def fitting(columns: Sequence[ListColumn], room: int, spare: str) -> list[ListColumn]:
    """The columns shown in so much room: those not for narrow lists go, the last of them first.

    spare: path of a column that goes before them when a time limit says the same (the stage), as soon as anything
    would be cut for it. When even that is not enough, plain columns go from the right; the first, the bold ones and the
    pills stay. At last the bold ones are cut, and the first goes when it names nothing: a list is read down, not moved
    from side to side.
    """
    shown = list(columns)
    if any(column.clock for column in shown) and sum(map(natural, shown)) > room:
        shown = [column for column in shown if column.clock or column.path != spare]
    droppable = [column for column in reversed(shown) if not column.narrow]
    droppable += [column for column in reversed(shown[1:]) if not (column.bold or column.clock or column.path == spare)]
    for column in dict.fromkeys(droppable):
        if sum(map(least, shown)) <= room:
            break
        shown.remove(column)
    first = shown[0]
    plain = not (first.bold or first.clock or first.stage)
    if plain and len(shown) > 1 and sum(least(column, True) for column in shown) > room:
        shown.remove(first)
    return shown


def widths(columns: Sequence[ListColumn], room: int) -> list[int]:
    """The width of each shown column: texts share what is left, all that can share what is missing.

    Where room is still left, texts grow on until their longest words are whole: none is cut beside an empty space.
    """
    found = [natural(column) for column in columns]
    tight = sum(map(least, columns)) > room
    lows = [least(column, tight) for column in columns]
    _share(found, lows, [round(natural(one) * MOST) if flexible(one) else natural(one) for one in columns], room)
    if sum(found) < room:
        longest = _wide("国", 14, False, theme.SIZES.scale) * LONGEST
        highs = [max(width, longest) if flexible(one) else width for one, width in zip(columns, found, strict=True)]
        _share(found, lows, highs, room)
    return found


def _share(found: list[int], lows: list[int], highs: list[int], room: int) -> None:
    """Deal out what is left of a room, or what is missing, as far as the bounds go."""
    while spare := room - sum(found):
        step = 1 if spare > 0 else -1
        open_ones = [
            place for place, width in enumerate(found) if (width < highs[place] if spare > 0 else width > lows[place])
        ]
        if not open_ones:
            return
        share = max(abs(spare) // len(open_ones), 1)
        for place in open_ones[: abs(spare)]:
            found[place] = min(max(found[place] + step * share, lows[place]), highs[place])


def wanted(columns: Sequence[ListColumn], spare: str) -> int:
    """The width at which a list shows what it must, uncut."""
    due = any(column.clock for column in columns)
    return sum(natural(column) for column in columns if column.narrow and not (due and column.path == spare))
