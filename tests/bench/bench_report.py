"""How fast the first draft of the yearly report is on a book of 50,000 members.

    python -m pytest -m bench -s tests/bench/bench_report.py     measure and judge
    python tests/bench/bench_report.py                           measure and print

Bare: the very statements the draft runs, each once, their rows fetched, on the same connection. Text and tables are
counted apart: the draft the clerk sees first is the text with all its figures.
"""

import gc
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[at]) for at in (2, 1)]

from unionbook.ground.fields import Value
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.demo import write_demo
from unionbook.services.report import compose
from unionbook.services.report.whole import whole
from unionbook.store.book import Book

MEMBERS, ROUNDS = 50_000, 7
MOST = 1.5
PERIOD = Period.parse("2020")
Statement = tuple[str, tuple[Value, ...]]


@dataclass
class Measured:
    """Seconds of each round: of the text and of text with tables, and of their statements alone."""

    text: list[float] = field(default_factory=list)
    text_bare: list[float] = field(default_factory=list)
    all: list[float] = field(default_factory=list)
    all_bare: list[float] = field(default_factory=list)
    statements: tuple[int, int] = (0, 0)

    @property
    def ratios(self) -> tuple[float, float]:
        """Of the text, and of everything, to their floors; medians of the rounds' own ratios."""
        pairs = ((self.text, self.text_bare), (self.all, self.all_bare))
        text, everything = (median(a / b for a, b in zip(*pair, strict=True)) for pair in pairs)
        return text, everything

    def lines(self) -> list[str]:
        """The table of figures."""
        rows = (
            (f"text, bare SQL ({self.statements[0]} statements), s", self.text_bare),
            ("text composed, s", self.text),
            (f"with tables, bare SQL ({self.statements[1]} statements), s", self.all_bare),
            ("with tables and charts, s", self.all),
        )
        told = [f"{name:52}{median(found):>8.3f}  {min(found):.3f}-{max(found):.3f}" for name, found in rows]
        text, everything = self.ratios
        return [
            f"{MEMBERS} members, medians of {ROUNDS} rounds",
            *told,
            f"{'text / bare':52}{text:>8.2f}  <= {MOST}",
            f"{'everything / bare':52}{everything:>8.2f}",
        ]


def statements_of(book: Book, work: Callable[[], object]) -> list[Statement]:
    """The statements some work runs, in order."""
    found: list[Statement] = []
    read = book.rows

    def noting(sql: str, values: tuple[Value, ...] = ()) -> object:
        found.append((sql, tuple(values)))
        return read(sql, values)

    book.rows = noting  # type: ignore[method-assign, assignment]
    try:
        work()
    finally:
        del book.rows
    return found


def timed(work: Callable[[], object]) -> float:
    """Seconds the work takes, the garbage of earlier work collected before."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def bare(book: Book, statements: list[Statement]) -> None:
    """Run the statements and fetch their rows."""
    for sql, values in statements:
        book.connection.execute(sql, values).fetchall()


def measure() -> Measured:
    """Both, in turn, on one book."""
    result = Measured()
    with tempfile.TemporaryDirectory() as folder:
        book = write_demo(Path(folder) / "大台账.ubk", CABINET, members=MEMBERS)
        assert book is not None
        with book:
            texts = statements_of(book, lambda: compose(book, PERIOD))
            everything = statements_of(book, lambda: whole(book, compose(book, PERIOD)))
            result.statements = len(texts), len(everything)
            for _ in range(ROUNDS):
                result.text_bare.append(timed(lambda: bare(book, texts)))
                result.text.append(timed(lambda: compose(book, PERIOD)))
                result.all_bare.append(timed(lambda: bare(book, everything)))
                result.all.append(timed(lambda: whole(book, compose(book, PERIOD))))
    return result


@pytest.mark.bench
def test_the_first_draft_costs_little_more_than_its_figures() -> None:
    measured = measure()
    print("\n" + "\n".join(measured.lines()))
    assert measured.ratios[0] <= MOST


if __name__ == "__main__":
    print("\n".join(measure().lines()))
