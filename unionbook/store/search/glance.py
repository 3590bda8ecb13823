"""A glance at many lists at once: the best rows of each, by one statement that is prepared once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from unionbook.ground.fields import Value
from unionbook.ground.search.mixed import MOST
from unionbook.ground.search.plan import Listed
from unionbook.ground.search.sql import END, TABLE
from unionbook.ground.search.terms import Manner, Word, wholly
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
        good = (not wholly(term, piece) or bool(turn), turn * 2 + gone)
        best[number][row] = min(good, best[number].get(row, good))
    named = tuple(one.number for one in lists if Manner.NAME in one.manners) if word.mixed else ()
    for way, (initials, pattern) in enumerate(word.mixed if named else ()):
        if way and best:
            # Cut otherwise it finds others, whom hardly anybody means.
            break
        statement, parts = _said(named, each)
        for turn, number, gone, row, term in book.rows(statement, [initials, initials + END, pattern] * parts):
            good = (True, turn * 2 + 2 * MOST * (not wholly(term, initials)) + 2 * way + gone)
            best[number][row] = min(good, best[number].get(row, good))
    return {number: sorted(rows, key=rows.__getitem__)[:each] for number, rows in best.items()}


@lru_cache(maxsize=32)
def _statement(numbers: tuple[int, ...], each: int, with_tails: bool) -> tuple[str, tuple[bool, ...]]:
    """The statement, and of which of its parts the values are those of a tail."""
    parts = [part for number in numbers for part in _parts(number, with_tails)]
    return _together(parts, '"d" < ?', each), tuple(turn == _TAIL for turn, *_ in parts)


@lru_cache(maxsize=32)
def _said(numbers: tuple[int, ...], each: int) -> tuple[str, int]:
    """The same of names said partly in full, and how many parts it has."""
    parts = [(_SAID, *where) for number in numbers for turn, *where in _parts(number, False) if turn == _WHOLE]
    return _together(parts, '"term" GLOB ?', each), len(parts)


def _together(parts: Sequence[Sequence[int]], and_: str, each: int) -> str:
    return " UNION ALL ".join(
        f'SELECT * FROM (SELECT {turn}, {number}, {gone}, "row", "term" FROM "{TABLE}"'
        f' WHERE "place" = {place} AND "term" >= ? AND "term" < ? AND {and_} LIMIT {each})'
        for turn, number, gone, place in parts
    )


_WHOLE, _LATER, _TAIL, _SAID = range(4)


def _parts(number: int, with_tails: bool) -> Iterator[tuple[int, int, int, int]]:
    for turn in (_WHOLE, _LATER, _TAIL)[: 3 if with_tails else 2]:
        for gone in (0, 1):
            yield turn, number, gone, number * 4 + 2 * (turn != _WHOLE) + gone
