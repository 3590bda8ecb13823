"""Enumerations made at once are those `enum` would have made."""

import enum
import pickle
import sys
from typing import Any

import pytest
from PySide6.QtCore import Qt

from unionbook import enumerations

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 14), reason="made at once in Pythons that are known")

CASES: list[tuple[Any, list[tuple[str, int]]]] = [
    (enum.IntEnum, [("A", 3), ("B", 1), ("Same", 3), ("Below", -1)]),
    (enum.Enum, [("A", 0), ("B", 1), ("Same", 1)]),
    (enum.Flag, [("No", 0), ("A", 1), ("C", 4), ("B", 2), ("AC", 5), ("Same", 4), ("All", 7)]),
    (enum.IntFlag, [("B", 2), ("A", 1), ("Mask", 0xFF00), ("All", -1)]),
    (enum.IntEnum, [("name", 1), ("value", 2)]),
    (enum.IntEnum, [("real", 1), ("_private", 2)]),
    (enum.IntFlag, []),
]
QTS = [Qt.AlignmentFlag, Qt.Key, Qt.ItemFlag, Qt.WindowType, Qt.GlobalColor, Qt.KeyboardModifier]


def told(one: Any) -> dict[str, Any]:
    """Everything an enumeration is."""
    found: dict[str, Any] = {}
    for name, value in vars(one).items():
        if isinstance(value, one):
            member: Any = value
            found[name] = (member._name_, member._value_, member._sort_order_, member.__objclass__ is one, repr(member))
        elif name in ("_member_map_", "_value2member_map_"):
            found[name] = [(key, member._name_) for key, member in value.items()]
        elif name not in ("__dict__", "__weakref__", "__new__"):
            found[name] = getattr(value, "__func__", value)
    return {**found, "new": one.__new__, "order": [member._value_ for member in one]}


def both(cls: Any, names: list[tuple[str, int]]) -> tuple[Any, Any]:
    ways: tuple[Any, ...] = (enumerations._make, enumerations.made)
    one, other = (way(cls, "Made", names, module=__name__, boundary=enum.KEEP) for way in ways)
    return one, other


@pytest.mark.parametrize(("cls", "names"), CASES)
def test_it_is_what_enum_makes(cls: Any, names: list[tuple[str, int]]) -> None:
    try:
        expected, found = both(cls, names)
    except TypeError as fault:
        pytest.fail(str(fault))
    same = set(told(expected)) - {name for name, value in vars(expected).items() if isinstance(value, enum.property)}
    assert {name: told(found)[name] for name in same} == {name: told(expected)[name] for name in same}


def test_so_are_those_of_qt() -> None:
    for one in QTS:
        base: Any = one.__mro__[1]
        expected, found = both(base, [(name, member.value) for name, member in one.__members__.items()])
        assert told(found) == told(expected)


def test_they_behave() -> None:
    _, found = both(enum.IntFlag, [("A", 1), ("B", 2), ("AB", 3)])
    assert found(3) is found.AB and found.A | found.B is found.AB and found["A"] is found.A
    assert list(found.AB) == [found.A, found.B] and found.A in found.AB and found(8).value == 8
    assert repr(~found.A & found.AB) == "<Made.B: 2>"
    with pytest.raises(AttributeError):
        found.A = 5
    globals()["Made"] = found
    assert pickle.loads(pickle.dumps(found.B)) is found.B
