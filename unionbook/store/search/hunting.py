"""Rows of a kind by the words that find them, the best first, by their places in the table (rowids).

Best are rows of which a value is the word itself, then those of which one begins with it, then those that have it
further on or at the end of a number, then those found by what they link to; each time rows in use before those gone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from unionbook.ground.conditions import EVERY, Condition, Frame
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.ground.search.plan import Listed, Way, plan_of
from unionbook.ground.search.sql import END, TABLE, Statement, beginning, by_route, either_of, in_list
from unionbook.ground.search.terms import Word, meanings, words
from unionbook.ground.sql import Scope
from unionbook.store.asking import numbers_in
from unionbook.store.book import Book

MOST = 10_000
"""Rows that are counted while somebody types; of more it is said that they are more."""


FEW = 500
"""Rows of which it is sooner asked in SQLite which another word finds too."""


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
    def _way(self) -> Way:
        return plan_of(self.book.cabinet).ways.get(self.kind.name, Way())

    def count(self, most: int = MOST) -> Hits:
        """How many rows are found, counted no further than needed to know that they are more."""
        if len(self._words) > 1:
            return _hits(len(self._all_words()), most)
        own = self._own_rows()
        if own and self.where == EVERY:
            return _hits(self._number_of_all(own, most), most)
        found = [*([own] if own else []), *self._others()]
        return _hits(self._number(self._filtered(_together(found)), most), most) if found else Hits(0)

    def _number_of_all(self, own: Statement, most: int) -> int:
        """How many rows are found in any way, each counted once; more than `most` is not counted on.

        Few are found in several ways, and a set of numbers is sooner put together here than rows are by SQLite."""
        number = self._number(own, most)
        if number > most:
            return number
        found: set[int] = set()
        for other in self._others():
            found.update(self._places(other, most))
            if len(found) > most:
                return len(found)
        if number and found:
            return len(found.union(self._places(own, most)))
        return number or len(found)

    def _places(self, found: Statement, most: int) -> Iterator[int]:
        """The rows of a statement, one more than `most` at most."""
        text, values = found
        ((numbers,),) = self.book.rows(f'SELECT group_concat("row") FROM ({text} LIMIT ?)', (*values, most + 1))
        return chain.from_iterable(numbers_in(numbers or ""))

    def first(self, most: int) -> list[int]:
        """The places of the best rows."""
        if len(self._words) > 1:
            return list(islice(self._ranked(), most))
        found: dict[int, None] = {}
        for arm in self._arms():
            left = most - len(found)
            if left <= 0:
                break
            # Rows of the arms before may come again.
            text, values = self._filtered(arm)
            rows = self.book.rows(f"{text} LIMIT ?", (*values, most))
            found.update(dict.fromkeys(row for (row,) in rows[:most]))
        return list(found)[:most]

    def all(self) -> Iterator[Sequence[int]]:
        """The places of all rows, the best first, many at a time; each once.

        They come out of SQLite as one text: half a million of them row by row would leave the window no time to paint.
        """
        if len(self._words) > 1:
            yield list(self._ranked())
            return
        seen: set[int] = set()
        for arm in self._arms():
            text, values = self._filtered(arm)
            ((numbers,),) = self.book.rows(f'SELECT group_concat("row") FROM ({text})', values)
            for some in numbers_in(numbers or ""):
                fresh = list(dict.fromkeys(row for row in some if row not in seen))
                seen.update(fresh)
                yield fresh

    def _arms(self) -> Iterator[Statement]:
        """Statements that give places, those of better rows first."""
        return self._arms_of(self._words[0]) if self._words else iter(())

    def _arms_of(self, word: Word) -> Iterator[Statement]:
        if self._way.own is not None:
            yield from _own_arms(self._way.own, word)
        for route in self._way.routes:
            yield self._of_kind(by_route(self.kind, route, word, self.kind.name))

    def _all_words(self) -> set[int]:
        """Places of the rows that every word finds.

        One statement for all words would keep a sorted set of all rows of the most frequent word; sets of numbers are
        put together sooner here, from the longest word on, which the fewest rows have."""
        rows = set(chain.from_iterable(self._by_all(words(meant)) for meant in meanings(self.text)))
        if self.where == EVERY or not rows:
            return rows
        text, values = self._filtered(('SELECT value AS "row" FROM json_each(?)', [_listed(rows)]))
        return {row for (row,) in self.book.rows(text, values)}

    def _by_all(self, wanted: Sequence[Word]) -> set[int]:
        longest, *others = sorted(wanted, key=Word.telling, reverse=True)
        rows = set(self._numbers(either_of(self._found(longest))))
        for word in others:
            if not rows:
                break
            text, values = either_of(self._found(word))
            if len(rows) < FEW:
                text = f'SELECT "row" FROM ({text}) WHERE "row" IN (SELECT value FROM json_each(?))'
                values = [*values, _listed(rows)]
            rows = rows.intersection(self._numbers((text, values)))
        return rows

    def _numbers(self, found: Statement) -> Iterator[int]:
        """The rows of a statement, in its order."""
        ((numbers,),) = self.book.rows(f'SELECT group_concat("row") FROM ({found[0]})', found[1])
        return chain.from_iterable(numbers_in(numbers or ""))

    def _found(self, word: Word) -> list[Statement]:
        """Statements that give the rows a word finds, some of them several times."""
        own = self._way.own
        routes = (by_route(self.kind, route, word, self.kind.name) for route in self._way.routes)
        return [*([in_list(own, word)] if own is not None else []), *(self._of_kind(route) for route in routes)]

    def _ranked(self) -> Iterator[int]:
        """The rows that all words find, in the order in which the first word of each meaning finds them."""
        left = self._all_words()
        firsts = dict.fromkeys(words(meant)[0] for meant in meanings(self.text))
        for arm in chain.from_iterable(map(self._arms_of, firsts)):
            if not left:
                return
            for row in self._numbers(arm):
                if row in left:
                    left.remove(row)
                    yield row

    def _own_rows(self) -> Statement | None:
        """The rows the word finds in the kind's own list, each of them once."""
        own = self._way.own
        if own is None or not self._words:
            return None
        word = Word(self._words[0].pieces)
        return in_list(own, word)

    def _others(self) -> list[Statement]:
        """The rows it finds otherwise; some of them again."""
        if not self._words:
            return []
        word, own = self._words[0], self._way.own
        tails = [beginning(own.places(True), word.tail)] if own is not None and word.tail else []
        routes = (by_route(self.kind, route, word, self.kind.name) for route in self._way.routes)
        return [*tails, *(self._of_kind(route) for route in routes)]

    def _of_kind(self, where: Statement) -> Statement:
        name = self.kind.name
        return f'SELECT "{name}"."rowid" AS "row" FROM "{name}" AS "{name}" WHERE {where[0]}', where[1]

    def _filtered(self, found: Statement) -> Statement:
        """Those of the rows that meet the condition."""
        if self.where == EVERY:
            return found
        scope = Scope(self.book.cabinet, self.kind, self.kind.name)
        column = scope.column("rowid")
        text, values = scope.where(self.where, self._frame)
        source = scope.source().removeprefix(f'"{self.kind.name}" AS "{self.kind.name}"')
        return (
            f'SELECT "found"."row" FROM ({found[0]}) AS "found" CROSS JOIN "{self.kind.name}" AS "{self.kind.name}"'
            f' ON {column} = "found"."row"{source} WHERE ({text})',
            [*found[1], *values],
        )

    @cached_property
    def _frame(self) -> Frame:
        return self.book.frame()

    def _number(self, found: Statement, most: int) -> int:
        text, values = found
        ((number,),) = self.book.rows(f"SELECT count(*) FROM ({text} LIMIT ?)", (*values, most + 1))
        return int(number)


def _own_arms(own: Listed, word: Word) -> Iterator[Statement]:
    piece, *others = word.pieces
    narrower = "".join(
        f' AND "row" IN ({beginning((*own.places(False), *own.places(True)), one)[0]})' for one in others
    )
    more: list[Value] = [value for one in others for value in (one, one + END, len(one))]
    start = f'SELECT "row" FROM "{TABLE}" WHERE "place" = ? AND '
    for place in own.places(False):
        yield f'{start}"term" = ? AND "d" < ?{narrower}', [place, piece, len(piece), *more]
    for place in own.places(False):
        text = f'{start}"term" > ? AND "term" < ? AND "d" < ?{narrower}'
        yield text, [place, piece, piece + END, len(piece), *more]
    for place in own.places(True):
        text, values = beginning([place], piece)
        yield text + narrower, [*values, *more]
    if word.tail:
        for place in own.places(True):
            yield beginning([place], word.tail)


def _together(found: Sequence[Statement]) -> Statement:
    texts = " UNION ALL ".join(text for text, _ in found)
    return f'SELECT DISTINCT "row" FROM ({texts})', [value for _, values in found for value in values]


def _listed(rows: Iterable[int]) -> str:
    return f"[{','.join(map(str, rows))}]"


def _hits(number: int, most: int) -> Hits:
    return Hits(min(number, most), number > most)
