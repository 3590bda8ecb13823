"""Is the file what was closed? A seal is examined behind the opened book; without one the file is checked at once."""

import re
import threading
import zlib
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic

from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.store.changes import MOST, address_of
from unionbook.store.connection import FAULTS, deadline
from unionbook.store.fold import row_of
from unionbook.store.seal import Sealed, claimed, judge

SECONDS = 4.0
"""The longest the quick check may hold up an opening; after that only the full check tells."""
_LONGEST = 4 * 1024 * 1024
"""Bytes of one value of a record at most."""
STUBS = "stub"
"""A table the chains are read with, which books of the first days have only after they are brought up to date."""
_SESSIONS, _ROWS = 50, 500
"""So many of the newest sessions and rows are looked at."""


_UNREAD, _PRIMARY = (10, 14), 0xFF
"""SQLite's numbers for a disk that gives errors and a file that cannot be opened: the lowest byte of a code."""


class Unread(Exception):
    """The disk gave an error where it was read: a bad place of it, or a handle that is good for nothing any more since
    its stick was pulled."""

    def __init__(self) -> None:
        super().__init__("有的地方读不出来")


class Examination:
    """The seal of a file, examined in a thread of its own once somebody asks what it says.

    It keeps the file open until `close`: closing any handle of a file would drop this process's locks on it.
    Raises OSError.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._claim = claimed(self._file)
        self._going = threading.Event()
        self._going.set()
        self._verdict = Sealed.NONE
        self._thread: threading.Thread | None = None

    @property
    def sealed(self) -> bool:
        """Does the file carry a seal of its present state?"""
        return self._claim is not None

    def hold(self) -> None:
        """The file is locked: what it claims now is what is examined."""
        self._claim = claimed(self._file)

    def unmoved_by(self, copy: Path) -> bool | None:
        """Are a copy's pages those the seal vouches for? None when it vouches for nothing. Raises OSError."""
        if self._claim is None or judge(self._file, self._claim) is not Sealed.SOUND:
            return None
        with copy.open("rb") as file:
            return judge(file, self._claim) is Sealed.SOUND

    def verdict(self, seconds: float | None = None) -> Sealed | None:
        """What the seal says, None when that is not known after so many seconds."""
        if self._claim is None:
            return self._verdict
        if self._thread is None:
            self._thread = threading.Thread(target=self._examine, name="seal", daemon=True)
            self._thread.start()
        self._thread.join(seconds)
        return None if self._thread.is_alive() else self._verdict

    def close(self) -> None:
        """Stop, and let go of the file."""
        self._going.clear()
        if self._thread is not None:
            self._thread.join()
        self._file.close()

    def _examine(self) -> None:
        with suppress(OSError):
            self._verdict = judge(self._file, self._claim, self._going.is_set)


def quick_check(book: Book, stranger: bool = False) -> str:
    """What is wrong with an opened, unsealed file, in words for the clerk; "" when nothing is found in time.

    stranger: this PC has not seen the book before, so that no value is fetched before its size is known.
    """
    try:
        return examine(book, stranger)
    except Unread as fault:
        return str(fault)


def examine(book: Book, stranger: bool = False, without: str = "") -> str:
    """What `quick_check` says. Raises Unread.

    without: a table that somebody else looks at (`table_check`).
    """
    try:
        with deadline(book.connection, SECONDS, monotonic):
            if stranger and (where := _swollen(book)):
                return where
            found = _tables(book, without) if without else _said(book, "5")
            return found or next(_broken_ends(book), "")
    except (*FAULTS, Refusal) as fault:
        return _told(fault)
    except (ValueError, KeyError, TypeError, RecursionError, zlib.error):
        return "修改记录"


def table_check(book: Book, table: str) -> str:
    """What is wrong with the pages of one table, in words; "" when nothing is found in time. Raises Unread."""
    try:
        with deadline(book.connection, SECONDS, monotonic):
            return _said(book, f'"{table}"')
    except (*FAULTS, Refusal) as fault:
        return _told(fault)


def _said(book: Book, what: str) -> str:
    """The first thing SQLite's quick check says, in words. Raises Unread."""
    found = [text for (text,) in book.connection.execute(f"PRAGMA quick_check({what})") if text != "ok"]
    if any(int(code) & _PRIMARY in _UNREAD for text in found for code in re.findall(r"error code=(\d+)", text)):
        raise Unread
    return f"文件内部（{found[0]}）" if found else ""


def _tables(book: Book, without: str) -> str:
    names = ["sqlite_schema", *(name for name in _held(book) if name != without)]
    return next(filter(None, (_said(book, f'"{name}"') for name in names)), "")


def _told(fault: Exception) -> str:
    cause = fault.__cause__ if isinstance(fault, Refusal) and fault.__cause__ else fault
    if "I/O" in str(cause) or "unable to open" in str(cause):
        raise Unread from fault
    return "" if "interrupted" in str(cause) else f"文件内部（{cause}）"


def _held(book: Book) -> dict[str, dict[str, str]]:
    """Table → column → type: what is there. A book of an earlier version has not all that is declared."""
    columns = book.rows(
        "SELECT main.name, part.name, part.type FROM sqlite_master AS main JOIN pragma_table_info(main.name) AS part"
        " WHERE main.type = 'table'"
    )
    held: dict[str, dict[str, str]] = {}
    for table, name, sort in columns:
        held.setdefault(table, {})[name] = sort
    return held


def _swollen(book: Book) -> str:
    """A table with a value larger than the program ever writes one, in words."""
    for table, columns in _held(book).items():
        # Numbers have their size by their type, which the quick check proves.
        wide = [f'max(octet_length("{name}"))' for name, sort in columns.items() if sort != "INTEGER"]
        if not wide:
            continue
        (row,) = book.connection.execute(f'SELECT {", ".join(wide)} FROM "{table}"').fetchall()
        most = MOST if table in ("bulk", "blob") else _LONGEST
        if any((size or 0) > most for size in row):
            label = book.cabinet[table].label if table in book.cabinet else "修改记录"
            return f"{label}里有大得不正常的内容"
    return ""


def _broken_ends(book: Book) -> Iterator[str]:
    """The ends of the newest chains, and the rows of the last acts against the tables."""
    held, touched = _held(book), dict[tuple[str, str], None]()
    if STUBS not in held:
        return
    for number, session in reversed(book.trail.sessions()[-_SESSIONS:]):
        acts = book.trail.acts(number)
        if not acts:
            continue
        changes = book.trail.of_act(acts[-1][0])
        before = book.trail.of_act(acts[-2][0])[-1:] if len(acts) > 1 else []
        prev = before[0].cid if before else session.root()
        for change in changes:
            if address_of(change, prev, acts[-1][1].digest()) != change.cid:
                yield f"“{acts[-1][1].label}”的修改记录"
            prev = change.cid
            keys = change.uids() if hasattr(change, "uids") else [change.uid]
            if len(touched) < _ROWS:
                touched.update(dict.fromkeys((change.kind, uid) for uid in keys[:_ROWS]))
    for kind, uid in touched:
        if kind in book.cabinet and not _agrees(book, kind, uid, held[kind]):
            yield f"{book.cabinet[kind].label}的一条记录"


def _agrees(book: Book, kind: str, uid: str, columns: Collection[str]) -> bool:
    """Does a row show what its changes make?"""
    names = [name for name in book.cabinet[kind].fields if name in columns]
    chosen = ", ".join(f'"{name}"' for name in names)
    rows = book.rows(f'SELECT {chosen} FROM "{kind}" WHERE "uid" = ?', (uid,))
    shown = {name: value for name, value in zip(names, rows[0], strict=True) if value is not None} if rows else None
    made = row_of(book.trail.of_row(kind, uid))
    return shown == (None if made is None else {name: made[name] for name in names if name in made})
