"""The rows of a table through SQLite, around the places it cannot read: for encrypted books."""

from collections.abc import Iterator

from sqlcipher3 import dbapi2 as sqlite

from unionbook.store.connection import FAULTS
from unionbook.store.salvage.record import Cell

_HIGHEST = 1 << 32


def rows_of(connection: sqlite.Connection, table: str) -> Iterator[tuple[int, Cell]]:
    """(rowid, values) of every row that can be read."""
    yield from _between(connection, table, 0, _top(connection, table))


def _top(connection: sqlite.Connection, table: str) -> int:
    try:
        found = connection.execute(f'SELECT rowid FROM "{table}" ORDER BY rowid DESC LIMIT 1').fetchone()
    except FAULTS:
        return _HIGHEST
    return int(found[0]) if found else 0


def _between(connection: sqlite.Connection, table: str, low: int, high: int) -> Iterator[tuple[int, Cell]]:
    """Rows with low < rowid <= high: from both ends as far as they can be read, then the halves between."""
    at = low
    try:
        for rowid, *row in connection.execute(
            f'SELECT rowid, * FROM "{table}" WHERE rowid > ? AND rowid <= ? ORDER BY rowid', (low, high)
        ):
            yield rowid, tuple(row)
            at = rowid
        return
    except FAULTS:
        pass
    down, found = high, []
    try:
        for rowid, *row in connection.execute(
            f'SELECT rowid, * FROM "{table}" WHERE rowid > ? AND rowid <= ? ORDER BY rowid DESC', (at, high)
        ):
            found.append((rowid, tuple(row)))
            down = rowid - 1
    except FAULTS:
        pass
    if down - at > 1:
        middle = (at + down) // 2
        yield from _between(connection, table, at, middle)
        yield from _between(connection, table, middle, down)
    yield from reversed(found)
