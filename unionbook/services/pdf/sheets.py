"""The file the pages go into: its properties, its paper, and what stands on every page."""

from datetime import datetime
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from unionbook.services.pdf import grid
from unionbook.services.pdf.fonts import Fonts, Role
from unionbook.services.pdf.ink import Ink
from unionbook.services.pdf.paper import Paper
from unionbook.services.pdf.rows import Row
from unionbook.services.pdf.runs import Glyph, Shaper

rl_config.useA85 = 0  # streams as bytes, not as letters: a fifth smaller

_CREATOR = "工会台账"
_DASH_TOP = 0.40  # of the size above the baseline: the upper edge of the dash beside a page number
_DRAFT, _DRAFT_SIZE, _DRAFT_GREY = "草稿", 10.5, 0.55
_DRAFT_BASELINE = 25 * grid.MM  # below the sheet's upper edge


class _Properties(PDFInfo):  # type: ignore[misc]  # reportlab carries no types
    """Title, office and subject, and a day only if the caller names one: the same paper, the same bytes."""

    def __init__(self, paper: Paper, made: datetime | None) -> None:
        super().__init__()
        self.title, self.author, self.subject = paper.title, paper.author, paper.subject
        self.made = made

    def format(self, document: Any) -> Any:
        entries = {"Title": self.title, "Author": self.author, "Subject": self.subject, "Creator": _CREATOR}
        if self.made:
            entries["CreationDate"] = entries["ModDate"] = f"{self.made:D:%Y%m%d%H%M%S}"
        kept = {key: PDFString(value) for key, value in entries.items() if value}
        return PDFDictionary(kept).format(document)


class Sheets:
    """A PDF being written, page by page."""

    def __init__(self, out: BinaryIO, paper: Paper, fonts: Fonts, mirror: bool, made: datetime | None) -> None:
        face = fonts.face(Role.FANGSONG, "一")
        self._canvas = Canvas(
            out,
            pagesize=(grid.PAGE_WIDTH, grid.PAGE_HEIGHT),
            invariant=1,
            pdfVersion=(1, 6),
            lang="zh-CN",
            # Without a font of our own the library lists Helvetica, unused and not embedded.
            initialFontName=face.name if face else None,
        )
        self._canvas._doc.info = _Properties(paper, made)
        # Printed at its own size, or the margins are not those of the standard.
        self._canvas.setViewerPreference("PrintScaling", "None")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._ink = Ink(self._canvas)
        self._shaper = Shaper(fonts)
        self._draft, self._mirror, self._page = paper.draft, mirror, 0

    @property
    def left(self) -> float:
        return grid.left(self._page, self._mirror)

    def row(self, row: Row, at: int) -> None:
        """A row of text at place `at` (from 0) of the page's grid."""
        top = grid.PAGE_HEIGHT - grid.TOP - at * grid.PITCH
        self._ink.write(row.glyphs, row.places, self.left, top - grid.ASCENT * row.size, row.size)

    def end_page(self) -> None:
        self._number()
        if self._draft:
            self._mark_draft()
        self._canvas.showPage()
        self._page += 1

    def save(self) -> None:
        self._canvas.save()

    def _number(self) -> None:
        """— 1 —, one character in from the right, on even pages from the left (7.5)."""
        glyphs = self._shaper.shape(f"— {self._page + 1} —", Role.SONG)
        odd = self._page % 2 == 0
        width = self._width(glyphs) * grid.NUMBER_SIZE
        x = grid.WIDTH - grid.NUMBER_SIZE - width if odd else grid.NUMBER_SIZE
        dash = grid.PAGE_HEIGHT - grid.TOP - grid.HEIGHT - grid.NUMBER_DROP
        self._line(glyphs, self.left + x, dash - _DASH_TOP * grid.NUMBER_SIZE, grid.NUMBER_SIZE)

    def _mark_draft(self) -> None:
        glyphs = self._shaper.shape(_DRAFT, Role.HEI)
        x = self.left + grid.WIDTH - len(glyphs) * _DRAFT_SIZE
        self._canvas.saveState()
        self._canvas.setFillGray(_DRAFT_GREY)
        self._line(glyphs, x, grid.PAGE_HEIGHT - _DRAFT_BASELINE, _DRAFT_SIZE)
        self._canvas.restoreState()

    def _line(self, glyphs: list[Glyph], x: float, baseline: float, size: float) -> None:
        places = [self._width(glyphs[:at]) * size for at in range(len(glyphs))]
        self._ink.write(glyphs, places, x, baseline, size)

    @staticmethod
    def _width(glyphs: list[Glyph]) -> float:
        """In parts of the size; a space is half a character, as 宋体 has it."""
        return sum(0.5 if glyph.char == " " else glyph.width for glyph in glyphs)
