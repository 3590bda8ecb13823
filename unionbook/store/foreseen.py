"""Rows that are about to be written one after the other: what must be known of each is read for all at once."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from unionbook.ground.fields import Value
from unionbook.store.changes import Change

if TYPE_CHECKING:
    from unionbook.store.book import Book

CHUNK = 500
"""Rows asked for by one statement."""


class Foreseen:
    """Values and changes of rows until they are written."""

    def __init__(self, book: "Book") -> None:
        self.book = book
        self._known: dict[tuple[str, str], tuple[dict[str, Value] | None, list[Change]]] = {}

    def add(self, kind: str, uids: Iterable[str]) -> None:
        """Rows of a kind that are about to be written."""
        wanted = list(dict.fromkeys(uids))
        changes = self.book.trail.of_rows(kind, wanted)
        self._known.update(((kind, uid), (None, changes[uid])) for uid in wanted)
        for start in range(0, len(wanted), CHUNK):
            for uid, values in self._values(kind, wanted[start : start + CHUNK]):
                self._known[kind, uid] = values, changes[uid]

    def _values(self, kind: str, uids: Sequence[str]) -> Iterable[tuple[str, dict[str, Value]]]:
        names = tuple(self.book.cabinet[kind].fields)
        columns = ", ".join(f'"{name}"' for name in ("uid", *names))
        marks = ", ".join("?" * len(uids))
        for uid, *values in self.book.rows(f'SELECT {columns} FROM "{kind}" WHERE "uid" IN ({marks})', uids):
            yield uid, dict(zip(names, values, strict=True))

    def wrote(self, kind: str, *uids: str) -> None:
        """What was known of rows is true no more."""
        for uid in uids if self._known else ():
            self._known.pop((kind, uid), None)

    def values(self, kind: str, uid: str) -> dict[str, Value] | None:
        """The stored values of a row, None when there is no such row."""
        known = self._known.get((kind, uid))
        return known[0] if known else self.book.values(kind, uid)

    def changes(self, kind: str, uid: str) -> list[Change]:
        """Every change of a row."""
        known = self._known.get((kind, uid))
        return known[1] if known else self.book.trail.of_row(kind, uid)
