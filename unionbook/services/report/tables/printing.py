"""Several tables and charts printed into one PDF, for the command line and for a look before the report."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.fonts import Fonts
from unionbook.services.pdf.ledger.model import PrintedLedger
from unionbook.services.pdf.ledger.printing import draw_ledger
from unionbook.services.report.tables.comparing import Frozen, nothing_frozen
from unionbook.services.report.tables.files import load_table, table_names, table_sets
from unionbook.services.report.tables.filled import Filled
from unionbook.services.report.tables.filling import fill
from unionbook.services.report.tables.ledger import to_ledger
from unionbook.services.tallies import Tallies
from unionbook.store.book import Book


def fill_all(
    book: Book, frame: Frame, names: Iterable[str] = (), use: str = "", frozen: Frozen = nothing_frozen
) -> list[Filled]:
    """The tables of those names, or all of a set that have something to say. Raises Refusal."""
    asked = list(names)
    if use and not table_names(use):
        raise Refusal(f"没有“{use}”这套附表，现有：{'、'.join(table_sets())}。")
    tallies = Tallies(book, frame)
    filled = [fill(book, load_table(name, book), frame, frozen, tallies) for name in asked or table_names(use)]
    return [one for one in filled if asked or not one.empty]


def print_tables(
    tables: Sequence[Filled], out: BinaryIO, office: str = "", signed: bool = False
) -> list[PrintedLedger]:
    """Write tables to a PDF, each on sheets of its own."""
    file, fonts = PdfFile(out, Properties("附表")), Fonts()
    printed = [draw_ledger(to_ledger(one, at, office, signed), file, fonts=fonts) for at, one in enumerate(tables, 1)]
    file.close()
    return printed
