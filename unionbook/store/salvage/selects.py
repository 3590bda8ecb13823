"""A table through SQLite, as far as it can be gone through: for encrypted books."""

from collections.abc import Iterator

from sqlcipher3 import dbapi2 as sqlite

from unionbook.store.salvage.record import Cell


def columns_of(connection: sqlite.Connection, table: str) -> list[str]:
    """Its columns in order; none when it is no table. Raises sqlite.Error."""
    kinds = connection.execute("SELECT type FROM sqlite_master WHERE name = ?", (table,)).fetchall()
    if kinds != [("table",)]:
        return []
    return [str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')]


def rows_of(connection: sqlite.Connection, table: str, way: str) -> Iterator[tuple[int, Cell]]:
    """(rowid, values) of its rows, from the first (ASC) or the last (DESC). Raises sqlite.Error where it breaks off."""
    if columns_of(connection, table):
        for rowid, *row in connection.execute(f'SELECT rowid, * FROM "{table}" ORDER BY rowid {way}'):
            yield rowid, tuple(row)
