"""The statements by which a word finds the rows of a kind: a few arms, the rows of each better than those of the next.

Best are rows of which a value is the word itself, then those of which one begins with it, then those that have it
further on or at the end of a number, then those said partly in full and partly by initials, then those found by what
they link to; each time rows in use before those gone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from unionbook.ground.conditions import EVERY, Condition, Frame
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.ground.search.mixed import MARKS
from unionbook.ground.search.plan import Listed, Way, plan_of
from unionbook.ground.search.sql import END, TABLE, Statement, beginning, by_route, in_list, said_so
from unionbook.ground.search.terms import Word
from unionbook.ground.sql import Scope
from unionbook.store.asking import numbers_in
from unionbook.store.book import Book


@dataclass(frozen=True)
class Arms:
    """How the rows of a kind are found that meet a condition."""

    book: Book
    kind: Kind
    where: Condition = EVERY

    @cached_property
    def way(self) -> Way:
        """In which lists they are found."""
        return plan_of(self.book.cabinet).ways.get(self.kind.name, Way())

    def of(self, word: Word) -> Iterator[Statement]:
        """The arms of a word, the best first; a row may come again in a later one."""
        if self.way.own is not None:
            yield from _own_arms(self.way.own, word)
        yield from self.routes(word)

    def found(self, word: Word) -> list[Statement]:
        """Statements that give all rows a word finds, some of them several times, in no order."""
        own = [in_list(self.way.own, word)] if self.way.own is not None else []
        return [*own, *self.routes(word)]

    def routes(self, word: Word) -> Iterator[Statement]:
        """The rows a word finds by what they link to."""
        name = self.kind.name
        for route in self.way.routes:
            where, values = by_route(self.kind, route, word, name)
            yield f'SELECT "{name}"."rowid" AS "row" FROM "{name}" AS "{name}" WHERE {where}', values

    def filtered(self, found: Statement) -> Statement:
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

    def meeting(self, rows: Sequence[int]) -> list[int]:
        """Those of the rows that meet the condition, in their order."""
        if self.where == EVERY or not rows:
            return list(rows)
        those = set(self.numbers(self.filtered(('SELECT value AS "row" FROM json_each(?)', [listed(rows)]))))
        return [row for row in rows if row in those]

    @cached_property
    def _frame(self) -> Frame:
        return self.book.frame()

    def numbers(self, found: Statement, most: int = -1, start: int = 0) -> Iterator[int]:
        """The rows of a statement in its order, so many at most from a place on (-1: all). They come out of SQLite as
        one text: row by row they would take several times as long, and the window's time."""
        text, values = found
        text = f'SELECT group_concat("row") FROM ({text} LIMIT ? OFFSET ?)'
        ((numbers,),) = self.book.rows(text, (*values, most, start))
        return chain.from_iterable(numbers_in(numbers or ""))

    def number(self, found: Statement, most: int) -> int:
        """How many rows a statement gives, counted up to one more than `most`."""
        text, values = found
        ((number,),) = self.book.rows(f"SELECT count(*) FROM ({text} LIMIT ?)", (*values, most + 1))
        return int(number)


def _own_arms(own: Listed, word: Word) -> Iterator[Statement]:
    piece, *others = word.pieces
    narrower = "".join(
        f' AND "row" IN ({beginning((*own.places(False), *own.places(True)), one)[0]})' for one in others
    )
    more: list[Value] = [value for one in others for value in (one, one + END, len(one))]
    text = f'SELECT "row" FROM "{TABLE}" WHERE "place" = ? AND "term" >= ? AND "term" < ? AND "d" < ?{narrower}'
    # Behind the piece come at most the rests of the syllables of which it has all initials.
    wholly = piece + MARKS[1]
    for least, end in ((piece, wholly), (wholly, piece + END)):
        for place in own.places(False):
            yield text, [place, least, end, len(piece), *more]
    for place in own.places(True):
        yield text, [place, piece, piece + END, len(piece), *more]
    if word.tail:
        for place in own.places(True):
            yield beginning([place], word.tail)
    for end in (MARKS[1], END):
        for one in word.mixed:
            for place in own.places(False):
                yield said_so([place], one, end)


def listed(rows: Iterable[int]) -> str:
    """The rows as SQLite reads them by `json_each`."""
    return f"[{','.join(map(str, rows))}]"
