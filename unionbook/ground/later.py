"""Declarations are read at every start, most of their methods never called: each is made when it is called first.

`dataclasses` compiles a dozen methods for a class, a millisecond and more; a start declares 220 classes. Its one
function that compiles is put off here. Where it is not the one known (Python 3.11), nothing is done.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

MAKING = "_create_fn"
"""The function of `dataclasses` that compiles a method."""

_make: Callable[..., Any]


def put_off() -> None:
    """Methods of the dataclasses declared from now on are made when they are called."""
    global _make
    import dataclasses

    if sys.version_info[:2] == (3, 11) and (found := vars(dataclasses).get(MAKING)) not in (None, later):
        _make = found
        vars(dataclasses)[MAKING] = later


def later(
    name: str, args: Sequence[str], body: Sequence[str], **told: Mapping[str, Any] | type | None
) -> Callable[..., Any]:
    """A method that makes the real one, puts it in its own place (or keeps it, where it stands inside another, as
    `__repr__` does) and goes on as it."""
    method: Callable[..., Any] | None = None

    def made_first(self: Any, *values: Any, **named: Any) -> Any:
        nonlocal method
        if method is None:
            made = _make(name, args, body, **told)
            made.__qualname__ = made_first.__qualname__
            for owner in type(self).__mro__:
                if owner.__dict__.get(name) is made_first:
                    type.__setattr__(owner, name, made)
            method = made
        return method(self, *values, **named)

    made_first.__name__ = name
    return made_first
