"""The entries of very many rows of one list, made by columns: texts come again, and what begins with different signs
shares nothing. Only the few rows of which that is not so are looked at one by one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.plan import Listed
from unionbook.ground.search.terms import LONGEST, Manner, backwards, fold
from unionbook.store.search.entries import alone, entries, shared
from unionbook.store.search.reading import Found
from unionbook.store.search.writing import Triple, put, put_at

ROWS = 25_000
"""Rows whose entries are written together: the index is gone through once for them."""

APART = 10_000
"""The same, of rows whose entries are made one by one: they take much more room."""

Texts = Sequence[str | int | None]
"""Values of one column."""


def put_rows(connection: sqlite.Connection, listed: Listed, found: Iterable[Found]) -> None:
    """Add the entries of rows of a list that have none yet."""
    left = iter(found)
    while some := list(islice(left, ROWS)):
        for gone in (False, True):
            _put_some(connection, listed, gone, [one for one in some if (one.stage in listed.gone) is gone])


def _put_some(connection: sqlite.Connection, listed: Listed, gone: bool, found: Sequence[Found]) -> None:
    if not found:
        return
    made = _Made(listed, found)
    put_at(connection, listed.place(False, gone), made.begins())
    put_at(connection, listed.place(True, gone), made.others())
    for start in range(0, len(made.apart), APART):
        those = made.apart[start : start + APART]
        put(connection, [entry for one in those for entry in entries(listed, one)])


class _Made:
    """The entries of rows by columns. apart: the rows that must be looked at one by one."""

    def __init__(self, listed: Listed, found: Sequence[Found]) -> None:
        self.manners = listed.manners
        self.texts: dict[int, Texts] = {}
        self.numbers: dict[int, Sequence[str]] = {}
        apart = self._sort_out(found)
        self.apart = [one for at, one in enumerate(found) if at in apart]
        if apart:
            found = [one for at, one in enumerate(found) if at not in apart]
            self._sort_out(found)
        self.rows = [one.row for one in found]

    def _sort_out(self, found: Sequence[Found]) -> set[int]:
        """Put the columns where they belong; the places of rows of which two values may share a beginning."""
        self.texts, self.numbers = {}, {}
        apart: set[int] = set()
        for at, column in enumerate(zip(*[one.values for one in found], strict=True)):
            if self.manners[at] is not Manner.NUMBER:
                self.texts[at] = column
            elif column.count(None) < len(column):
                apart.update(place for place, value in enumerate(column) if not str(value).isascii())
                self.numbers[at] = [_folded(value) for value in column]
        firsts = frozenset(number[0] for column in self.numbers.values() for number in set(column) if number)
        for at, texts in self.texts.items():
            near = {text for text in set(texts) if not self._signs(at, text).isdisjoint(firsts)}
            apart.update(place for place, text in enumerate(texts) if near and text in near)
        if len(self.texts) > 1:
            said = enumerate(zip(*self.texts.values(), strict=True))
            apart.update(place for place, texts in said if self._near(texts))
        return apart

    def _signs(self, at: int, text: str | int | None) -> frozenset[str]:
        return alone(str(text), self.manners[at])[2] if text is not None else frozenset()

    def _near(self, texts: Texts) -> bool:
        """Do two of the texts of a row share a sign?"""
        signs = [self._signs(at, text) for at, text in zip(self.texts, texts, strict=True) if text is not None]
        return len(signs) > 1 and len(frozenset().union(*signs)) < sum(map(len, signs))

    def begins(self) -> Iterator[Triple]:
        """Terms that begin where a value begins, in order: of numbers, then of texts."""
        columns = [[number[:LONGEST] for number in column] for column in self.numbers.values()]
        return chain(self._in_turn(columns), self._of_texts(False))

    def others(self) -> Iterator[Triple]:
        """The other terms."""
        columns = [[backwards(number) if number else "" for number in column] for column in self.numbers.values()]
        return chain(self._in_turn(columns), self._of_texts(True))

    def _in_turn(self, columns: Sequence[Sequence[str]]) -> Sequence[Triple]:
        """Each term of a row's numbers, with what it shares with the one before it."""
        if len(columns) == 1:
            return sorted([(term, row, 0) for row, term in zip(self.rows, columns[0], strict=True) if term])
        found: list[Triple] = []
        for row, terms in zip(self.rows, zip(*columns, strict=True), strict=False):
            before = ""
            for term in sorted(terms):
                if term != before:
                    found.append((term, row, shared(before, term) if before else 0))
                    before = term
        found.sort()
        return found

    def _of_texts(self, later: bool) -> Iterator[Triple]:
        rows: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for at, texts in self.texts.items():
            whose: defaultdict[str | int | None, list[int]] = defaultdict(list)
            for row, text in zip(self.rows, texts, strict=True):
                whose[text].append(row)
            whose.pop(None, None)
            for text, those in whose.items():
                whole, others, _ = alone(str(text), self.manners[at])
                for pair in others if later else whole:
                    rows[pair] += those
        for (term, d), found in sorted(rows.items()):
            for row in sorted(found):
                yield term, row, d


def _folded(value: str | int | None) -> str:
    if value is None:
        return ""
    number = str(value)
    return number.lower() if number.isalnum() else fold(number)
