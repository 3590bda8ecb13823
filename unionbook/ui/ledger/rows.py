"""The rows of a list, read from the book in windows: never all of them in memory.

A list is a condition, an order and, when it was opened from a figure, exactly the rows named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from unionbook.ground.conditions import EVERY, Compare, Condition, Op, among, either, empty, every, filled, is_
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.store.book import Book


@dataclass(frozen=True)
class Asked:
    """What a list shows. order: paths, "-" before one that descends.  only: exactly these rows, None for all.

    reasons: what is to be said of rows, by uid, in a column of its own.  veiled: sealed rows are there, but not named.
    """

    condition: Condition = EVERY
    order: tuple[str, ...] = ()
    only: frozenset[str] | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    veiled: bool = False

    def sorted_by(self, *paths: str) -> "Asked":
        """Sorted by the paths first, the other way round when they were already; the keys before come after."""
        falls = self.order[: len(paths)] == paths
        keys = tuple(f"-{path}" if falls else path for path in paths)
        rest = tuple(old for old in self.order if old.lstrip("-") not in paths)
        return replace(self, order=(*keys, *rest))


class Rows:
    """The rows of one kind that were asked for, by their place."""

    def __init__(self, book: Book, kind: Kind, paths: Sequence[str], asked: Asked) -> None:
        self.book, self.kind, self.asked = book, kind, asked
        self.paths = ["uid", *paths]
        self._named = self._in_order() if asked.only is not None else None
        self.count = len(self._named) if self._named is not None else book.count(kind.name, asked.condition)

    def _in_order(self) -> list[str]:
        wanted = self.asked.only or frozenset()
        found = self.book.select(self.kind.name, ["uid"], self.asked.condition, order=self.asked.order)
        return [uid for (uid,) in found if uid in wanted]

    def window(self, start: int, length: int) -> list[tuple[Value, ...]]:
        """The values of `length` rows from a place on, the uid first; fewer at the end."""
        length = max(min(length, self.count - start), 0)
        if self._named is not None:
            return self._by_uid(self._named[start : start + length])
        order = (*self.asked.order, "uid")
        if start <= self.count // 2:
            return self._select(order, length, start)
        # The far half is reached sooner from the end.
        rows = self._select(_reversed(order), length, self.count - start - length)
        return rows[::-1]

    def _select(self, order: tuple[str, ...], limit: int, offset: int) -> list[tuple[Value, ...]]:
        return self.book.select(
            self.kind.name, self.paths, self.asked.condition, order=order, limit=limit, offset=offset
        )

    def _by_uid(self, uids: list[str]) -> list[tuple[Value, ...]]:
        found = {row[0]: row for row in self.book.select(self.kind.name, self.paths, among("uid", *uids))}
        return [found[uid] for uid in uids]

    def uids(self, start: int, length: int) -> list[str]:
        """The uids of `length` rows from a place on."""
        if self._named is not None:
            return self._named[start : start + length]
        order = self.asked.order
        found = self.book.select(
            self.kind.name, ["uid"], self.asked.condition, order=order, limit=length, offset=start
        )
        return [uid for (uid,) in found]

    def place(self, uid: str) -> int | None:
        """The place of a row, None when it is not in the list."""
        if self._named is not None:
            return self._named.index(uid) if uid in self._named else None
        keys = [key.lstrip("-") for key in self.asked.order]
        mine = every(self.asked.condition, is_("uid", uid))
        found = self.book.select(self.kind.name, ["uid", *keys], mine)
        if not found:
            return None
        before = _before(self.asked.order, found[0][1:], uid)
        return self.book.count(self.kind.name, every(self.asked.condition, before))


def _reversed(order: Sequence[str]) -> tuple[str, ...]:
    return tuple(key[1:] if key.startswith("-") else f"-{key}" for key in order)


def _before(order: Sequence[str], values: Sequence[Value], uid: str) -> Condition:
    """The rows that stand before the one with these values of its sort keys; empty ones come first when ascending."""
    if not order:
        return Compare("uid", Op.LESS, uid)
    key, value = order[0].lstrip("-"), values[0]
    same = every(is_(key, value), _before(order[1:], values[1:], uid))
    if order[0].startswith("-"):
        return either(filled(key) if value is None else Compare(key, Op.MORE, value), same)
    if value is None:
        return same
    return either(Compare(key, Op.LESS, value), empty(key), same)
