"""What follows from conditions alone: that rows meeting one meet another, or that no row meets both.

Every answer of yes is certain; no may mean not known. Both conditions stand in the same frame.
"""

from functools import lru_cache

from unionbook.ground.conditions import All, Any_, Compare, Condition, Has, Latest, Not, Op, Sought, by_end
from unionbook.ground.fields import Value

_KNOWN = 4096
"""Answers remembered."""

_SIZES = (Op.LESS, Op.AT_MOST, Op.MORE, Op.AT_LEAST)
_TEXTS = (Op.STARTS, Op.ENDS, Op.CONTAINS)
_PERIOD = (Op.DURING, Op.BY_END, Op.BEFORE)


def conjuncts(condition: Condition) -> list[Condition]:
    """The conditions that must all hold."""
    return [part for one in condition.parts for part in conjuncts(one)] if isinstance(condition, All) else [condition]


def extra(part: Condition, whole: Condition) -> list[Condition]:
    """What a part asks of a row beyond what the whole asks."""
    return [one for one in conjuncts(part) if not implies(whole, one)]


def paths(condition: Condition) -> frozenset[str]:
    """The fields of the row itself that a condition looks at; of other rows' the kind's name."""
    match condition:
        case Compare(path):
            return frozenset({path})
        case All(parts) | Any_(parts):
            return frozenset().union(*map(paths, parts))
        case Not(part):
            return paths(part)
        case Has(kind):
            return frozenset({f"{kind}/"})
        case Latest(path, within, part):
            return paths(part) | {path, within}
        case Sought():
            return frozenset({"*"})


@lru_cache(_KNOWN)
def implies(given: Condition, asked: Condition) -> bool:
    """Does every row that meets the first meet the second?"""
    if given == asked:
        return True
    if isinstance(asked, All):
        return all(implies(given, part) for part in asked.parts)
    if isinstance(given, Any_):
        return all(implies(part, asked) for part in given.parts)
    if isinstance(asked, Any_) and any(implies(given, part) for part in asked.parts):
        return True
    if isinstance(given, All) and any(implies(part, asked) for part in given.parts):
        return True
    match given, asked:
        case _, Not(part):
            return disjoint(given, part)
        case Has(kind, one, via), Has(other_kind, other, other_via):
            return (kind, via) == (other_kind, other_via) and implies(one, other)
        case Latest(path, _, part), _:
            return implies(All((part, by_end(path))), asked)
        case Compare(), Compare():
            return given.path == asked.path and _value_implies(given, asked)
    return False


@lru_cache(_KNOWN)
def disjoint(one: Condition, other: Condition) -> bool:
    """Does no row meet both?"""
    if isinstance(one, Any_):
        return all(disjoint(part, other) for part in one.parts)
    if isinstance(other, Any_):
        return all(disjoint(one, part) for part in other.parts)
    if isinstance(one, Not) and implies(other, one.part):
        return True
    if isinstance(other, Not) and implies(one, other.part):
        return True
    if isinstance(one, All):
        return any(disjoint(part, other) for part in one.parts)
    if isinstance(other, All):
        return any(disjoint(one, part) for part in other.parts)
    if isinstance(one, Latest):
        return disjoint(one.part, other)
    if isinstance(other, Latest):
        return disjoint(one, other.part)
    if isinstance(one, Compare) and isinstance(other, Compare) and one.path == other.path:
        return _values_apart(one, other)
    return False


def _values(compare: Compare) -> frozenset[Value] | None:
    """The only values that meet it, None when they are not a list."""
    match compare.op, compare.value:
        case Op.EMPTY, _:
            return frozenset({None})
        case Op.IS, value if not isinstance(value, tuple):
            return frozenset({value})
        case Op.AMONG, value if isinstance(value, tuple):
            return frozenset(value) - {None}
    return None


def _meets(value: Value, compare: Compare) -> bool | None:
    """Does the value meet it, None when only the period knows."""
    match compare.op, compare.value:
        case Op.EMPTY, _:
            return value is None
        case Op.IS_NOT, other:
            return value != other
        case Op.FILLED, _:
            return value is not None
        case op, other if op in _SIZES and not isinstance(other, tuple):
            return _size(value, op, other)
        case op, other if op in _TEXTS:
            return False if value is None else None
        case op, _ if op in _PERIOD:
            return False if value is None else None
    only = _values(compare)
    return None if only is None else value in only


def _size(value: Value, op: Op, other: Value) -> bool | None:
    if value is None or other is None:
        return False
    if isinstance(value, int) and isinstance(other, int):
        return {Op.LESS: value < other, Op.AT_MOST: value <= other, Op.MORE: value > other}.get(op, value >= other)
    return None


def _never_empty(compare: Compare) -> bool:
    return compare.op is Op.FILLED or _meets(None, compare) is False


def _value_implies(given: Compare, asked: Compare) -> bool:
    only = _values(given)
    if only is not None:
        return all(_meets(value, asked) for value in only)
    if asked.op is Op.FILLED:
        return _never_empty(given)
    if asked.op is Op.BY_END:
        return given.op in (Op.DURING, Op.BEFORE)
    if asked.op is Op.IS_NOT and not isinstance(asked.value, tuple):
        return _meets(asked.value, given) is False
    if given.op in _SIZES and asked.op in _SIZES:
        return _range_implies(given, asked)
    return given.op is asked.op is Op.STARTS and str(given.value).startswith(str(asked.value))


def _range_implies(given: Compare, asked: Compare) -> bool:
    least, most = _bounds(given)
    if isinstance(least, int):
        return asked.op in (Op.MORE, Op.AT_LEAST) and _meets(least, asked) is True
    return isinstance(most, int) and asked.op in (Op.LESS, Op.AT_MOST) and _meets(most, asked) is True


def _bounds(compare: Compare) -> tuple[int | None, int | None]:
    """The least and the most whole number that meet a comparison of size."""
    value = compare.value
    if not isinstance(value, int):
        return None, None
    return {
        Op.LESS: (None, value - 1),
        Op.AT_MOST: (None, value),
        Op.MORE: (value + 1, None),
        Op.AT_LEAST: (value, None),
    }[compare.op]


def _values_apart(one: Compare, other: Compare) -> bool:
    for here, there in ((one, other), (other, one)):
        only = _values(here)
        if only is not None and all(_meets(value, there) is False for value in only):
            return True
    if {one.op, other.op} == {Op.DURING, Op.BEFORE}:
        return True
    if one.op in _SIZES and other.op in _SIZES:
        (low, high), (least, most) = _bounds(one), _bounds(other)
        return (low is not None and most is not None and low > most) or (
            high is not None and least is not None and least > high
        )
    if one.op is other.op is Op.STARTS:
        first, second = str(one.value), str(other.value)
        return not (first.startswith(second) or second.startswith(first))
    return False
