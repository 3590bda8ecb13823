"""What every part of the practice book is written with: chance from a seed, keys from it, the day it is written on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.services.demo.invented import RARE, id_number, names
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, save
from unionbook.store.book import Book

TODAY = date(2020, 12, 31)
NOON_UTC_MS = 1_609_387_200_000
"""31 December 2020 in UTC at 04:00, noon in China: the clock of the practice acts."""
SEED = 2020


class Maker:
    """A book being filled. Two makers with one seed make the same content, keys included."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.chance = Random(SEED)
        self.names = names()
        self.rare = list(RARE)
        self.people = 0
        self.relatives = 0
        self._head = f"{NOON_UTC_MS >> 16:08x}-{NOON_UTC_MS & 0xFFFF:04x}-7{self.chance.randrange(4096):03x}-8abc-"
        self._tail = self.chance.randrange(1 << 40)

    def uids(self, count: int) -> list[str]:
        """New keys in ascending order, in the shape of `unionbook.ground.uid`."""
        first = self._tail
        self._tail += count
        return [f"{self._head}{number:012x}" for number in range(first, first + count)]

    def person_number(self) -> int:
        """The next person's number, from which identity number, phone and account follow."""
        self.people += 1
        return self.people

    def relative_number(self, born: date, woman: bool) -> str:
        """An identity number of somebody of any age who is not counted as a worker."""
        self.relatives += 1
        return id_number(born, 444 - self.relatives % 100, woman)

    def name(self) -> str:
        """A person's name; now and then a rare one, as long as they last."""
        if self.rare and self.people % 37 == 5:
            return self.rare.pop(0)
        return next(self.names)

    def one(self, kind: str, data: Mapping[str, Any], chosen: Mapping[str, str] | None = None) -> Entry:
        """Write one record through the entry of a form and its checks; the entry.

        data: as `Entry.fill` takes it; money is typed in 元.  chosen: embedded link → existing row.
        """
        entry = Entry(self.book, self.book.cabinet[kind], today=TODAY)
        for link, uid in (chosen or {}).items():
            entry.choose(link, uid)
        wrong = errors(entry.fill(data))
        self._key(entry)
        wrong += errors(save(entry))
        if wrong:
            raise ValueError(f"practice {kind}: {wrong[0].field}: {wrong[0].sentence} {dict(data)}")
        return entry

    def _key(self, entry: Entry) -> None:
        if not entry.exists:
            (entry.uid,) = self.uids(1)
        for linked in entry.linked.values():
            self._key(linked)
        for rows in entry.children.values():
            for row in rows:
                self._key(row)

    def many(self, kind: str, rows: Sequence[Mapping[str, Value]]) -> list[str]:
        """Write many rows of one kind at once; their keys."""
        columns = used(self.book.cabinet[kind], rows)
        uids = self.uids(len(rows))
        with self.book.change(f"导入{self.book.cabinet[kind].label}") as act:
            act.add_many(kind, columns, [[row.get(name) for name in columns] for row in rows], uids)
        return uids


def used(kind: Kind, rows: Iterable[Mapping[str, Value]]) -> list[str]:
    """The fields any row fills, in the order of the declaration. Raises KeyError for an unknown one."""
    filled = {name for row in rows for name in row}
    if unknown := filled - set(kind.fields):
        raise KeyError(f"{kind.name}: {sorted(unknown)}")
    return [name for name in kind.fields if name in filled]
