"""Writing entries, in the order of the index, so that each of its pages is touched once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from operator import itemgetter

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.plan import Listed
from unionbook.ground.search.sql import TABLE
from unionbook.store.search.entries import Entry

Triple = tuple[str, int, int]
"""An entry of a known place: term, row, and what it shares with a better one."""

_TERM = itemgetter(1)
_TRIPLE = itemgetter(1, 2, 3)
_PUT = f'INSERT OR REPLACE INTO main."{TABLE}" ("place", "term", "row", "d") VALUES '

GONE = 'temp."search_gone"'

RANGES = 50
"""Ranges of rows named one by one."""

AT_ONCE = 64
"""Entries written by one statement: they take half the time they take one by one."""


def put(connection: sqlite.Connection, new: list[Entry]) -> None:
    """Add entries; those that are there take the new count."""
    parts: defaultdict[tuple[int, bool], list[Entry]] = defaultdict(list)
    for entry in new:
        # ASCII comes first, and sorts much faster while nothing else is among it.
        parts[entry[0], not entry[1].isascii()].append(entry)
    for place, foreign in sorted(parts):
        put_at(connection, place, map(_TRIPLE, sorted(parts[place, foreign], key=_TERM)))


def put_at(connection: sqlite.Connection, place: int, ordered: Iterable[Triple]) -> None:
    """Add entries of one place, in the order they come in."""
    flat = chain.from_iterable(ordered)
    many = f"{_PUT}({place:d}, ?, ?, ?)" + f", ({place:d}, ?, ?, ?)" * (AT_ONCE - 1)
    while len(portion := list(islice(flat, 3 * AT_ONCE))) == 3 * AT_ONCE:
        connection.execute(many, portion)
    rest = zip(portion[::3], portion[1::3], portion[2::3], strict=True)
    connection.executemany(f"{_PUT}(?, ?, ?, ?)", ((place, *triple) for triple in rest))


def take_out(connection: sqlite.Connection, gone: list[tuple[int, str, int]]) -> None:
    """Remove entries."""
    gone.sort()
    connection.executemany(f'DELETE FROM main."{TABLE}" WHERE "place" = ? AND "term" = ? AND "row" = ?', gone)


def take_out_rows(connection: sqlite.Connection, listed: Listed, rows: Sequence[int]) -> None:
    """Remove all entries of rows of a list, going through the whole of it."""
    places = ", ".join(map(str, (*listed.places(False), *listed.places(True))))
    ranges = joined([(row, row) for row in sorted(rows)])
    statement = f'DELETE FROM main."{TABLE}" WHERE "place" IN ({places}) AND '
    if len(ranges) <= RANGES:
        # Four times as fast as the other: SQLite takes out what it meets, as it goes.
        among = " OR ".join(f'"row" BETWEEN {first} AND {last}' for first, last in ranges)
        connection.execute(f"{statement} ({among or 0})")
        return
    connection.execute(f'CREATE TABLE {GONE} ("row" INTEGER PRIMARY KEY)')
    connection.executemany(f"INSERT INTO {GONE} VALUES (?)", [(row,) for row in rows])
    connection.execute(f'{statement} "row" IN (SELECT "row" FROM {GONE})')
    connection.execute(f"DROP TABLE {GONE}")


def joined(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges that follow each other as one."""
    found: list[tuple[int, int]] = []
    for first, last in ranges:
        if found and found[-1][1] + 1 == first:
            first = found.pop()[0]
        found.append((first, last))
    return found
