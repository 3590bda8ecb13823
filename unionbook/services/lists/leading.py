"""The first rows of a list, there long before the places of all its rows are known.

What SQLite can put into order it gives with a limit. Words it cannot: they are taken from the table they stand in, in
the order of their first characters, so that of a million names only those that come first are looked at.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from unionbook.ground.clocks import DUE
from unionbook.ground.conditions import EVERY, Compare, Condition, Not, Op, among, empty, every, filled, is_
from unionbook.ground.fields import LinkField, NameField, Value
from unionbook.ground.kind import Kind
from unionbook.ground.search.sql import END
from unionbook.services.due import last_days
from unionbook.services.lists.ordering import TOGETHER, in_order, large, ordered, unsorted, word_key, worded
from unionbook.store.asking import Row
from unionbook.store.book import Book

FIRST = 384
"""Rows found at first."""

RARE = 20
"""One of so many rows meets the condition at least: of rarer ones all are found as soon."""

BATCH = 50
"""Words looked up together."""

FEW = 50
"""Values of a column before words that are looked up one by one."""


@dataclass(frozen=True)
class Head:
    """The first rows of a list, by their places in the file, and how many rows it has."""

    places: Sequence[int]
    count: int


class _TooLong(Exception):
    """There is no short way to the first rows."""


def leading(
    book: Book, kind: Kind, condition: Condition, order: Sequence[str], strokes: bool = False, most: int = FIRST
) -> Head | None:
    """The first rows; None where all of them are known as soon."""
    count = book.count(kind.name, condition)
    if condition != EVERY and count * RARE < book.count(kind.name):
        return None
    try:
        return Head(list(islice(_Leading(book, kind, strokes, most).rows(condition, order), most)), count)
    except _TooLong:
        return None


@dataclass(frozen=True)
class _Leading:
    book: Book
    kind: Kind
    strokes: bool
    most: int

    def rows(self, condition: Condition, order: Sequence[str], walked: bool = True) -> Iterator[int]:
        """Rows that meet the condition, in order, at least as many as are wanted."""
        if order and order[0].lstrip("-") == DUE:
            yield from self._by_days(condition, order)
            return
        words = [worded(self.book, self.kind, key.lstrip("-")) for key in order]
        if DUE in (key.lstrip("-") for key in order):
            raise _TooLong
        if not any(words):
            yield from (row for (row,) in self._places((), condition, order, walked))
        elif words[0]:
            yield from self._by_words(condition, order)
        else:
            yield from self._by_values(condition, order)

    def _places(self, paths: Sequence[str], condition: Condition, order: Sequence[str], walked: bool) -> Iterator[Row]:
        return self.book.places(self.kind.name, paths, condition, order, self.most, walked=walked)

    def _by_days(self, condition: Condition, order: Sequence[str]) -> Iterator[int]:
        """The rows somebody is waited for with, then the others."""
        waited = tuple(last_days(self.book, self.kind, condition, self.book.today()))
        if len(waited) > TOGETHER:
            raise _TooLong
        yield from ordered(self.book, self.kind, among("rowid", *waited), order, self.strokes)
        yield from self.rows(every(condition, Not(among("rowid", *waited))), order[1:])

    def _by_values(self, condition: Condition, order: Sequence[str]) -> Iterator[int]:
        """The rows of each value, put into order by the words that come after it."""
        path = order[0].lstrip("-")
        values = dict.fromkeys(value for _, value in self._places([path], condition, order[:1], walked=True))
        if len(values) > FEW:
            raise _TooLong
        for value in values:
            yield from self.rows(every(condition, is_(path, value)), order[1:], walked=False)

    def _by_words(self, condition: Condition, order: Sequence[str]) -> Iterator[int]:
        path, falls = order[0].lstrip("-"), order[0].startswith("-")
        if not falls:
            yield from self._without(condition, path, order[1:])
        words, size = self._words(path, falls), 1
        while some := list(islice(words, size)):
            yield from self._of(condition, path, some, order[1:])
            size = min(2 * size, BATCH)
        if falls:
            yield from self._without(condition, path, order[1:])

    def _of(self, condition: Condition, path: str, words: list[str], rest: Sequence[str]) -> Iterator[int]:
        """The rows of these words, in the order of the words."""
        if len(words) == 1 or any(worded(self.book, self.kind, key.lstrip("-")) for key in rest):
            for word in words:
                yield from self.rows(every(condition, among(path, word)), rest, walked=False)
            return
        found = defaultdict[Value, list[int]](list)
        meant = every(condition, among(path, *words))
        for row, word in self.book.places(self.kind.name, [path], meant, rest, walked=False):
            found[word].append(row)
        for word in words:
            yield from found[word]

    def _without(self, condition: Condition, path: str, rest: Sequence[str]) -> Iterator[int]:
        """The rows that have no word there, or no link to one that could have it."""
        link, dot, _ = path.rpartition(".")
        if not dot:
            yield from self.rows(every(condition, empty(path)), rest, walked=False)
            return
        # Each of the two is found by an index; asked for together, every row would be looked at. So it would where a
        # link was only said to be there: a key that is compared tells SQLite to begin at the row it leads to.
        linked = every(condition, Compare(f"{link}.uid", Op.MORE, ""), empty(path))
        both = [self.rows(every(condition, empty(link)), rest, walked=False), self.rows(linked, rest, walked=False)]
        found = [row for one in both for row in islice(one, self.most)]
        if found:
            yield from self.rows(among("rowid", *found), rest, walked=False)

    def _words(self, path: str, falls: bool) -> Iterator[str]:
        """The words a path may lead to, in their order."""
        kind, column = self._target(path)
        name = isinstance(kind.fields[column], NameField)
        if not large(self.book, kind):
            found = {word for _, word in self.book.places(kind.name, [column], filled(column))}
            yield from in_order(found, name, self.strokes, falls)
            return
        if unsorted(self.book, kind, EVERY, [column]):
            raise _TooLong
        together = defaultdict[str, list[str]](list)
        for first in self._firsts(kind, column):
            together[word_key(self.strokes)(first, name)[:1]].append(first)
        for place in sorted(together, reverse=falls):
            begun = {word for first in together[place] for word in self._beginning(kind, column, first)}
            yield from in_order(begun, name, self.strokes, falls)

    def _target(self, path: str) -> tuple[Kind, str]:
        """The kind and the column a path ends at."""
        kind, (*links, column) = self.kind, path.split(".")
        for link in links:
            linked = kind.fields[link]
            assert isinstance(linked, LinkField)
            kind = self.book.cabinet[linked.kind]
        return kind, column

    def _firsts(self, kind: Kind, column: str) -> Iterator[str]:
        """The characters that words of a column begin with: from each the index leads to the next."""
        beyond: Condition = filled(column)
        while found := list(self.book.places(kind.name, [column], beyond, [column], 1)):
            first = str(found[0][1])[:1]
            yield first
            beyond = Compare(column, Op.MORE, first + END if first else "")

    def _beginning(self, kind: Kind, column: str, first: str) -> Iterator[str]:
        if not first:
            yield ""
            return
        meant = every(Compare(column, Op.AT_LEAST, first), Compare(column, Op.LESS, first + END))
        yield from (str(word) for _, word in self.book.places(kind.name, [column], meant, [column]))
