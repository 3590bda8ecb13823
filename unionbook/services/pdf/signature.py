"""The office and the day at the end of a paper, with room for the seal (GB/T 9704-2012, 7.3.5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from unionbook.services.pdf import grid
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.paper import Signature
from unionbook.services.pdf.rows import Row
from unionbook.services.pdf.runs import Glyph, Shaper
from unionbook.services.pdf.titles import balanced

_BODY_LINES = 2  # so many rows of the body stand on the page of the signature
_ROWS_ABOVE_SEALED = 3  # from the body to the day, so that the seal's top comes within one line of the body


@dataclass(frozen=True)
class Signed:
    """The rows of the signature; seal_x: the seal's middle from the text area's left, in points;
    seal_row: the row at whose middle the seal's middle stands (None when there is no seal)."""

    rows: tuple[Row, ...]
    seal_x: float = 0.0
    seal_row: int | None = None


def sign(signature: Signature, shaper: Shaper) -> Signed:
    """The signature as rows; all but the last hold together."""
    office = shaper.shape(signature.office, Role.FANGSONG)
    widths = [glyph.width for glyph in office]
    lines = balanced(signature.office, widths, float(grid.CHARACTERS))
    names = [office[line.start : line.end] for line in lines]
    day = shaper.shape(chinese_day(signature.day), Role.FANGSONG)
    return _sealed(names, day) if signature.sealed else _unsealed(names, day)


def chinese_day(day: date) -> str:
    """2025年1月5日: Arabic digits, no leading zeros (7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def hold(rows: Sequence[Row], signed: Signed) -> list[Row]:
    """Body and signature together: the last rows of the body go where the signature goes."""
    free = max(0, len(rows) - _BODY_LINES)
    return [*rows[:free], *(replace(row, keep=True) for row in rows[free:]), *signed.rows]


def _sealed(names: Sequence[list[Glyph]], day: list[Glyph]) -> Signed:
    """The day four characters in from the right, the office centred above it; the seal covers both and
    its middle stands a little above them, which takes one row below the day."""
    middle = grid.CHARACTERS - 4 - _width(day) / 2
    middle = min(middle, grid.CHARACTERS - max((_width(name) for name in names), default=0.0) / 2)
    blanks = max(1, _ROWS_ABOVE_SEALED - len(names))
    rows = [*[Row(keep=True)] * blanks]
    rows += [_row(part, middle - _width(part) / 2) for part in (*names, day)]
    return Signed((*rows, Row()), middle * grid.CELL, len(rows) - 2)


def _unsealed(names: Sequence[list[Glyph]], day: list[Glyph]) -> Signed:
    """After a blank row the office two characters in from the right, the day two to the right of the
    office's first character; a day longer than the office is itself two in, and the office follows it."""
    office = max((_width(name) for name in names), default=0.0)
    start = grid.CHARACTERS - 2 - office
    day_start = start + 2
    if _width(day) > office:
        day_start = grid.CHARACTERS - 2 - _width(day)
        start = day_start - 2
    rows = [_row(name, max(0.0, start)) for name in names]
    day_start = min(max(0.0, day_start), grid.CHARACTERS - _width(day))
    return Signed((Row(keep=True), *rows, replace(_row(day, day_start), keep=False)))


def _width(glyphs: Sequence[Glyph]) -> float:
    return sum(glyph.width for glyph in glyphs)


def _row(glyphs: list[Glyph], start: float) -> Row:
    places, x = [start * grid.CELL], start
    for glyph in glyphs:
        x += glyph.width
        places.append(x * grid.CELL)
    return Row(glyphs, places, keep=True)
