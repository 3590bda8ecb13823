"""What the book knows already, held in memory: so that a hundred thousand rows ask the file a handful of questions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from unionbook.ground.conditions import All, Compare, Condition, Op, every
from unionbook.ground.dates import store_date
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind, R, Record
from unionbook.ground.statute import Rule
from unionbook.ground.uid import new_uids
from unionbook.services.law import law_of
from unionbook.store.asking import Row
from unionbook.store.book import Book

if TYPE_CHECKING:
    from unionbook.services.intake.model import Judged
    from unionbook.services.intake.sofar import SoFar

RESERVED = 50
"""Keys made at once. Rows that are judged one by one are few among those judged together, which give the rest up."""


class Known:
    """Values of the book by path, read when first asked for."""

    def __init__(self, book: Book) -> None:
        self.book, self.law = book, law_of(book)
        self._values: dict[tuple[str, str], set[Value]] = {}
        self._records: dict[tuple[str, str], Record | None] = {}
        self._rules: dict[tuple[str, str | None], Rule | None] = {}
        self._limits: dict[tuple[str, str | None], str | None] = {}
        self._ways: dict[tuple[str, ...], set[tuple[Value, ...]]] = {}
        self._uids: list[str] = []

    # --- which rows may meet a condition ---------------------------------------------------------------------------

    def _equalities(self, condition: Condition) -> list[tuple[str, Value]]:
        parts = condition.parts if isinstance(condition, All) else (condition,)
        return [
            (part.path, part.value)
            for part in parts
            if isinstance(part, Compare) and part.op is Op.IS and not isinstance(part.value, tuple)
        ]

    def stored(self, kind: str, condition: Condition) -> bool:
        """May a row of the file meet the condition? False only when none can."""
        for path, value in self._equalities(condition):
            known = self._values.get((kind, path))
            if value not in (self._of(kind, path) if known is None else known):
                return False
        return True

    def _of(self, kind: str, path: str) -> set[Value]:
        if (kind, path) not in self._values:
            self._values[kind, path] = {value for (value,) in self.book.select(kind, [path])}
        return self._values[kind, path]

    def ways(self, kind: str, way: Sequence[str]) -> set[tuple[Value, ...]]:
        """The values of all rows of the file at some paths, of those that have all of them."""
        found = self._ways.get((kind, *way))
        if found is None:
            found = self._ways[kind, *way] = {row for row in self.book.select(kind, list(way)) if None not in row}
        return found

    def new_uid(self) -> str:
        """A key for a new row; many are reserved at once."""
        if not self._uids:
            self._uids = new_uids(RESERVED)[::-1]
        return self._uids.pop()

    def new_uids(self, count: int) -> list[str]:
        """Keys for so many new rows. Those reserved before are given up: rows that stand together in the history are to
        have keys made together, or every look for one of them goes through the whole import."""
        self._uids = []
        return new_uids(count)

    # --- rows and law ----------------------------------------------------------------------------------------------

    def record(self, kind: type[R], uid: str) -> R | None:
        """A stored row."""
        name = self.book.cabinet.of_record(kind).name
        if (name, uid) not in self._records:
            self._records[name, uid] = self.book.get(name, uid)
        found = self._records[name, uid]
        return found if isinstance(found, kind) else None

    def kind_of(self, record: Record) -> Kind:
        """The kind of a record."""
        return self.book.cabinet.of_record(type(record))

    def rule(self, key: str, on: str | None) -> Rule | None:
        """As `Around.rule`."""
        if (key, on) not in self._rules:
            self._rules[key, on] = self.law.rule(key, on) if on else None
        return self._rules[key, on]

    def limit(self, key: str, start: str | None) -> str | None:
        """As `Around.limit`."""
        if (key, start) not in self._limits:
            found = self.law.limit(key, start) if start else None
            self._limits[key, start] = store_date(found[0]) if found else None
        return self._limits[key, start]


class RowAround:
    """`unionbook.ground.kind.Around` of one row without child rows. beside: the records it embeds, by uid; me: its uid
    when the book holds it; sofar: the rows of the table before it.

    met: those of them that were found last.
    """

    __slots__ = ("beside", "known", "me", "met", "sofar", "today")

    def __init__(
        self, known: Known, today: date, beside: Mapping[str, Record], me: str = "", sofar: "SoFar | None" = None
    ) -> None:
        self.known, self.today, self.beside, self.me, self.sofar = known, today, beside, me, sofar
        self.met: Sequence[Judged] = ()

    def linked(self, record: type[R], uid: str | None) -> R | None:
        """The linked record, as it would be saved."""
        if uid is None:
            return None
        found = self.beside.get(uid)
        return found if isinstance(found, record) else self.known.record(record, uid)

    def children(self, record: type[R]) -> Sequence[R]:
        """None: tables hold no child rows."""
        return ()

    def altered(self, record: type[R]) -> bool:
        """Never."""
        return False

    def others(self, kind: str, condition: Condition) -> list[str]:
        """Titles of at most five other rows that meet the condition."""
        declared, rows = self.known.book.cabinet[kind], list[Row]()
        if self.known.stored(kind, condition):
            rows = self.known.book.select(kind, declared.naming, self._but_me(condition), limit=5)
        words = [self.known.book.words(declared, row) for row in rows]
        if self.sofar is not None:
            words += map(self.sofar.words, self._before(kind, condition)[: 5 - len(words)])
        return words

    def values(self, kind: str, path: str, condition: Condition) -> list[Value]:
        """The values at a path of all other rows that meet the condition."""
        values = list[Value]()
        if self.known.stored(kind, condition):
            values += (value for (value,) in self.known.book.select(kind, [path], self._but_me(condition)))
        if self.sofar is not None:
            values += [self.sofar.at(row, path) for row in self._before(kind, condition)]
        return values

    def _before(self, kind: str, condition: Condition) -> "Sequence[Judged]":
        """The rows of the table before it that meet the condition."""
        if self.sofar is None or kind != self.sofar.kind.name:
            return ()
        found = self.sofar.meeting(condition)
        self.met = found or self.met
        return found

    def _but_me(self, condition: Condition) -> Condition:
        return every(condition, Compare("uid", Op.IS_NOT, self.me)) if self.me else condition

    def count(self, kind: str, condition: Condition) -> int:
        """How many other rows meet the condition."""
        stored = self.known.stored(kind, condition)
        count = self.known.book.count(kind, self._but_me(condition)) if stored else 0
        return count + len(self._before(kind, condition))

    def rule(self, key: str, on: str | None) -> Rule | None:
        """The value in force on a stored date."""
        return self.known.rule(key, on)

    def limit(self, key: str, start: str | None) -> str | None:
        """The last day of a limit that runs from a stored date."""
        return self.known.limit(key, start)


