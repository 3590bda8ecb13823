"""Writing entries, in the order of the index, so that each of its pages is touched once."""

from collections.abc import Iterator

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.plan import Listed
from unionbook.ground.search.sql import TABLE
from unionbook.store.search.entries import entries
from unionbook.store.search.reading import Found

Key = tuple[int, str, int]
Entry = tuple[int, str, int, int]


def of_row(listed: Listed, one: Found) -> Iterator[Entry]:
    """The entries of a row."""
    for key, shared in entries(listed, one.values, one.stage).items():
        yield *key, one.row, shared


def put(connection: sqlite.Connection, new: list[Entry]) -> None:
    """Add entries; those that are there take the new count."""
    new.sort()
    connection.executemany(
        f'INSERT OR REPLACE INTO main."{TABLE}" ("place", "term", "row", "d") VALUES (?, ?, ?, ?)', new
    )


def take_out(connection: sqlite.Connection, gone: list[Key]) -> None:
    """Remove entries."""
    gone.sort()
    connection.executemany(f'DELETE FROM main."{TABLE}" WHERE "place" = ? AND "term" = ? AND "row" = ?', gone)
