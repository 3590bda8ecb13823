"""One search in one kind."""

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unionbook.ground.conditions import EVERY, Compare, Condition, Op, Sought, either, every
from unionbook.ground.fields.base import narrow
from unionbook.ground.kind import Kind
from unionbook.ground.search.terms import words
from unionbook.store.book import Book
from unionbook.store.search.hunting import MOST, Hits, Hunt
from unionbook.store.search.whole import ready
from unionbook.store.secrecy.veil import veiled

if TYPE_CHECKING:
    Places = array[int]
else:
    Places = array

FIRST = 200
"""Rows that are there at once."""


def matching(book: Book, kind: Kind, text: str) -> Condition:
    """What the rows a text finds have in common. While the veil lies over the book, only what can be seen is found."""
    if not kind.search or not words(text):
        return EVERY
    if _by_index(book):
        return Sought(text)
    parts = narrow(text).split()
    return every(*(either(*(Compare(path, Op.CONTAINS, part) for path in kind.search)) for part in parts))


def _by_index(book: Book) -> bool:
    return not veiled(book) and ready(book.connection, book.cabinet)


@dataclass(frozen=True)
class Search:
    """The rows of a kind that a text finds and that meet a condition. The text has something to look for.

    Places are rowids, as lists hold them.
    """

    book: Book
    kind: Kind
    text: str
    where: Condition = EVERY

    @property
    def condition(self) -> Condition:
        """What the rows found have in common."""
        found = matching(self.book, self.kind, self.text)
        return found if self.where == EVERY else every(found, self.where)

    @property
    def _hunt(self) -> Hunt | None:
        return Hunt(self.book, self.kind, self.text, self.where) if _by_index(self.book) else None

    def count(self, most: int = MOST) -> Hits:
        """How many rows there are, counted up to `most`."""
        if (hunt := self._hunt) is not None:
            return hunt.count(most)
        return Hits(self.book.count(self.kind.name, self.condition))

    def first(self, most: int = FIRST) -> list[int]:
        """The places of the best rows, the best first."""
        if (hunt := self._hunt) is not None:
            return hunt.first(most)
        return [row for (row,) in self.book.places(self.kind.name, (), self.condition, self.kind.order, most)]

    def places(self) -> Places:
        """The places of all rows, the best first; for reading behind the window."""
        if (hunt := self._hunt) is not None:
            return array("q", hunt.all())
        return array("q", (row for (row,) in self.book.places(self.kind.name, (), self.condition, self.kind.order)))
