"""Older tables are brought up to date on a copy; only when the copy proves whole does it take the original's place."""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.store.connection import FAULTS, connect
from unionbook.store.opening.guard import pass_exactly
from unionbook.store.seal import seal
from unionbook.store.sync import put_in_place, sync
from unionbook.store.tables import migrate

_HISTORY = ("session", "act", "change", "bulk", "blob")
"""What no upgrade may alter."""

Counts = dict[str, int]
Witness = Callable[[Book], Mapping[str, str]]


def upgrade(
    path: Path,
    connection: sqlite.Connection,
    cabinet: Cabinet,
    key: bytes | None,
    release: Callable[[], None],
    witness: Witness | None = None,
) -> Path:
    """Put an upgraded copy in the place of an open file; where the original was put aside.

    connection: the open file, closed here.  release: lets go of whatever else holds it.  witness: what it tells of the
    file it must tell of the copy.
    Raises Refusal, the file as it was and nothing left beside it.
    """
    aside = path.with_name(f"{path.stem}.升级前{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    new, old = (path.with_name(f"{path.name}.{word}.part") for word in ("升级", "留底"))
    placed = False
    try:
        _room_for(path)
        copy_whole(connection, new, key)
        copy_whole(connection, old, key)
        told = witness(Book(path, connection, cabinet)) if witness else {}
        _bring_up(new, cabinet, key, _counted(connection), _history(connection))
        _must_tell_the_same(new, cabinet, key, told, witness)
        connection.close()
        release()
        put_in_place(old, aside)
        put_in_place(new, path)
        placed = True
        return aside
    except (*FAULTS, OSError) as fault:
        raise _failed(path, str(fault)) from fault
    finally:
        connection.close()
        for part in (new, old, *(() if placed else (aside,))):
            with suppress(OSError):
                part.unlink(missing_ok=True)
                part.with_name(part.name + "-journal").unlink(missing_ok=True)


def copy_whole(connection: sqlite.Connection, target: Path, key: bytes | None) -> None:
    """A sealed copy of an open file, on the disk when this returns. Raises sqlite.Error, OSError.

    It is made through SQLite: opening and closing the file by other means would drop this process's locks.
    """
    target.unlink(missing_ok=True)
    copy = sqlite.connect(str(target), isolation_level=None)
    try:
        if key is not None:
            copy.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.backup(copy)
    finally:
        copy.close()
    seal(target)
    sync(target)


def _room_for(path: Path) -> None:
    size, free = path.stat().st_size, shutil.disk_usage(path.parent).free
    need = 3 * size
    if free < need:
        raise Refusal(
            f"要升级“{path.name}”还缺 {(need - free) // 1024 // 1024 + 1} MB 空间，没有升级，台账没有改动。"
            "请清出空间后再打开。"
        )


def _bring_up(path: Path, cabinet: Cabinet, key: bytes | None, counts: Counts, history: str) -> None:
    connection = connect(path, key)
    try:
        migrate(connection, cabinet)
        pass_exactly(connection, path, cabinet)
        found = [text for (text,) in connection.execute("PRAGMA integrity_check(3)") if text != "ok"]
        if found:
            raise _failed(path, found[0])
        now = _counted(connection)
        lost = {name: count for name, count in counts.items() if name in now and now[name] != count}
        if lost or _history(connection) != history:
            raise _failed(path, f"核对时数目不符：{'、'.join(lost) or '修改记录'}")
    finally:
        connection.close()
    seal(path)
    sync(path)


def _must_tell_the_same(
    path: Path, cabinet: Cabinet, key: bytes | None, told: Mapping[str, str], witness: Witness | None
) -> None:
    if not told or witness is None:
        return
    connection = connect(path, key)
    try:
        now = witness(Book(path, connection, cabinet))
    finally:
        connection.close()
    other = [name for name, value in told.items() if now.get(name) != value]
    if other:
        raise _failed(path, f"核对时{other[0]}变了")


def _failed(path: Path, why: str) -> Refusal:
    name = path.name.removesuffix(".升级.part")
    return Refusal(f"“{name}”没有升级成功（{why}），台账还是原来的样子。请先用原来的程序版本，并找技术支持。")


def _counted(connection: sqlite.Connection) -> Counts:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('book', '_sqlite_migrations', 'search')"
    ).fetchall()
    return {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for (name,) in tables}


def _history(connection: sqlite.Connection) -> str:
    """The hash of the whole change set."""
    digest = sha256()
    for table in _HISTORY:
        for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY id'):
            digest.update(repr(row).encode())
    return digest.hexdigest()


