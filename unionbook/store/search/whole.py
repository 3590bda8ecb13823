"""The index as a whole: made anew from the tables, and held against them."""

from collections.abc import Iterator

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.search.plan import Listed, plan_of
from unionbook.ground.search.sql import TABLE
from unionbook.store.search.entries import Entry, entries
from unionbook.store.search.reading import Reader
from unionbook.store.search.texts import known_texts
from unionbook.store.search.together import put_rows

FACT = "search"
"""The book's fact that says by which plan its index was made."""
_MADE_BY = "SELECT value FROM main.book WHERE key = ? AND NOT EXISTS (SELECT 1 FROM temp.sqlite_master WHERE name = ?)"


def ready(connection: sqlite.Connection, cabinet: Cabinet) -> bool:
    """Was the index made by the plan of this program, and is it in sight (no veil lies over it)?"""
    found = connection.execute(_MADE_BY, (FACT, TABLE)).fetchone()
    return bool(found) and found[0] == plan_of(cabinet).shape


def build(connection: sqlite.Connection, cabinet: Cabinet) -> None:
    """Make the index anew, within an open transaction."""
    connection.execute(f'DELETE FROM main."{TABLE}"')
    (size,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute("PRAGMA cache_size = -262144")
    with known_texts(connection) as texts:
        for listed in plan_of(cabinet).lists:
            reader = Reader(connection, cabinet, listed)
            put_rows(reader, texts, *reader.bounds())
    connection.execute(f"PRAGMA cache_size = {size}")
    connection.execute(
        "INSERT INTO main.book (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (FACT, plan_of(cabinet).shape),
    )


def _of_list(connection: sqlite.Connection, cabinet: Cabinet, listed: Listed) -> Iterator[Entry]:
    for one in Reader(connection, cabinet, listed).all():
        yield from entries(listed, one)


def sound(connection: sqlite.Connection, cabinet: Cabinet) -> bool:
    """Does the index hold exactly what the tables ask for?"""
    if not ready(connection, cabinet):
        return False
    stored = connection.execute(f'SELECT "place", "term", "row", "d" FROM main."{TABLE}"')
    held = _sum(stored)
    asked = _sum(entry for listed in plan_of(cabinet).lists for entry in _of_list(connection, cabinet, listed))
    return held == asked


def _sum(found: "Iterator[Entry] | sqlite.Cursor") -> tuple[int, int]:
    """How many entries there are, and a sum of them in which their order does not matter."""
    count = total = 0
    for entry in found:
        count += 1
        total += hash(tuple(entry))
    return count, total
