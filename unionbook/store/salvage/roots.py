"""The leaves of an encrypted file one by one. Only SQLite can read its pages: each is put to it as a table's root.

The pages are laid into a file of ours, under the same key and salt, whose one table is said to begin at this page, then
at that. Nothing of it is committed.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from unionbook.store.connection import FAULTS
from unionbook.store.opening.outside import PAGE
from unionbook.store.salvage.record import Cell

SALT = 16
_SECRET = 32

Rows = list[tuple[int, Cell]]


def leaves(path: Path, key: bytes, width: int) -> Iterator[tuple[int, Rows, int]]:
    """Of every page that is a table's: its number, its rows (rowid, `width` values), and how many cannot be read.

    Raises sqlite.Error, OSError.
    """
    count = -(-path.stat().st_size // PAGE)
    home = path.with_name(f"{path.name}.pages")
    try:
        _lay(path, home, key, count, width)
        with closing(_Laid(home, whole_key(path, key))) as laid:
            for number in range(2, count + 1):
                rows, bad = laid.rows(number)
                if rows or bad:
                    yield number, rows, bad
    finally:
        home.unlink(missing_ok=True)


class _Laid:
    """The file of ours. A page that cannot be decrypted is the end of a connection, so there are many."""

    def __init__(self, home: Path, key: bytes) -> None:
        self.home, self.key = home, key
        self.connection = opened(home, key)

    def close(self) -> None:
        self.connection.close()

    def rows(self, number: int) -> tuple[Rows, int]:
        """The rows of a page and how many of them cannot be read; none when it is no page of a table."""
        rows = self._asked(number, "SELECT rowid, * FROM leaf")
        if rows is not None:
            return [(rowid, tuple(row)) for rowid, *row in rows], 0
        # Where a row goes on in other pages, one of those may be what is hurt.
        found: Rows = []
        bad = 0
        for (each,) in self._asked(number, "SELECT rowid FROM leaf") or []:
            one = self._asked(number, "SELECT rowid, * FROM leaf WHERE rowid = ?", each)
            if one:
                found += [(rowid, tuple(row)) for rowid, *row in one]
            else:
                bad += 1
        return found, bad

    def _asked(self, number: int, sql: str, *values: int) -> list[tuple[Any, ...]] | None:
        """What a statement finds when the table begins at this page; None when it cannot be read."""
        try:
            self._begin_at(number)
        except FAULTS:
            self.connection.close()
            self.connection = opened(self.home, self.key)
            self._begin_at(number)
        try:
            return list(self.connection.execute(sql, values))
        except FAULTS:
            return None

    def _begin_at(self, number: int) -> None:
        # After a page that is none of a table's SQLite takes nothing more in the same transaction.
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        self.connection.execute("BEGIN")
        for setting in ("RESET", "ON"):
            self.connection.execute(f"PRAGMA writable_schema = {setting}")
        self.connection.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = 'leaf'", (number,))
        self.connection.execute("PRAGMA writable_schema = RESET")


def whole_key(path: Path, key: bytes) -> bytes:
    """The key with the salt of the damaged file."""
    if len(key) > _SECRET:
        return key
    with path.open("rb") as file:
        return key + file.read(SALT)


def _lay(path: Path, home: Path, key: bytes, count: int, width: int) -> None:
    """A file of at least so many pages; all but the first are those of the damaged one."""
    home.unlink(missing_ok=True)
    with closing(opened(home, whole_key(path, key))) as connection:
        connection.execute(f"CREATE TABLE leaf ({', '.join(f'c{number}' for number in range(width))})")
        connection.execute("CREATE TABLE room (body)")
        connection.execute("INSERT INTO room VALUES (zeroblob(?))", (count * PAGE,))
    with path.open("rb") as source, home.open("r+b") as target:
        source.seek(PAGE)
        target.seek(PAGE)
        while part := source.read(PAGE):
            target.write(part.ljust(PAGE, b"\0"))


def opened(path: Path, key: bytes) -> sqlite.Connection:
    """A connection to a file that may be damaged, and may be altered. Raises sqlite.Error."""
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # The schema may be written to: only so does SQLite read a file that is shorter than it should be.
    for setting in ("writable_schema = ON", "journal_mode = MEMORY", "synchronous = OFF", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection
