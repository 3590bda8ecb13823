"""Rows of one kind by columns: of which of them no rule has anything to say.

What a rule looks at stands beside it (`unionbook.ground.rules`), so it is asked once for each different answer, and the
rules that look at the book are held against what the book has. What is wrong with a row is `Judge`'s to say.
"""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import groupby, repeat
from typing import Any, Generic, TypeVar

from unionbook.ground.fields import Value
from unionbook.ground.kind import Record
from unionbook.ground.rules import looks_of, seen_of
from unionbook.services.intake.fresh import KEPT, Held, Judge
from unionbook.services.intake.known import RowAround

Columns = dict[str, Sequence[Value]]
"""The values of many rows by field, or by path."""
Tuple = tuple[Value, ...]

A = TypeVar("A")


class Sieve:
    """The rows of one kind, asked by columns. Where not `possible`, a rule does not say what it looks at."""

    def __init__(self, judge: Judge) -> None:
        self.judge, self.kind = judge, judge.kind
        self.possible = self.kind.record.tells() and all(clock.silent for clock in self.kind.clocks)
        self._derive = Asking(judge, self.kind.record.derive, _paths(self.kind.record.derive))
        self._unfold = Asking(judge, self.kind.record.unfold, _paths(self.kind.record.unfold))
        rules = self.kind.record.rules()
        # One that names nothing looks at child rows, of which there are none.
        plain = [Asking(judge, rule.ask, rule.looks.paths) for rule in rules if rule.looks.paths]
        self._rules = [Answered(asking, asking.says) for asking in plain]
        self._alike = [way for rule in rules for way in rule.looks.alike if not judge.embedding.keys() & set(way)]
        self._when = [name for rule in rules for name in rule.looks.when]
        self._fills = _fills(self.kind.record.derive)
        self._derived = Answered(self._derive, partial(self._derive.filled, names=self._fills))
        self._unfolded = Answered(self._unfold, self._children)

    def filled(self, given: Columns, count: int) -> Columns:
        """The columns with what a new form holds by itself and what follows from it."""
        columns = dict(given)
        for name, value in self.judge.given.items():
            held = given.get(name)
            if held is None or None in held:
                columns[name] = [value if one is None else one for one in held] if held else (value,) * count
        for name, seen in seen_of(self.kind.record).items():
            worked = (columns.get(path) or (None,) * count for path in seen.paths)
            columns[name] = [*map(seen.work, *worked, repeat(self.judge.today))]
        if self._fills:
            asked, answers = self._derived.by(columns, count)
            columns |= zip(self._fills, zip(*map(answers.__getitem__, asked), strict=True), strict=True)
        return columns

    def altered(self, given: Columns, columns: Columns) -> set[int]:
        """The places where a cell says otherwise than what follows from others. columns: filled."""
        told = [(given[name], columns[name]) for name in self._fills if name in given]
        pairs = (enumerate(zip(said, held, strict=True)) for said, held in told)
        return {at for column in pairs for at, (said, held) in column if said is not None and said != held}

    def doubts(self, columns: Columns, count: int) -> set[int]:
        """The places of rows of which there may be something to say. columns: filled, and by path those of what the
        rows embed."""
        filled = [column for name in self._when if any(column := columns.get(name, ()))]
        found = {at for column in filled for at, value in enumerate(column) if value}
        for _, name, fine in self.judge.fine:
            column = columns.get(name) or self._nothing(name, count)
            if unknown := set(column) - fine:
                found |= places(column, self.judge.odd(name, unknown, fine))
        for rule in self._rules:
            asked, answers = rule.by(columns, count)
            found |= places(asked, {one for one, says in answers.items() if says})
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
        asked, answers = self._unfolded.by(columns, len(uids))
        told = [*map(answers.__getitem__, asked)]
        new = iter(self.judge.known.new_uids(sum(map(len, told))))
        return [
            [(kind, Held(next(new), (*before, uid, *behind))) for kind, before, behind in one]
            for one, uid in zip(told, uids, strict=True)
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


class Answered(Generic[A]):
    """What is answered to all values that come in the columns one of a record's methods looks at."""

    def __init__(self, asking: Asking, answer: Callable[[Tuple], A]) -> None:
        self.paths, self._answer = asking.paths, answer
        self._known: dict[Tuple, A] = {}

    def by(self, columns: Columns, count: int) -> tuple[Sequence[Any], dict[Any, A]]:
        """What tells the questions of the rows apart, and the answer to each that is different."""
        held = [columns.get(path) or (None,) * count for path in self.paths]
        apart = [at for at, column in enumerate(held) if not _same(column)]
        asked: Sequence[Any] = [*zip(*map(held.__getitem__, apart), strict=True)] if apart else [()] * count
        question, answers = [column[0] for column in held], dict[Any, A]()
        for one in set(asked):
            for at, value in zip(apart, one, strict=True):
                question[at] = value
            answers[one] = self._answered(tuple(question))
        return asked, answers

    def _answered(self, question: Tuple) -> A:
        """Most questions come again, and those that do not are not heaped up."""
        if question not in self._known:
            if len(self._known) > KEPT:
                self._known.clear()
            self._known[question] = self._answer(question)
        return self._known[question]


def _same(column: Sequence[Value]) -> bool:
    """Does a column hold one value only?"""
    return column[0] == column[-1] and column.count(column[0]) == len(column)


def places(column: Sequence[object], odd: Collection[object]) -> set[int]:
    """Where the column holds one of these."""
    return {at for at, value in enumerate(column) if value in odd} if odd else set()


def _paths(method: Callable[..., Any]) -> tuple[str, ...]:
    looks = looks_of(method)
    return looks.paths if looks is not None else ()


def _fills(method: Callable[..., Any]) -> tuple[str, ...]:
    looks = looks_of(method)
    return looks.fills if looks is not None else ()
