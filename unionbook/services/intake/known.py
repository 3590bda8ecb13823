"""What the book knows already, held in memory: so that a hundred thousand rows ask the file a handful of questions."""

from collections.abc import Mapping, Sequence
from datetime import date

from unionbook.ground.conditions import All, Compare, Condition, Op, every
from unionbook.ground.dates import store_date
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind, R, Record
from unionbook.ground.statute import Rule
from unionbook.ground.uid import new_uids
from unionbook.services.law import law_of
from unionbook.store.book import Book

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
    when the book holds it."""

    __slots__ = ("beside", "known", "me", "today")

    def __init__(self, known: Known, today: date, beside: Mapping[str, Record], me: str = "") -> None:
        self.known, self.today, self.beside, self.me = known, today, beside, me

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
        if not self.known.stored(kind, condition):
            return []
        declared = self.known.book.cabinet[kind]
        rows = self.known.book.select(kind, declared.naming, self._but_me(condition), limit=5)
        return [self.known.book.words(declared, row) for row in rows]

    def values(self, kind: str, path: str, condition: Condition) -> list[Value]:
        """The values at a path of all rows of the file that meet the condition."""
        if not self.known.stored(kind, condition):
            return []
        return [value for (value,) in self.known.book.select(kind, [path], self._but_me(condition))]

    def _but_me(self, condition: Condition) -> Condition:
        return every(condition, Compare("uid", Op.IS_NOT, self.me)) if self.me else condition

    def count(self, kind: str, condition: Condition) -> int:
        """How many rows of the file meet the condition."""
        return self.known.book.count(kind, self._but_me(condition)) if self.known.stored(kind, condition) else 0

    def rule(self, key: str, on: str | None) -> Rule | None:
        """The value in force on a stored date."""
        return self.known.rule(key, on)

    def limit(self, key: str, start: str | None) -> str | None:
        """The last day of a limit that runs from a stored date."""
        return self.known.limit(key, start)


