"""Dataclasses whose methods are made when they are called behave as those made at once."""

import dataclasses
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from dataclasses import FrozenInstanceError, InitVar, dataclass, field, replace
from functools import wraps
from typing import Any, ClassVar

import pytest

from unionbook.ground import later

only_known = pytest.mark.skipif(sys.version_info >= (3, 14), reason="methods are put off in Pythons that are known")


@dataclass(frozen=True, order=True)
class Point:
    """A point of a plane."""

    x: int
    y: int = 2
    words: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Named(Point):
    """With a name."""

    name: str = ""


@dataclass(slots=True, kw_only=True)
class Slim:
    """Without a dict."""

    many: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.many.append(1)


@only_known
def test_a_method_not_called_was_not_made() -> None:
    @dataclass
    class Fresh:
        """Nothing done yet."""

        x: int = 1

    assert Fresh.__init__.__code__.co_name == "made_first" == Fresh.__eq__.__code__.co_name
    assert [Fresh().x for _ in range(later.FEW)] == [1] * later.FEW
    assert Fresh.__init__.__code__.co_name == "made_first"
    assert Fresh(2).x == 2 and Fresh.__init__.__code__.co_name == "__init__"
    assert Fresh.__eq__.__code__.co_name == "made_first"


def test_they_are_made_compared_and_shown_as_any_dataclass() -> None:
    assert Point(1) == Point(1, words=("a",)) != Point(2)
    assert Point(1, 5) < Point(2, 0)
    assert len({Point(1), Point(1), Point(3)}) == 2
    assert repr(Named(1, name="n")) == "Named(x=1, y=2, words=(), name='n')"
    assert replace(Named(1, name="n"), y=7) == Named(1, 7, name="n")
    assert Named(1) != Point(1)
    assert pickle.loads(pickle.dumps(Named(4, name="k"))) == Named(4, name="k")
    assert Slim().many == [1] and Slim(many=[2]) == Slim(many=[2])
    assert dataclasses.asdict(Named(1)) == {"x": 1, "y": 2, "words": (), "name": ""}


def test_the_frozen_stay_frozen_and_wrong_calls_are_told() -> None:
    for _ in range(2):
        with pytest.raises(FrozenInstanceError):
            Point(1).x = 2  # type: ignore[misc]
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
            Point()  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="unexpected keyword argument"):
            Named(1, nome="")  # type: ignore[call-arg]


def plain() -> type:
    @dataclass
    class Plain:
        """With a field of every sort but one."""

        kind: ClassVar[str] = "plain"
        x: int
        only: int = field(default=9, kw_only=True)
        many: list[int] = field(default_factory=list)
        y: int = 3

        def __post_init__(self) -> None:
            self.many.append(self.y)

    return Plain


def own() -> type:
    @dataclass(frozen=True)
    class Own:
        """Asks for what it does not keep, and keeps what it does not ask for."""

        x: int
        at: int = field(default=7, init=False)
        twice: InitVar[bool] = False

        def __post_init__(self, twice: bool) -> None:
            object.__setattr__(self, "x", self.x * (1 + twice))

    return Own


CALLS: list[tuple[Callable[[], type], tuple[Any, ...], dict[str, Any]]] = [
    (plain, (1,), {}),
    (plain, (), {"y": 5, "x": 4}),
    (plain, (1, [2]), {"y": 4}),
    (plain, (1, [2]), {"only": 4}),
    (plain, (1, [], 4), {}),
    (plain, (1, [], 4, 5), {}),
    (plain, (1,), {"x": 2}),
    (plain, (), {"y": 2}),
    (plain, (1,), {"z": 2}),
    (own, (4,), {"twice": True}),
]


@pytest.mark.parametrize(("declare", "values", "named"), CALLS)
def test_the_first_few_are_as_all_later_ones(
    declare: Callable[[], type], values: tuple[Any, ...], named: dict[str, Any]
) -> None:
    made = declare()

    def one() -> str:
        try:
            return repr(made(*deepcopy(values), **named))
        except (TypeError, AttributeError) as fault:
            return str(fault)

    filled = [one() for _ in range(later.FEW)]
    last = one()
    assert made.__init__.__code__.co_name == "__init__" and {*filled} == {last}  # type: ignore[misc]


def test_a_method_of_the_base_is_made_in_the_base() -> None:
    @dataclass
    class Base:
        """Has the method."""

        x: int = 1

    class Heir(Base):
        """Has it from the base."""

    assert [Heir(3).x for _ in range(later.FEW + 1)][-1] == 3
    assert "__init__" not in vars(Heir) and Base.__init__.__code__.co_name == "__init__"


def test_another_python_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(later, "MAKING", "_unknown")
    later.put_off()
    assert "_unknown" not in vars(dataclasses)


def test_a_class_is_told_of_as_inspect_tells() -> None:
    told = later.Inspecting(inspect)

    class Bare:
        """Without fields."""

    for cls in (Point, Named, Slim, Bare):
        assert told.get_annotations(cls) == inspect.get_annotations(cls)
    for member in (Point.__init__, Point.__repr__, wraps(Point.__eq__)(lambda self, other: True), property(len), 5):
        assert told.unwrap(member) is inspect.unwrap(member)  # type: ignore[arg-type]
    assert told.signature is inspect.signature


@only_known
def test_the_whole_program_is_declared_so() -> None:
    """In a fresh process, hardly one record was made by the time all kinds are declared."""
    code = (
        "import unionbook.records.member as m; print(m.Member.__init__.__code__.co_name, m.Member(stage='kept').stage)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.split() == ["made_first", "kept"]
