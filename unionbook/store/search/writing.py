"""Writing entries, in the order of the index, so that each of its pages is touched once."""

from operator import itemgetter

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.sql import TABLE
from unionbook.store.search.entries import Entry

_PLACE, _TERM = itemgetter(0), itemgetter(1)


def put(connection: sqlite.Connection, new: list[Entry]) -> None:
    """Add entries; those that are there take the new count."""
    # Two sorts by one value each are much faster than one by both.
    new.sort(key=_TERM)
    new.sort(key=_PLACE)
    connection.executemany(
        f'INSERT OR REPLACE INTO main."{TABLE}" ("place", "term", "row", "d") VALUES (?, ?, ?, ?)', new
    )


def take_out(connection: sqlite.Connection, gone: list[tuple[int, str, int]]) -> None:
    """Remove entries."""
    gone.sort()
    connection.executemany(f'DELETE FROM main."{TABLE}" WHERE "place" = ? AND "term" = ? AND "row" = ?', gone)
