"""The tables of a book: their declared shape, and how they come to be and are brought up to date."""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.ground.search.plan import plan_of
from unionbook.store.connection import FORMAT
from unionbook.store.search.whole import build

if TYPE_CHECKING:
    from sqlite_utils import Migrations

APPLIED = "_sqlite_migrations"
"""Where the migrations that were applied are written down."""


def fingerprint(cabinet: Cabinet) -> str:
    """The shape of all declared tables: changes whenever a kind or column is added or taken out, when a migration is
    added, or when what rows are found by changes."""
    return cabinet.fact("shape", lambda: _shape(cabinet))


def _shape(cabinet: Cabinet) -> str:
    shape = [(kind.name, [(name, field.column) for name, field in kind.fields.items()]) for kind in cabinet]
    told = (FORMAT, sorted(shape), steps(cabinet), plan_of(cabinet).shape)
    return sha256(repr(told).encode()).hexdigest()[:16]


def fingerprint_in(connection: sqlite.Connection) -> str:
    """The shape the file says it has."""
    found = connection.execute("SELECT value FROM book WHERE key = 'shape'").fetchone()
    return str(found[0]) if found else ""


def pending(connection: sqlite.Connection, cabinet: Cabinet) -> bool:
    """Have tables to be made or changed?"""
    return any(migrations.pending(_utils(connection)) for migrations in _migrations(cabinet))


def migrate(connection: sqlite.Connection, cabinet: Cabinet) -> None:
    """Make what is not there yet, all or nothing. Raises Refusal."""
    db = _utils(connection)
    connection.execute("PRAGMA foreign_keys = OFF")
    with db.atomic():
        for migrations in _migrations(cabinet):
            migrations.apply(db)
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        note_shape(connection, cabinet)
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise Refusal("升级时发现记录之间的联系断了，台账没有改动。请先运行“数据体检”。")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = OFF")


def lay_out(connection: sqlite.Connection, cabinet: Cabinet, statements: Iterable[str]) -> None:
    """The tables of a new book by the statements its migrations come to, which count as applied.

    A tenth of the time of the migrations themselves, which old books go through.
    """
    connection.execute("BEGIN IMMEDIATE")
    for statement in statements:
        connection.execute(statement)
    now = str(datetime.now(UTC))
    connection.executemany(
        f'INSERT INTO "{APPLIED}" (migration_set, name, applied_at) VALUES (?, ?, ?)',
        [(*step, now) for step in steps(cabinet)],
    )
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    note_shape(connection, cabinet)
    connection.execute("COMMIT")


@lru_cache(maxsize=4)
def steps(cabinet: Cabinet) -> tuple[tuple[str, str], ...]:
    """(set, name) of every migration, in the order in which they are applied."""
    nothing = sqlite.connect(":memory:", isolation_level=None)
    try:
        db = _utils(nothing)
        return tuple((one.name, each.name) for one in _migrations(cabinet) for each in one.pending(db))
    finally:
        nothing.close()


def note_shape(connection: sqlite.Connection, cabinet: Cabinet) -> None:
    """The tables have the declared shape: make the index anew and write the shape down."""
    connection.execute("SAVEPOINT shape")
    build(connection, cabinet)
    connection.execute(
        "INSERT INTO book (key, value) VALUES ('shape', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (fingerprint(cabinet),),
    )
    connection.execute("RELEASE shape")


def _migrations(cabinet: Cabinet) -> list["Migrations"]:
    """The histories of all tables: the store's own, then the drawers' in the order of their links."""
    _stand_in()
    return [import_module(f"{home}.migrations").migrations for home in ("unionbook.store", *cabinet.homes())]


def _utils(connection: sqlite.Connection) -> Any:
    """The connection as sqlite-utils knows it. Its import is slow."""
    _stand_in()
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


def _stand_in() -> None:
    """Before anything imports sqlite-utils: it must find the same SQLite.

    The frozen program brings no SQLite of Python's own, which sqlite-utils names for the type of a connection.
    """
    if find_spec("sqlite3") is None:
        sys.modules["sqlite3"] = sys.modules["sqlcipher3"]
    sys.modules.setdefault("pysqlite3", sys.modules["sqlcipher3"])
    sys.modules.setdefault("pysqlite3.dbapi2", sys.modules["sqlcipher3.dbapi2"])
