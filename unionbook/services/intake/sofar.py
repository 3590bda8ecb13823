"""The new rows of a table that are taken so far, as rules look for them among those of the book."""

from collections.abc import Mapping, Sequence
from functools import partial

from unionbook.ground.conditions import All, Any_, Compare, Condition, Not, Op
from unionbook.ground.fields import CodeField, FlagField, LinkField, Value
from unionbook.ground.holding import holds
from unionbook.ground.kind import Kind
from unionbook.services.intake.existing import met
from unionbook.services.intake.model import Judged
from unionbook.services.intake.people import People
from unionbook.store.book import Book

MANY = 50
"""Rows with one value of which it is kept which of them met a condition: of a quota every row asks the same."""


class SoFar:
    """Rows of one kind. taken: those of the table so far, which grow; people: those rows embed, by link."""

    def __init__(self, book: Book, kind: Kind, taken: Sequence[Judged], people: Mapping[str, People]) -> None:
        self.book, self.kind, self._taken = book, kind, taken
        self._people = {one.kind.name: one for one in people.values()}
        self._places = {name: at for at, name in enumerate(kind.fields)}
        self._frame = book.frame()
        self._by: dict[str, dict[Value, list[Judged]]] = {}
        self._upto: dict[str, int] = {}
        self._linked: dict[tuple[str, str], Mapping[str, Value]] = {}
        self._new, self._looked = False, 0
        self._met: dict[Condition, tuple[int, list[Judged]]] = {}

    # --- which rows ----------------------------------------------------------------------------------------------

    def any(self) -> bool:
        """Is there any new row?"""
        while not self._new and self._looked < len(self._taken):
            self._new = self._taken[self._looked].fresh is not None
            self._looked += 1
        return self._new

    def meeting(self, condition: Condition) -> Sequence[Judged]:
        """The rows that meet a condition."""
        if not self._taken:
            return ()
        found, part = self._perhaps(condition)
        if len(found) < MANY or part is None or part.op is not Op.IS or any("." in path for path in _paths(condition)):
            return [row for row in found if holds(condition, partial(self.at, row), self._frame)]
        upto, known = self._met.get(condition, (0, []))
        known += [row for row in found[upto:] if holds(condition, partial(self.at, row), self._frame)]
        self._met[condition] = len(found), known
        return known

    def _perhaps(self, condition: Condition) -> tuple[Sequence[Judged], Compare | None]:
        """The fewest rows that an equality leaves, and which; None where none tells."""
        parts = condition.parts if isinstance(condition, All) else (condition,)
        asked = [part for part in parts if isinstance(part, Compare) and self._tells(part)]
        if not asked:
            return [row for row in self._taken if row.fresh is not None], None
        return min(((self._of(part), part) for part in asked), key=lambda one: len(one[0]))

    def _tells(self, part: Compare) -> bool:
        """Does a comparison leave few rows?"""
        declared = self.kind.fields.get(part.path)
        told = declared is not None and not isinstance(declared, CodeField | FlagField)
        return told and part.op in (Op.IS, Op.AMONG) and part.value is not None

    def _of(self, part: Compare) -> list[Judged]:
        """The rows with one of its values."""
        index = self._index(part.path)
        if not isinstance(part.value, tuple):
            return index.get(part.value, [])
        return [row for value in dict.fromkeys(part.value) for row in index.get(value, ())]

    def _index(self, path: str) -> dict[Value, list[Judged]]:
        index, upto, at = self._by.setdefault(path, {}), self._upto.get(path, 0), self._places[path]
        rows = [row for row in self._taken[upto:] if row.fresh is not None]
        keys = [row.fresh.held.values[at] for row in rows if row.fresh is not None]
        self._upto[path] = len(self._taken)
        if not met(index, keys) and None not in keys:
            index.update(zip(keys, ([row] for row in rows), strict=True))
            return index
        for key, row in zip(keys, rows, strict=True):
            index.setdefault(key, []).append(row)
        return index

    # --- what stands in them -------------------------------------------------------------------------------------

    def at(self, row: Judged, path: str) -> Value:
        """What a row holds at a path."""
        assert row.fresh is not None
        first, _, rest = path.partition(".")
        value = row.fresh.held.uid if first == "uid" else row.fresh.held.values[self._places[first]]
        return self._beyond(self.kind, first, value, rest) if rest else value

    def _beyond(self, kind: Kind, link: str, uid: Value, path: str) -> Value:
        declared = kind.fields[link]
        assert isinstance(declared, LinkField)
        if not isinstance(uid, str):
            return None
        first, _, rest = path.partition(".")
        value = uid if first == "uid" else self._row(declared.kind, uid).get(first)
        return self._beyond(self.book.cabinet[declared.kind], first, value, rest) if rest else value

    def _row(self, kind: str, uid: str) -> Mapping[str, Value]:
        """A row that is linked to: of the book, or somebody a row before speaks of."""
        if kind in self._people:
            return self._people[kind].stored(uid)
        if (kind, uid) not in self._linked:
            self._linked[kind, uid] = self.book.values(kind, uid) or {}
        return self._linked[kind, uid]

    def words(self, row: Judged) -> str:
        """What a row is called."""
        return self.book.words(self.kind, [self.at(row, path) for path in self.kind.naming])


def _paths(condition: Condition) -> list[str]:
    """Where a condition looks."""
    match condition:
        case Compare(path):
            return [path]
        case All(parts) | Any_(parts):
            return [path for part in parts for path in _paths(part)]
        case Not(part):
            return _paths(part)
    return []
