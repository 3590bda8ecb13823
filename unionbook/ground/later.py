"""Declarations are read at every start, most of their methods never called: each is made when it is called first.

`dataclasses` compiles a dozen methods for a class, a millisecond and more; a start declares 220 classes. What compiles
them is put off here. Of most classes a start then makes one or two: their fields are filled without a method compiled
for it (0.2 ms each). Where it is not what is known (Python 3.11 to 3.13), nothing is done.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

MAKING = "_create_fn"
"""The function of `dataclasses` that compiles a method, until Python 3.12."""

MAKER, ADDING = "_FuncBuilder", "add_fns_to_class"
"""What compiles all methods of a class since, and where."""

FEW = 12
"""As many of a class are filled before its `__init__` is compiled."""

_make: Callable[..., Any]


def put_off() -> None:
    """Methods of the dataclasses declared from now on are made when they are called."""
    global _make
    import dataclasses

    if sys.version_info >= (3, 14):
        return
    if (found := vars(dataclasses).get(MAKING)) not in (None, one):
        _make = found
        vars(dataclasses)[MAKING] = one
    elif (found := getattr(vars(dataclasses).get(MAKER), ADDING, None)) not in (None, all_of):
        _make = found
        setattr(vars(dataclasses)[MAKER], ADDING, all_of)
    if sys.version_info >= (3, 12) and not isinstance(inspect := vars(dataclasses)["inspect"], Inspecting):
        vars(dataclasses)["inspect"] = Inspecting(inspect)


def one(
    name: str, args: Sequence[str], body: Sequence[str], **told: Mapping[str, Any] | type | None
) -> Callable[..., Any]:
    """As `_create_fn`."""
    return later(name, lambda: _make(name, args, body, **told))


def all_of(self: Any, cls: type) -> None:
    """As `_FuncBuilder.add_fns_to_class`."""
    if any(name in vars(cls) for name in self.overwrite_errors):
        _make(self, cls)
        return
    for name, text in zip(self.names, self.src, strict=True):
        if self.unconditional_adds.get(name) or name not in vars(cls):
            method = later(name, partial(_compiled, self, name, text))
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)


def _compiled(maker: Any, name: str, text: str) -> Any:
    inside: dict[str, Any] = {}
    exec(f"def made({', '.join(maker.locals)}):\n{text}\n return {name}", maker.globals, inside)
    return inside["made"](**maker.locals)


class Inspecting:
    """What `dataclasses` asks `inspect` of each class since Python 3.12, without that: it is large and has nothing else
    to do in a start."""

    def __init__(self, inspect: Any) -> None:
        self.inspect = inspect

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inspect, name)

    def get_annotations(self, cls: type) -> dict[str, Any]:
        """As `inspect.get_annotations`, of a class."""
        return dict(vars(cls).get("__annotations__") or {})

    def unwrap(self, member: Any) -> Any:
        """As `inspect.unwrap`."""
        return self.inspect.unwrap(member) if hasattr(member, "__wrapped__") else member


def later(name: str, make: Callable[[], Any]) -> Callable[..., Any]:
    """A method that makes the real one, puts it in its own place (or keeps it, where it stands inside another, as
    `__repr__` may do) and goes on as it."""
    method: Callable[..., Any] | None = None
    few = FEW if name == "__init__" else 0

    def made_first(self: Any, *values: Any, **named: Any) -> Any:
        nonlocal method, few
        if method is None:
            owners = [owner for owner in type(self).__mro__ if owner.__dict__.get(name) is made_first]
            if few and owners and (wanted := _wanted(owners[0], values, named)) is not None:
                few -= 1
                return _fill(self, owners[0], wanted)
            made = make()
            made.__qualname__ = made_first.__qualname__
            for owner in owners:
                type.__setattr__(owner, name, made)
            method = made
        return method(self, *values, **named)

    made_first.__name__ = name
    return made_first


def _wanted(owner: Any, values: Sequence[Any], named: Mapping[str, Any]) -> dict[str, Any] | None:
    """What each field of a new one is given; None where the call is wrong or the class not as plain as most."""
    import dataclasses

    found: dict[str, Any] = {}
    placed = taken = 0
    for field in owner.__dataclass_fields__.values():
        name, kind = field.name, field._field_type
        if kind is vars(dataclasses)["_FIELD_CLASSVAR"]:
            continue
        if kind is vars(dataclasses)["_FIELD_INITVAR"] or not field.init:
            return None
        if placed < len(values) and not field.kw_only:
            found[name] = values[placed]
            placed += 1
        elif name in named:
            found[name] = named[name]
            taken += 1
        elif field.default is not dataclasses.MISSING:
            found[name] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            found[name] = field.default_factory()
        else:
            return None
    return found if (placed, taken) == (len(values), len(named)) else None


def _fill(self: Any, owner: Any, wanted: Mapping[str, Any]) -> None:
    put = object.__setattr__ if owner.__dataclass_params__.frozen else setattr
    for name, value in wanted.items():
        put(self, name, value)
    if hasattr(owner, "__post_init__"):
        self.__post_init__()
