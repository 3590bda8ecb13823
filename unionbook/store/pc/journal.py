"""The recovery journal: what could not be written to a book, and what is being typed into its forms, on this PC's disk.

One small file for each book in the PC's own folder, never beside the book. It exists only while there is something in
it. Of an encrypted book it is encrypted with the book's own key; what cannot be read is moved aside, never believed.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from unionbook.store.pc.folder import folder
from unionbook.store.sync import patiently, put_in_place, sync

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "CREATE TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, at TEXT, body TEXT, sid TEXT, n INTEGER, left TEXT)",
    "CREATE TABLE IF NOT EXISTS typed (uid TEXT PRIMARY KEY, at TEXT, body TEXT)",
)
_BESIDE = ("", "-wal", "-shm", "-journal")
_COLUMNS = {"kept": "at, body, sid, n, left", "typed": "uid, at, body"}


@dataclass(frozen=True)
class Kept:
    """A deed that waits. body: the deed as data.  sid, n: the act it was written as last ("" while it never was).

    left: why it was left to the clerk, sentences; empty while it is only waiting for the book.
    """

    number: int
    at: datetime
    body: dict[str, Any]
    sid: str
    n: int
    left: tuple[str, ...]


@dataclass(frozen=True)
class Typed:
    """What stood in a form that was not saved."""

    uid: str
    at: datetime
    body: dict[str, Any]


class Journal:
    """The journal of one book. key: of an encrypted book. Every writing method raises OSError when this PC's disk does
    not take it."""

    def __init__(self, file_id: str, key: bytes | None = None) -> None:
        self.file_id, self.key, self.path = file_id, key, _path(file_id, key)
        self._connection: sqlite.Connection | None = None
        self._take_over_plain(known=self._take_over_ready())

    # --- deeds that wait -------------------------------------------------------------------------------------------

    def keep(self, body: dict[str, Any]) -> int:
        """Keep a deed; its number. It is on the disk when this returns."""
        with self._writing() as connection:
            sql = "INSERT INTO kept (at, body, sid, n, left) VALUES (?, ?, '', 0, '[]')"
            return int(connection.execute(sql, (_now(), _dump(body))).lastrowid)

    def kept(self) -> list[Kept]:
        """The deeds that wait, the oldest first."""
        rows = self._read("SELECT id, at, body, sid, n, left FROM kept ORDER BY id")
        return [
            Kept(number, datetime.fromisoformat(at), json.loads(body), sid, n, tuple(json.loads(left)))
            for number, at, body, sid, n, left in rows
        ]

    def mark(self, number: int, sid: str, n: int) -> None:
        """The deed is about to be written as this act: when the act is in the book, it is done."""
        with self._writing() as connection:
            connection.execute("UPDATE kept SET sid = ?, n = ? WHERE id = ?", (sid, n, number))

    def leave(self, number: int, why: list[str]) -> None:
        """The deed is left to the clerk."""
        with self._writing() as connection:
            connection.execute("UPDATE kept SET left = ? WHERE id = ?", (_dump(why), number))

    def drop(self, number: int) -> None:
        """The deed is done, or given up."""
        with self._writing() as connection:
            connection.execute("DELETE FROM kept WHERE id = ?", (number,))

    # --- what is being typed ---------------------------------------------------------------------------------------

    def keep_typed(self, uid: str, body: dict[str, Any]) -> None:
        """What stands in the form of a record now."""
        with self._writing() as connection:
            sql = "INSERT INTO typed (uid, at, body) VALUES (?, ?, ?) ON CONFLICT (uid) DO UPDATE SET at = excluded.at,"
            connection.execute(f"{sql} body = excluded.body", (uid, _now(), _dump(body)))

    def typed(self) -> list[Typed]:
        """What was typed and not saved, the newest first."""
        rows = self._read("SELECT uid, at, body FROM typed ORDER BY at DESC")
        return [Typed(uid, datetime.fromisoformat(at), json.loads(body)) for uid, at, body in rows]

    def drop_typed(self, uid: str) -> None:
        """The form was saved, or given up."""
        if self._there():
            with self._writing() as connection:
                connection.execute("DELETE FROM typed WHERE uid = ?", (uid,))

    def scrub(self) -> None:
        """What was dropped stands in no file any more."""
        try:
            self._open().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite.Error as fault:
            raise OSError(str(fault)) from fault

    # --- the file --------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Let go of the file; an empty one is removed."""
        if self._there():
            with suppress(OSError):
                if not self.kept() and not self.typed():
                    self._let_go()
                    self._remove()
        self._let_go()

    def ready(self, key: bytes | None) -> None:
        """The book is about to have another key (None: none): what is kept lies under that one as well from now on, so
        that it is there whichever key the book has when the program ends. Raises OSError, and none does then."""
        part = self._made_ready(key)
        part._remove()
        if not self._there():
            return
        try:
            part._take(self)
            part._let_go()
            for sure in (part.path, part.path.parent):
                sync(sure)
        except OSError:
            part._let_go()
            part._remove()
            raise

    def unready(self, key: bytes | None) -> None:
        """The book did not get that key."""
        self._made_ready(key)._remove()

    def rekey(self, key: bytes | None) -> None:
        """The book has the key it was made ready for."""
        self._let_go()
        if self._made_ready(key).path.exists():
            self._remove()
        self._forget_unreadable()
        self.key, self.path = key, _path(self.file_id, key)
        self._take_over_ready()

    def _made_ready(self, key: bytes | None) -> "Journal":
        return Journal._at(_beside(_path(self.file_id, key), ".new"), self.file_id, key)

    @classmethod
    def _at(cls, path: Path, file_id: str, key: bytes | None) -> "Journal":
        made = cls.__new__(cls)
        made.file_id, made.key, made.path, made._connection = file_id, key, path, None
        return made

    def _take(self, other: "Journal") -> None:
        """Everything that is in another. Raises OSError."""
        rows = {
            table: other._read(f"SELECT {columns} FROM {table} ORDER BY rowid") for table, columns in _COLUMNS.items()
        }
        with self._writing() as connection:
            for table, columns in _COLUMNS.items():
                marks = ", ".join("?" * len(columns.split(",")))
                connection.executemany(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", rows[table])

    def _take_over_ready(self) -> bool:
        """What was made ready for the key the book has is its journal; was there anything?"""
        part = self._made_ready(self.key)
        if not part._opens():
            return False
        with suppress(OSError):
            if self.key is None and self.path.exists():
                # That of a copy that never had a passphrase.
                self._take(part)
                part._remove()
            else:
                self._remove()
                put_in_place(part.path, self.path)
        return True

    def _opens(self) -> bool:
        with suppress(sqlite.Error):
            if self.path.exists():
                self._connect().close()
                return True
        return False

    def _take_over_plain(self, known: bool) -> None:
        """An encrypted book's journal was not encrypted yet: nothing may stay readable. known: it is taken over."""
        if self.key is None:
            return
        self.unready(None)
        plain = Journal._at(_path(self.file_id, None), self.file_id, None)
        with suppress(OSError):
            if plain.path.exists() and not known:
                self._take(plain)
            plain._let_go()
            plain._remove()
            plain._forget_unreadable()

    def _forget_unreadable(self) -> None:
        with suppress(OSError):
            _beside(self.path, ".unreadable").unlink(missing_ok=True)

    def _there(self) -> bool:
        return self._connection is not None or self.path.exists()

    def _read(self, sql: str) -> list[tuple[Any, ...]]:
        if not self._there():
            return []
        try:
            return list(self._open().execute(sql))
        except sqlite.Error:
            self._put_aside()
            return []

    @contextmanager
    def _writing(self) -> Iterator[sqlite.Connection]:
        try:
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except sqlite.Error as fault:
            self._let_go()
            raise OSError(str(fault)) from fault

    def _open(self) -> sqlite.Connection:
        if self._connection is None:
            try:
                self._connection = self._connect()
            except sqlite.DatabaseError as fault:
                if isinstance(fault, sqlite.OperationalError):
                    raise
                # Another key's, or damaged: what is in it cannot be had, and must not stand in the way.
                self._put_aside()
                self._connection = self._connect()
        return self._connection

    def _connect(self) -> sqlite.Connection:
        connection = sqlite.connect(str(self.path), isolation_level=None, timeout=1.0, check_same_thread=False)
        try:
            if self.key is not None:
                connection.execute("PRAGMA cipher_log_level = NONE")
                connection.execute(f"PRAGMA key = \"x'{self.key.hex()}'\"")
            for setting in _SETTINGS:
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
        return connection

    def _let_go(self) -> None:
        if self._connection is not None:
            with suppress(sqlite.Error):
                self._connection.close()
            self._connection = None

    def _put_aside(self) -> None:
        self._let_go()
        with suppress(OSError):
            patiently(lambda: self.path.replace(_beside(self.path, ".unreadable")))
        self._remove()

    def _remove(self) -> None:
        for ending in _BESIDE:
            with suppress(OSError):
                _beside(self.path, ending).unlink(missing_ok=True)


def _path(file_id: str, key: bytes | None) -> Path:
    return folder("journal") / f"{file_id}.{'sealed' if key else 'open'}"


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _now() -> str:
    return datetime.now().isoformat(timespec="milliseconds")


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
