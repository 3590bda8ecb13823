"""A list saved as the file somebody wants."""

from enum import StrEnum
from pathlib import Path

from unionbook.services.outlet.csvfile import Encoding, write_csv
from unionbook.services.outlet.listed import Listed, Reader, table
from unionbook.services.outlet.model import Line
from unionbook.services.outlet.writer import Step, write_xlsx
from unionbook.store.book import Book


class Form(StrEnum):
    """What sort of file."""

    XLSX = "xlsx"
    CSV = "csv"
    GB18030 = "gb18030"

    @property
    def suffix(self) -> str:
        """The end of the file's name."""
        return ".xlsx" if self is Form.XLSX else ".csv"


def _going(done: int, of: int) -> bool:
    return True


def save(
    book: Book, listed: Listed, path: Path, form: Form, step: Step = _going, lend: Reader[list[Line]] | None = None
) -> int:
    """Write the list, which was allowed before; how many rows.  Refusal: it cannot be written.  Stopped: `step`.

    lend: who lends the book for each part of it, beside the window.
    """
    made = table(book, listed, lend)
    if form is Form.XLSX:
        return write_xlsx(path, made, step)
    return write_csv(path, made, Encoding.GB18030 if form is Form.GB18030 else Encoding.UTF8, step)
