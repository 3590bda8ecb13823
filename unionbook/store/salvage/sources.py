"""All rows a damaged file still holds, by table: from its pages when it is plain, else through SQLite."""

import re
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.connection import FAULTS, connect
from unionbook.store.opening.declared import OWN, declared
from unionbook.store.opening.plain import TYPES
from unionbook.store.salvage.pages import Pages
from unionbook.store.salvage.record import Cell
from unionbook.store.salvage.selects import rows_of

Named = dict[str, object]

_SHAPES = {
    "_sqlite_migrations": re.compile("nsss"),
    "book": re.compile("ss"),
    "session": re.compile("nbsssiib"),
    "act": re.compile("niiiis[sn]"),
    "change": re.compile("nbiisss.b"),
    "bulk": re.compile("nbiissssibb"),
    "blob": re.compile("nbb"),
}
"""The sorts of values in a row of each of the book's own tables: n for NULL, i, s, b."""


@dataclass
class Found:
    """rows: of each table, by column.  loose: rows nothing tells the table of.  bad: rows of a table (or of none) that
    cannot be read.  shapes: the columns of each table."""

    shapes: dict[str, list[str]]
    rows: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    loose: list[Cell] = field(default_factory=list)
    bad: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def from_pages(path: Path, cabinet: Cabinet) -> Found:
    """The rows of a plain file."""
    pages = Pages(path.read_bytes())
    shapes = shapes_of(cabinet) | {name: named for name, (_, named) in pages.tables.items()}
    found = Found(shapes)
    own = {name: shapes[name] for name in sorted(OWN & set(shapes))}
    for leaf, table in pages.leaves():
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


def through_sqlite(path: Path, key: bytes, cabinet: Cabinet) -> Found:
    """The rows of an encrypted file. Raises Refusal when not even its description can be read."""
    found = Found(shapes_of(cabinet))
    connection = connect(path, key)
    try:
        for name, named in found.shapes.items():
            with suppress(*FAULTS):
                named = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')] or named
                kinds = connection.execute("SELECT type FROM sqlite_master WHERE name = ?", (name,)).fetchall()
                if kinds == [("table",)]:
                    for rowid, row in rows_of(connection, name):
                        found.rows[name].append(_named(named, rowid, row))
    except FAULTS as fault:
        raise Refusal(f"“{path.name}”损坏得太重，读不出任何记录，没有改动它。请用最近的备份。") from fault
    finally:
        connection.close()
    return found


def shapes_of(cabinet: Cabinet) -> dict[str, list[str]]:
    """Table → its columns as they are made."""
    found = {}
    for (kind, name), said in declared(cabinet).items():
        if kind == "table":
            starts = [at for at, word in enumerate(said) if word in ("(", ",") and at > 2]
            found[name] = [said[at + 1] for at in starts if said[at + 2] in TYPES]
    return found


def _named(names: list[str], rowid: int, row: Cell) -> Named:
    named: Named = dict(zip(names, row, strict=False))
    if names and names[0] == "id":
        named["id"] = rowid
    return named


def _may_be(table: str, names: list[str], row: Cell) -> bool:
    if len(row) > len(names) or not row:
        return False
    return _is_own(table, names, row) if table in OWN else isinstance(row[0], str)


def _is_own(table: str, names: list[str], row: Cell) -> bool:
    """Is it the shape of a row of one of the book's own tables?"""
    letters = "".join("n" if one is None else {int: "i", str: "s", bytes: "b"}.get(type(one), "x") for one in row)
    return bool(_SHAPES[table].fullmatch(letters)) and len(row) <= len(names)
