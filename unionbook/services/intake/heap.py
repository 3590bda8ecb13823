"""A hundred thousand judged rows are millions of objects without a ring among them; Python's search for rings, which
holds every thread, would go through all of them again and again."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def still() -> Iterator[None]:
    """No search meanwhile; what was made by the end is left out of later ones, until `stir`."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def stir() -> None:
    """The rows are given up: everything is searched again."""
    gc.unfreeze()


def quietly(function: Callable[[], T]) -> T:
    """The result of a function that makes very many objects."""
    with still():
        return function()
