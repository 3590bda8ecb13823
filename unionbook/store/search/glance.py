"""A glance at many lists at once: the best rows of each, by one statement that is prepared once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from unionbook.ground.fields import Value
from unionbook.ground.search.plan import Listed
from unionbook.ground.search.sql import END, TABLE
from unionbook.ground.search.terms import Word
from unionbook.store.book import Book


def glance(book: Book, lists: Sequence[Listed], word: Word, each: int) -> dict[int, list[int]]:
    """The places of the best rows that a word finds in each list, by the list's number: the best first."""
    statement, tails = _statement(tuple(one.number for one in lists), each, bool(word.tail))
    piece = word.pieces[0]
    whole: list[Value] = [piece, piece + END, len(piece)]
    tail: list[Value] = [word.tail, word.tail + END, len(word.tail)]
    values = [value for is_tail in tails for value in (tail if is_tail else whole)]
    best: defaultdict[int, dict[int, tuple[bool, int]]] = defaultdict(dict)
    for turn, number, gone, row, term in book.rows(statement, values):
        good = (term != piece or bool(turn), turn * 2 + gone)
        best[number][row] = min(good, best[number].get(row, good))
    return {number: sorted(rows, key=rows.__getitem__)[:each] for number, rows in best.items()}


@lru_cache(maxsize=32)
def _statement(numbers: tuple[int, ...], each: int, with_tails: bool) -> tuple[str, tuple[bool, ...]]:
    """The statement, and of which of its parts the values are those of a tail."""
    parts = [part for number in numbers for part in _parts(number, with_tails)]
    text = " UNION ALL ".join(
        f'SELECT * FROM (SELECT {turn}, {number}, {gone}, "row", "term" FROM "{TABLE}"'
        f' WHERE "place" = {place} AND "term" >= ? AND "term" < ? AND "d" < ? LIMIT {each})'
        for turn, number, gone, place in parts
    )
    return text, tuple(turn == _TAIL for turn, *_ in parts)


_WHOLE, _LATER, _TAIL = range(3)


def _parts(number: int, with_tails: bool) -> Iterator[tuple[int, int, int, int]]:
    for turn in (_WHOLE, _LATER, _TAIL)[: 3 if with_tails else 2]:
        for gone in (0, 1):
            yield turn, number, gone, number * 4 + 2 * (turn != _WHOLE) + gone
