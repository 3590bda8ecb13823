"""An office that has issued its yearly report once: a file made once, copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from issue_book import YEAR
from report_book import clock_at, full_book

from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.records.report import ReportIssue
from unionbook.services.issue.archive import issues
from unionbook.services.issue.issuing import issue
from unionbook.services.report.document import make_report
from unionbook.store.book import Book
from unionbook.store.files import open_book


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office that has issued its yearly report once."""
    path = tmp_path_factory.mktemp("issue") / "台账.ubk"
    with full_book(path) as made:
        issue(made, make_report(made, YEAR), "赵甲子")
    return path


@pytest.fixture
def book(year: Path, tmp_path: Path) -> Iterator[Book]:
    """A copy of it, open."""
    shutil.copy(year, tmp_path / "台账.ubk")
    with open_book(tmp_path / "台账.ubk", CABINET, clock=lambda: clock_at(2021, 1, 5)) as made:
        yield made


@pytest.fixture
def report(book: Book) -> str:
    return str(book.select("report", ["uid"])[0][0])


@pytest.fixture
def first(book: Book) -> ReportIssue:
    return issues(book)[0]


@pytest.fixture
def fresh(book: Book) -> str:
    """A report of the half-year that was never issued."""
    return make_report(book, Period.parse("2020H1"))
