"""A kind of record: the one declaration that table, form, list, checks, figures, history and help read."""

import dataclasses
import pickle
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn, Protocol, TypeVar

from unionbook.ground.clocks import Clock
from unionbook.ground.conditions import Condition
from unionbook.ground.errors import Problem
from unionbook.ground.fields.base import Field, Value, field_of
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.forms import Form
from unionbook.ground.rules import Check, looks_of, rules_of
from unionbook.ground.stages import StagePath
from unionbook.ground.statute import Rule
from unionbook.ground.successor import Successor
from unionbook.ground.upkeep import NOTHING, Upkeep

R = TypeVar("R", bound="Record")

SEALED = "（保密件）"
"""What stands for the title of a sealed row."""


class Around(Protocol):
    """What a record's checks may look at besides the record: the rest of its form and of the book."""

    today: date

    def linked(self, record: type[R], uid: str | None) -> R | None:
        """The linked record as it would be saved, None when the link is empty."""

    def children(self, record: type[R]) -> Sequence[R]:
        """The child rows in the form, of one kind."""

    def altered(self, record: type[R]) -> bool:
        """Were child rows of that kind added, changed or taken out since the book last held them?"""

    def others(self, kind: str, condition: Condition) -> list[str]:
        """Titles of the rows of a kind (this record itself left out) that meet the condition; at most 5."""

    def values(self, kind: str, path: str, condition: Condition) -> list[Value]:
        """The values at a path of all rows of a kind (this record itself left out) that meet the condition."""

    def count(self, kind: str, condition: Condition) -> int:
        """How many rows of a kind (this record itself left out) meet the condition."""

    def rule(self, key: str, on: str | None) -> Rule | None:
        """The value of law or local rule in force on a stored date, None when there is none."""

    def limit(self, key: str, start: str | None) -> str | None:
        """The stored last day of the time limit of that key from a stored date, days off and the office's way of
        counting minded; None when there is none. Raises ValueError when the rule is no time limit."""


@dataclass(kw_only=True)
class Record:
    """One row of a kind. Values are as stored: ISO dates, 分, codes; None for empty."""

    uid: str = ""

    def derive(self, around: Around) -> set[str]:
        """Fill what follows from other fields; the names filled (shown grey, not typed)."""
        return set()

    def check(self, around: Around) -> Iterator[Problem]:
        """What contradicts itself or the law in this record; fields by name, linked ones by path."""
        for rule in self.rules():
            if not rule.looks.when or any(getattr(self, name) for name in rule.looks.when):
                yield from rule.ask(self, around)

    def unfold(self, around: Around) -> Iterator["Record"]:
        """Child rows that a final saving adds, or changes (by their uid), so that they tell what was typed here.

        For kinds whose fields follow from dated child rows: what is typed into a record that has none of them yet
        becomes the first of them.
        """
        yield from ()

    @classmethod
    def rules(cls) -> tuple[Check, ...]:
        """Its checks, where each says what it looks at."""
        return rules_of(cls)

    @classmethod
    def tells(cls) -> bool:
        """Do all of its checks, and what it derives and unfolds, say what they look at?"""
        own = [method for method in (cls.derive, cls.unfold) if method not in (Record.derive, Record.unfold)]
        return cls.check is Record.check and all(looks_of(method) for method in own)


@dataclass(frozen=True)
class Section:
    """A tab of the form: field names, paths of embedded fields, and the child kinds edited in it."""

    label: str
    paths: tuple[str, ...] = ()
    children: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """A column of the list. narrow: still shown when the window is narrow. bold: the row's name."""

    path: str
    label: str = ""
    chars: int = 0
    narrow: bool = True
    bold: bool = False


@dataclass(frozen=True)
class Retention:
    """How long personal data is kept. rule: of the statute, in years, from the last of the dates `ends` names; a row
    with none of them is still in use.  purpose: what it is kept for, in words.  stays: what of it stays, and why."""

    rule: str
    ends: tuple[str, ...]
    purpose: str
    stays: str


@dataclass(frozen=True, kw_only=True)
class Kind:
    """The declaration of a kind.

    name: identifier and table name.  label, measure: 会员, 人.  title: paths whose values name a row.
    tab: the word on its tab ("" for a kind without one); icon: a name under resources/icons.
    enter: the words on the button that makes a new one.  parent: the link field to the parent, for child kinds.
    order: paths the list is sorted by at first ("-" descends).  search: paths the search box looks in.
    sealed: path of a flag ("" for none); a row with it is left out of lists and searches unless asked for, and is
    not named elsewhere. Figures count it.
    lasting: a row, once written, is never changed nor taken out (an issued report).
    guarded: visitors do not see its tab.
    retention: how long its personal data is kept, None for as long as the book.
    noted: its rows tell of what was looked at; an act that only wrote such is nothing a clerk could take back.
    vouching: the field of its rows that tells what was purged and vouches for what is left ("" for none).
    upkeep: what the check-up looks for among its rows.
    successor: how the next takes the place of one that ends, None where nothing does.
    """

    name: str
    label: str
    record: type[Record] = dataclasses.field(compare=False)
    measure: str = "条"
    title: tuple[str, ...]
    tab: str = ""
    icon: str = "document"
    enter: str = ""
    parent: str = ""
    sections: tuple[Section, ...]
    columns: tuple[Column, ...] = ()
    order: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    subsets: tuple[Subset, ...] = ()
    figures: tuple[Figure | Ratio, ...] = ()
    stages: StagePath | None = None
    clocks: tuple[Clock, ...] = ()
    forms: tuple[Form, ...] = ()
    single: bool = False
    hidden: bool = False
    sealed: str = ""
    lasting: bool = False
    noted: bool = False
    vouching: str = ""
    guarded: bool = False
    retention: Retention | None = None
    upkeep: Upkeep = NOTHING
    successor: Successor | None = None

    def __hash__(self) -> int:
        return hash(self.name)

    @cached_property
    def record_name(self) -> tuple[str, str]:
        """(module, name) of the class of its rows."""
        return self.record.__module__, self.record.__qualname__

    # Kept declarations (`unionbook.ground.kept`) come in parts, each read when it is asked for; the class of the rows
    # brings its drawer.

    def __getstate__(self) -> dict[str, object]:
        assert self.record_name
        parts = {name: getattr(self, name) for name in PARTS}
        own = {name: value for name, value in vars(self).items() if name not in ("record", "_empty", "_parts", *PARTS)}
        own |= {name: value for name, value in parts.items() if value in ((), NOTHING, None)}
        return own | {"_parts": {name: pickle.dumps(parts[name], protocol=5) for name in PARTS if name not in own}}

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            if name == "record":
                module, own = self.record_name
                found = getattr(import_module(module), own)
            elif name in PARTS:
                found = pickle.loads(vars(self)["_parts"][name])
            else:
                raise AttributeError(name)
            return vars(self).setdefault(name, found)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The declared fields by name, in order."""
        if "_parts" in vars(self):
            kept: Mapping[str, Field] = pickle.loads(vars(self)["_parts"]["fields"])
            return kept
        found = ((attribute.name, field_of(attribute)) for attribute in dataclasses.fields(self.record))
        return {name: declared for name, declared in found if declared is not None}

    @cached_property
    def _empty(self) -> Mapping[str, Value]:
        """What an empty record holds."""
        return vars(self.record())

    @cached_property
    def naming(self) -> tuple[str, ...]:
        """The paths to read in order to name a row (`Book.words`): its title, and whether it is sealed."""
        return (*self.title, self.sealed) if self.sealed else self.title

    @cached_property
    def children(self) -> tuple[str, ...]:
        """Names of the child kinds edited in this kind's form."""
        return tuple(child for section in self.sections for child in section.children)

    @cached_property
    def home(self) -> str:
        """The drawer's package, which also holds its migrations."""
        module = self.record.__module__
        return module if hasattr(sys.modules[module], "__path__") else module.rpartition(".")[0]

    def subset(self, name: str) -> Subset:
        """The named subset. Raises KeyError."""
        return next((subset for subset in self.subsets if subset.name == name), None) or _absent(name)

    def form(self, name: str) -> Form:
        """The printed form of that name. Raises KeyError."""
        return next((form for form in self.forms if form.name == name), None) or _absent(name)

    def make(self, values: Mapping[str, Value], uid: str = "") -> Record:
        """A record of this kind from stored values (unknown names left out)."""
        # As its class would make it, which takes several times as long: an import makes hundreds of thousands.
        made = object.__new__(self.record)
        held = vars(made)
        held.update(self._empty)
        held["uid"] = uid
        if values.keys() <= self.fields.keys():
            held.update(values)
        else:
            held.update({name: values[name] for name in values if name in self.fields})
        return made


PARTS = ("fields", "sections", "columns", "subsets", "figures", "forms", "upkeep", "successor")
"""What of a kept declaration is read when it is asked for."""

for _name in PARTS[2:]:
    # What a class has is found before `__getattr__` is asked.
    delattr(Kind, _name)


def _absent(name: str) -> NoReturn:
    raise KeyError(name)


def values_of(record: Record, kind: Kind) -> dict[str, Value]:
    """The stored values of a record by field name."""
    return {name: getattr(record, name) for name in kind.fields}
