"""Reports of random books: every number printed is that of its rows, and says nothing against another one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from random_book import fill_randomly
from report_book import OFFICE, empty_book

from unionbook.ground.figures import Ratio
from unionbook.ground.periods import Period
from unionbook.services.bridge import bridge
from unionbook.services.report import compose, template_names
from unionbook.services.report.proof import Severity, proof
from unionbook.services.report.template import use_of
from unionbook.services.report.whole import Whole, whole
from unionbook.services.tally import Counted, count, frame_of, rows_behind
from unionbook.store.book import Book

SEEDS = st.integers(0, 10**6)
PERIODS = st.sampled_from(["2020", "2020H1", "2020Q1", "2020-06", "2020-W10", "2019-10-01..2020-09-30"])
FEW = settings(max_examples=5, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""A seed says nothing by being small, so none is looked for."""
GRAVE = {"blank", "zero", "private"}
"""What may forbid issuing a random book's report: places to fill, a few 分 told in 万元, names of sealed cases that
stand in other rows' words too."""


@contextmanager
def random_book(factory: pytest.TempPathFactory, seed: int) -> Iterator[Book]:
    """An office with up to a dozen rows of every kind."""
    with empty_book(factory.mktemp("laws") / "台账.ubk") as book:
        fill_randomly(book, seed, most=12)
        if book.single("office") is None:
            with book.change("登记") as act:
                act.add("office", OFFICE)
        yield book


def reports(book: Book, period: Period) -> Iterator[Whole]:
    """The reports of every template for such a period, with their tables."""
    for name in template_names(use_of(period), book):
        yield whole(book, compose(book, period, name))


def one_of(book: Book, period: Period, seed: int) -> Whole:
    """The report of one of the templates."""
    names = template_names(use_of(period), book)
    return whole(book, compose(book, period, names[seed % len(names)]))


def printed(made: Whole) -> Iterator[Counted]:
    """Every figure of text, tables and charts."""
    yield from (piece.counted for _, piece in made.report.figures() if piece.counted)
    for filled in (*made.tables, *made.charts):
        yield from (counted for _, counted in filled.counted())


def of_rows(book: Book, counted: Counted, known: dict[tuple[str, str, str], int | None]) -> int | None:
    """The number that the rows behind a figure make."""
    period = counted.frame.period
    asked = counted.key, period.start_text, period.end_text
    if asked not in known:
        behind = rows_behind(book, counted.key, counted.frame)
        uids = [uid for uid, _, _ in behind.rows]
        assert len(set(uids)) == len(uids), "a row is opened twice"
        known[asked] = sum(adds for _, _, adds in behind.rows)
    return known[asked]


@FEW
@given(SEEDS, PERIODS)
def test_every_printed_number_is_that_of_its_rows(
    tmp_path_factory: pytest.TempPathFactory, seed: int, period: str
) -> None:
    with random_book(tmp_path_factory, seed) as book:
        known: dict[tuple[str, str, str], int | None] = {}
        for made in reports(book, Period.parse(period)):
            for counted in printed(made):
                rows, figure = of_rows(book, counted, known), counted.figure
                if isinstance(figure, Ratio):
                    kind, _, rest = counted.key.partition(".")
                    upper = count(book, f"{kind}.{figure.upper}{rest[len(figure.name) :]}", counted.frame)
                    assert rows == upper.value, counted.key
                else:
                    assert rows == (counted.value or 0), counted.key


@FEW
@given(SEEDS, PERIODS)
def test_every_name_printed_is_one_of_the_figures_rows_and_never_a_sealed_one(
    tmp_path_factory: pytest.TempPathFactory, seed: int, period: str
) -> None:
    with random_book(tmp_path_factory, seed) as book:
        for _, piece in one_of(book, Period.parse(period), seed).report.figures():
            assert piece.counted and piece.text
            if piece.rows:
                behind = rows_behind(book, piece.key, piece.counted.frame)
                assert set(piece.rows) <= {uid for uid, _, _ in behind.rows}
                if behind.kind.sealed:
                    flags = book.select(behind.kind.name, ["uid", behind.kind.sealed])
                    assert not {uid for uid, sealed in flags if sealed} & set(piece.rows)


@FEW
@given(SEEDS, PERIODS)
def test_what_was_counted_never_contradicts_itself(
    tmp_path_factory: pytest.TempPathFactory, seed: int, period: str
) -> None:
    """Without a hand in it no part is above its whole, no rate is wrong, no table's rows miss their whole."""
    with random_book(tmp_path_factory, seed) as book:
        for made in reports(book, Period.parse(period)):
            for finding in proof(book, made):
                assert finding.severity is Severity.LOOK or finding.rule in GRAVE, finding
                assert finding.rule not in ("larger", "rate", "hand", "moved", "year", "span", "enclosed"), finding
                assert "各行相加不等于" not in finding.sentence, finding


@FEW
@given(SEEDS, PERIODS)
def test_the_bridge_closes_or_names_who_does_not_fit(
    tmp_path_factory: pytest.TempPathFactory, seed: int, period: str
) -> None:
    with random_book(tmp_path_factory, seed) as book:
        found = bridge(book, frame_of(book, Period.parse(period)))
        assert found.closing.number - found.total == sum(one.off for one in found.differences)
        for term in (found.opening, *found.terms, found.closing):
            assert len(found.rows(book, term)) == term.number
        assert all(one.off and one.title and one.why for one in found.differences)


@FEW
@given(SEEDS, PERIODS)
def test_a_report_composed_twice_is_the_same(tmp_path_factory: pytest.TempPathFactory, seed: int, period: str) -> None:
    with random_book(tmp_path_factory, seed) as book:
        first, second = (one_of(book, Period.parse(period), seed) for _ in range(2))
        assert first == second
        assert all(0 <= block.section < len(first.report.sections) for block in first.report.blocks)
        assert "\ufdd0" not in first.report.text
