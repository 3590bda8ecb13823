"""The names of figures, as they stand in texts, on the command line and on paper.

    grievance.received                      a figure of a drawer
    grievance.received[source=superior]     the same, of those rows alone that have this value
    own.f0190…                              a figure the office made of a filter

A value that holds signs with a meaning here has them as %2C and the like (`as_value`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, unquote

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import All, Compare, Condition, Op, every
from unionbook.ground.fields import Field, Value
from unionbook.ground.kind import Kind

OWN = "own"
"""Stands in place of the kind in the key of a figure the office made."""

EMPTY = "-"
"""The value of an empty field."""

_NAME = r"[a-z][a-z0-9_]*"
_KEY = re.compile(rf"({_NAME})\.({_NAME})(?:\[([^\[\]{{}}]+)\])?")
_LIMIT = re.compile(rf"({_NAME}(?:\.{_NAME})*)(=|\^)([^,=\^]+)")
_SIGNS = frozenset("%,=^|[]{}")


def as_value(stored: Value) -> str:
    """A stored value as it stands in a limit."""
    if stored is None:
        return EMPTY
    text = str(stored)
    if text == EMPTY:
        return f"%{ord(EMPTY):02X}"
    return "".join(quote(char, safe="") if char in _SIGNS or char.isspace() else char for char in text)


@dataclass(frozen=True)
class Limit:
    """Only rows with this value. sign "=": one of the values ("-": empty); "^": the value begins so (a month).

    values: as `as_value` writes them.
    """

    path: str
    sign: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.path}{self.sign}{'|'.join(self.values)}"

    def condition(self, field: Field) -> Condition:
        """As a condition on rows. Raises ValueError for a value the field cannot have."""
        if self.sign == "^":
            return Compare(self.path, Op.STARTS, unquote(self.values[0]))
        stored = tuple(_stored(field, value) for value in self.values)
        return Compare(self.path, Op.IS, stored[0]) if len(stored) == 1 else Compare(self.path, Op.AMONG, stored)

    def words(self, label: str, field: Field) -> str:
        """What it says, for a person."""
        if self.sign == "^":
            return f"{label} {unquote(self.values[0])}"
        shown = (field.show(_stored(field, value)) or "未填" for value in self.values)
        return f"{label} {'、'.join(shown)}"


def _stored(field: Field, value: str) -> Value:
    """Raises ValueError for what the field's column cannot hold."""
    if value == EMPTY:
        return None
    stored = int(value) if field.column == "INTEGER" else unquote(value)
    if not field.storable(stored):
        raise ValueError(value)
    return stored


@dataclass(frozen=True)
class FigureKey:
    """A figure's name taken apart."""

    kind: str
    name: str
    limits: tuple[Limit, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError."""
        found = _KEY.fullmatch(text)
        if found is None:
            raise ValueError(text)
        kind, name, inside = found.groups()
        return cls(kind, name, tuple(map(_limit, inside.split(","))) if inside else ())

    def __str__(self) -> str:
        inside = f"[{','.join(map(str, self.limits))}]" if self.limits else ""
        return f"{self.kind}.{self.name}{inside}"

    def limited(self, limits: Iterable[Limit]) -> "FigureKey":
        """The same figure of fewer rows."""
        return FigureKey(self.kind, self.name, (*self.limits, *limits))

    def condition(self, cabinet: Cabinet, kind: Kind) -> Condition:
        """What the limits ask of a row of the kind. Raises KeyError or ValueError."""
        return every(*(one.condition(cabinet.field(kind, one.path)) for one in self.limits)) if self.limits else All()

    def words(self, cabinet: Cabinet, kind: Kind) -> str:
        """The limits for a person, "" without any."""
        told = (one.words(cabinet.label(kind, one.path), cabinet.field(kind, one.path)) for one in self.limits)
        return "，".join(told)


def _limit(text: str) -> Limit:
    found = _LIMIT.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    path, sign, values = found.groups()
    return Limit(path, sign, tuple(values.split("|")))
