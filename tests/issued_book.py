"""The year 2020 of a small book, issued."""

from unionbook.ground.periods import Period
from unionbook.records.report import ReportIssue
from unionbook.services.issue.archive import frozen, issues
from unionbook.services.issue.frozen import Frozen, FrozenFigure
from unionbook.services.issue.issuing import issue
from unionbook.services.report.document import make_report
from unionbook.store.book import Book

YEAR = Period.parse("2020")


def issued_year(book: Book) -> ReportIssue:
    """The issue of 2020, made when there is none yet."""
    found = issues(book)
    return found[0] if found else issue(book, make_report(book, YEAR), "赵甲子")


def issued_figure(book: Book, made: ReportIssue, key: str) -> tuple[Frozen, FrozenFigure]:
    """What is kept of an issue, and its first figure of a key."""
    kept = frozen(book, made)
    return kept, next(figure for figure in kept.figures if figure.key == key)
