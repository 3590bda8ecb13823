"""What follows from conditions alone must hold of every book's rows."""

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_book import fill_randomly
from report_book import empty_book

from unionbook.ground.conditions import (
    All,
    Any_,
    Compare,
    Condition,
    Frame,
    Has,
    Not,
    Op,
    among,
    at_least,
    by_end,
    during,
    either,
    empty,
    every,
    filled,
    is_,
    latest,
)
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.report.proof.logic import disjoint, extra, implies
from unionbook.store.book import Book

BEFORE = Compare("day", Op.BEFORE)
NOT_ONE = Compare("n", Op.IS_NOT, 1)


def less(value: int) -> Condition:
    return Compare("n", Op.LESS, value)


@pytest.mark.parametrize(
    ("given_", "asked"),
    [
        (is_("n", 1), filled("n")),
        (is_("n", 1), among("n", 1, 2)),
        (among("n", 1, 2), among("n", 1, 2, 3)),
        (is_("n", None), empty("n")),
        (during("day"), by_end("day")),
        (BEFORE, by_end("day")),
        (during("day"), filled("day")),
        (is_("n", 5), at_least("n", 5)),
        (at_least("n", 7), Compare("n", Op.MORE, 5)),
        (less(2), Compare("n", Op.AT_MOST, 2)),
        (is_("n", 2), NOT_ONE),
        (empty("n"), NOT_ONE),
        (during("day"), Not(BEFORE)),
        (is_("n", 2), Not(is_("n", 1))),
        (every(is_("n", 1), during("day")), is_("n", 1)),
        (is_("n", 1), either(is_("n", 1), is_("m", 2))),
        (either(is_("n", 1), is_("n", 2)), filled("n")),
        (Not(filled("n")), Not(is_("n", 1))),
        (Has("child", is_("n", 1)), Has("child")),
        (latest("day", "union", is_("n", 1)), is_("n", 1)),
        (latest("day", "union"), by_end("day")),
        (Compare("m", Op.STARTS, "2020-01"), Compare("m", Op.STARTS, "2020")),
    ],
)
def test_what_follows(given_: Condition, asked: Condition) -> None:
    assert implies(given_, asked)
    assert not implies(asked, given_) or asked == empty("n")
    assert disjoint(given_, Not(asked))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (is_("n", 1), is_("n", 2)),
        (is_("n", 1), among("n", 2, 3)),
        (empty("n"), filled("n")),
        (empty("day"), during("day")),
        (during("day"), BEFORE),
        (less(3), at_least("n", 3)),
        (is_("n", 1), NOT_ONE),
        (by_end("day"), Not(by_end("day"))),
        (every(is_("n", 1), is_("m", 1)), every(is_("n", 2), is_("m", 1))),
        (either(is_("n", 1), is_("n", 2)), is_("n", 3)),
        (Compare("m", Op.STARTS, "2020-01"), Compare("m", Op.STARTS, "2020-02")),
        (latest("day", "union", is_("n", 1)), latest("day", "union", is_("n", 2))),
    ],
)
def test_what_cannot_both_be(one: Condition, other: Condition) -> None:
    assert disjoint(one, other) and disjoint(other, one)
    assert not implies(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (is_("n", 1), is_("m", 1)),
        (by_end("day"), during("day")),
        (filled("n"), is_("n", 1)),
        (Not(is_("n", 1)), filled("n")),
        (Has("child", is_("n", 1)), Has("child", is_("n", 2))),
        (at_least("n", 3), less(5)),
        (All(), is_("n", 1)),
    ],
)
def test_what_is_not_known(one: Condition, other: Condition) -> None:
    assert not implies(one, other)
    assert not disjoint(one, other)


def test_what_a_part_asks_beyond_its_whole() -> None:
    whole = every(during("day"), filled("n"))
    assert extra(every(whole, is_("m", 1)), whole) == [is_("m", 1)]
    assert extra(whole, whole) == []
    assert Any_(()) == either()


def conditions(kind: Kind) -> list[Condition]:
    """All conditions a kind declares, and those of its codes."""
    found = [figure.where for figure in kind.figures if isinstance(figure, Figure)]
    found += [subset.where for subset in kind.subsets]
    return list(dict.fromkeys(found))


KINDS = [kind for kind in CABINET if len(conditions(kind)) > 1]


def rows(book: Book, kind: Kind, where: Condition, frame: Frame) -> set[str]:
    return {uid for (uid,) in book.select(kind.name, ["uid"], where, frame)}


@settings(max_examples=4)
@given(st.integers(0, 10**6), st.sampled_from(["2020", "2019", "2020H1", "2020-06"]))
def test_every_declared_condition_keeps_the_law_in_any_book(
    tmp_path_factory: pytest.TempPathFactory, seed: int, name: str
) -> None:
    with empty_book(tmp_path_factory.mktemp("logic") / "台账.ubk") as book:
        fill_randomly(book, seed)
        frame = Frame(Period.parse(name), book.today())
        for kind in KINDS:
            meet = {where: rows(book, kind, where, frame) for where in conditions(kind)}
            for one, other in permutations(meet, 2):
                if implies(one, other):
                    assert meet[one] <= meet[other], (kind.name, one, other)
            for one, other in combinations(meet, 2):
                if disjoint(one, other):
                    assert not meet[one] & meet[other], (kind.name, one, other)


def test_the_laws_are_not_about_nothing() -> None:
    """So many pairs of declared conditions are known to be part and whole, or apart."""
    pairs = [(one, other) for kind in KINDS for one, other in permutations(conditions(kind), 2)]
    assert sum(implies(one, other) for one, other in pairs) > 300
    assert sum(disjoint(one, other) for one, other in pairs) > 1000
