"""The sheets of an official document: what stands on every page of it."""

from unionbook.services.pdf import grid
from unionbook.services.pdf.file import PdfFile
from unionbook.services.pdf.fonts import Fonts, Role
from unionbook.services.pdf.jpeg import jpeg
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.rows import Row, picture_height
from unionbook.services.pdf.runs import Shaper

_DASH_TOP = 0.40  # of the size above the baseline: the upper edge of the dash beside a page number
_DRAFT, _DRAFT_SIZE, _DRAFT_GREY = "草稿", 10.5, 0.55
_DRAFT_BASELINE = 25 * grid.MM  # below the sheet's upper edge


class Sheets:
    """Pages of the grid, one after another, in a file that may hold other pages before and after them."""

    def __init__(self, file: PdfFile, fonts: Fonts, mirror: bool, draft: bool, anew: bool = False) -> None:
        """anew: the pages are numbered from 1, whatever stands before them in the file."""
        self._file = file
        self._pen = Pen(file, grid.PAGE_WIDTH, grid.PAGE_HEIGHT)
        self._shaper = Shaper(fonts)
        self._draft, self._mirror = draft, mirror
        self._before = file.pages if anew else 0

    @property
    def left(self) -> float:
        return grid.left(self._file.pages, self._mirror)

    def row(self, row: Row, at: int) -> None:
        """A row of text at place `at` (from 0) of the page's grid."""
        top = grid.TOP + at * grid.PITCH
        self._pen.write(row.glyphs, row.places, self.left, top + grid.ASCENT * row.size, row.size)
        if found := jpeg(row.picture) if row.picture else None:
            tall = picture_height(found)
            self._pen.picture(row.picture, self.left, top, grid.WIDTH, tall)
            self._pen.rect(self.left, top, grid.WIDTH, tall)

    def end_page(self) -> None:
        draw_number(self._pen, self._file.pages, self._mirror, self._shaper, self._before)
        if self._draft:
            mark_draft(self._pen, self._shaper, self.left + grid.WIDTH, _DRAFT_BASELINE)
        self._pen.end_page()


def draw_number(pen: Pen, page: int, mirror: bool, shaper: Shaper, before: int = 0) -> None:
    """— 1 — on page 0, 1, … of the file: one character in from the right, on even pages from the left (7.5).

    before: the pages of the file that are not counted.
    """
    glyphs = shaper.shape(f"— {page - before + 1} —", Role.SONG)
    places, width = [], 0.0
    for glyph in glyphs:
        places.append(width)
        # A space is half a character, as 宋体 has it.
        width += (0.5 if glyph.char == " " else glyph.width) * grid.NUMBER_SIZE
    x = grid.NUMBER_SIZE if page % 2 else grid.WIDTH - grid.NUMBER_SIZE - width
    dash = grid.TOP + grid.HEIGHT + grid.NUMBER_DROP
    pen.write(glyphs, places, grid.left(page, mirror) + x, dash + _DASH_TOP * grid.NUMBER_SIZE, grid.NUMBER_SIZE)


def mark_draft(pen: Pen, shaper: Shaper, right: float, baseline: float) -> None:
    """草稿 in grey, ending at `right`."""
    glyphs = shaper.shape(_DRAFT, Role.HEI)
    pen.words(glyphs, right - len(glyphs) * _DRAFT_SIZE, baseline, _DRAFT_SIZE, _DRAFT_GREY)
