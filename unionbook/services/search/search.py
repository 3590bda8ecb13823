"""One search in one kind."""

from array import array
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from unionbook.ground.conditions import EVERY, Condition, Sought, every
from unionbook.ground.kind import Kind
from unionbook.ground.search.terms import words
from unionbook.store.book import Book
from unionbook.store.search.hunting import MOST, Hits, Hunt

if TYPE_CHECKING:
    Places = array[int]
else:
    Places = array

FIRST = 200
"""Rows that are there at once."""


def says_something(kind: Kind, text: str) -> bool:
    """Is there anything in the text that could be looked for in the kind?"""
    return bool(kind.search and words(text))


@dataclass(frozen=True)
class Search:
    """The rows of a kind that a text finds and that meet a condition. The text says something.

    Places are rowids, as lists hold them.
    """

    book: Book
    kind: Kind
    text: str
    where: Condition = EVERY

    @property
    def condition(self) -> Condition:
        """What the rows found have in common."""
        return Sought(self.text) if self.where == EVERY else every(Sought(self.text), self.where)

    @property
    def _hunt(self) -> Hunt | None:
        return Hunt(self.book, self.kind, self.text, self.where) if self.book.indexed else None

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

    def soon(self, most: int = FIRST) -> tuple[list[int], bool]:
        """The same as far as they are found at once; are those all, or as many as asked for?"""
        if (hunt := self._hunt) is not None:
            return hunt.soon(most)
        return self.first(most), True

    def counted(self, book: Book) -> Hits:
        """`count` in another look at the book."""
        return replace(self, book=book).count()

    @property
    def plain(self) -> bool:
        """Is one word looked for? Its finds are counted soon, those of several only when all are known."""
        return len(words(self.text)) == 1

    def places(self) -> Places:
        """The places of all rows, the best first; for reading behind the window."""
        if (hunt := self._hunt) is not None:
            return array("q", chain.from_iterable(hunt.all()))
        return array("q", (row for (row,) in self.book.places(self.kind.name, (), self.condition, self.kind.order)))
