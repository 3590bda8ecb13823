"""Rows of one kind by columns: of which of them no rule has anything to say.

What a rule looks at stands beside it (`unionbook.ground.rules`), so it is asked once for each different answer, and the
rules that look at the book are held against what the book has. What is wrong with a row is `Judge`'s to say.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby, repeat
from typing import Any, TypeVar

from unionbook.ground.fields import Value
from unionbook.ground.kind import Record
from unionbook.ground.rules import looks_of, seen_of
from unionbook.services.intake.fresh import KEPT, Held, Judge
from unionbook.services.intake.known import RowAround

Columns = dict[str, Sequence[Value]]
"""The values of many rows by field, or by path."""
Tuple = tuple[Value, ...]

Q = TypeVar("Q")
A = TypeVar("A")


class Sieve:
    """The rows of one kind, asked by columns. Where not `possible`, a rule does not say what it looks at."""

    def __init__(self, judge: Judge) -> None:
        self.judge, self.kind = judge, judge.kind
        self.possible = self.kind.record.tells() and not self.kind.clocks
        self._derive = Asking(judge, self.kind.record.derive, _paths(self.kind.record.derive))
        self._unfold = Asking(judge, self.kind.record.unfold, _paths(self.kind.record.unfold))
        rules = self.kind.record.rules()
        # One that names nothing looks at child rows, of which there are none.
        plain = [Asking(judge, rule.ask, rule.looks.paths) for rule in rules if rule.looks.paths]
        self._rules = [(asking, dict[Tuple, bool]()) for asking in plain]
        self._alike = [way for rule in rules for way in rule.looks.alike if not judge.embedding.keys() & set(way)]
        self._when = [name for rule in rules for name in rule.looks.when]
        self._derived: dict[Tuple, Tuple] = {}
        self._unfolded: dict[Tuple, list[tuple[str, Tuple, Tuple]]] = {}

    def filled(self, given: Columns, count: int) -> Columns:
        """The columns with what a new form holds by itself and what follows from it."""
        columns = dict(given)
        for name, value in self.judge.given.items():
            held = given.get(name)
            columns[name] = [value if one is None else one for one in held] if held else (value,) * count
        for name, seen in seen_of(self.kind.record).items():
            worked = (columns.get(path) or (None,) * count for path in seen.paths)
            columns[name] = [*map(seen.work, *worked, repeat(self.judge.today))]
        looks = looks_of(self.kind.record.derive)
        if looks is not None:
            asked = self._derive.asked(columns, count)
            _answered(set(asked), self._derived, lambda one: self._derive.filled(one, looks.fills))
            columns |= zip(looks.fills, zip(*map(self._derived.__getitem__, asked), strict=True), strict=True)
        return columns

    def doubts(self, columns: Columns, count: int) -> set[int]:
        """The places of rows of which there may be something to say. columns: filled, and by path those of what the
        rows embed."""
        found = {at for name in self._when for at, value in enumerate(columns.get(name, ())) if value}
        for _, name, fine in self.judge.fine:
            column = columns.get(name) or self._nothing(name, count)
            if unknown := set(column) - fine:
                found |= places(column, self.judge.odd(name, unknown, fine))
        for asking, known in self._rules:
            asked = asking.asked(columns, count)
            different = set(asked)
            _answered(different, known, asking.says)
            found |= places(asked, {one for one in different if known[one]})
        for way in self._alike:
            if (has := self.judge.known.ways(self.kind.name, way)) and columns.keys() >= set(way):
                keys = list(zip(*(columns[name] for name in way), strict=True))
                found |= places(keys, has.intersection(keys))
        return found

    def _nothing(self, name: str, count: int) -> Sequence[Value]:
        """The column of a field nobody filled, where that may be wrong."""
        return (None,) * count if name in self.judge.needed else ()

    def unfolded(self, columns: Columns, uids: Sequence[str]) -> list[Sequence[tuple[str, Held]]]:
        """The child rows that tell of rows of which nothing is to be said. uids: of the rows."""
        if not self.judge.unfolds:
            return [()] * len(uids)
        asked = self._unfold.asked(columns, len(uids))
        _answered(set(asked), self._unfolded, self._children)
        kept = self._unfolded
        new = iter(self.judge.known.new_uids(sum(len(kept[one]) for one in asked)))
        return [
            [(kind, Held(next(new), (*before, uid, *behind))) for kind, before, behind in kept[one]]
            for one, uid in zip(asked, uids, strict=True)
        ]

    def _children(self, values: Tuple) -> list[tuple[str, Tuple, Tuple]]:
        """Kind and values of each child row, what stands before and behind its link to the row."""
        record, around = self._unfold.put(values)
        made = []
        for name, child in self.judge.unfold(record, around):
            kind = self.judge.known.book.cabinet[name]
            at = list(kind.fields).index(kind.parent)
            made.append((name, child.values[:at], child.values[at + 1 :]))
        return made


class Asking:
    """A record that holds, of all values, those one of its methods looks at."""

    def __init__(self, judge: Judge, ask: Callable[..., Any], paths: Collection[str]) -> None:
        self.paths = sorted(paths, key=lambda path: path.rpartition(".")[0])
        self._ask, self._record = ask, judge.kind.make({})
        beside: dict[str, Record] = {}
        self._parts: list[tuple[dict[str, Value], list[str]]] = []
        for link, group in groupby(self.paths, key=lambda path: path.rpartition(".")[0]):
            if link:
                beside[link] = judge.inner[link].kind.make({}, link)
                setattr(self._record, link, link)
            held = beside[link] if link else self._record
            named = (path.rpartition(".")[2] for path in group)
            seen = seen_of(type(held))
            self._parts.append((vars(held), [seen[name].held if name in seen else name for name in named]))
        self._around = RowAround(judge.known, judge.today, beside)

    def asked(self, columns: Columns, count: int) -> list[Tuple]:
        """What is looked at of each row."""
        blank = (None,) * count
        return list(zip(*(columns.get(path) or blank for path in self.paths), strict=True))

    def put(self, values: Tuple) -> tuple[Record, RowAround]:
        """The record with these values."""
        rest = iter(values)
        for held, names in self._parts:
            held.update(zip(names, rest, strict=False))
        return self._record, self._around

    def says(self, values: Tuple) -> bool:
        """Does a check say anything?"""
        record, around = self.put(values)
        return next(iter(self._ask(record, around)), None) is not None

    def filled(self, values: Tuple, names: Sequence[str]) -> Tuple:
        """What the fields of these names hold after it was derived."""
        record, around = self.put(values)
        self._ask(record, around)
        return tuple(map(vars(record).__getitem__, names))


def places(column: Sequence[object], odd: Collection[object]) -> set[int]:
    """Where the column holds one of these."""
    return {at for at, value in enumerate(column) if value in odd} if odd else set()


def _answered(asked: Iterable[Q], known: dict[Q, A], answer: Callable[[Q], A]) -> None:
    """Have an answer to each question; most come again, and those that do not are not heaped up."""
    if len(known) > KEPT:
        known.clear()
    for one in asked:
        if one not in known:
            known[one] = answer(one)


def _paths(method: Callable[..., Any]) -> tuple[str, ...]:
    looks = looks_of(method)
    return looks.paths if looks is not None else ()
