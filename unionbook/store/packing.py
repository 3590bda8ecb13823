"""Bodies of bulk changes, packed while their rows are written: packing lets other threads go on."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from unionbook.ground.fields import Value
from unionbook.store.changes import pack

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

BLOCK = 500
"""Rows in one bulk change."""


@contextmanager
def packing(names: Sequence[str], rows: Sequence[Sequence[Value]]) -> Iterator[list[bytes]]:
    """The bodies of rows that begin with their uid, in blocks; all of them are there once the rows were written."""
    blocks = [rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK)]
    bodies: list[bytes] = []
    if len(blocks) < 2:
        yield bodies
        bodies += [pack(names, block) for block in blocks]
        return
    asked = [_beside().submit(pack, names, block) for block in blocks]
    yield bodies
    bodies += [one.result() for one in asked]


@lru_cache(maxsize=1)
def _beside() -> "ThreadPoolExecutor":
    """The thread that packs. Loaded when it is needed: a start does without."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1, "pack")
