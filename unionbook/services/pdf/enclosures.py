"""附件说明: what is enclosed, told between the text and the signature (GB/T 9704-2012, 7.3.4)."""

from collections.abc import Sequence

from unionbook.services.pdf import grid
from unionbook.services.pdf.breaking import break_lines
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.rows import Row
from unionbook.services.pdf.runs import Shaper
from unionbook.services.pdf.spacing import positions

_LEAD = "附件："


def enclosures(names: Sequence[str], shaper: Shaper) -> list[Row]:
    """A blank row, then 附件： two characters in; several are numbered, and a name's further lines stand under its
    first character. No sign ends a name."""
    if not names:
        return []
    rows = [Row(keep=True)]
    for number, name in enumerate(names, 1):
        lead = _LEAD if number == 1 else ""
        count = f"{number}. " if len(names) > 1 else ""
        rows += _rows(lead, count, name.rstrip("。；;，"), shaper)
    return rows


def _rows(lead: str, count: str, name: str, shaper: Shaper) -> list[Row]:
    start = grid.INDENT + len(_LEAD)
    before = [*shaper.shape(lead, Role.FANGSONG), *shaper.shape(count, Role.FANGSONG)]
    numbered = sum(glyph.width for glyph in before[len(lead) :])
    glyphs = shaper.shape(name, Role.FANGSONG)
    text, widths = "".join(glyph.char for glyph in glyphs), [glyph.width for glyph in glyphs]
    left = start + numbered
    room = grid.CHARACTERS - left
    rows = []
    for at, line in enumerate(break_lines(text, widths, room, 0.0)):
        cells = positions(text, widths, line.start, line.end, room, False)
        places = [left + cell for cell in cells]
        drawn = list(glyphs[line.start : line.end])
        if at == 0:
            heads, x = [], grid.INDENT if lead else start
            for glyph in before:
                heads.append(x)
                x += glyph.width
            drawn, places = [*before, *drawn], [*heads, *places]
        rows.append(Row(drawn, [place * grid.CELL for place in places], keep=True))
    return rows
