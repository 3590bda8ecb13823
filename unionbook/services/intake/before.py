"""What the rows before a row are known by: who tells of the same again is met here."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from unionbook.ground.fields import Value
from unionbook.services.intake.existing import Existing, Way, met
from unionbook.services.intake.fresh import Held
from unionbook.services.intake.marked import Marked
from unionbook.services.intake.model import NEW_ROW, Judged, Packed, Plan, Policy
from unionbook.services.intake.people import People
from unionbook.services.intake.sofar import SoFar

ROW = "@"
"""Before the number of a row, in an answer: who is new in that row."""


class Before:
    """The rows of a table that are taken so far. people: those its rows embed, by link."""

    def __init__(self, plan: Plan, existing: Existing, marked: Marked, people: Mapping[str, People]) -> None:
        self.existing, self.marked, self.people = existing, marked, people
        self._append = plan.policy is Policy.APPEND
        self._taken: list[Judged] = []
        for one in people.values():
            one.row_of = self.row_of
        self._speaking: dict[str, list[tuple[Judged, str]]] = {}
        self._asked = 0
        self._begun: dict[str, str] = {}
        self._whose: dict[str, str] = {}
        self._upto = 0
        self._seen: defaultdict[str, dict[Value, Judged]] = defaultdict(dict)
        self._numbers = {link: [f"{link}.{name}" for name in one.numbers] for link, one in people.items()}
        self.papers = [path for paths in self._numbers.values() for path in paths]
        """The paths of numbers of papers in what rows embed."""
        # Of what is embedded in one row of the table only, the numbers tell of the row as well.
        self._each_once = [link for link in people if (link,) in existing.ways and not self._append]
        self._once = [path for link in self._each_once for path in self._numbers[link]]
        own = [] if self._append else [way[0] for way in existing.deciding if way[0] not in people]
        self._own = own
        # Rows a rule may find by these are judged one by one: it looks among those before.
        ways = dict.fromkeys(way for one in existing.kind.record.rules() for way in one.looks.alike)
        self._alike: dict[Way, dict[Any, None]] = {
            way: {} for way in ways if self._append or way not in existing.deciding
        }
        places = {name: at for at, name in enumerate(existing.kind.fields)}
        self._tell = [(itemgetter(*map(places.__getitem__, way)), known) for way, known in self._alike.items()]
        self.sofar = SoFar(existing.book, existing.kind, self._taken, people)

    def first(self, made: Judged) -> Judged | None:
        """The row before that tells of the same."""
        found = (self._seen[path].get(value) for path, value in self._keys(made))
        return next((row for row in found if row is not None), None)

    def _keys(self, made: Judged) -> Iterator[tuple[str, Value]]:
        if made.uid:
            yield "", made.uid
        if self._append or (made.uid and self.marked.key(made.row) == made.uid):
            return
        for way in self.existing.deciding:
            if (value := made.values.get(way[0])) not in (None, NEW_ROW):
                yield way[0], value
                for path in self._numbers.get(way[0], ()):
                    if path in made.values:
                        yield path, made.values[path]

    def note(self, made: Judged) -> None:
        """A row that is taken: later ones that tell of the same are held against it."""
        for path, value in self._keys(made):
            self._seen[path].setdefault(value, made)
        for path in self._once:
            if (value := made.values.get(path)) is not None:
                self._seen[path].setdefault(value, made)
        if made.fresh is not None:
            for tell, known in self._tell:
                known[tell(made.fresh.held.values)] = None
            for link, person in made.fresh.inner.items():
                self.people[link].learn([person])
                if link in self._each_once:
                    self._seen[link].setdefault(person.uid, made)
        self._taken.append(made)

    def spoken(self, link: str, uid: str) -> Sequence[tuple[Judged, str]]:
        """The rows before that speak of somebody, each with its link. Of whom one row only may speak, a second one
        tells of the same."""
        if link in self._each_once:
            return ()
        for made in self._taken[self._asked :]:
            for other in self.people:
                if isinstance(one := _whom(made, other), str):
                    self._speaking.setdefault(one, []).append((made, other))
        self._asked = len(self._taken)
        return self._speaking.get(uid, ())

    # --- who is new in a row before ----------------------------------------------------------------------------------

    def choices(self, found: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """The choices between persons with what an answer calls them: who is new in a row gets another key whenever
        that is judged anew."""
        return tuple((self._places().get(uid, uid), words) for uid, words in found)

    def meant(self, answer: str) -> str:
        """Whom an answer calls so; "" for who is not new in a row that is taken."""
        if not answer.startswith(ROW):
            return answer
        self._places()
        return self._whose.get(answer, "")

    def row_of(self, uid: str) -> int:
        """The row in which somebody is new, as the file's program counts."""
        number, _, _ = self._places()[uid].removeprefix(ROW).partition(".")
        return int(number) + 1

    def _places(self) -> Mapping[str, str]:
        for made in self._taken[self._upto :]:
            for link, one in made.fresh.inner.items() if made.fresh is not None else ():
                if not one.exists:
                    place = self._begun[one.uid] = f"{ROW}{made.row.number}.{link}"
                    self._whose[place] = one.uid
        self._upto = len(self._taken)
        return self._begun

    # --- many new rows, each judged as if it were the only one -----------------------------------------------------

    def met(self, run: Sequence[Judged]) -> list[int]:
        """The places of those that are known by something a row before, among them too, or the book is known by."""
        found: set[int] = set()
        for path in self._own:
            found |= met(self._seen[path], _column(run, path))
        for way, known in self._alike.items():
            found |= met(known, self.existing.keys(way, _held(run)))
        for link, people in self.people.items():
            found |= people.known(_inner(run, link))
        return sorted(found)

    def note_all(self, run: Sequence[Judged]) -> None:
        """The same as `note` of rows of which none is met."""
        for path in (*self._own, *self._once):
            seen, keys = self._seen[path], _column(run, path)
            if None not in keys and seen.keys().isdisjoint(keys):
                seen.update(zip(keys, run, strict=True))
                continue
            for key, one in zip(keys, run, strict=True):
                if key is not None:
                    seen.setdefault(key, one)
        for link, people in self.people.items():
            inner = _inner(run, link)
            people.learn(inner)
            if link in self._each_once:
                self._seen[link].update(zip([one.uid for one in inner], run, strict=True))
        for tell, known in self._tell:
            known.update(dict.fromkeys(map(tell, [one.values for one in _held(run)])))
        self._taken += run


def _whom(made: Judged, link: str) -> Value:
    """Whom a row speaks of by a link."""
    inner = made.fresh.inner.get(link) if made.fresh is not None else None
    return inner.uid if inner is not None else made.values.get(link)


def _column(run: Sequence[Judged], path: str) -> list[Value]:
    """What rows that were judged together hold at a path."""
    return Packed.column([one.values for one in run if isinstance(one.values, Packed)], path)


def _held(run: Sequence[Judged]) -> list[Held]:
    """The rows as they would be written."""
    return [one.fresh.held for one in run if one.fresh is not None]


def _inner(run: Sequence[Judged], link: str) -> list[Held]:
    """What the rows embed by a link."""
    return [one.fresh.inner[link] for one in run if one.fresh is not None and link in one.fresh.inner]
