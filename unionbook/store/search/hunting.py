"""Rows of a kind by the words that find them, the best first (see `arms`), by their places in the table (rowids)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from unionbook.ground.conditions import EVERY, Condition
from unionbook.ground.kind import Kind
from unionbook.ground.search.sql import Statement, beginning, in_list, said_so
from unionbook.ground.search.terms import Word, words
from unionbook.store.book import Book
from unionbook.store.search.arms import Arms
from unionbook.store.search.several import Several

MOST = 10_000
"""Rows that are counted while somebody types; of more it is said that they are more."""


@dataclass(frozen=True)
class Hits:
    """How many rows are found. more: there are more than that."""

    number: int
    more: bool = False

    def told(self) -> str:
        """As a list shows it."""
        return f"{self.number:,}{'+' if self.more else ''}"


@dataclass(frozen=True)
class Hunt:
    """A search for the rows of a kind that a text finds and that meet a condition. The text has a word to look for."""

    book: Book
    kind: Kind
    text: str
    where: Condition = EVERY

    @cached_property
    def _words(self) -> list[Word]:
        return words(self.text)

    @cached_property
    def _arms(self) -> Arms:
        return Arms(self.book, self.kind, self.where)

    @cached_property
    def _several(self) -> Several | None:
        return Several(self._arms, self.text) if len(self._words) > 1 else None

    def count(self, most: int = MOST) -> Hits:
        """How many rows are found, counted no further than needed to know that they are more."""
        if self._several is not None:
            return _hits(len(self._several.rows()), most)
        own = self._own_rows()
        if own and self.where == EVERY:
            return _hits(self._number_of_all(own, most), most)
        found = [*([own] if own else []), *self._others()]
        together = self._arms.filtered(_together(found))
        return _hits(self._arms.number(together, most), most) if found else Hits(0)

    def _number_of_all(self, own: Statement, most: int) -> int:
        """How many rows are found in any way, each counted once; more than `most` is not counted on.

        Few are found in several ways, and a set of numbers is sooner put together here than rows are by SQLite."""
        number = self._arms.number(own, most)
        if number > most:
            return number
        found: set[int] = set()
        for other in self._others():
            found.update(self._arms.numbers(other, most + 1))
            if len(found) > most:
                return len(found)
        if number and found:
            return len(found.union(self._arms.numbers(own, most + 1)))
        return number or len(found)

    def first(self, most: int) -> list[int]:
        """The places of the best rows."""
        rows, whole = self.soon(most)
        if not whole and self._several is not None:
            return list(islice(self._several.ranked(), most))
        return rows

    def soon(self, most: int) -> tuple[list[int], bool]:
        """The places of the best rows, as far as they are found at once; are those all, or as many as asked for? Of two
        frequent words some rows may be missing behind those."""
        if self._several is not None:
            return self._several.soon(most)
        found: dict[int, None] = {}
        for arm in self._ways():
            left = most - len(found)
            if left <= 0:
                break
            # Rows of the arms before may come again.
            found.update(dict.fromkeys(self._arms.numbers(self._arms.filtered(arm), most)))
        return list(found)[:most], True

    def all(self) -> Iterator[Sequence[int]]:
        """The places of all rows, the best first, many at a time; each once."""
        if self._several is not None:
            yield list(self._several.ranked())
            return
        seen: set[int] = set()
        for arm in self._ways():
            numbers = self._arms.numbers(self._arms.filtered(arm))
            while some := list(islice(numbers, PORTION)):
                fresh = list(dict.fromkeys(row for row in some if row not in seen))
                seen.update(fresh)
                yield fresh

    def _ways(self) -> Iterator[Statement]:
        return self._arms.of(self._words[0]) if self._words else iter(())

    def _own_rows(self) -> Statement | None:
        """The rows the word finds in the kind's own list, each of them once."""
        own = self._arms.way.own
        return in_list(own, Word(self._words[0].pieces)) if own is not None and self._words else None

    def _others(self) -> list[Statement]:
        """The rows it finds otherwise; some of them again."""
        if not self._words:
            return []
        word, own = self._words[0], self._arms.way.own
        if own is None:
            return [*self._arms.routes(word)]
        tails = [beginning(own.places(True), word.tail)] if word.tail else []
        said = [said_so(own.places(False), one) for one in word.mixed]
        return [*tails, *said, *self._arms.routes(word)]


PORTION = 1 << 14
"""Rows handed over together."""


def _together(found: Sequence[Statement]) -> Statement:
    texts = " UNION ALL ".join(text for text, _ in found)
    return f'SELECT DISTINCT "row" FROM ({texts})', [value for _, values in found for value in values]


def _hits(number: int, most: int) -> Hits:
    return Hits(min(number, most), number > most)
