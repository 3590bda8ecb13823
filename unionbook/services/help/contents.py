"""目录: the manual's first page, its title over two columns of chapters with the pages they begin on.

The pages are known when the chapters are drawn, so the entries are written last, into the room kept for them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from unionbook.services.pdf import grid
from unionbook.services.pdf.file import PdfFile
from unionbook.services.pdf.fitting import Setter, fit, spread
from unionbook.services.pdf.fonts import Fonts, Role
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.runs import Shaper
from unionbook.services.pdf.sheets import draw_number

_SIZE = 14.0
_PITCH = 21.0
_LEFT, _GAP = 0.41, 1.5 * _SIZE  # the left column's part of the width; between the columns
_DOTS = 1.5  # characters kept free for the dots, at least


@dataclass(frozen=True)
class Entry:
    """One chapter. number: as its heading has it, with its sign ("" for none).  key: its page is found by."""

    number: str
    title: str
    key: str


Column = tuple[str, Sequence[Entry]]
"""Words over a column, and its entries."""


def draw_contents(
    file: PdfFile, fonts: Fonts, titles: tuple[str, str], columns: Sequence[Column], pages: Mapping[str, int]
) -> None:
    """Draw the page. titles: of the document, and under it.  pages: key → page from 1; read when the file is closed."""
    shaper, pen = Shaper(fonts), Pen(file, grid.PAGE_WIDTH, grid.PAGE_HEIGHT)
    left = grid.left(file.pages, mirror=False)
    looks = ((Role.TITLE, grid.TITLE_SIZE), (Role.KAI, grid.BODY_SIZE))
    for at, (words, (role, size)) in enumerate(zip(titles, looks, strict=True)):
        for line in fit(words, Setter(role, [size]), grid.WIDTH, shaper):
            spread(line, grid.WIDTH).write(pen, left, grid.TOP + at * grid.PITCH)
    pen.place(file.drawn_last(_entries(file, shaper, columns, pages)), left, grid.TOP + 3 * grid.PITCH)
    draw_number(pen, file.pages, False, shaper)
    pen.end_page()


def _entries(
    file: PdfFile, shaper: Shaper, columns: Sequence[Column], pages: Mapping[str, int]
) -> Callable[[], bytes]:
    def content() -> bytes:
        pen = Pen(file, 0, 0)
        x, wide = 0.0, grid.WIDTH * _LEFT
        for head, entries in columns:
            for line in fit(head, Setter(Role.HEI, [_SIZE]), wide, shaper):
                line.write(pen, x, 0)
            y = 1.25 * _PITCH
            for entry in entries:
                y = _entry(pen, shaper, entry, pages[entry.key], (x, y, wide))
            x, wide = x + wide + _GAP, grid.WIDTH - x - wide - _GAP
        return pen.content()

    return content


def _entry(pen: Pen, shaper: Shaper, entry: Entry, page: int, place: tuple[float, float, float]) -> float:
    """One entry in a room (left, top, width): number, title, dots, page. Where the next one begins."""
    x, y, wide = place
    setter = Setter(Role.FANGSONG, [_SIZE])
    (number,) = fit(str(page), setter, wide, shaper)
    start = 0.0
    for line in fit(entry.number, setter, wide, shaper):
        line.write(pen, x, y)
        start = line.right
    lines = fit(entry.title, setter, wide - start - number.right - _DOTS * _SIZE, shaper)
    for line in lines:
        line.moved(start).write(pen, x, y)
        y += _PITCH
    _dots(pen, shaper, (x + start + lines[-1].right, x + wide - number.right), y - _PITCH)
    spread(number, wide, 1).write(pen, x, y - _PITCH)
    return y


def _dots(pen: Pen, shaper: Shaper, between: tuple[float, float], top: float) -> None:
    """Dots from the title to the page, those of all lines one under the other."""
    start, end = between
    (dot,) = shaper.shape("·", Role.FANGSONG)
    step = _SIZE / 2
    first = -(-(start + step / 2) // step) * step
    places = [first + at * step for at in range(int((end - step / 2 - first) // step) + 1)]
    pen.write([dot] * len(places), places, 0, top + grid.ASCENT * _SIZE, _SIZE)
