"""What every part of a practice book is written with: chance from a seed, keys from it, the day it is written on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.services.demo.invented import RARE, id_number, names
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, write
from unionbook.services.unfolding import unfold
from unionbook.store.book import Book

SEED = 2020
_NOON_IN_CHINA = 4
"""The hour in UTC."""


def noon(day: date) -> int:
    """The clock of the practice acts: noon of the day in China, in ms."""
    return int(datetime(day.year, day.month, day.day, _NOON_IN_CHINA, tzinfo=UTC).timestamp() * 1000)


@dataclass(frozen=True)
class Place:
    """Where a member works: keys of union and firm, the first day a member may have joined."""

    union: str
    firm: str | None
    since: date


class Maker:
    """A book being filled. Two makers with one day make the same content, keys included.

    today: the day the book stands still at.  town: the office's place.  places: where members may work; who makes
    unions adds to them.
    """

    def __init__(self, book: Book, today: date) -> None:
        self.book = book
        self.today = today
        self.town = ""
        self.places: list[Place] = []
        self.chance = Random(SEED)
        self.names = names()
        self.rare = list(RARE)
        self.people = 0
        self.relatives = 0
        now = noon(today)
        self._head = f"{now >> 16:08x}-{now & 0xFFFF:04x}-7{self.chance.randrange(4096):03x}-8abc-"
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
        entry = Entry(self.book, self.book.cabinet[kind], today=self.today)
        for link, uid in (chosen or {}).items():
            entry.choose(link, uid)
        if wrong := errors(entry.fill(data)) or errors(entry.examine()):
            raise ValueError(f"practice {kind}: {wrong[0].field}: {wrong[0].sentence} {dict(data)}")
        unfold(entry)
        self._key(entry)
        with self.book.change(entry.kind.enter or f"新增{entry.kind.label}") as act:
            write(entry, act)
        entry.settle()
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
