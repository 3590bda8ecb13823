"""Making, opening and upgrading the file of a book."""

import os
import secrets
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.store.connection import (
    APPLICATION_ID,
    FORMAT,
    already_open,
    connect,
    examine_path,
    refusal_for,
)
from unionbook.store.session import Clock, now_ms

if TYPE_CHECKING:
    from sqlite_utils import Migrations


def create_book(
    path: Path,
    cabinet: Cabinet,
    key: bytes | None = None,
    clock: Clock = now_ms,
    facts: Mapping[str, str] | None = None,
) -> Book:
    """A new, empty book at the path, opened. It appears under its name only when it is whole.

    facts: of the book itself, beside those every book has (practice_day: see `Book.practice_day`).
    Raises Refusal when something stands there already or it cannot be written.
    """
    if path.exists():
        raise Refusal(f"“{path.name}”已经存在，没有改动它。请换一个名字，或直接打开它。")
    if not path.parent.is_dir():
        raise Refusal(f"找不到文件夹“{path.parent}”。请先建好文件夹，或换一个位置。")
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    connection = connect(part, key)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(connection, cabinet)
        connection.execute("BEGIN IMMEDIATE")
        own = {
            "file_id": secrets.token_hex(16),
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            "generation": "0",
        }
        connection.executemany("INSERT INTO book (key, value) VALUES (?, ?)", (own | dict(facts or {})).items())
        connection.execute("COMMIT")
    except sqlite.Error as fault:
        raise refusal_for(fault, path) from fault
    finally:
        connection.close()
    sync(part)
    os.replace(part, path)
    sync(path.parent)
    return open_book(path, cabinet, key, clock)


def open_book(path: Path, cabinet: Cabinet, key: bytes | None = None, clock: Clock = now_ms) -> Book:
    """The book at the path, opened for writing and brought up to date. Raises Refusal, the file untouched."""
    if path.exists() and (path.stat().st_dev, path.stat().st_ino) in _HELD:
        raise already_open(path)
    if key is None:
        refuse_locked(path)
        examine_path(path)
    connection = connect(path, key)
    try:
        _recognise(connection, path)
        if _fingerprint_in(connection) != fingerprint(cabinet):
            _upgrade(connection, path, cabinet)
        return _hold(Book(path, connection, cabinet, clock))
    except sqlite.Error as fault:
        connection.close()
        raise refusal_for(fault, path) from fault
    except BaseException:
        connection.close()
        raise


def refuse_locked(path: Path) -> None:
    """Raises `Locked` for an encrypted book: it needs its key."""
    from unionbook.store.secrecy.unlock import encrypted, locked

    if encrypted(path):
        raise locked(path)


_HELD: set[tuple[int, int]] = set()
"""The files this process holds. Merely reading a held file's head and closing it would drop SQLite's lock on it."""


def _hold(book: Book) -> Book:
    state = book.path.stat()
    mark = state.st_dev, state.st_ino
    _HELD.add(mark)
    book.on_close = lambda: _HELD.discard(mark)
    return book


def _recognise(connection: sqlite.Connection, path: Path) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if mark != APPLICATION_ID:
        raise Refusal(f"“{path.name}”不是工会台账文件，没有改动它。请选择以 .ubk 结尾的台账。")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > FORMAT:
        raise Refusal(f"“{path.name}”由更新版本的程序写成，这个版本打不开，没有改动它。请用新版程序打开。")


def fingerprint(cabinet: Cabinet) -> str:
    """The shape of all declared tables: changes whenever a kind or column is added or taken out."""
    shape = [(kind.name, [(name, field.column) for name, field in kind.fields.items()]) for kind in cabinet]
    return sha256(repr((FORMAT, sorted(shape))).encode()).hexdigest()[:16]


def _fingerprint_in(connection: sqlite.Connection) -> str:
    found = connection.execute("SELECT value FROM book WHERE key = 'shape'").fetchone()
    return str(found[0]) if found else ""


def _upgrade(connection: sqlite.Connection, path: Path, cabinet: Cabinet) -> None:
    """Bring the tables up to date, all or nothing, after a copy was put aside. Nothing pending: only note it."""
    if any(migrations.pending(_utils(connection)) for migrations in _migrations(cabinet)):
        put_aside(connection, path)
    _migrate(connection, cabinet)


def put_aside(connection: sqlite.Connection, path: Path) -> Path:
    """A whole copy of the open book beside it; the copy's path.

    The copy is made through SQLite: opening and closing the file by other means would drop this process's locks.
    """
    aside = path.with_name(f"{path.stem}.升级前{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    part = aside.with_name(aside.name + ".part")
    part.unlink(missing_ok=True)
    target = sqlite.connect(str(part))
    try:
        connection.backup(target)
    finally:
        target.close()
    sync(part)
    os.replace(part, aside)
    sync(aside.parent)
    return aside


def _migrations(cabinet: Cabinet) -> list["Migrations"]:
    """The histories of all tables: the store's own, then the drawers' in the order of their links."""
    return [import_module(f"{home}.migrations").migrations for home in ("unionbook.store", *cabinet.homes())]


def _utils(connection: sqlite.Connection) -> Any:
    """The connection as sqlite-utils knows it. Its import is slow, and it must find the same SQLite."""
    sys.modules.setdefault("pysqlite3", sys.modules["sqlcipher3"])
    sys.modules.setdefault("pysqlite3.dbapi2", sys.modules["sqlcipher3.dbapi2"])
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


def _migrate(connection: sqlite.Connection, cabinet: Cabinet) -> None:
    db = _utils(connection)
    connection.execute("PRAGMA foreign_keys = OFF")
    with db.atomic():
        for migrations in _migrations(cabinet):
            migrations.apply(db)
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute(
            "INSERT INTO book (key, value) VALUES ('shape', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (fingerprint(cabinet),),
        )
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise Refusal("升级时发现记录之间的联系断了，台账没有改动。请先运行“数据体检”。")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = OFF")


def sync(path: Path) -> None:
    """Make sure the file's bytes, or a folder's names, have reached the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() or os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
