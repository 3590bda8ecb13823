"""Conditions: which rows of a kind are meant. They are data; `unionbook.ground.sql` turns them into SQL.

A path names a field of the kind ("stage") or of a linked record ("person.sex"). The named subset in a drawer,
the filter a clerk builds, a saved view, a worklist and the ground of a figure are all one of these.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from unionbook.ground.fields.base import Value
from unionbook.ground.periods import Period


class Op(StrEnum):
    """A comparison; its value is the identifier used in files and on the command line."""

    IS = "is"
    IS_NOT = "is_not"
    AMONG = "among"
    LESS = "less"
    AT_MOST = "at_most"
    MORE = "more"
    AT_LEAST = "at_least"
    CONTAINS = "contains"
    STARTS = "starts"
    ENDS = "ends"
    FILLED = "filled"
    EMPTY = "empty"
    DURING = "during"
    BY_END = "by_end"
    BEFORE = "before"


LABELS: Mapping[Op, str] = {
    Op.IS: "等于",
    Op.IS_NOT: "不等于",
    Op.AMONG: "属于",
    Op.LESS: "小于",
    Op.AT_MOST: "不大于",
    Op.MORE: "大于",
    Op.AT_LEAST: "不小于",
    Op.CONTAINS: "含有",
    Op.STARTS: "开头是",
    Op.ENDS: "结尾是",
    Op.FILLED: "已填",
    Op.EMPTY: "未填",
    Op.DURING: "在报告期内",
    Op.BY_END: "不晚于截止日",
    Op.BEFORE: "早于报告期",
}


@dataclass(frozen=True)
class Compare:
    """The value at `path` compared with `value` (a list for AMONG; none for FILLED, EMPTY and period words)."""

    path: str
    op: Op
    value: Value | tuple[Value, ...] = None


@dataclass(frozen=True)
class All:
    """Every part holds; holds for every row when there is no part."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True)
class Any_:
    """At least one part holds."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True)
class Not:
    """The part does not hold (a comparison with an empty field does not hold)."""

    part: "Condition"


@dataclass(frozen=True)
class Has:
    """At least one row of the kind links to this row and the part holds for it.

    via: the field of that kind that links here; "" is the link of a child row to its parent.
    """

    kind: str
    part: "Condition" = All()
    via: str = ""


@dataclass(frozen=True)
class Latest:
    """The row is the last of its group by the day at `path`, up to the period's last counted day.

    A group are the rows with the same link `within` for which the part holds; of two rows of one day the one entered
    later is the last. A row without the link has no rivals.
    """

    path: str
    within: str
    part: "Condition" = All()


@dataclass(frozen=True)
class Sought:
    """The row is found by every word of a text, where its kind's search looks."""

    text: str


Condition = Compare | All | Any_ | Not | Has | Latest | Sought

EVERY = All()


@dataclass(frozen=True)
class Frame:
    """What the period words of a condition stand for: a period with its as-of day, and today."""

    period: Period
    today: date

    @classmethod
    def of_year(cls, today: date) -> "Frame":
        """The frame of the running year."""
        return cls(_year(today.year), today)


@cache
def _year(year: int) -> Period:
    return Period.parse(str(year))


def every(*parts: Condition) -> Condition:
    """All the parts hold."""
    return parts[0] if len(parts) == 1 else All(parts)


def either(*parts: Condition) -> Condition:
    """At least one of the parts holds."""
    return parts[0] if len(parts) == 1 else Any_(parts)


def is_(path: str, value: Value) -> Condition:
    """The field equals the value (None: is empty)."""
    return Compare(path, Op.IS, value)


def among(path: str, *values: Value) -> Condition:
    """The field is one of the values."""
    return Compare(path, Op.AMONG, values)


def filled(path: str) -> Condition:
    """The field has a value."""
    return Compare(path, Op.FILLED)


def empty(path: str) -> Condition:
    """The field has no value."""
    return Compare(path, Op.EMPTY)


def during(path: str) -> Condition:
    """The date lies in the period, up to its as-of day."""
    return Compare(path, Op.DURING)


def by_end(path: str) -> Condition:
    """The date is not later than the period's last counted day."""
    return Compare(path, Op.BY_END)


def at_least(path: str, value: Value) -> Condition:
    """The field is the value or more."""
    return Compare(path, Op.AT_LEAST, value)


def latest(path: str, within: str, *parts: Condition) -> Condition:
    """The last row, among those with the same link for which the parts hold, by the end of the period."""
    return Latest(path, within, every(*parts))


def to_data(condition: Condition) -> Any:
    """The condition as plain JSON data."""
    match condition:
        case Compare(path, op, value):
            return [path, op.value, list(value) if isinstance(value, tuple) else value]
        case All(parts):
            return {"all": [to_data(part) for part in parts]}
        case Any_(parts):
            return {"any": [to_data(part) for part in parts]}
        case Not(part):
            return {"not": to_data(part)}
        case Has(kind, part, via):
            return {"has": kind, "that": to_data(part)} | ({"via": via} if via else {})
        case Latest(path, within, part):
            return {"latest": path, "within": within, "that": to_data(part)}
        case Sought(text):
            return {"sought": text}


def from_data(data: Any) -> Condition:
    """The condition of `to_data`. Raises ValueError, KeyError or TypeError when it is none."""
    match data:
        case [str(path), str(op), list(values)]:
            return Compare(path, Op(op), tuple(values))
        case [str(path), str(op), value]:
            return Compare(path, Op(op), value)
        case {"all": parts}:
            return All(tuple(from_data(part) for part in parts))
        case {"any": parts}:
            return Any_(tuple(from_data(part) for part in parts))
        case {"not": part}:
            return Not(from_data(part))
        case {"has": str(kind), "that": part, **rest}:
            return Has(kind, from_data(part), str(rest.get("via", "")))
        case {"latest": str(path), "within": str(within), "that": part}:
            return Latest(path, within, from_data(part))
        case {"sought": str(text)}:
            return Sought(text)
    raise ValueError(f"no condition: {data!r}")
