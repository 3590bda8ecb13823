"""Who a row speaks of, when a kind's rows speak of persons the book may have: by number for certain, else by asking."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from unionbook.ground.conditions import empty, every, is_
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.services.intake.damaged import filled_up
from unionbook.services.intake.existing import Existing, Way, key_of, met
from unionbook.services.intake.fresh import Held
from unionbook.services.intake.model import NEW_ROW
from unionbook.store.book import Book


@dataclass(frozen=True)
class Who:
    """uid: the person, "" for a new one.  sentence: why somebody must say it, at the field path; choices: answers."""

    uid: str = ""
    sentence: str = ""
    path: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class People:
    """The persons of the book. units: links of the kind of the row that tell where a person works or belongs."""

    def __init__(self, book: Book, kind: Kind, units: Sequence[str]) -> None:
        self.book, self.kind, self.units = book, kind, tuple(units)
        self.existing = Existing(book, kind)
        self.numbers = [name for way in self.existing.deciding for name in way]
        self._stored: dict[str, Mapping[str, Value]] = {}
        self._learned: dict[str, Held] = {}
        self._new: set[str] = set()
        self.row_of: Callable[[str], int] = lambda uid: 0
        """The row of the table, from 1, in which somebody is new."""

    def find(
        self,
        values: Mapping[str, Value],
        row: Mapping[str, Value],
        answer: str = "",
        derived: Callable[[Mapping[str, Value]], Mapping[str, Value]] = lambda values: values,
    ) -> Who:
        """Who a person with these values is. row: those of the row that speaks of it; answer: what somebody said;
        derived: the values with what follows from them, worked out only where a number does not decide."""
        if answer == NEW_ROW:
            return Who()
        if answer and (answer in self._learned or self.book.values(self.kind.name, answer) is not None):
            return Who(answer)
        certain = self.existing.certain(values)
        if certain:
            return self._named(certain[0], values)
        values = derived(values)
        numbered = any(values.get(name) is not None for name in self.numbers)
        if numbered and not any(key_of(way, values) in without for way, without in self._without.items()):
            return Who()
        likely = [uid for uid in self.existing.likely(values) if self._may_be(uid, numbered)]
        if not likely:
            return Who()
        same = [uid for uid in likely if not numbered and self._of_unit(uid, row)]
        if len(same) == 1 and self._agrees(same[0], values):
            return Who(same[0])
        return self._asked(likely, values)

    def asked_about(
        self,
        values: Mapping[str, Value],
        row: Mapping[str, Value],
        derived: Callable[[Mapping[str, Value]], Mapping[str, Value]],
    ) -> tuple[str, ...]:
        """The persons of the book somebody had to choose from."""
        return tuple(uid for uid, _ in self.find(values, row, "", derived).choices if uid != NEW_ROW)

    def owners(
        self, values: Mapping[str, Value], left: str, derived: Callable[[Mapping[str, Value]], Mapping[str, Value]]
    ) -> tuple[tuple[str, str], ...]:
        """Those of the book whose number a damaged one may be, to choose from: by name and birth. left: of it."""
        number = self.numbers[0]
        told = {**values, number: filled_up(left) if left else None}
        likely = self.existing.likely({**derived(told), number: None})
        whose = [uid for uid in likely if str(self.stored(uid).get(number) or "").startswith(left.rstrip("0") or "0")]
        return tuple((uid, f"就是{self._words(uid)}，号码照台账") for uid in whose[:5])

    def learn(self, people: Sequence[Held]) -> None:
        """Persons of rows before, who are about to be of the book's, or to be what is said there."""
        self._learned.update(zip([one.uid for one in people], people, strict=True))
        self._new.update([one.uid for one in people if not one.exists])
        self.existing.learn(people)
        if not self._numbered(people):
            for one in people:
                if not self._numbered([one]):
                    for way, without in self._without.items():
                        without.update(self.existing.keys(way, [one]))

    def known(self, people: Sequence[Held]) -> set[int]:
        """The places of those who may be somebody known, or one of those before them."""
        found: set[int] = set()
        numbered = self._numbered(people)
        for way in self._own:
            if way in self.existing.deciding or not numbered:
                found |= met(self.existing.index(way), self.existing.keys(way, people))
            elif without := self._without[way]:
                found |= {at for at, key in enumerate(self.existing.keys(way, people)) if key in without}
        return found

    def _numbered(self, people: Sequence[Held]) -> bool:
        """Have all of them a number, so that they are nobody else who has one?"""
        places = [list(self.kind.fields).index(name) for name in self.numbers]
        return any(None not in [one.values[at] for one in people] for at in places)

    @cached_property
    def _own(self) -> list[Way]:
        """The ways that ask for nothing but what stands in a person."""
        return [way for way in self.existing.ways if self.kind.fields.keys() >= set(way)]

    @cached_property
    def _without(self) -> dict[Way, set[Any]]:
        """By what those are known who have no number, for each way that does not decide."""
        lacking = every(self.existing.where, *map(empty, self.numbers))
        ways = [way for way in self._own if way not in self.existing.deciding]
        rows = {way: self.book.select(self.kind.name, list(way), lacking) for way in ways}
        return {way: {row if len(way) > 1 else row[0] for row in found} for way, found in rows.items()}

    def _by_name(self, person: Held) -> Mapping[str, Value]:
        return dict(zip(self.kind.fields, person.values, strict=True))

    def read_ahead(self, number: str, cells: Sequence[object]) -> list[str]:
        """The persons of the book whose number stands in a cell, read in one go."""
        index = self.existing.index((number,))
        uids = [uid for cell in cells if isinstance(cell, str) for uid in index.get(cell, ())]
        found = [uid for uid in uids if uid not in self._learned]
        self._stored.update(self.book.values_of(self.kind.name, [uid for uid in found if uid not in self._stored]))
        return found

    def stored(self, uid: str) -> Mapping[str, Value]:
        """The values of a person of the book, with what rows before say."""
        if uid in self._learned:
            return self._by_name(self._learned[uid])
        return self._stored[uid] if uid in self._stored else self.of_book(uid)

    def of_book(self, uid: str) -> Mapping[str, Value]:
        """What the book has of a person, nothing of one who is new."""
        if uid not in self._stored:
            self._stored[uid] = {} if uid in self._new else self.book.must(self.kind.name, uid)
        return self._stored[uid]

    def _named(self, uid: str, values: Mapping[str, Value]) -> Who:
        """A number that belongs to somebody of another name is a slip in one of both."""
        for name in self.kind.title:
            given, held = values.get(name), self.stored(uid).get(name)
            if given is not None and held is not None and given != held:
                told = f"这个号码在{self._where(uid)}是“{held}”的，表里写的是“{given}”，请核对号码和姓名。"
                return Who("", told, self.numbers[0], ((uid, f"就是“{held}”"),))
        return Who(uid)

    def _may_be(self, uid: str, numbered: bool) -> bool:
        """Two different numbers are two persons."""
        return not (numbered and any(self.stored(uid).get(name) is not None for name in self.numbers))

    def _of_unit(self, uid: str, row: Mapping[str, Value]) -> bool:
        """Is a person in the book at one of the units the row names?"""
        for other, link in self.book.cabinet.linking(self.kind):
            for unit in self.units:
                value = row.get(unit)
                if unit in other.fields and isinstance(value, str) and value != NEW_ROW:
                    found = self.book.select(other.name, [unit], is_(link, uid))
                    if any(held == value for (held,) in found):
                        return True
        return False

    def _agrees(self, uid: str, values: Mapping[str, Value]) -> bool:
        """All values of the surest of the ways that only make it likely (name and birth) are there and the same."""
        way = next((way for way in self.existing.ways if len(way) > 1), ())
        return bool(way) and all(
            values.get(name) is not None and self.stored(uid).get(name) == values[name] for name in way
        )

    def _asked(self, likely: Sequence[str], values: Mapping[str, Value]) -> Who:
        shown = [(uid, self._words(uid)) for uid in likely[:5]]
        sentence = f"可能就是{self._where(likely[0])}的{shown[0][1]}，请选定；不是同一人的选“另一人”。"
        path = self.kind.title[0]
        return Who("", sentence, path, (*shown, (NEW_ROW, "是另一人，新建")))

    def _where(self, uid: str) -> str:
        """Where somebody stands."""
        return f"第 {self.row_of(uid)} 行" if uid in self._new else "台账里"

    def _words(self, uid: str) -> str:
        """Its name with what else makes it likely: birth, phone with its middle hidden."""
        held = self.stored(uid)
        told = {
            name: self.kind.fields[name].mask(held[name]) if self.kind.fields[name].sensitive else None
            for way in self.existing.telling
            for name in way
            if name not in self.kind.title and held.get(name) is not None
        }
        words = [masked or self.kind.fields[name].show(held[name]) for name, masked in told.items()]
        title = "".join(str(held[name] or "") for name in self.kind.title)
        return f"“{title}”" + (f"（{'，'.join(words)}）" if words else "")
