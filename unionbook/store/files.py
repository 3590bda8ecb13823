"""Making and opening the file of a book."""

import errno
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.store.connection import APPLICATION_ID, connect, refusal_for
from unionbook.store.opening.declared import statements
from unionbook.store.opening.looking import look_at
from unionbook.store.opening.names import refuse_long
from unionbook.store.opening.outside import refuse_locked
from unionbook.store.opening.way import go_on_with, open_book
from unionbook.store.seal import seal
from unionbook.store.session import Clock, now_ms
from unionbook.store.sync import put_in_place, sync
from unionbook.store.tables import fingerprint, lay_out, migrate

__all__ = ["create_book", "fingerprint", "go_on_with", "look_at", "open_book", "refuse_locked", "sync"]


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
    refuse_long(path)
    if path.exists():
        raise Refusal(f"“{path.name}”已经存在，没有改动它。请换一个名字，或直接打开它。")
    if not path.parent.is_dir():
        raise Refusal(f"找不到文件夹“{path.parent}”。请先建好文件夹，或换一个位置。")
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        _make(part, cabinet, key, facts or {})
        seal(part)
        sync(part)
        put_in_place(part, path)
    except (sqlite.Error, OSError, Refusal) as fault:
        raise _not_made(path, fault.__cause__ or fault) from fault
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return open_book(path, cabinet, key, clock)


def _not_made(path: Path, fault: BaseException) -> Refusal:
    """The sentence for a book that could not be written where it was wanted."""
    text, number = str(fault), getattr(fault, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT) or "is full" in text:
        return Refusal(f"没能新建“{path.name}”：磁盘已满，什么也没有留下。请清出空间，或换一个位置。")
    if number in (errno.EACCES, errno.EPERM, errno.EROFS) or "unable to open" in text or "readonly" in text:
        where = path.parent.name or path.parent
        return Refusal(
            f"没能新建“{path.name}”：“{where}”里不许写入，什么也没有留下。请检查 U 盘写保护开关，或换一个文件夹。"
        )
    if isinstance(fault, OSError):
        return Refusal(f"没能新建“{path.name}”（{fault.strerror}），什么也没有留下。请检查 U 盘是否插好，再试一次。")
    return fault if isinstance(fault, Refusal) else refusal_for(fault, path)


def _make(part: Path, cabinet: Cabinet, key: bytes | None, facts: Mapping[str, str]) -> None:
    connection = connect(part, key)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if (known := statements(cabinet)) is not None:
            lay_out(connection, cabinet, known)
        else:
            migrate(connection, cabinet)
        connection.execute("BEGIN IMMEDIATE")
        own = {
            "file_id": secrets.token_hex(16),
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            "generation": "0",
        }
        connection.executemany("INSERT INTO book (key, value) VALUES (?, ?)", (own | dict(facts)).items())
        connection.execute("COMMIT")
    finally:
        connection.close()
