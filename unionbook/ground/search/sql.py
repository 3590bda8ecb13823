"""Statements over the index: the rows of one list that a word finds, and the rows of a kind that a text finds.

The index is one table: `place` (list, whole or later term, in use or gone), `term`, `row` (the row's place in its
table) and `d`: how many first characters of the term another, better term of the same row begins with too. A row is
found once, at its best term, where `d` is less than the length of the word.
"""

from collections.abc import Iterable, Sequence

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields.base import Value
from unionbook.ground.kind import Kind
from unionbook.ground.search.mixed import Mixed
from unionbook.ground.search.plan import Listed, Route, plan_of
from unionbook.ground.search.terms import Word, meanings, words

Statement = tuple[str, list[Value]]

TABLE = "search"
END = "\U0010ffff"
"""Sorts behind every character."""


def beginning(places: Iterable[int], piece: str) -> Statement:
    """The rows with a term that begins so, each of them once."""
    numbers = ", ".join(map(str, places))
    return (
        f'SELECT "row" FROM "{TABLE}" WHERE "place" IN ({numbers}) AND "term" >= ? AND "term" < ? AND "d" < ?',
        [piece, piece + END, len(piece)],
    )


def said_so(places: Iterable[int], one: Mixed, end: str = END) -> Statement:
    """The rows with a term of such initials and pattern; some of them again. end: sorts behind what may follow the
    initials."""
    initials, pattern = one
    numbers = ", ".join(map(str, places))
    found = f'SELECT "row" FROM "{TABLE}" WHERE "place" IN ({numbers}) AND "term" >= ? AND "term" < ? AND "term" GLOB ?'
    return found, [initials, initials + end, pattern]


def in_list(listed: Listed, word: Word) -> Statement:
    """The rows of a list that a word finds; some of them twice."""
    everywhere = (*listed.places(False), *listed.places(True))
    found = [beginning(everywhere, piece) for piece in word.pieces]
    statement = _all_of(found)
    others = [beginning(listed.places(True), word.tail)] if word.tail else []
    others += [said_so(listed.places(False), one) for one in word.mixed]
    return either_of([statement, *others])


def _all_of(found: Sequence[Statement]) -> Statement:
    (text, values), *others = found
    for more, further in others:
        text, values = f'{text} AND "row" IN ({more})', [*values, *further]
    return text, values


def either_of(found: Sequence[Statement]) -> Statement:
    """The rows of all the statements."""
    return " UNION ALL ".join(text for text, _ in found), [value for _, values in found for value in values]


def by_route(kind: Kind, route: Route, word: Word, alias: str) -> Statement:
    """That a row, under an alias, links to one that a word finds."""
    text, values = in_list(route.listed, word)
    text = f'SELECT "uid" FROM "{route.kinds[-1]}" WHERE "{route.kinds[-1]}"."rowid" IN ({text})'
    for link, target in zip(route.links[:0:-1], route.kinds[-2::-1], strict=True):
        text = f'SELECT "uid" FROM "{target}" WHERE "{link}" IN ({text})'
    return f'"{alias}"."{route.links[0]}" IN ({text})', values


def sought(cabinet: Cabinet, kind: Kind, alias: str, text: str) -> Statement:
    """That a row, under an alias, is found by every word of a text, in one of its meanings."""
    meant = meanings(text)
    if len(meant) == 1:
        return _by_all(cabinet, kind, alias, text)
    # Each meaning is asked by itself: of an OR over all of them SQLite would look at every row.
    name = kind.name
    start = f'SELECT "{name}"."rowid" FROM "{name}" AS "{name}" WHERE '
    asked = (_by_all(cabinet, kind, name, one) for one in meant)
    found, values = either_of([(start + part, more) for part, more in asked])
    return f'"{alias}"."rowid" IN ({found})', values


def _by_all(cabinet: Cabinet, kind: Kind, alias: str, text: str) -> Statement:
    parts = [_found(cabinet, kind, alias, word) for word in words(text)]
    return " AND ".join(f"({part})" for part, _ in parts) or "1", [value for _, values in parts for value in values]


def _found(cabinet: Cabinet, kind: Kind, alias: str, word: Word) -> Statement:
    way = plan_of(cabinet).ways.get(kind.name)
    if way is None:
        return "0", []
    found = [by_route(kind, route, word, alias) for route in way.routes]
    if way.own is not None:
        text, values = in_list(way.own, word)
        found.insert(0, (f'"{alias}"."rowid" IN ({text})', values))
    return " OR ".join(part for part, _ in found) or "0", [value for _, values in found for value in values]
