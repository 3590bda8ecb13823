"""A report proofread before it is issued: every rule asked in turn."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from unionbook.services.report.document import Document
from unionbook.services.report.proof import (
    carried,
    enclosed,
    jumps,
    late,
    private,
    rates,
    signs,
    typed,
    unfinished,
    wholes,
    words,
    worth,
)
from unionbook.services.report.proof.earlier import Earlier
from unionbook.services.report.proof.finding import Finding, in_order
from unionbook.services.report.proof.onpaper import marked, proof_paper
from unionbook.services.report.proof.reading import Reading
from unionbook.services.report.sheaf import print_sheaf, to_sheaf
from unionbook.services.report.whole import Whole
from unionbook.store.book import Book

RULES: tuple[Callable[[Reading], Iterator[Finding]], ...] = (
    unfinished.blanks,
    unfinished.written_over,
    unfinished.moved,
    wholes.sums,
    wholes.larger,
    rates.rates,
    worth.nothing,
    worth.around,
    worth.units,
    enclosed.parts,
    enclosed.elsewhere,
    enclosed.missing,
    carried.members,
    private.private,
    signs.signs,
    words.years,
    words.spans,
    typed.bare,
    typed.by_hand,
)
SINCE: tuple[Callable[[Reading, Earlier], Iterator[Finding]], ...] = (jumps.jumps, carried.openings, late.late)
"""Those that hold the report against what was issued before."""


def proof(book: Book, whole: Whole, document: Document | None = None) -> list[Finding]:
    """What is to be put right or looked at before a report is issued; `proof_paper` adds what its pages show.

    document: where the report comes from, when it is kept in the book.
    """
    reading, earlier = Reading(book, whole, document), Earlier(book, whole.report.period)
    found = [finding for rule in RULES for finding in rule(reading)]
    return in_order([*found, *(finding for rule in SINCE for finding in rule(reading, earlier))])


def proof_printed(book: Book, whole: Whole, document: Document | None = None) -> tuple[list[Finding], bytes]:
    """`proof` and `proof_paper` together, and the PDF of the draft that was printed for it."""
    sheaf = to_sheaf(whole)
    pdf, printed = print_sheaf(replace(sheaf, paper=marked(sheaf.paper)))
    return in_order([*proof(book, whole, document), *proof_paper(whole, printed)]), pdf
