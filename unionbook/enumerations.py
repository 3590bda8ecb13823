"""Qt's enumerations are made for Python in a quarter of the time.

PySide has `enum` make each when its class is first met: 230 of them with 3,400 members in a start, each member through
a dozen functions for what none of them has. Here they are made at once, as `enum` would leave them. What is not as
simple, or another Python than those known (3.11 to 3.13), is left to it.
"""

import enum
import gc
import sys
from collections.abc import Iterable
from functools import cache
from sys import intern
from typing import Any

_make: Any = vars(enum.EnumType).get("_create_")

LISTS = ("_member_names_", "_hashable_values_", "_unhashable_values_")
TABLES = ("_member_map_", "_value2member_map_", "_unhashable_values_map_")
OWN = (*LISTS, *TABLES, "__module__", "__dict__")
"""What each enumeration has for itself; some of it of later Pythons only."""

SIMPLE = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)


def quicken() -> None:
    """Enumerations that are asked for from now on are made so."""
    if sys.version_info < (3, 14) and callable(_make):
        type.__setattr__(enum.EnumType, "_create_", made)


def made(
    cls: Any, class_name: str, names: Any, *, module: str | None = None, qualname: str | None = None, **told: Any
) -> Any:
    """As `EnumType._create_`."""
    if module is None:
        module = sys._getframe(2).f_globals.get("__name__")
    boundary = told.get("boundary")
    if qualname is None and cls in SIMPLE and told.get("type") is None and _plain(cls, names):
        return _at_once(cls, class_name, names, module, boundary)
    return _make(cls, class_name, names, module=module, qualname=qualname, **told)


def _plain(cls: Any, names: Any) -> bool:
    """Names with whole numbers, each once, none of which means something to an enumeration."""
    if not isinstance(names, list) or not names:
        return False
    taken = _taken(cls)
    for one in names:
        if type(one) is not tuple or len(one) != 2 or type(one[1]) is not int:
            return False
        if type(one[0]) is not str or one[0][:1] == "_" or one[0] in taken:
            return False
    return len({name for name, _ in names}) == len(names)


@cache
def _taken(cls: Any) -> frozenset[str]:
    return frozenset({"mro", ""}.union(*(vars(base) for base in cls.__mro__)))


@cache
def _empty(cls: Any, boundary: Any) -> tuple[dict[str, Any], frozenset[str]]:
    """What `enum` gives an enumeration beside its members, and what of its own it has for them."""
    without = vars(_make(cls, "", [], module="", boundary=boundary))
    given = {name: value for name, value in without.items() if name not in OWN and name != "__weakref__"}
    return given, frozenset(without)


def _at_once(cls: Any, class_name: str, names: Iterable[tuple[str, int]], module: Any, boundary: Any) -> Any:
    given, has = _empty(cls, boundary)
    own: dict[str, Any] = {name: [] for name in LISTS if name in has} | {name: {} for name in TABLES if name in has}
    members: dict[str, Any] = own["_member_map_"]
    values: dict[int, Any] = own["_value2member_map_"]
    told: list[str] = own["_member_names_"]
    new = type.__new__(type(cls), class_name, (cls,), {**given, **own, "__module__": module})
    number, flag = issubclass(cls, int), issubclass(cls, enum.Flag)
    make: Any = int.__new__ if number else object.__new__
    mask = singles = 0
    for name, value in names:
        if (member := values.get(value)) is None:
            values[value] = member = make(new, value) if number else make(new)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = new
            member._sort_order_ = len(told)
            single = value != 0 and not value & (value - 1)
            mask |= value
            singles |= value if single else 0
            if single or not flag:
                told.append(name)
        members[intern(name)] = member
    if "_hashable_values_" in has:
        own["_hashable_values_"] += values
    # As attributes of the class: all at once, and known to it with the last.
    gc.get_referents(vars(new))[0].update(members)
    type.__setattr__(new, "_member_map_", members)
    if flag:
        _flags(new, mask, singles, [members[name]._value_ for name in told])
    return new


def _flags(new: Any, mask: int, singles: int, order: list[int]) -> None:
    type.__setattr__(new, "_flag_mask_", mask)
    type.__setattr__(new, "_singles_mask_", singles)
    type.__setattr__(new, "_all_bits_", 2 ** mask.bit_length() - 1)
    if order != sorted(order):
        type.__setattr__(new, "_iter_member_", new._iter_member_by_def_)
