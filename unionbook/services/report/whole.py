"""A report with everything that goes out with it: its text, the tables and charts it names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from unionbook.ground.conditions import Frame
from unionbook.services.issue.archive import last_year
from unionbook.services.issue.freezing import PlainTable, Spot
from unionbook.services.report.document.text import PART, REPORT
from unionbook.services.report.model import Report
from unionbook.services.report.tables import Filled, fill, load_table
from unionbook.services.report.tables.ledger import printed
from unionbook.services.tallies import Tallies
from unionbook.store.book import Book

WORDS = frozenset({REPORT, PART})
"""The kinds that hold only the words of reports: while nothing else is written, filled tables stay true."""


@dataclass(frozen=True)
class Whole:
    """A composed report and its filled tables and charts, in the order of the template. frame: of their figures."""

    report: Report
    frame: Frame
    tables: tuple[Filled, ...] = ()
    charts: tuple[Filled, ...] = ()

    def asked(self) -> tuple[Frame, tuple[str, ...], tuple[str, ...]]:
        """What its tables and charts follow from, beside the book."""
        return self.frame, self.report.tables, self.report.charts

    def spots(self) -> Iterator[Spot]:
        """Every figure of the report, those of the text first: their order gives the codes printed on the annex."""
        sections = self.report.sections
        for block in self.report.blocks:
            for piece in block.pieces:
                if piece.counted is not None:
                    place = sections[block.section].title if 0 <= block.section < len(sections) else ""
                    yield Spot(place, piece.counted, piece.text, piece.automatic, piece.reason)
        for filled in (*self.tables, *self.charts):
            for place, counted in filled.counted():
                yield Spot(f"{filled.form.title}·{place}", counted, counted.worded())

    def plain_tables(self) -> list[PlainTable]:
        """The tables as printed cells, for what is kept and attached."""
        return [PlainTable(*printed(filled)) for filled in self.tables]


def whole(book: Book, report: Report, known: Whole | None = None) -> Whole:
    """A composed report with its tables and charts filled; last year's columns are what was issued then.

    known: one made since anything else than `WORDS` was written; its tables are taken over where they are the same.
    Raises Refusal for a name that is no table.
    """
    frame = Frame(report.period, book.today())
    if known is not None and known.asked() == (frame, report.tables, report.charts):
        return replace(known, report=report)
    frozen = last_year(book, report.period)
    tallies = Tallies(book, frame)
    tables, charts = (
        tuple(fill(book, load_table(name, book), frame, frozen, tallies) for name in names)
        for names in (report.tables, report.charts)
    )
    return Whole(
        report,
        frame,
        tuple(filled for filled in tables if not filled.empty),
        tuple(filled for filled in charts if not filled.empty),
    )
