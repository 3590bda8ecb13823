"""Which row of the book a row of the file is: by the ways its kind knows one and the same thing."""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from unionbook.ground.conditions import every
from unionbook.ground.fields import NameField, Value
from unionbook.ground.fields.papers import PaperNumber
from unionbook.ground.kind import Kind
from unionbook.services.intake.fresh import Held
from unionbook.services.listing import unsealed
from unionbook.store.book import Book

Way = tuple[str, ...]
Key = str | int | tuple[Value, ...]
"""The value at the one path of a way, or those at all its paths."""


class Existing:
    """The rows of one kind by the values at each of its ways, read when first asked for.

    A way that holds a number of a paper decides; the others only make a row likely.
    """

    def __init__(self, book: Book, kind: Kind) -> None:
        self.book, self.kind = book, kind
        alike = kind.upkeep.alike
        self.ways: tuple[Way, ...] = alike.ways if alike else ()
        self.deciding = tuple(way for way in self.ways if self.sure(way))
        self.telling = tuple(way for way in self.ways if way not in self.deciding)
        self.where = every(*([alike.where] if alike else []), *unsealed(kind))
        self._found: dict[Way, dict[Key, tuple[str, ...]]] = {}
        self._learned: list[Held] = []
        self._upto: dict[Way, int] = {}

    def sure(self, way: Way) -> bool:
        """Does equality at the paths of a way decide?"""
        fields = [self.book.cabinet.field(self.kind, path) for path in way]
        if len(way) > 1:
            return False
        named = way == self.kind.title and not isinstance(fields[0], NameField)
        return named or isinstance(fields[0], PaperNumber) or self._linked(way)

    def _linked(self, way: Way) -> bool:
        return bool(getattr(self.kind.fields.get(way[0]), "embed", ()))

    def certain(self, values: Mapping[str, Value]) -> list[str]:
        """The row these values certainly are; several when they speak for different ones."""
        found = [rows[0] for way in self.deciding if (rows := self.at(way, values))]
        return list(dict.fromkeys(found)) if found else found

    def likely(self, values: Mapping[str, Value]) -> list[str]:
        """Rows these values may be, though nothing certain tells."""
        found = [uid for way in self.telling for uid in self.at(way, values)]
        return list(dict.fromkeys(found)) if found else found

    def at(self, way: Way, values: Mapping[str, Value]) -> Sequence[str]:
        """The rows with these values at the paths of a way; none when one of them is missing."""
        key = key_of(way, values)
        if key is None:
            return ()
        return self.index(way).get(key, ())

    def index(self, way: Way) -> dict[Key, tuple[str, ...]]:
        """The rows, those learned too, by their values at the paths of a way."""
        index = self._found.get(way)
        if index is None:
            index = self._found[way] = self._read(way)
        if (upto := self._upto.get(way, 0)) < len(self._learned):
            self._add(index, way, self._learned[upto:])
            self._upto[way] = len(self._learned)
        return index

    def _read(self, way: Way) -> dict[Key, tuple[str, ...]]:
        index: dict[Key, tuple[str, ...]] = {}
        for uid, *stored in self.book.select(self.kind.name, ["uid", *way], self.where):
            if None not in stored:
                key = stored[0] if len(way) == 1 else tuple(stored)
                index[key] = (*index.get(key, ()), uid)
        return index

    def learn(self, rows: Sequence[Held]) -> None:
        """Rows that are about to be the book's; a way takes them in when it is asked."""
        self._learned += rows

    def _add(self, index: dict[Key, tuple[str, ...]], way: Way, rows: Sequence[Held]) -> None:
        keys = self.keys(way, rows)
        if None not in keys and not met(index, keys):
            index.update(zip(keys, zip([one.uid for one in rows]), strict=True))
            return
        for key, one in zip(keys, rows, strict=True):
            if key is not None and one.uid not in (known := index.get(key, ())):
                index[key] = (*known, one.uid)

    def keys(self, way: Way, rows: Sequence[Held]) -> list[Any]:
        """What each of the rows is known by in a way of its own fields, None for nothing."""
        places = [list(self.kind.fields).index(path) for path in way]
        keys = list(map(itemgetter(*places), [one.values for one in rows]))
        return keys if len(way) == 1 else [None if None in key else key for key in keys]


def key_of(way: Way, values: Mapping[str, Value]) -> Key | None:
    """The values at the paths of a way; None when one of them is missing."""
    if len(way) == 1:
        return values.get(way[0])
    key = tuple([values.get(path) for path in way])
    return None if None in key else key


def met(index: Mapping[Any, object], keys: Sequence[Any]) -> set[int]:
    """The places of keys that are known, or stand before among them. None is no key."""
    told = [key for key in keys if key is not None] if None in keys else keys
    different = set(told)
    if len(different) == len(told) and index.keys().isdisjoint(different):
        return set()
    earlier: set[Any] = set()
    found = set()
    for at, key in enumerate(keys):
        if key is not None and (key in index or key in earlier):
            found.add(at)
        earlier.add(key)
    return found
