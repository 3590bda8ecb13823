"""Many rows put into a table by few statements: each lets other threads go on, and waits for them when it is done."""

from collections.abc import Sequence
from itertools import chain

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.fields import Value

AT_ONCE = 50
"""Rows put down by one statement."""


def insert(connection: sqlite.Connection, into: str, rows: Sequence[Sequence[Value]]) -> None:
    """Put rows, all of the same length, where the beginning of a statement says."""
    marks = f"({', '.join('?' * len(rows[0]))})" if rows else ""
    whole = f"{into} VALUES {', '.join([marks] * AT_ONCE)}"
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        statement = whole if len(some) == AT_ONCE else f"{into} VALUES {', '.join([marks] * len(some))}"
        connection.execute(statement, tuple(chain.from_iterable(some)))
