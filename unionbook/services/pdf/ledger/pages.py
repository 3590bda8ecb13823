"""The sheets of a table drawn: what stands over the rows, the rows with their lines, the sheet's foot."""

from collections.abc import Sequence
from itertools import accumulate, groupby

from unionbook.services.pdf.file import PdfFile
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.grid import MM, PAGE_HEIGHT
from unionbook.services.pdf.ledger.faces import MIDDLE, Faces
from unionbook.services.pdf.ledger.heads import Above
from unionbook.services.pdf.ledger.laying import Laid
from unionbook.services.pdf.ledger.layout import Sheet
from unionbook.services.pdf.ledger.tail import Piece
from unionbook.services.pdf.pen import HAIR, Pen
from unionbook.services.pdf.runs import Shaper
from unionbook.services.pdf.sheets import draw_number, mark_draft
from unionbook.services.pdf.syntax import number

_SMALL = 9.0  # points: number and stamp at the foot of an office's sheet
_BASELINE = 8 * MM  # of them, above the sheet's lower edge
_DRAFT_ABOVE = 4 * MM  # the area's upper edge


class Foot:
    """The foot of a sheet: 第 1 页 共 5 页 in the middle and the stamp at the right; in a document the number that
    goes on from the pages before, where GB/T 9704 has it."""

    def __init__(self, file: PdfFile, sheet: Sheet, shaper: Shaper, stamp: str, document: bool, mirror: bool) -> None:
        self._file, self._sheet, self._shaper = file, sheet, shaper
        self._document, self._mirror = document, mirror
        self._stamp = shaper.shape(stamp, Role.FANGSONG)
        self._of = "" if document else file.drawn_last(self._all_pages)

    def draw(self, pen: Pen) -> None:
        """Draw it on the page that comes next in the file."""
        if self._document:
            self._draw_document_number(pen)
            return
        left, _ = self._sheet.corner(self._file.pages, self._mirror)
        width, _ = self._sheet.room
        middle, baseline = left + width / 2, self._sheet.height - _BASELINE
        glyphs = self._shaper.shape(f"第 {self._file.pages + 1} 页", Role.SONG)
        pen.words(glyphs, middle - _SMALL / 2 - sum(glyph.width for glyph in glyphs) * _SMALL, baseline, _SMALL)
        pen.place(self._of, middle + _SMALL / 2, baseline)
        stamp = sum(glyph.width for glyph in self._stamp) * _SMALL
        pen.words(self._stamp, left + width - stamp, baseline, _SMALL)

    def _draw_document_number(self, pen: Pen) -> None:
        if self._sheet.upright:
            with pen.turned(PAGE_HEIGHT, 0):
                draw_number(pen, self._file.pages, self._mirror, self._shaper)
        else:
            draw_number(pen, self._file.pages, self._mirror, self._shaper)

    def _all_pages(self) -> bytes:
        pen = Pen(self._file, 0, 0)
        pen.words(self._shaper.shape(f"共 {self._file.pages} 页", Role.SONG), 0, 0, _SMALL)
        return pen.content()


class Pages:
    """Draws sheet after sheet. What is the same on each of them is drawn once for each place it may stand at."""

    def __init__(self, file: PdfFile, sheet: Sheet, faces: Faces, foot: Foot, draft: bool, mirror: bool) -> None:
        self._file, self._sheet, self._faces, self._foot = file, sheet, faces, foot
        self._draft, self._mirror = draft, mirror
        self._same: dict[tuple[Above, float, float], str] = {}
        self._ruled: tuple[object, str] = (None, "")

    def draw(self, above: Above | None, rows: Sequence[Laid], pieces: Sequence[Piece]) -> None:
        """One sheet; without `above` it has no table."""
        pen = Pen(self._file, self._sheet.width, self._sheet.height)
        left, top = self._sheet.corner(self._file.pages, self._mirror)
        if above:
            pen.raw(self._above(above, left, top))
            top += above.height
        if rows:
            self._draw_rows(pen, rows, left, top)
            top += sum(row.height for row in rows)
        for piece in pieces:
            piece.draw(pen, left, top)
            top += piece.height
        self._foot.draw(pen)
        if self._draft:
            self._mark_draft(pen)
        pen.end_page()

    def _above(self, above: Above, left: float, top: float) -> str:
        key = above, left, top
        if key not in self._same:
            pen = Pen(self._file, self._sheet.width, self._sheet.height)
            above.draw(pen, left, top)
            self._same[key] = pen.content().decode("ascii")
        return self._same[key]

    def _draw_rows(self, pen: Pen, rows: Sequence[Laid], left: float, top: float) -> None:
        y = self._sheet.height - top
        x, under = number(left), MIDDLE * self._faces.size
        parts = [f"BT {self._faces.body.select()}"]
        for row in rows:
            if row.drawn:
                parts.append(f"1 0 0 1 {x} {y - row.height / 2 - under:.2f} Tm {row.drawn}")
            y -= row.height
        parts.append("ET")
        pen.raw("\n".join(parts))
        pen.raw(self._rules(rows, left, self._sheet.height - top))

    def _rules(self, rows: Sequence[Laid], left: float, top: float) -> str:
        """The lines of the rows; those of a sheet just like the one before are there already."""
        key = left, top, [(row.height, row.bars) for row in rows]
        if self._ruled[0] != key:
            self._ruled = key, "\n".join(_rules(rows, left, top))
        return self._ruled[1]

    def _mark_draft(self, pen: Pen) -> None:
        left, top = self._sheet.corner(self._file.pages, self._mirror)
        mark_draft(pen, self._faces.shaper, left + self._sheet.room[0], top - _DRAFT_ABOVE)


def _rules(rows: Sequence[Laid], left: float, top: float) -> list[str]:
    """Lines between the rows, and the upright ones, each as long as it can be; y from the sheet's lower edge."""
    ends = list(accumulate((-row.height for row in rows), initial=top))
    wide = left + rows[0].bars[-1]
    lines = [f"{number(HAIR)} w", *(f"{left:.2f} {y:.2f} m {wide:.2f} {y:.2f} l" for y in ends)]
    at = 0
    for bars, run in groupby(rows, lambda row: row.bars):
        end = at + len(list(run))
        lines += [f"{left + x:.2f} {ends[at]:.2f} m {left + x:.2f} {ends[end]:.2f} l" for x in bars]
        at = end
    return [*lines, "S"]
