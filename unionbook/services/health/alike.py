"""疑似重复: rows of a kind whose telling values are equal, group by group."""

from collections.abc import Iterable, Sequence

from unionbook.ground.conditions import every
from unionbook.ground.kind import Kind
from unionbook.ground.upkeep import Alike
from unionbook.services.listing import unsealed
from unionbook.store.book import Book


def groups(book: Book, kind: Kind, alike: Alike) -> list[tuple[str, ...]]:
    """The rows that may be one, in the order of the list; those noted as different from all others are left out."""
    paths = list(dict.fromkeys(path for way in alike.ways for path in way))
    rows = book.select(kind.name, ["uid", *paths], every(alike.where, *unsealed(kind)), order=kind.order)
    places = [[paths.index(path) + 1 for path in way] for way in alike.ways]
    apart = _apart(book, kind, alike)
    joined: dict[str, str] = {}
    for way in places:
        for same in _equal(rows, way):
            for one in same[1:]:
                if frozenset((same[0], one)) not in apart:
                    _join(joined, same[0], one)
    found: dict[str, list[str]] = {}
    for uid, *_ in rows:
        if uid in joined:
            found.setdefault(_root(joined, uid), []).append(uid)
    return [tuple(group) for group in found.values() if len(group) > 1]


def _equal(rows: Sequence[tuple[str, ...]], way: Sequence[int]) -> Iterable[list[str]]:
    """The rows with the same values at these places, none of them empty."""
    same: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        values = tuple(row[place] for place in way)
        if None not in values:
            same.setdefault(values, []).append(row[0])
    return (group for group in same.values() if len(group) > 1)


def _apart(book: Book, kind: Kind, alike: Alike) -> set[frozenset[str]]:
    """The pairs of rows that were found to be different."""
    child, link = alike.apart
    if not child:
        return set()
    return {frozenset(pair) for pair in book.select(child, [book.cabinet[child].parent, link])}


def _root(joined: dict[str, str], uid: str) -> str:
    while joined.get(uid, uid) != uid:
        uid = joined[uid]
    return uid


def _join(joined: dict[str, str], one: str, other: str) -> None:
    first, second = _root(joined, one), _root(joined, other)
    joined[first] = first
    joined[second] = first
