"""All rows a damaged file still holds, by table: from its pages when it is plain, else through SQLite."""

import re
from collections import defaultdict
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.connection import FAULTS
from unionbook.store.opening.declared import OWN
from unionbook.store.salvage.going import Tick
from unionbook.store.salvage.pages import PAGE, Pages
from unionbook.store.salvage.record import Cell
from unionbook.store.salvage.roots import leaves, opened, whole_key
from unionbook.store.salvage.selects import columns_of, rows_of
from unionbook.store.tables import migrate

Named = dict[str, object]

_SHAPES = {
    "_sqlite_migrations": re.compile("nsss"),
    "book": re.compile("ss"),
    "session": re.compile("nbsssiib"),
    "act": re.compile("niiiis[sn]"),
    "change": re.compile("nbiisss.b"),
    "bulk": re.compile("nbiissssibb"),
    "blob": re.compile("nbb"),
    "stub": re.compile("nb"),
}
"""The sorts of values in a row of each of the book's own tables: n for NULL, i, s, b."""

_NUMBERS = ("id", "act")
"""First columns that are the row's number itself, which is not stored a second time."""


@dataclass
class Found:
    """rows: of each table, by column.  loose: rows nothing tells the table of.  bad: rows of a table (or of none) that
    cannot be read.  shapes: the columns of each table.  padded: loose rows lack their empty last columns."""

    shapes: dict[str, list[str]]
    rows: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    loose: list[Cell] = field(default_factory=list)
    bad: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    padded: bool = False


def from_pages(path: Path, cabinet: Cabinet, tick: Tick) -> Found:
    """The rows of a plain file."""
    pages = Pages(path.read_bytes())
    shapes = shapes_of(cabinet) | {name: named for name, (_, named) in pages.tables.items()}
    found = Found(shapes)
    own = {name: shapes[name] for name in sorted(set(_SHAPES) & set(shapes))}
    for leaf, table in pages.leaves():
        tick(leaf.number, pages.count)
        if leaf.bad:
            found.bad[table] += leaf.bad
        for rowid, row in leaf.rows:
            # A page that another's damage made part of a table is told by its rows.
            name = table if table in shapes and _may_be(table, shapes[table], row) else ""
            name = name or next((one for one, named in own.items() if _is_own(one, named, row)), "")
            if name:
                found.rows[name].append(_named(shapes[name], rowid, row))
            else:
                found.loose.append(row)
    return found


def through_sqlite(path: Path, key: bytes, cabinet: Cabinet, tick: Tick) -> Found:
    """The rows of an encrypted file: table by table, and where one breaks off, page by page. Raises Refusal."""
    found = Found(shapes_of(cabinet), padded=True)
    known: dict[tuple[int, Cell], str] = {}
    if not [name for name in list(found.shapes) if not _led_to(path, key, name, found, known)]:
        return found
    try:
        width = max(len(named) for named in found.shapes.values())
        pages = -(-path.stat().st_size // PAGE)
        for number, rows, bad in leaves(path, key, width):
            tick(number, pages)
            _scattered(found, known, rows, bad)
    except (*FAULTS, OSError) as fault:
        raise Refusal(f"“{path.name}”损坏得太重，读不出任何记录，没有改动它。请用最近的备份。") from fault
    return found


def _led_to(path: Path, key: bytes, name: str, found: Found, known: dict[tuple[int, Cell], str]) -> bool:
    """Take the rows of a table as far as it can be gone through; was that all of it?"""
    named, whole = found.shapes[name], True
    for way in ("ASC", "DESC"):
        # A page that cannot be decrypted is the end of a connection: each way has its own.
        with suppress(*FAULTS), closing(opened(path, whole_key(path, key))) as connection:
            named = columns_of(connection, name) or named
            for rowid, row in rows_of(connection, name, way):
                bare = _bare(rowid, (None, *row[1:]) if named[0] in _NUMBERS else row)
                if bare not in known:
                    known[bare] = name
                    found.rows[name].append(_named(named, rowid, row))
            break
        whole = False
    found.shapes[name] = named
    return whole


def _scattered(found: Found, known: dict[tuple[int, Cell], str], rows: list[tuple[int, Cell]], bad: int) -> None:
    """Take the rows of a page that nothing led to. All rows of a page are of one table."""
    bare = [_bare(rowid, row) for rowid, row in rows]
    own = {name: found.shapes[name] for name in sorted(set(_SHAPES) & set(found.shapes))}
    table = next((known[one] for one in bare if one in known), "")
    if bad:
        found.bad[table] += bad
    for one in bare:
        if one in known:
            continue
        rowid, cell = one
        name = table or next((each for each, named in own.items() if _is_own(each, named, _filled(cell, named))), "")
        known[one] = name
        if name:
            found.rows[name].append(_named(found.shapes[name], rowid, _filled(cell, found.shapes[name])))
        else:
            found.loose.append(cell)


def _bare(rowid: int, row: Cell) -> tuple[int, Cell]:
    """A row without the empty columns at its end."""
    length = len(row)
    while length and row[length - 1] is None:
        length -= 1
    return rowid, row[:length]


def _filled(row: Cell, named: list[str]) -> Cell:
    return row + (None,) * (len(named) - len(row))


@lru_cache(maxsize=4)
def _made(cabinet: Cabinet) -> dict[str, list[str]]:
    with closing(sqlite.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, cabinet)
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')] for (name,) in names
        }


def shapes_of(cabinet: Cabinet) -> dict[str, list[str]]:
    """Table → its columns as they are made."""
    return dict(_made(cabinet))


def _named(names: list[str], rowid: int, row: Cell) -> Named:
    named: Named = dict(zip(names, row, strict=False))
    if names and names[0] in _NUMBERS and named[names[0]] is None:
        named[names[0]] = rowid
    return named


def _may_be(table: str, names: list[str], row: Cell) -> bool:
    if len(row) > len(names) or not row:
        return False
    if table in _SHAPES:
        return _is_own(table, names, row)
    # What else the book has of its own is made from the rest.
    return table in OWN or isinstance(row[0], str)


def _is_own(table: str, names: list[str], row: Cell) -> bool:
    """Is it the shape of a row of one of the book's own tables?"""
    letters = "".join("n" if one is None else {int: "i", str: "s", bytes: "b"}.get(type(one), "x") for one in row)
    return bool(_SHAPES[table].fullmatch(letters)) and len(row) <= len(names)
