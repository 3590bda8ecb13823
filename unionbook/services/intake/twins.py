"""Rows of the book that hold all a row of the file says: a ledger that comes again is no second one, although nothing
in it has a number that tells its rows apart."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import islice

from unionbook.ground.conditions import every
from unionbook.ground.fields import DayField, Value
from unionbook.services.intake.comparing import Comparing
from unionbook.services.intake.existing import Existing, Way
from unionbook.services.intake.model import Judged, Plan, Policy, Reason
from unionbook.services.intake.reading import Reading
from unionbook.services.listing import unsealed
from unionbook.services.sheets.model import Cell
from unionbook.store.book import Book

MOST = 50
"""Rows of the book looked at for one of the file."""

ALIKE, NEARLY = 0.5, 0.8
"""How much of what a row says a row of the book holds that may be it: of the same name and day, of the same name."""


class Twins:
    """Each row of the book is met by one row of the file: of two that are alike the second may be another."""

    def __init__(self, book: Book, plan: Plan, cells: Reading, existing: Existing, comparing: Comparing) -> None:
        self.book, self.plan, self.cells = book, plan, cells
        self.existing, self.comparing = existing, comparing
        self._append = plan.policy is Policy.APPEND
        self._met: dict[str, int] = {}
        self._own = {path for path, *_ in cells.columns if "." not in path}
        self._places = {path: at for at, (path, *_) in enumerate(cells.columns)}
        self._by: dict[tuple[int, ...], dict[tuple[Value, ...], list[str]]] = {}
        self._left: dict[Way, Mapping[Value, list[str]]] = {}

    def of(self, made: Judged) -> str:
        """The row of the book a row surely is, where its kind has nothing that decides; "" for none."""
        if self._append or self.existing.deciding:
            return ""
        same = self._first(self._found(made.values, self._telling), made, self._holds)
        return same or self._first(self._found(made.values, self._calling(made.values)), made, self._goes_on)

    def likely(self, made: Judged) -> list[str]:
        """The rows of the book it may be, though it says otherwise in something: called so, of the same day, and alike
        for the most part."""
        if self._append or self.existing.deciding:
            return []
        paths, needed = self._calling(made.values), self._needed(made.values)
        free = (uid for uid in self._found(made.values, paths)[:MOST] if self._met.get(uid, made.number) == made.number)
        return [uid for uid in free if self._share(uid, made.values) >= needed]

    def former(self, made: Judged) -> str:
        """The row a row is among those no new one is held against any more: who left, a firm that closed."""
        for way in self.existing.deciding:
            value = made.values.get(way[0])
            if value is not None and (found := self._first(self._gone(way).get(value, ()), made, self._holds)):
                return found
        return ""

    def apart(self, found: list[Judged | None]) -> list[Judged | None]:
        """Of rows that are plainly new those the book does not seem to have; None for the others."""
        if self._append or not any(found):
            return found
        if self.existing.deciding:
            gone = [(way[0], self._gone(way)) for way in self.existing.deciding if way[0] in self._own]
            return [one and self._unlike(one, gone) for one in found] if any(known for _, known in gone) else found
        odd = self._twice.keys()
        return [one if one and one.row.number not in odd and not self._met_by(one.values) else None for one in found]

    def _met_by(self, values: Mapping[str, Value]) -> bool:
        return bool(self._found(values, self._telling) or self._found(values, self._calling(values)))

    def twice(self, made: Judged) -> list[Reason]:
        """It is told that a new row says the very same as one before."""
        first = self._twice.get(made.row.number)
        if first is None:
            return []
        sentence = f"与第 {first + 1} 行完全一样，请核对是不是写重了；重了的请设为不导入。"
        return [Reason("", "", "", sentence, True, beside=((first, "", ""),))]

    @cached_property
    def _twice(self) -> Mapping[int, int]:
        """The rows that say the very same as one before, by number, where nothing decides whether they are one."""
        columns = [column for _, column, *_ in self.cells.columns]
        first: dict[tuple[Cell, ...], int] = {}
        found: dict[int, int] = {}
        for row in self.plan.block.rows if len(columns) > 1 and not (self._append or self.existing.deciding) else ():
            same = first.setdefault(tuple([row.cells.get(column) for column in columns]), row.number)
            if same != row.number:
                found[row.number] = same
        return found

    def _unlike(self, made: Judged, gone: Sequence[tuple[str, Mapping[Value, list[str]]]]) -> Judged | None:
        return None if any(made.values.get(path) in known for path, known in gone) else made

    def _first(self, uids: Sequence[str], made: Judged, fits: Callable[[str, Mapping[str, Value]], bool]) -> str:
        for uid in uids[:MOST]:
            if self._met.get(uid, made.number) == made.number and fits(uid, made.values):
                self._met[uid] = made.number
                return uid
        return ""

    def _holds(self, uid: str, values: Mapping[str, Value]) -> bool:
        stored = self.comparing.stored(uid)
        return all(stored.get(path) == value for path, value in values.items() if path not in self._filled)

    def _goes_on(self, uid: str, values: Mapping[str, Value]) -> bool:
        """Does a row say what a row of the book holds, and else only what that does not tell yet?"""
        stored = self.comparing.stored(uid)
        told = (path for path in values if path not in self._filled)
        more = all(stored.get(path) in (None, values[path]) for path in told)
        return more and self._share(uid, values) >= self._needed(values)

    def _needed(self, values: Mapping[str, Value]) -> float:
        return ALIKE if len(self._calling(values)) > len(self._titles(values)) else NEARLY

    def _share(self, uid: str, values: Mapping[str, Value]) -> float:
        """How much of what a row says a row of the book holds."""
        stored, told = self.comparing.stored(uid), [path for path in values if path not in self._filled]
        return sum(stored.get(path) == values[path] for path in told) / len(told)

    def _titles(self, values: Mapping[str, Value]) -> list[str]:
        """Of what rows of the kind are called by, what a row says."""
        title = (path if path in self._places else path.partition(".")[0] for path in self.plan.kind.title)
        return [path for path in title if path in self._places and values.get(path) is not None]

    def _calling(self, values: Mapping[str, Value]) -> list[str]:
        """What a row is called by, and its first day."""
        titles, fields = self._titles(values), self.plan.kind.fields
        days = (name for name, one in fields.items() if isinstance(one, DayField) and values.get(name) is not None)
        return [*titles, *(name for name in islice(days, 1) if name not in titles)] if titles else []

    def _found(self, values: Mapping[str, Value], paths: Sequence[str]) -> Sequence[str]:
        """The rows of the book that hold what a row says at some paths."""
        if not self._known:
            return ()
        said = tuple([self._places[path] for path in paths if values.get(path) is not None and path in self._places])
        if not said:
            return ()
        if said not in self._by:
            index = self._by[said] = {}
            for uid, held in self._known:
                index.setdefault(tuple([held[at] for at in said]), []).append(uid)
        names = list(self._places)
        return self._by[said].get(tuple([values.get(names[at]) for at in said]), ())

    def _gone(self, way: Way) -> Mapping[Value, list[str]]:
        """The rows a way does not decide about any more, by what they hold at its path."""
        if way not in self._left:
            told = self.book.select(self.plan.kind.name, ["uid", *way], every(*unsealed(self.plan.kind)))
            held = {uid for uids in self.existing.index(way).values() for uid in uids}
            found: dict[Value, list[str]] = {}
            for uid, value in told:
                if value is not None and uid not in held:
                    found.setdefault(value, []).append(uid)
            self._left[way] = found
        return self._left[way]

    @cached_property
    def _filled(self) -> set[str]:
        """What the program fills, whatever a table says."""
        return {path for path, target in self.cells.targets.items() if target.field.auto}

    @cached_property
    def _telling(self) -> Sequence[str]:
        """The columns in which most rows say something."""
        rows = self.plan.block.rows
        counts = {
            path: sum(row.cells.get(column) is not None for row in rows)
            for path, column, *_ in self.cells.columns
            if path not in self._filled
        }
        return [path for path, count in counts.items() if count and count == max(counts.values())]

    @cached_property
    def _known(self) -> Sequence[tuple[str, Sequence[Value]]]:
        """The rows of the book with what they hold at the paths of the table."""
        kind = self.plan.kind
        if not self.book.count(kind.name):
            return ()
        rows = self.book.select(kind.name, ["uid", *self._places], every(*unsealed(kind)))
        return [(uid, values) for uid, *values in rows]
