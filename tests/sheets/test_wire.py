"""What the parsing process sends arrives as it was."""

from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from unionbook.services.sheets.model import Cell, Fault, Portion, Rows
from unionbook.services.sheets.wire import Shared, by_column, packed, unpacked

WORDS = st.sampled_from(["", "王芳", "汉族", "a\x7fb", "\x7f", "\n", '"', "\ud800", " ", None])
NUMBERS = st.sampled_from([0, 1, True, False, 1.5, 10**18])
AT = datetime(2026, 1, 5, 8, 30)
DAYS = st.sampled_from([date(2026, 1, 5), datetime(2026, 1, 5), AT, AT.time(), Fault("#REF!")])
SORTS: list[st.SearchStrategy[Any]] = [WORDS, NUMBERS, DAYS, WORDS | DAYS, WORDS | NUMBERS | DAYS]


@st.composite
def columns(draw: st.DrawFn) -> list[list[Cell]]:
    """Columns of some sort of cell each, as long as each other."""
    count = draw(st.integers(1, 5))
    sorts = draw(st.lists(st.sampled_from(SORTS), min_size=1, max_size=5))
    return [draw(st.lists(sort, min_size=count, max_size=count)) for sort in sorts]


def _sent(words: Shared, portion: Portion) -> Rows:
    return words.rows(*unpacked(packed(by_column(portion))))


def _shown(rows: Rows) -> list[list[tuple[type, Cell]]]:
    return [[(type(cell), cell) for cell in row] for row in rows]


@given(columns())
def test_rows_arrive_as_they_were_sent(columns: list[list[Cell]]) -> None:
    rows: Rows = [[None if cell in ("", " ", "\n") else cell for cell in row] for row in zip_longest(*columns)]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    words = Shared()
    assert _shown(_sent(words, Portion(len(rows), columns))) == _shown(rows)
    assert _shown(_sent(words, Portion.of(rows))) == _shown(rows)


def test_rows_in_which_nothing_stands_are_rows_of_their_own() -> None:
    rows = _sent(Shared(), Portion(3))
    rows[0].append("王芳")
    assert rows == [["王芳"], [], []]


def test_cells_of_blanks_are_nothing() -> None:
    rows = _sent(Shared(), Portion(3, [["王芳", "\u3000\u3000", "\t"], [" ", "\xa0" * 9, " \n "]]))
    assert rows == [["王芳"], [], []]


def test_words_that_come_again_are_kept_once() -> None:
    (first, *_), (second, *_) = _sent(Shared(), Portion(2, [["汉族", "汉族"], [1, "汉族"], ["甲\x7f", "乙"]]))
    assert first is second
