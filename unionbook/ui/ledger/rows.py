"""The rows of a list, read from the book in windows: never all of them in memory, only where they lie in the file.

A list is a condition, an order and, when it was opened from a figure, exactly the rows named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from unionbook.ground.conditions import EVERY, Condition, among, is_
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.services.lists.leading import Head, leading
from unionbook.services.lists.ordering import Places, ordered
from unionbook.services.search import Search
from unionbook.store.book import Book

CHUNK = 5_000
"""Rows in one question to the book."""

NEAR = 2_000
"""Rows from either end of a list that are read before the places of all are known."""


@dataclass(frozen=True)
class Asked:
    """What a list shows. order: paths, "-" before one that descends.  only: exactly these rows, None for all.

    strokes: words by 姓氏笔画, otherwise by 拼音.  reasons: what is to be said of rows, by uid, in a column of its own.
    veiled: sealed rows are there, but not named.  best: the text whose best finds come first, "" for the order given;
    besides: the condition without it.
    """

    condition: Condition = EVERY
    order: tuple[str, ...] = ()
    only: frozenset[str] | None = None
    strokes: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict)
    veiled: bool = False
    best: str = ""
    besides: Condition = EVERY

    def sorted_by(self, *paths: str) -> "Asked":
        """Sorted by the paths first, the other way round when they were already; the keys before come after."""
        falls = self.order[: len(paths)] == paths
        return self.sorted_as(*(f"-{path}" if falls else path for path in paths))

    def sorted_as(self, *keys: str, strokes: bool | None = None) -> "Asked":
        """Sorted by the keys first; those before come after."""
        paths = {key.lstrip("-") for key in keys}
        rest = tuple(old for old in self.order if old.lstrip("-") not in paths)
        return replace(self, order=(*keys, *rest), strokes=self.strokes if strokes is None else strokes, best="")

    def search(self, book: Book, kind: Kind) -> Search | None:
        """What finds the best rows first, None for rows in the order given."""
        return Search(book, kind, self.best, self.besides) if self.best and self.only is None else None

    def places(self, book: Book, kind: Kind) -> Places:
        """Where the rows lie, in order."""
        if (search := self.search(book, kind)) is not None:
            return search.places()
        return ordered(book, kind, self.condition, self.order, self.strokes, self.only)

    def head(self, book: Book, kind: Kind) -> Head | None:
        """Where the first rows lie, None where all are known as soon."""
        return None if self.only is not None else leading(book, kind, self.condition, self.order, self.strokes)


class Rows:
    """The rows of one kind that were asked for, by their place in the list.

    places: where they lie in the file; None while that is found out: then the first are known, or an index gives the
    order of all rows.
    """

    def __init__(
        self, book: Book, kind: Kind, paths: Sequence[str], asked: Asked, places: Places | Head | None = None
    ) -> None:
        self.book, self.kind, self.asked = book, kind, asked
        self.first = places if isinstance(places, Head) else None
        self.places = None if isinstance(places, Head) else places
        self.paths = ["uid", *paths]
        known = self.first.count if self.first is not None else None if self.places is None else len(self.places)
        self.count = book.count(kind.name) if known is None else known

    def window(self, start: int, length: int) -> list[tuple[Value, ...]] | None:
        """The values of `length` rows from a place on, the uid first (empty for a row that is gone); fewer at the end.

        None while it is not known which rows stand there.
        """
        places = self._at(start, length)
        if places is None:
            return None
        found = self._values(self.paths, places)
        gone = ("", *(None for _ in self.paths[1:]))
        return [found.get(place, gone) for place in places]

    def _at(self, start: int, length: int) -> Sequence[int] | None:
        length = max(min(length, self.count - start), 0)
        if self.places is not None:
            return self.places[start : start + length]
        if self.first is not None:
            known = self.first.places[start : start + length]
            return known if len(known) == length else None
        behind = self.count - start - length
        if start <= NEAR:
            return self._walk(self.asked.order or ("rowid",), length, start)
        if behind <= NEAR:
            # The far end is reached sooner from there.
            back = [key[1:] if key.startswith("-") else f"-{key}" for key in self.asked.order or ("rowid",)]
            return self._walk(back, length, behind)[::-1]
        return None

    def _walk(self, order: Sequence[str], length: int, start: int) -> list[int]:
        return [place for (place,) in self.book.places(self.kind.name, (), EVERY, order, length, start)]

    def _values(self, paths: Sequence[str], places: Sequence[int]) -> dict[int, tuple[Value, ...]]:
        found: dict[int, tuple[Value, ...]] = {}
        for at in range(0, len(places), CHUNK):
            some = among("rowid", *places[at : at + CHUNK])
            rows = self.book.select(self.kind.name, ["rowid", *paths], some)
            found.update((row[0], row[1:]) for row in rows)
        return found

    def uids(self, start: int, length: int) -> list[str]:
        """The uids of `length` rows from a place on."""
        places = self._at(start, length)
        if places is None:
            self.places = self.asked.places(self.book, self.kind)
            places = self.places[start : start + length]
        found = self._values(["uid"], places)
        return [str(found[place][0]) for place in places if place in found]

    def place(self, uid: str) -> int | None:
        """The place of a row, None when it is not in the list or its place is not known yet."""
        found = self.book.select(self.kind.name, ["rowid"], is_("uid", uid))
        if not found or self.places is None:
            return None
        try:
            return self.places.index(found[0][0])
        except ValueError:
            return None
