"""Forms printed: any number of sheets, one after another, in one PDF."""

from collections.abc import Iterable, Sized
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.fitting import Fitted
from unionbook.services.pdf.fonts import Fonts
from unionbook.services.pdf.formsheet.bands import group, note
from unionbook.services.pdf.formsheet.dealing import Portion, deal
from unionbook.services.pdf.formsheet.drawing import draw_lines, draw_portions
from unionbook.services.pdf.formsheet.model import FormSheet
from unionbook.services.pdf.formsheet.sheet import Heading, Room, again, foot, heading, room
from unionbook.services.pdf.ledger.printing import Cancelled
from unionbook.services.pdf.paper import Printed
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.runs import Shaper

if TYPE_CHECKING:
    from unionbook.services.check import Step


@dataclass(frozen=True)
class Laid:
    """A form laid out: its pages' bands, from the top of the room down."""

    sheet: FormSheet
    heads: tuple[Heading, Heading]
    pages: list[list[Portion]]


def print_forms(
    sheets: Iterable[FormSheet],
    out: BinaryIO,
    mirror: bool = False,
    fonts: Fonts | None = None,
    step: "Step | None" = None,
    made: datetime | None = None,
) -> Printed:
    """Write the forms to `out` as one PDF, each beginning on a page of its own; the first gives the file its title.

    Raises Cancelled when `step` says so; `out` is then to be thrown away.  mirror: even pages have the binding at the
    other side.  fonts, made: as of `print_paper`.  step: told after each sheet how many are done, of how many (0 when
    the sheets are made as they are printed).
    """
    file: PdfFile | None = None
    fonts = fonts or Fonts()
    of = len(sheets) if isinstance(sheets, Sized) else 0
    run = _Run(fonts, mirror)
    for done, sheet in enumerate(sheets, 1):
        file = file or PdfFile(out, Properties(sheet.title, made=made))
        run.draw(sheet, file)
        if step and not step(done, of):
            raise Cancelled
    if file is None:
        raise ValueError("no form to print")
    file.close()
    return run.printed()


def draw_forms(sheets: Iterable[FormSheet], file: PdfFile, mirror: bool = False, fonts: Fonts | None = None) -> Printed:
    """Draw the forms on new pages of a file."""
    run = _Run(fonts or Fonts(), mirror)
    for sheet in sheets:
        run.draw(sheet, file)
    return run.printed()


def lay(sheet: FormSheet, place: Room, shaper: Shaper) -> Laid:
    """Where everything of a form stands."""
    groups = [group(part, place.width, shaper) for part in sheet.parts]
    groups += [note(text, place.width, shaper) for text in sheet.notes if text]
    first, first_top = heading(sheet, place.width, shaper)
    others, others_top = again(sheet, place.width, shaper)
    pages = deal(groups, first_top, others_top, place.bottom - place.top)
    return Laid(sheet, (first, others), pages)


class _Run:
    """Sheets drawn one after another."""

    def __init__(self, fonts: Fonts, mirror: bool) -> None:
        self._shaper = Shaper(fonts)
        self._mirror = mirror
        self._pages = 0
        self._unshown: dict[str, None] = {}

    def draw(self, sheet: FormSheet, file: PdfFile) -> None:
        laid = lay(sheet, room(sheet, file.pages, self._mirror), self._shaper)
        for number, portions in enumerate(laid.pages):
            place = room(sheet, file.pages, self._mirror)
            pen = Pen(file, place.page_width, place.page_height)
            lines = [(place.top + top, line) for top, line in laid.heads[number > 0]]
            lines += foot(sheet, place, number + 1, len(laid.pages), self._shaper)
            draw_lines(pen, lines, place.left)
            self._note(draw_portions(pen, portions, place, self._shaper))
            self._note(line for _, line in lines)
            pen.end_page()
        self._pages += len(laid.pages)

    def _note(self, lines: Iterable[Fitted]) -> None:
        """Remember what no font could show."""
        for line in lines:
            self._unshown |= {glyph.char: None for glyph in line.glyphs if glyph.unshown}

    def printed(self) -> Printed:
        return Printed(self._pages, (), tuple(self._unshown))
