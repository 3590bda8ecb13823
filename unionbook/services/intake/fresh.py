"""A new row judged as its form would judge it, without a form: the same rules, a twentieth of the time.

`services/entry.py` is the form; `tests/intake/test_fresh.py` holds both against each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from unionbook.ground.clocks import contradictions, keep
from unionbook.ground.errors import Problem
from unionbook.ground.fields import Field, LinkField, SerialField, Value
from unionbook.ground.kind import Kind, Record
from unionbook.services.intake.known import Known, RowAround
from unionbook.services.wanting import unfilled

if TYPE_CHECKING:
    from unionbook.services.intake.model import Judged
    from unionbook.services.intake.sofar import SoFar

KEPT = 10_000
"""Values found fine that are remembered of one field, the first: those of 民族 come again, those of 证件号码 do not."""


SHOWN = 3
"""Rows before that are named where something is wrong because of them."""
MANY = 100
ANY = -1
"""Stands for more rows than so many."""


@dataclass(slots=True)
class Held:
    """A row as it is to be written. values: in the order of its kind's fields; exists: it is one of the book's."""

    uid: str
    values: tuple[Value, ...]
    exists: bool = False

    def put(self, at: int, value: Value) -> None:
        """Another value for the field at a place."""
        self.values = (*self.values[:at], value, *self.values[at + 1 :])


@dataclass(frozen=True)
class Beside(Problem):
    """What is wrong with a row because of rows before it. rows: their numbers in the file, from 0, or ANY."""

    rows: tuple[int, ...] = ()


@dataclass(slots=True)
class Fresh:
    """A judged new row with what it embeds, by link, and the child rows that tell of it, with their kind."""

    held: Held
    inner: Mapping[str, Held]
    problems: Sequence[Problem] = ()
    unfolded: Sequence[tuple[str, Held]] = ()


class Judge:
    """Judges new rows of one kind."""

    def __init__(self, known: Known, kind: Kind, today: date) -> None:
        self.known, self.kind, self.today = known, kind, today
        self.names = tuple(kind.fields)
        self._all = itemgetter(*self.names) if len(self.names) > 1 else None
        self.given = {name: one.parse(one.default, today) for name, one in kind.fields.items() if one.default}
        self.embedding = {
            name: one for name, one in kind.fields.items() if isinstance(one, LinkField) and one.embed
        }
        self.needed = {
            name: Problem(name, unfilled(known.book, one))
            for name, one in kind.fields.items()
            if one.required and name not in self.embedding and not isinstance(one, SerialField)
        }
        # Of most fields every value that could be read is right.
        self.fine: list[tuple[int, str, set[Value]]] = [
            (at, name, set())
            for at, (name, one) in enumerate(kind.fields.items())
            if name in self.needed or type(one).check is not Field.check
        ]
        self.unfolds = kind.record.unfold is not Record.unfold
        self._begun: tuple[Mapping[str, Value], str, Record] | None = None
        self.sofar: SoFar | None = None
        """The rows of the table before the one that is judged."""

    @cached_property
    def inner(self) -> dict[str, "Judge"]:
        """The judges of what is typed inside this kind's form, by link."""
        cabinet = self.known.book.cabinet
        return {name: Judge(self.known, cabinet[one.kind], self.today) for name, one in self.embedding.items()}

    def blank(self, values: Mapping[str, Value]) -> bool:
        """Is nothing given but what the program fills by itself?"""
        return all(value is None for name, value in values.items() if name not in self.given)

    def judge(
        self,
        values: Mapping[str, Value],
        inner: Mapping[str, tuple[str, Mapping[str, Value]]],
        wrong: Mapping[str, str] | None = None,
        me: str = "",
    ) -> Fresh:
        """Judge a row. inner: uid ("" for a new one) and values of each embedded record.

        wrong: sentences for what could not be read, by path; me: the uid of a row of the book, which is changed.
        """
        wrong = wrong or {}
        problems = [Problem(path, sentence) for path, sentence in wrong.items()] if wrong else []
        beside: dict[str, Record] = {}
        made: dict[str, Held] = {}
        values = dict(values) if me else self._filled(values)
        for link, judge in self.inner.items():
            uid, given = inner.get(link, ("", {}))
            record = self._judge_inner(link, uid, given, wrong, problems)
            values[link] = None
            if record is not None:
                made[link] = Held(record.uid, judge.held(record), bool(uid))
                values[link], beside[record.uid] = record.uid, record
        record = self.kind.make(values, me or self.known.new_uid())
        around = RowAround(self.known, self.today, beside, me, self.sofar)
        record.derive(around)
        self._keep(record)
        held = self.held(record)
        problems += self._examined(held, wrong)
        problems += self._checked(record, around)
        if self.kind.clocks:
            problems += contradictions(self.kind.clocks, vars(record), self.known.law)
        fresh = Fresh(Held(record.uid, held), made, problems)
        if self.unfolds and not me and (not problems or all(one.warning for one in problems)):
            fresh.unfolded = self.unfold(record, around)
        return fresh

    def _judge_inner(
        self,
        link: str,
        uid: str,
        given: Mapping[str, Value],
        wrong: Mapping[str, str],
        problems: list[Problem],
    ) -> Record | None:
        """Judge an embedded record; None when there is none."""
        judge, declared = self.inner[link], self.embedding[link]
        inside = _inside(wrong, link) if wrong else wrong
        blank = not uid and not inside and judge.blank(given)
        if blank and not declared.required:
            return None
        record = judge.begun(given, uid)
        judge._keep(record)
        found = judge._examined(judge.held(record), inside)
        found += record.check(RowAround(self.known, self.today, {}, uid))
        if missing := [name for name in declared.needed if getattr(record, name) is None]:
            told = {one.field for one in found} | inside.keys()
            lacking = (name for name in missing if name not in told)
            found += [Problem(name, f"请填写{judge.kind.fields[name].label}。") for name in lacking]
        if found:
            problems += [Problem(f"{link}.{one.field}", one.sentence, one.warning) for one in found]
        return None if blank else record

    def _checked(self, record: Record, around: RowAround) -> list[Problem]:
        """What the checks say. What they would not say without the rows before is said to be because of these."""
        told = [(problem, around.met) for problem in record.check(around)]
        if not around.met:
            return [problem for problem, _ in told]
        anyhow = set(record.check(RowAround(self.known, self.today, around.beside, around.me)))
        return [problem if problem in anyhow else _because(problem, rows) for problem, rows in told]

    def begun(self, given: Mapping[str, Value], uid: str = "") -> Record:
        """A record of these values with what follows from them: sex and birth from a number. Asked for twice, of a
        row and of who it is, it is made once."""
        if self._begun is not None and self._begun[0] is given and self._begun[1] == uid:
            return self._begun[2]
        record = self.kind.make(self._filled(given), uid or self.known.new_uid())
        record.derive(RowAround(self.known, self.today, {}, uid))
        self._begun = given, uid, record
        return record

    def _filled(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """The values with those a new form holds by itself."""
        if None in values.values():
            values = {name: value for name, value in values.items() if value is not None}
        return {**self.given, **values}

    def derived(self, given: Mapping[str, Value]) -> Mapping[str, Value]:
        """The values with what follows from them."""
        return vars(self.begun(given))

    def holds(self, fresh: Fresh) -> dict[str, Value]:
        """What a judged row holds, what it embeds by path."""
        found = dict(zip(self.names, fresh.held.values, strict=True))
        for link, one in fresh.inner.items():
            found |= {f"{link}.{name}": value for name, value in zip(self.inner[link].names, one.values, strict=True)}
        return found

    def held(self, record: Record) -> tuple[Value, ...]:
        """The values of a record in the order of the fields."""
        return self._all(vars(record)) if self._all else (vars(record)[self.names[0]],)

    def _keep(self, record: Record) -> None:
        if self.kind.clocks:
            for name, value in keep(self.kind.clocks, vars(record), {}, self.known.law).items():
                setattr(record, name, value)

    def _examined(self, held: tuple[Value, ...], wrong: Mapping[str, str]) -> list[Problem]:
        problems: list[Problem] = []
        for at, name, fine in self.fine:
            if held[at] not in fine:
                problems += self.looked_at(name, held[at], fine, wrong)
        return problems

    def looked_at(self, name: str, value: Value, fine: set[Value], wrong: Mapping[str, str]) -> list[Problem]:
        """What is wrong with a value that is not known to be fine."""
        if value is None and name in self.needed:
            return [self.needed[name]] if name not in wrong else []
        looked = self.kind.fields[name].check(value, self.today) if value is not None else ()
        found = [Problem(name, text, mild) for text, mild in looked]
        if not found and len(fine) < KEPT:
            fine.add(value)
        return found

    def odd(self, name: str, values: set[Any], fine: set[Value]) -> set[Value]:
        """Those of many values not known to be fine of which something is to be said."""
        if None not in values and self.kind.fields[name].sound(values):
            if len(fine) < KEPT:
                fine |= values
            return set()
        return {value for value in values if self.looked_at(name, value, fine, {})}

    def unfold(self, record: Record, around: RowAround) -> list[tuple[str, Held]]:
        """The child rows that tell of a record."""
        made = []
        for child in record.unfold(around):
            kind = self.known.kind_of(child)
            setattr(child, kind.parent, record.uid)
            child.derive(around)
            made.append((kind.name, Held(self.known.new_uid(), tuple(map(vars(child).__getitem__, kind.fields)))))
        return made


def _because(problem: Problem, rows: "Sequence[Judged]") -> Problem:
    shown = "、".join(str(row.number) for row in rows[:SHOWN]) + (" 等" if len(rows) > SHOWN else " ")
    numbers = tuple(row.row.number for row in rows) if len(rows) <= MANY else (ANY,)
    return Beside(problem.field, f"{problem.sentence}（见表里第 {shown}行）", problem.warning, numbers)


def _inside(wrong: Mapping[str, str], link: str) -> Mapping[str, str]:
    """What could not be read of the record that a link embeds."""
    return {path.partition(".")[2]: text for path, text in wrong.items() if path.startswith(f"{link}.")}
