"""What is proofread: a composed report with its tables, and what the book knows around it, each asked for once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from unionbook.ground.figures import Figure
from unionbook.services.pdf.paper import Style
from unionbook.services.report.document import Document
from unionbook.services.report.model import Piece, Report
from unionbook.services.report.proof.finding import Place
from unionbook.services.report.proof.says import said
from unionbook.services.report.tables import Cell, Filled
from unionbook.services.report.tables.model import View
from unionbook.services.report.whole import Whole
from unionbook.services.tally import Counted, Declared, declared
from unionbook.store.book import Book

_ENDS = re.compile("[。！？]")


@dataclass(frozen=True)
class Told:
    """A figure printed as a number. value: what is said (`says.said`).  sentence: which one of its paragraph."""

    piece: Piece
    counted: Counted
    value: int | None
    place: Place
    sentence: int

    @property
    def words(self) -> str:
        """What it is and how it is printed: 收到信访事件“57宗”."""
        return f"{self.counted.figure.label}“{self.piece.text}”"


@dataclass(frozen=True)
class Entered:
    """A number of this period in a table. label: its row and column in words."""

    cell: Cell
    counted: Counted
    label: str
    place: Place


@dataclass
class Reading:
    """A report about to be proofread. document: where it comes from, when it is kept in the book."""

    book: Book
    whole: Whole
    document: Document | None = None

    def __post_init__(self) -> None:
        self._declared: dict[str, Declared] = {}

    @property
    def report(self) -> Report:
        """Its text."""
        return self.whole.report

    @property
    def tables(self) -> tuple[Filled, ...]:
        """Its tables."""
        return self.whole.tables

    def declared(self, key: str) -> Declared:
        """What a key means."""
        if key not in self._declared:
            self._declared[key] = declared(self.book, key)
        return self._declared[key]

    def at(self, block: int) -> Place:
        """The place of a paragraph."""
        found = self.report.blocks[block]
        return Place(found.section, block, found.line)

    @cached_property
    def told(self) -> list[Told]:
        """The figures printed as numbers in the text; names and other words of rows are not among them."""
        return list(self._told())

    def _told(self) -> Iterator[Told]:
        place = 0
        for at, block in enumerate(self.report.blocks):
            sentence = 0
            for piece in block.pieces:
                if piece.counted is not None:
                    if not piece.rows:
                        where = Place(block.section, at, block.line, place)
                        yield Told(piece, piece.counted, said(piece), where, sentence)
                    place += 1
                sentence += len(_ENDS.findall(piece.text))

    @cached_property
    def entered(self) -> list[Entered]:
        """The numbers of this period in the tables."""
        return [
            Entered(cell, cell.counted, f"{row.label.removeprefix('其中：')}·{head.label}", place)
            for table, filled in enumerate(self.tables)
            for at, row in enumerate(filled.rows)
            for column, (head, cell) in enumerate(zip(filled.heads, row.cells, strict=False))
            if cell.counted is not None and cell.view is View.NOW
            for place in [Place(table=table, row=at, column=column)]
        ]

    def paragraphs(self) -> Iterator[tuple[int, str, Style]]:
        """(place, text, style) of every paragraph."""
        for at, block in enumerate(self.report.blocks):
            yield at, block.text, block.style

    def figure_of(self, key: str) -> Place | None:
        """Where a figure stands first: in the text, else in a table."""
        places = [told.place for told in self.told if told.counted.key == key]
        places += [one.place for one in self.entered if one.cell.key == key]
        return next(iter(places), None)


def adding(asked: Declared) -> Figure | None:
    """The figure, when the numbers of separate rows add up to it; None for means, least and most."""
    figure = asked.figure
    return figure if isinstance(figure, Figure) and figure.what in ("count", "sum", "distinct") else None


def alike(one: Declared, other: Declared) -> bool:
    """Do both count the same thing, perhaps of other rows?"""
    first, second = adding(one), adding(other)
    if first is None or second is None or one.kind is not other.kind:
        return False
    return (first.what, first.path) == (second.what, second.path)
