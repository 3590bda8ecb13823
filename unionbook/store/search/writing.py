"""Writing entries, in the order of the index, so that each of its pages is touched once."""

from itertools import chain
from operator import itemgetter

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.sql import TABLE
from unionbook.store.search.entries import Entry

_PLACE, _TERM = itemgetter(0), itemgetter(1)
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
    ordered: list[Entry] = []
    for place in sorted(set(map(_PLACE, new))):
        here = [entry for entry in new if entry[0] == place]
        ordered += sorted([entry for entry in here if entry[1].isascii()], key=_TERM)
        ordered += sorted([entry for entry in here if not entry[1].isascii()], key=_TERM)
    return ordered


def take_out(connection: sqlite.Connection, gone: list[tuple[int, str, int]]) -> None:
    """Remove entries."""
    gone.sort()
    connection.executemany(f'DELETE FROM main."{TABLE}" WHERE "place" = ? AND "term" = ? AND "row" = ?', gone)
