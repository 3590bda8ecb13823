"""A paper printed in the layout of official documents (GB/T 9704-2012) as a PDF."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import BinaryIO

from unionbook.services.pdf import grid
from unionbook.services.pdf.enclosures import enclosures
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.fonts import Fonts
from unionbook.services.pdf.pages import paginate
from unionbook.services.pdf.paper import Paper, Place, Printed
from unionbook.services.pdf.rows import Row, rows_of
from unionbook.services.pdf.runs import Shaper
from unionbook.services.pdf.sheets import Sheets
from unionbook.services.pdf.signature import Signed, hold, sign


def print_paper(
    paper: Paper,
    out: BinaryIO,
    mirror: bool = False,
    fonts: Fonts | None = None,
    made: datetime | None = None,
) -> Printed:
    """Write `paper` to `out` as a PDF and say where its marked spans came to stand.

    mirror: even pages have the binding at the right, for printing on both sides of the sheet.
    fonts: `Fonts(folders=())` uses nothing but the shipped ones. made: the day written into the file's
    properties; without it the same paper gives the same bytes.
    """
    file = PdfFile(out, properties(paper, made))
    printed = draw_paper(paper, file, mirror, fonts)
    file.close()
    return printed


def properties(paper: Paper, made: datetime | None = None) -> Properties:
    """What a file of the paper says of itself."""
    return Properties(paper.title, paper.author, paper.subject, made)


def draw_paper(
    paper: Paper, file: PdfFile, mirror: bool = False, fonts: Fonts | None = None, anew: bool = False
) -> Printed:
    """Draw `paper` on new pages of a file; they are numbered on after those the file has, or anew from 1.

    The pages of the places are counted in the file, from 0.
    """
    fonts = fonts or Fonts()
    shaper = Shaper(fonts)
    rows = [*rows_of(paper.blocks, shaper), *enclosures(paper.enclosed, shaper)]
    signed = sign(paper.signature, shaper) if paper.signature else Signed(())
    body = len(rows)
    rows = hold(rows, signed)
    pages = paginate([row.keep for row in rows], grid.LINES)
    first = file.pages
    sheets = Sheets(file, fonts, mirror, paper.draft, anew)
    for page in pages:
        for at, number in enumerate(page):
            sheets.row(rows[number], at)
        sheets.end_page()
    return Printed(
        pages=len(pages),
        places=tuple(_places(rows, pages, first, mirror)),
        unshown=tuple(dict.fromkeys(glyph.char for row in rows for glyph in row.glyphs if glyph.unshown)),
        seal=_seal(signed, body, pages, first, mirror),
    )


def _places(rows: Sequence[Row], pages: Sequence[range], first: int, mirror: bool) -> Iterator[Place]:
    for page, numbers in enumerate(pages, first):
        left = grid.left(page, mirror)
        for at, number in enumerate(numbers):
            row = rows[number]
            top = grid.TOP + at * grid.PITCH
            for mark, start, end in row.marks:
                yield Place(mark, page, left + start, top, end - start, row.size)


def _seal(signed: Signed, body: int, pages: Sequence[range], first: int, mirror: bool) -> Place | None:
    """The square kept clear for the seal; its middle is that of the office's row."""
    if signed.seal_row is None:
        return None
    number = body + signed.seal_row
    page = next(page for page, numbers in enumerate(pages) if number in numbers)
    x = grid.left(first + page, mirror) + signed.seal_x
    y = grid.TOP + (number - pages[page].start) * grid.PITCH + grid.BODY_SIZE / 2
    return Place("", first + page, x - grid.SEAL / 2, y - grid.SEAL / 2, grid.SEAL, grid.SEAL)
