"""The sheets of an official document: what stands on every page of it."""

from unionbook.services.pdf import grid
from unionbook.services.pdf.file import PdfFile
from unionbook.services.pdf.fonts import Fonts, Role
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.rows import Row
from unionbook.services.pdf.runs import Glyph, Shaper

_DASH_TOP = 0.40  # of the size above the baseline: the upper edge of the dash beside a page number
_DRAFT, _DRAFT_SIZE, _DRAFT_GREY = "草稿", 10.5, 0.55
_DRAFT_BASELINE = 25 * grid.MM  # below the sheet's upper edge


class Sheets:
    """Pages of the grid, one after another, in a file that may hold other pages before and after them."""

    def __init__(self, file: PdfFile, fonts: Fonts, mirror: bool, draft: bool) -> None:
        self._file = file
        self._pen = Pen(file, grid.PAGE_WIDTH, grid.PAGE_HEIGHT)
        self._shaper = Shaper(fonts)
        self._draft, self._mirror = draft, mirror

    @property
    def left(self) -> float:
        return grid.left(self._file.pages, self._mirror)

    def row(self, row: Row, at: int) -> None:
        """A row of text at place `at` (from 0) of the page's grid."""
        top = grid.TOP + at * grid.PITCH
        self._pen.write(row.glyphs, row.places, self.left, top + grid.ASCENT * row.size, row.size)

    def end_page(self) -> None:
        self._number()
        if self._draft:
            mark_draft(self._pen, self._shaper, self.left + grid.WIDTH, _DRAFT_BASELINE)
        self._pen.end_page()

    def _number(self) -> None:
        """— 1 —, one character in from the right, on even pages from the left (7.5)."""
        glyphs, places, width = page_number(self._file.pages + 1, self._shaper)
        odd = self._file.pages % 2 == 0
        x = grid.WIDTH - grid.NUMBER_SIZE - width if odd else grid.NUMBER_SIZE
        dash = grid.TOP + grid.HEIGHT + grid.NUMBER_DROP
        self._pen.write(glyphs, places, self.left + x, dash + _DASH_TOP * grid.NUMBER_SIZE, grid.NUMBER_SIZE)


def page_number(page: int, shaper: Shaper) -> tuple[list[Glyph], list[float], float]:
    """— 1 — as glyphs, their places and the width in points; a space is half a character, as 宋体 has it."""
    glyphs = shaper.shape(f"— {page} —", Role.SONG)
    places, x = [], 0.0
    for glyph in glyphs:
        places.append(x)
        x += (0.5 if glyph.char == " " else glyph.width) * grid.NUMBER_SIZE
    return glyphs, places, x


def mark_draft(pen: Pen, shaper: Shaper, right: float, baseline: float) -> None:
    """草稿 in grey, ending at `right`."""
    glyphs = shaper.shape(_DRAFT, Role.HEI)
    pen.words(glyphs, right - len(glyphs) * _DRAFT_SIZE, baseline, _DRAFT_SIZE, _DRAFT_GREY)
