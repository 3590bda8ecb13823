"""Forms as PDFs."""

from collections.abc import Callable, Sequence
from typing import BinaryIO

from unionbook.ground.errors import Refusal
from unionbook.ground.filename import plain_name
from unionbook.ground.forms import Form
from unionbook.ground.kind import Kind
from unionbook.records.disclosure import PRINTED
from unionbook.services.forms.making import Document, make
from unionbook.services.forms.model import Made, Wanted
from unionbook.services.pdf import grid
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.fonts import Fonts
from unionbook.services.pdf.formsheet.model import FormSheet
from unionbook.services.pdf.formsheet.printing import draw_forms
from unionbook.services.pdf.gongwen import draw_paper
from unionbook.services.pdf.ledger.model import Ledger
from unionbook.services.pdf.ledger.printing import Cancelled, draw_ledger
from unionbook.services.pdf.pen import Pen
from unionbook.services.privacy.access import Access, note, note_if_it_can_be, note_refused, sensitive
from unionbook.store.book import Book

Step = Callable[[int, int], bool]
"""(records done, of how many) → go on?"""


def print_form(
    book: Book,
    kind: Kind,
    form: Form,
    wanted: Wanted,
    out: BinaryIO,
    step: Step | None = None,
    mirror: bool = False,
) -> Made:
    """Write the form of the rows wanted to `out` as a PDF. Lists and lifted masks leave a row in the book.

    Raises Refusal, also when `step` says stop; `out` is then to be thrown away, and the book is as it was.
    """
    try:
        document = make(book, kind, form, wanted)
    except Refusal:
        if wanted.unmasked and not wanted.reason.strip():
            note_refused(book, kind, form.label, list(wanted.rows or ()))
        raise
    made = draw(document, out, mirror, step=step)
    if document.rows:
        write_down(book, kind, form, wanted, document.rows)
    return made


def draw(
    document: Document,
    out: BinaryIO,
    mirror: bool = False,
    fonts: Fonts | None = None,
    step: Step | None = None,
) -> Made:
    """Draw a form made ready. It needs no book, so it may be drawn beside the window. Raises Refusal when stopped."""
    fonts = fonts or Fonts()
    file = PdfFile(out, Properties(document.title))
    unshown: dict[str, None] = {}
    for done, page in enumerate(document.pages, 1):
        if mirror and document.each and (done - 1) % document.each == 0 and file.pages % 2:
            Pen(file, grid.PAGE_WIDTH, grid.PAGE_HEIGHT).end_page()
        if isinstance(page, Ledger):
            within = step if len(document.pages) == 1 else None
            unshown |= dict.fromkeys(draw_ledger(page, file, mirror, fonts, within).unshown)
        elif isinstance(page, FormSheet):
            unshown |= dict.fromkeys(draw_forms([page], file, mirror, fonts).unshown)
        else:
            unshown |= dict.fromkeys(draw_paper(page, file, mirror, fonts, anew=True).unshown)
        if step and not step(done, len(document.pages)):
            raise Cancelled
    pages = file.pages
    file.close()
    return Made(pages, document.rows, tuple(unshown))


def write_down(book: Book, kind: Kind, form: Form, wanted: Wanted, rows: int, how: str = PRINTED) -> None:
    """The row that tells of the print: on which form, of how many rows, and why masks were lifted, when they were.

    Lists and lifted masks are noted, one person's sheet with its masks on is not.  how: a code of MANNER.
    """
    reason = wanted.reason.strip() if wanted.unmasked else ""
    access = Access(
        how=how,
        what=form.label,
        rows=rows,
        of_kind=kind.label,
        record=wanted.rows[0] if wanted.rows is not None and len(wanted.rows) == 1 else "",
        columns=sensitive(book.cabinet, kind) if reason else (),
        masked=not reason,
        reason=reason,
    )
    if reason:
        note(book, access)
    elif rows > 1:
        note_if_it_can_be(book, access)


def file_name(document: Document, titles: Sequence[str] = ()) -> str:
    """The name a PDF of the form is offered under."""
    whose = f"-{titles[0]}" if len(titles) == 1 else f"-{document.rows}份" if document.rows > 1 else ""
    return f"{plain_name(f'{document.title}{whose}')}.pdf"
