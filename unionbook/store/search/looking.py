"""Rows looked at themselves: whether a word finds them by their values, and how good a find each is. Of a few rows that
is known sooner than by going through all rows of a frequent word."""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache
from typing import Any

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.kind import Kind
from unionbook.ground.pinyin import readings
from unionbook.ground.search.mixed import MOST
from unionbook.ground.search.plan import Listed, Way, plan_of
from unionbook.ground.search.sql import in_list
from unionbook.ground.search.terms import LONGEST, TOLD, Manner, Word, backwards, fold, terms, wholly
from unionbook.ground.sql import Scope
from unionbook.store.search.arms import Arms, listed

Rank = tuple[int, str, int]
"""How good a find is, the least the best: the arm it comes in, and where in it."""

EXACT, BEGINS, LATER, TAIL, SAID, ROUTE = 0, 2, 4, 6, 8, 8 + 4 * MOST
"""The arms of a word as `arms` puts them; one more for a row that is gone, or for each further route. Of names said
partly in full the first two come again, two for each way to cut the word."""


@dataclass(frozen=True)
class _Part:
    """Values of a row that are found together. first: the place of the first of them."""

    listed: Listed
    first: int

    def may_have(self, row: Sequence[Any], piece: str) -> bool:
        """Might a term of the values begin so? Quickly told of most rows, before their terms are made."""
        values = row[self.first : self.first + len(self.listed.sources)]
        if piece in fold("".join(map(str, filter(None, values)))):
            return True
        names = zip(values, self.listed.manners, strict=True) if "a" <= piece[0] <= "z" else ()
        return any(how is Manner.NAME and text is not None and _may_be_read(text, piece) for text, how in names)

    def best(self, row: Sequence[Any], word: Word) -> tuple[int, str] | None:
        """The arm and the term by which a word finds the values, None when it does not."""
        if not self.may_have(row, word.pieces[0]):
            return None
        values = row[self.first : self.first + len(self.listed.sources)]
        told = zip(values, self.listed.manners, strict=True)
        return _best([(str(value), how) for value, how in told if value is not None], word)


class Looking:
    """A look at rows of one kind for some words."""

    def __init__(self, arms: Arms, wanted: Sequence[Word]) -> None:
        self.arms = arms
        # Mostly they find nothing the rows link to: then it is not looked at either.
        near = [
            number
            for number, route in enumerate(arms.way.routes)
            if any(arms.number(in_list(route.listed, word), 0) for word in wanted)
        ]
        self.statement, self.own, self.stage, self.routes = _columns(arms.book.cabinet, arms.kind, tuple(near))

    def at(self, rows: Sequence[int]) -> list[tuple[Any, ...]]:
        """The rows at these places, in no order; each begins with its place."""
        return self.arms.book.rows(self.statement, [listed(rows)])

    @cached_property
    def _led(self) -> frozenset[str]:
        """The links by which an index leads to the rows, so that they come by it; otherwise they come as they lie."""
        asked = "SELECT i.name FROM pragma_index_list(?) AS l JOIN pragma_index_info(l.name) AS i WHERE i.seqno = 0"
        return frozenset(name for (name,) in self.arms.book.rows(asked, [self.arms.kind.name]))

    def rank(self, row: Sequence[Any], word: Word) -> Rank | None:
        """How good a find of a word a row is, None when it is none."""
        if self.own is not None and (best := self.own.best(row, word)) is not None:
            arm, term = best
            gone = bool(self.stage) and row[self.stage] in self.own.listed.gone
            return arm + gone, term, row[0]
        for number, link, at, part in self.routes:
            if part.best(row, word) is not None:
                return ROUTE + number, row[at] if link in self._led else "", row[0]
        return None


_Beyond = tuple[int, str, int, _Part]
"""A route: its number, its first link and where that stands, and the values beyond it."""


@lru_cache(maxsize=256)
def _columns(
    cabinet: Cabinet, kind: Kind, near: tuple[int, ...]
) -> tuple[str, _Part | None, int, tuple[_Beyond, ...]]:
    """The statement that reads rows; the kind's own values, the place of the stage, 0 for none; the routes."""
    way, scope = plan_of(cabinet).ways.get(kind.name, Way()), Scope(cabinet, kind, kind.name)
    columns = [scope.column("rowid")]

    def put(paths: Sequence[str]) -> int:
        columns.extend(map(scope.column, paths))
        return len(columns) - len(paths)

    own, stage = None, 0
    if way.own is not None:
        own = _Part(way.own, put([source.path for source in way.own.sources]))
        stage = put([way.own.stage]) if way.own.stage else 0
    routes: list[_Beyond] = []
    for number in near:
        route = way.routes[number]
        part = _Part(route.listed, put([".".join((*route.links, source.path)) for source in route.listed.sources]))
        routes.append((number, route.links[0], put([route.links[0]]), part))
    joins = scope.source().removeprefix(f'"{kind.name}" AS "{kind.name}"')
    text = f'SELECT {", ".join(columns)} FROM json_each(?) AS "asked" CROSS JOIN "{kind.name}" AS "{kind.name}"'
    return f'{text} ON {columns[0]} = "asked"."value"{joins}', own, stage, tuple(routes)


def _best(texts: Sequence[tuple[str, Manner]], word: Word) -> tuple[int, str] | None:
    """The arm and the term by which the word finds the values, None when it does not."""
    piece, *others = word.pieces
    whole, later = _beginning(texts, piece)
    if (whole or later) and all(any(_beginning(texts, one)) for one in others):
        best = min(whole or later)
        return LATER if not whole else EXACT if wholly(best, piece) else BEGINS, best
    ends = [backwards(fold(text)) for text, manner in texts if word.tail and manner is Manner.NUMBER and text.isascii()]
    found = [(TAIL, end) for end in ends if end.startswith(word.tail)]
    return min(found or _said(texts, word), default=None)


def _said(texts: Sequence[tuple[str, Manner]], word: Word) -> list[tuple[int, str]]:
    """The arms and terms by which names are said partly in full."""
    found = []
    for text in (text for text, manner in texts if word.mixed and manner is Manner.NAME and not text.isascii()):
        for way, (initials, pattern) in enumerate(word.mixed):
            those = [term for term in terms(text, Manner.NAME)[0] if fnmatchcase(term, pattern)]
            found += [(SAID + 2 * (way if wholly(term, initials) else way + MOST), term) for term in those]
    return found


def _beginning(texts: Sequence[tuple[str, Manner]], piece: str) -> tuple[list[str], list[str]]:
    """The terms of the values that begin so, those with which a value begins, and the others."""
    found: tuple[list[str], list[str]] = [], []
    for text, manner in texts:
        if manner is not Manner.NUMBER or not text.isascii():
            if piece in fold(text)[:TOLD] or (manner is Manner.NAME and _may_be_read(text, piece)):
                for those, begun in zip(found, terms(text, manner), strict=True):
                    those += [term for term in begun if term.startswith(piece)]
        elif (number := fold(text)).startswith(piece):
            found[0].append(number[:LONGEST])
    return found


def _may_be_read(text: str, piece: str) -> bool:
    """Might a name be read so? Quickly told of most names, before their terms are made."""
    first = piece[0]
    return first.isascii() and any(way[0] == first for sign in text for way in readings(sign))
