"""docs/coverage.md: every system of work has its drawer, every number of the summaries comes out of a practice book."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from practice_books import practice_book

from unionbook.ground.conditions import Frame
from unionbook.ground.figures import Figure, Ratio
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.demo.books import PRACTICES
from unionbook.services.report.markup import Number, read_sentence
from unionbook.services.tally import count, declared, rows_behind

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "coverage.md"
SYSTEMS = [
    f"{part}{number}"
    for part, last in (("A", 17), ("B", 9), ("C", 9), ("D", 15), ("E", 3), ("F", 18), ("G", 6))
    for number in range(1, last + 1)
]
"""The 77 systems of work of the five summaries."""
NUMBERS = [
    *("S1.check", "S1.cb.total", "S1.cb.f500", "S1.cb.1000", "S1.staff", "S1.xf", "S1.injury", "S1.aid", "S1.study"),
    *("S1.subsidy", "S1.rooms", "S1.act", "S1.dues", "S2", "S3.train1", "S3.org", "S3.wage", "S3.fund", "S3.cb"),
    *("S3.cong", "S3.mutual", "S3.train2", "S3.show", "S3.ball", "S4.cb", "S4.ak", "S4.aid", "S4.mutual", "S4.start"),
    *("S4.health", "S4.trip", "S4.home", "S5.talk", "S5.comm", "S5.org", "S5.contract", "S5.survey", "S5.legal"),
    *("S5.read", "S5.book", "S5.aid", "S5.honour"),
]
"""The keys of their numbers."""


def table(head: str) -> Iterator[list[str]]:
    """The cells of the table whose first heading that is."""
    lines = iter(DOCUMENT.read_text(encoding="utf-8").splitlines())
    for line in lines:
        if line.startswith(f"| {head} |"):
            break
    next(lines)
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


@dataclass(frozen=True)
class Line:
    """One number: its key, the book it stands in, its period and as-of day, what a template asks, what comes out."""

    key: str
    book: int
    period: Period
    asked: Number
    stored: int
    printed: str

    @property
    def frame(self) -> Frame:
        """What it is counted in."""
        return Frame(self.period, PRACTICES[self.book].day)


def line(cells: list[str]) -> Line:
    key, book, period, day, asked, stored, printed = cells
    (number,) = read_sentence(asked, 1, ()).numbers()
    return Line(key, int(book), Period.parse(period, date.fromisoformat(day)), number, int(stored), printed)


def lines() -> list[Line]:
    return [line(cells) for cells in table("Key")]


def names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(",") if name.strip()]


def test_every_system_has_its_line() -> None:
    assert [cells[0] for cells in table("ID")] == SYSTEMS
    assert len(SYSTEMS) == 77


@pytest.mark.parametrize("cells", list(table("ID")), ids=lambda cells: cells[0])
def test_what_keeps_a_system_exists(cells: list[str]) -> None:
    _, name, kinds, subsets, figures = cells
    assert name and names(kinds) and names(figures)
    assert [kind for kind in names(kinds) if kind not in CABINET] == []
    for text in names(subsets):
        kind, _, subset = text.partition(".")
        assert CABINET[kind].subset(subset).label
    for key in names(figures):
        assert declared(practice_book(1), key).figure.definition


def test_every_number_has_its_line() -> None:
    assert list(dict.fromkeys(one.key for one in lines())) == NUMBERS


@pytest.mark.parametrize("one", lines(), ids=lambda one: f"{one.key}-{one.asked.key}")
def test_a_number_of_the_summaries_comes_out_of_its_rows(one: Line) -> None:
    if one.book not in PRACTICES:
        pytest.skip(f"summary {one.book} has no practice book yet")
    book = practice_book(one.book)
    counted = count(book, one.asked.key, one.frame)
    assert counted.value == one.stored
    assert counted.worded(one.asked.wording, one.asked.measure) == one.printed
    behind = rows_behind(book, one.asked.key, one.frame)
    assert len({uid for uid, _, _ in behind.rows}) == len(behind.rows) > 0
    assert sum(adds for _, _, adds in behind.rows) == upper(one, counted.figure)


def upper(one: Line, figure: Figure | Ratio) -> int | None:
    """What the rows behind a figure must add up to: its number, for a ratio that of its upper figure."""
    if isinstance(figure, Figure):
        return one.stored
    kind = one.asked.key.partition(".")[0]
    return count(practice_book(one.book), f"{kind}.{figure.upper}", one.frame).value
