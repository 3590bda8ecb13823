"""A report of a few lines written for a book, and what proofreading finds in it."""

from pathlib import Path

from unionbook.ground.periods import Period
from unionbook.services.report import compose
from unionbook.services.report.document import make_report, open_document, set_template_text
from unionbook.services.report.proof import Finding, proof
from unionbook.services.report.template import parse
from unionbook.services.report.whole import Whole, whole
from unionbook.store.book import Book

YEAR = Period.parse("2020")
NAME = "试样"


def text_of(*lines: str) -> str:
    """A template of these lines under a title."""
    return "\n".join(("标题：试样", *lines))


def written(book: Book, *lines: str, period: Period = YEAR) -> Whole:
    """The report a template of these lines comes to, with its tables."""
    return whole(book, compose(book, period, parse(NAME, text_of(*lines), book)))


def found(book: Book, *lines: str, period: Period = YEAR) -> list[Finding]:
    """What proofreading finds in it."""
    return proof(book, written(book, *lines, period=period))


def rules(book: Book, *lines: str, period: Period = YEAR) -> list[str]:
    """The rules it breaks."""
    return [finding.rule for finding in found(book, *lines, period=period)]


def kept(book: Book, *lines: str, period: Period = YEAR) -> str:
    """A document of these lines in the book; its uid."""
    set_template_text(book, NAME, text_of(*lines))
    return make_report(book, period, NAME)


def found_in(book: Book, uid: str) -> list[Finding]:
    """What proofreading finds in a document."""
    document = open_document(book, uid)
    return proof(book, whole(book, document.compose(book)), document)


def copy_of(path: Path, to: Path) -> Path:
    """A copy of a book's file."""
    to.write_bytes(path.read_bytes())
    return to
