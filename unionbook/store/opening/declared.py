"""The declared tables and indexes, and what in a file is not one of them."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.resources import path
from unionbook.store.opening.plain import columns, is_plain, words
from unionbook.store.pc.folder import folder, read_json, write_json
from unionbook.store.tables import fingerprint, migrate, steps

OWN = frozenset({"_sqlite_migrations", "book", "session", "act", "change", "bulk", "stub", "blob", "search"})
"""The tables every book has, beside those of its kinds."""

LATER = frozenset({"stub", "search"})
"""Those that books of the first days do not have until they are brought up to date."""

SHIPPED = "shape.json"

_WORDS = {"table": "表", "index": "索引", "view": "视图", "trigger": "触发器"}


@dataclass(frozen=True)
class Part:
    """A line of what a file says of itself. sql: "" for the indexes SQLite makes by itself."""

    kind: str
    name: str
    table: str
    sql: str

    def __str__(self) -> str:
        return f"{_WORDS.get(self.kind, '部件')}“{self.name[:40]}”"


Declared = Mapping[tuple[str, str], Part]
"""(table or index, name) → what a new book says of it."""


def exact(parts: Iterable[Part], cabinet: Cabinet) -> bool:
    """Are they the declared ones, each to the letter? Then neither `stranger` nor `altered` finds anything."""
    found = list(parts)
    tables = {part.name for part in found if part.kind == "table"}
    if not all(part.sql or _possible(part, tables) for part in found):
        return False
    return _told(part for part in found if part.sql) == cabinet.fact(
        "tables", lambda: _told(Part(*map(str, row)) for row in remembered(cabinet)["made"])
    )


def _told(parts: Iterable[Part]) -> str:
    written = sorted((part.kind, part.name, part.table, part.sql) for part in parts)
    return sha256(repr(written).encode()).hexdigest()


def stranger(parts: Iterable[Part], cabinet: Cabinet) -> str:
    """What in a file no version of the program makes, in words; "" when there is nothing.

    A table that is not declared may be that of a kind of another version: such tables are plain and keyed by uid.
    """
    found, ours = list(parts), declared(cabinet)
    tables = {part.name for part in found if part.kind == "table"}
    for part in found:
        if ours.get((part.kind, part.name)) != part and not _possible(part, tables):
            return str(part)
    if missing := OWN - tables - LATER:
        return f"缺少表“{min(missing)}”"
    return ""


def _possible(part: Part, tables: set[str]) -> bool:
    if part.kind not in ("table", "index"):
        return False
    if not part.sql:
        return part.kind == "index" and part.name.startswith("sqlite_autoindex_") and part.table in tables
    said = words(part.sql)
    if not is_plain(part.sql) or part.name not in said[2:4]:
        return False
    if part.kind == "index":
        return said[1].upper() != "TABLE" and part.name.startswith("idx_") and part.table in tables
    if said[1].upper() != "TABLE":
        return False
    if part.name in OWN:
        return True
    return columns(part.sql)[0] == "uid" and said[-1].upper() == "STRICT"


def altered(parts: Iterable[Part], cabinet: Cabinet) -> str:
    """What differs in a file that says it has the declared shape, in words; "" when nothing does."""
    found = {(part.kind, part.name): part for part in parts if part.sql}
    expected = declared(cabinet)
    theirs = {name for kind, name in expected if kind == "table"}
    for key, part in found.items():
        ours = expected.get(key)
        if ours is not None and ours != part and words(ours.sql) != words(part.sql):
            return f"{part}的写法"
        if ours is None and part.table in theirs:
            return str(part)
    for kind, name in expected:
        if (kind, name) not in found:
            return f"缺少{_WORDS[kind]}“{name}”"
    return ""


def short_of(parts: Iterable[Part], cabinet: Cabinet) -> str:
    """The first declared column a newer file has no longer, in words; "" when it has them all."""
    held = {part.name: columns(part.sql) for part in parts if part.kind == "table"}
    for kind in cabinet:
        if lost := {"uid", *kind.fields} - set(held.get(kind.name, [])):
            return f"{kind.label}已没有“{min(lost)}”栏"
    return ""


@lru_cache(maxsize=4)
def declared(cabinet: Cabinet) -> Declared:
    """What a new book has."""
    return _by_name(Part(*map(str, row)) for row in remembered(cabinet)["made"])


def statements(cabinet: Cabinet) -> list[str] | None:
    """What makes the tables and indexes of a new book, in order; None when what is known of the shape was made by
    other migrations than the program has."""
    known = remembered(cabinet)
    if [tuple(step) for step in known.get("steps", [])] != list(steps(cabinet)):
        return None
    return [sql for _, name, _, sql in known["made"] if not name.startswith("sqlite_")]


@lru_cache(maxsize=4)
def remembered(cabinet: Cabinet) -> Mapping[str, Any]:
    """What is known of a new book. Making one to look takes a while: the frozen program brings it along
    (build_scripts/shape.py), and this PC remembers any other by the declaration's hash."""
    shape = fingerprint(cabinet)
    with suppress(OSError, KeyError, TypeError, ValueError):
        known = read_json(path(SHIPPED))
        if known.get("shape") != shape:
            known = read_json(folder("shapes") / f"{shape}.json")
        _by_name(Part(*map(str, row)) for row in known["made"])
        return known
    known = {"shape": shape, **made(cabinet)}
    with suppress(OSError):
        write_json(folder("shapes") / f"{shape}.json", known)
    return known


def made(cabinet: Cabinet) -> dict[str, list[list[str]]]:
    """A new book as its migrations make it. made: (table or index, name, table, statement) of each part.
    steps: (set, name) of each migration."""
    connection = sqlite.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, cabinet)
        found = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        )
        return {"made": [list(row) for row in found], "steps": [list(step) for step in steps(cabinet)]}
    finally:
        connection.close()


def _by_name(parts: Iterable[Part]) -> Declared:
    return {(part.kind, part.name): part for part in parts}
