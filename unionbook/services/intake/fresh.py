"""A new row judged as its form would judge it, without a form: the same rules, a twentieth of the time.

`services/entry.py` is the form; `tests/intake/test_fresh.py` holds both against each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from unionbook.ground.clocks import contradictions, keep
from unionbook.ground.errors import Problem
from unionbook.ground.fields import Field, LinkField, SerialField, Value
from unionbook.ground.kind import Kind, Record, values_of
from unionbook.ground.uid import new_uid
from unionbook.services.intake.known import Known, RowAround


@dataclass
class Inner:
    """A record typed inside another's form. exists: it is one of the book's."""

    record: Record
    exists: bool = False


@dataclass
class Fresh:
    """A judged new row with what it embeds and the child rows that tell of it."""

    record: Record
    inner: dict[str, Inner]
    problems: list[Problem]
    unfolded: list[Record] = field(default_factory=list)


class Judge:
    """Judges new rows of one kind."""

    def __init__(self, known: Known, kind: Kind, today: date) -> None:
        self.known, self.kind, self.today = known, kind, today
        self._fine: dict[str, set[Value]] = {name: set() for name in kind.fields}
        self._given = {name: one.parse(one.default, today) for name, one in kind.fields.items() if one.default}
        self.embedding = {
            name: one for name, one in kind.fields.items() if isinstance(one, LinkField) and one.embed
        }

    @cached_property
    def inner(self) -> dict[str, "Judge"]:
        """The judges of what is typed inside this kind's form, by link."""
        cabinet = self.known.book.cabinet
        return {name: Judge(self.known, cabinet[one.kind], self.today) for name, one in self.embedding.items()}

    def blank(self, values: Mapping[str, Value]) -> bool:
        """Is nothing given but what the program fills by itself?"""
        return all(value is None for name, value in values.items() if name not in self._given)

    def judge(
        self,
        values: Mapping[str, Value],
        inner: Mapping[str, tuple[str, Mapping[str, Value]]],
        wrong: Mapping[str, str] | None = None,
    ) -> Fresh:
        """Judge a row. inner: uid ("" for a new one) and values of each embedded record.

        wrong: sentences for what could not be read, by path.
        """
        wrong = wrong or {}
        problems = [Problem(path, sentence) for path, sentence in wrong.items()]
        made: dict[str, Inner] = {}
        values = {**self._given, **{name: value for name, value in values.items() if value is not None}}
        for link in self.embedding:
            uid, given = inner.get(link, ("", {}))
            problems += self._judge_inner(link, uid, given, made, wrong)
            values[link] = made[link].record.uid if link in made else None
        record = self.kind.make(values, new_uid())
        around = RowAround(self.known, self.today, {one.record.uid: one.record for one in made.values()})
        record.derive(around)
        self._keep(record)
        problems += self._examined(record, wrong)
        problems += record.check(around)
        problems += contradictions(self.kind.clocks, vars(record), self.known.law)
        fresh = Fresh(record, made, problems)
        if not any(not one.warning for one in problems) and self.kind.record.unfold is not Record.unfold:
            fresh.unfolded = list(self._unfold(record, around))
        return fresh

    def _judge_inner(
        self, link: str, uid: str, given: Mapping[str, Value], made: dict[str, Inner], wrong: Mapping[str, str]
    ) -> list[Problem]:
        judge, declared = self.inner[link], self.embedding[link]
        hurt = any(path.startswith(f"{link}.") for path in wrong)
        blank = not uid and judge.blank(given) and not hurt
        if blank and not declared.required:
            return []
        values = {**judge._given, **{name: value for name, value in given.items() if value is not None}}
        record = judge.kind.make(values, uid or new_uid())
        if not blank:
            made[link] = Inner(record, bool(uid))
        around = RowAround(self.known, self.today, {}, uid)
        record.derive(around)
        judge._keep(record)
        inside = {path.partition(".")[2]: text for path, text in wrong.items() if path.startswith(f"{link}.")}
        found = [*judge._examined(record, inside), *record.check(around)]
        told = {one.field for one in found} | inside.keys()
        for name in declared.needed:
            if getattr(record, name) is None and name not in told:
                found.append(Problem(name, f"请填写{judge.kind.fields[name].label}。"))
        return [Problem(f"{link}.{one.field}", one.sentence, one.warning) for one in found]

    def derived(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """The values with what follows from them: sex and birth from a number."""
        record = self.kind.make({**self._given, **values})
        record.derive(RowAround(self.known, self.today, {}))
        return {**values, **{name: value for name, value in vars(record).items() if value is not None}}

    def _keep(self, record: Record) -> None:
        if self.kind.clocks:
            for name, value in keep(self.kind.clocks, values_of(record, self.kind), {}, self.known.law).items():
                setattr(record, name, value)

    def _examined(self, record: Record, wrong: Mapping[str, str]) -> list[Problem]:
        problems: list[Problem] = []
        for name, declared in self.kind.fields.items():
            value = getattr(record, name)
            if value is None:
                if declared.required and name not in wrong and not self._later(name, declared):
                    chosen = isinstance(declared, LinkField) or (not declared.digits and hasattr(declared, "codes"))
                    problems.append(Problem(name, f"请{'选择' if chosen else '填写'}{declared.label}。"))
            elif value not in self._fine[name]:
                found = [Problem(name, text, mild) for text, mild in declared.check(value, self.today)]
                problems += found
                if not found:
                    self._fine[name].add(value)
        return problems

    def _later(self, name: str, declared: Field) -> bool:
        return name in self.embedding or isinstance(declared, SerialField)

    def _unfold(self, record: Record, around: RowAround) -> list[Record]:
        made = []
        for child in record.unfold(around):
            kind = self.known.kind_of(child)
            setattr(child, kind.parent, record.uid)
            child.uid = new_uid()
            child.derive(around)
            made.append(child)
        return made
