"""The declared tables and indexes, and what in a file is not one of them."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.store.opening.plain import columns, is_plain, words
from unionbook.store.pc.folder import folder, read_json, write_json
from unionbook.store.tables import fingerprint, migrate

OWN = frozenset({"_sqlite_migrations", "book", "session", "act", "change", "bulk", "stub", "blob"})
"""The tables every book has, beside those of its kinds."""

LATER = "stub"
"""One that books of the first days do not have until they are brought up to date."""

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


Declared = Mapping[tuple[str, str], Sequence[str]]
"""(table or index, name) → the words of the statement that makes it."""


def stranger(parts: Iterable[Part], cabinet: Cabinet) -> str:
    """What in a file no version of the program makes, in words; "" when there is nothing.

    A table that is not declared may be that of a kind of another version: such tables are plain and keyed by uid.
    """
    found = list(parts)
    tables = {part.name for part in found if part.kind == "table"}
    for part in found:
        if not _possible(part, cabinet, tables):
            return str(part)
    if missing := OWN - tables - {LATER}:
        return f"缺少表“{min(missing)}”"
    return ""


def _possible(part: Part, cabinet: Cabinet, tables: set[str]) -> bool:
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
        if key in expected and list(expected[key]) != words(part.sql):
            return f"{part}的写法"
        if key not in expected and part.table in theirs:
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
    """What a new book has. Making one to look takes a while: this PC remembers it by the declaration's hash."""
    shape = fingerprint(cabinet)
    with suppress(OSError, KeyError, TypeError, ValueError):
        kept = read_json(folder("shapes") / f"{shape}.json")["parts"]
        return {(str(kind), str(name)): [str(word) for word in said] for kind, name, said in kept}
    return _make(cabinet, shape)


def _make(cabinet: Cabinet, shape: str) -> Declared:
    connection = sqlite.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, cabinet)
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    finally:
        connection.close()
    made = {(kind, name): words(sql) for kind, name, sql in rows}
    with suppress(OSError):
        write_json(folder("shapes") / f"{shape}.json", {"parts": [[*key, said] for key, said in made.items()]})
    return made
