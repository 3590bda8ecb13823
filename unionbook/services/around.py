"""What a record's checks may look at: the rest of its form, other rows of the book, the law of a day."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from unionbook.ground.clocks import contradictions, keep
from unionbook.ground.conditions import Compare, Condition, Not, Op, among, every
from unionbook.ground.dates import store_date
from unionbook.ground.errors import Problem
from unionbook.ground.fields import Value
from unionbook.ground.kind import R, Record, values_of
from unionbook.ground.statute import Rule
from unionbook.services.ahead import Ahead
from unionbook.services.byset import Row
from unionbook.services.law import law_of
from unionbook.store.book import Book

if TYPE_CHECKING:
    from unionbook.services.entry import Entry


class Surroundings:
    """`unionbook.ground.kind.Around` over an entry and its book. without: uids of rows taken not to be there."""

    def __init__(
        self,
        book: Book,
        today: date,
        entry: "Entry",
        parent: "Entry | None" = None,
        without: Collection[str] = (),
    ) -> None:
        self.book = book
        self.today = today
        self.entry = entry
        self.parent = parent
        self.without = without

    def linked(self, record: type[R], uid: str | None) -> R | None:
        """The linked record as it would be saved."""
        if uid is None:
            return None
        for form in (self.entry, self.parent):
            if form is None:
                continue
            for entry in (form, *form.linked.values()):
                if entry.uid == uid:
                    found = entry.record()
                    return found if isinstance(found, record) else None
        kind = self.book.cabinet.of_record(record)
        stored = self.entry.rows.get(kind.name, uid)
        return stored if isinstance(stored, record) else None

    def children(self, record: type[R]) -> Sequence[R]:
        """The child rows in the form."""
        rows = [row.record() for rows in self.entry.children.values() for row in rows]
        return [row for row in rows if isinstance(row, record)]

    def altered(self, record: type[R]) -> bool:
        """Were child rows of that kind added, changed or taken out since the book last held them?"""
        for name, rows in self.entry.children.items():
            if self.book.cabinet[name].record is record:
                fresh = any(not row.exists or row.changed() for row in rows)
                return fresh or {row.uid for row in rows} != self.entry.stored_children(name)
        return False

    def others(self, kind: str, condition: Condition) -> list[str]:
        """Titles of at most five other rows that meet the condition."""
        declared = self.book.cabinet[kind]
        rows = self._of_many(kind, declared.naming, condition)
        if rows is None:
            rows = self.book.select(kind, declared.naming, self._but_me(condition), limit=5)
        return [self.book.words(declared, row) for row in rows[:5]]

    def values(self, kind: str, path: str, condition: Condition) -> list[Value]:
        """The values at a path of all other rows that meet the condition."""
        rows = self._of_many(kind, [path], condition)
        if rows is None:
            rows = self.book.select(kind, [path], self._but_me(condition))
        return [value for (value,) in rows]

    def count(self, kind: str, condition: Condition) -> int:
        """How many other rows meet the condition."""
        rows = self._of_many(kind, (), condition)
        return self.book.count(kind, self._but_me(condition)) if rows is None else len(rows)

    def _of_many(self, kind: str, paths: Sequence[str], condition: Condition) -> list[Row] | None:
        """The same of the answers to all records of a batch; None when this is none of its questions."""
        rows = self.entry.rows
        found = rows.asking.select(kind, paths, condition) if isinstance(rows, Ahead) else None
        if found is None:
            return None
        return [tuple(row) for uid, *row in found if uid != self.entry.uid and uid not in self.without]

    def _but_me(self, condition: Condition) -> Condition:
        mine = Compare("uid", Op.IS_NOT, self.entry.uid)
        return every(condition, mine, Not(among("uid", *self.without))) if self.without else every(condition, mine)

    def rule(self, key: str, on: str | None) -> Rule | None:
        """The value in force on a stored date."""
        return law_of(self.book).rule(key, on) if on else None

    def limit(self, key: str, start: str | None) -> str | None:
        """The last day of a limit that runs from a stored date."""
        found = law_of(self.book).limit(key, start) if start else None
        return store_date(found[0]) if found else None

    def keep(self, record: Record) -> set[str]:
        """Fill what the record's clocks keep; the names filled."""
        kind = self.entry.kind
        held = keep(kind.clocks, values_of(record, kind), self.entry.stored, law_of(self.book))
        for name, value in held.items():
            setattr(record, name, value)
        return set(held)

    def limits(self, record: Record) -> Iterator[Problem]:
        """What contradicts itself or the law in the record's time limits."""
        kind = self.entry.kind
        yield from contradictions(kind.clocks, values_of(record, kind), law_of(self.book))
