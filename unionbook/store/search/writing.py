"""Writing entries, in the order of the index, so that each of its pages is touched once."""

from collections import defaultdict
from itertools import chain
from operator import itemgetter

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.sql import TABLE
from unionbook.store.search.entries import Entry

_TERM = itemgetter(1)
_ROW = "(?, ?, ?, ?)"
_PUT = f'INSERT OR REPLACE INTO main."{TABLE}" ("place", "term", "row", "d") VALUES '

AT_ONCE = 64
"""Entries written by one statement: they take half the time they take one by one."""


def put(connection: sqlite.Connection, new: list[Entry]) -> None:
    """Add entries; those that are there take the new count."""
    ordered = _in_order(new)
    whole = len(ordered) - len(ordered) % AT_ONCE
    portions = (list(chain.from_iterable(ordered[at : at + AT_ONCE])) for at in range(0, whole, AT_ONCE))
    connection.executemany(_PUT + ", ".join([_ROW] * AT_ONCE), portions)
    connection.executemany(_PUT + _ROW, ordered[whole:])


def _in_order(new: list[Entry]) -> list[Entry]:
    """By place and term. ASCII comes first, and sorts much faster while nothing else is among it."""
    parts: defaultdict[tuple[int, bool], list[Entry]] = defaultdict(list)
    for entry in new:
        parts[entry[0], not entry[1].isascii()].append(entry)
    return [entry for part in sorted(parts) for entry in sorted(parts[part], key=_TERM)]


def take_out(connection: sqlite.Connection, gone: list[tuple[int, str, int]]) -> None:
    """Remove entries."""
    gone.sort()
    connection.executemany(f'DELETE FROM main."{TABLE}" WHERE "place" = ? AND "term" = ? AND "row" = ?', gone)
