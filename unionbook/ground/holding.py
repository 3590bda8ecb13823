"""Whether a condition holds for a row held in memory: what `unionbook.ground.sql` asks of the rows of a book."""

from collections.abc import Callable
from typing import Any

from unionbook.ground.conditions import All, Any_, Compare, Condition, Frame, Has, Not, Op
from unionbook.ground.fields import Value

_SMALL = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
"""LIKE takes the letters of ASCII alone for the same, large and small."""

_ORDERED: dict[Op, Callable[[Any, Any], bool]] = {
    Op.LESS: lambda held, value: held < value,
    Op.AT_MOST: lambda held, value: held <= value,
    Op.MORE: lambda held, value: held > value,
    Op.AT_LEAST: lambda held, value: held >= value,
}
_WITHIN: dict[Op, Callable[[str, str], bool]] = {
    Op.CONTAINS: lambda held, value: value in held,
    Op.STARTS: str.startswith,
    Op.ENDS: str.endswith,
}


def holds(condition: Condition, at: Callable[[str], Value], frame: Frame) -> bool:
    """Is it true of a row that no other row links to? at: its value at a path. Raises ValueError for a condition that
    looks at its rivals or at the index."""
    match condition:
        case Compare(path):
            return _compares(condition, at(path), frame)
        case All(parts):
            return all(holds(part, at, frame) for part in parts)
        case Any_(parts):
            return any(holds(part, at, frame) for part in parts)
        case Not(part):
            return not holds(part, at, frame)
        case Has():
            return False
    raise ValueError(f"{type(condition).__name__} cannot be told of one row")


def _compares(condition: Compare, held: Value, frame: Frame) -> bool:
    value, period = condition.value, frame.period
    match condition.op:
        case Op.IS:
            return held == value
        case Op.IS_NOT:
            return held != value
        case Op.EMPTY:
            return held is None
    if held is None:
        return False
    match condition.op:
        case Op.FILLED:
            return True
        case Op.AMONG if isinstance(value, tuple):
            return held in value
        case Op.DURING:
            return period.start_text <= str(held) < period.end_text
        case Op.BY_END:
            return str(held) < period.end_text
        case Op.BEFORE:
            return str(held) < period.start_text
        case op if op in _ORDERED:
            return value is not None and _ORDERED[op](held, value)
        case op if op in _WITHIN:
            return _WITHIN[op](str(held).translate(_SMALL), str(value or "").translate(_SMALL))
    raise ValueError(f"{condition.op} cannot compare with {value!r}")
