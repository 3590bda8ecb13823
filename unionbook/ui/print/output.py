"""Pages as a file, and what they are called."""

from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.forms import Wanted, file_name
from unionbook.store.book import Book
from unionbook.ui.frame.page import Shell
from unionbook.ui.print.press import Pages


def name_of(book: Book, kind: Kind, wanted: Wanted, pages: Pages) -> str:
    """The name of a print job or file: the form, and whose it is when it is one record's."""
    whose = [book.title(kind.name, uid) for uid in wanted.rows or ()] if len(wanted.rows or ()) == 1 else []
    return Path(file_name(pages.document, whose)).stem


def write(shell: Shell, pdf: bytes, out: Path) -> bool:
    """Write the pages to a file; False when it could not be written."""
    from unionbook.services.report import save_pdf

    try:
        save_pdf(pdf, out)
    except Refusal as refusal:
        shell.refuse(refusal)
        return False
    shell.toast(f"已导出“{out.name}”。")
    return True
