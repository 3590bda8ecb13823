"""Opening a copy only to look at it: through the guard, without a lock, and without changing a byte."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.backup.facts import Facts, facts_of
from unionbook.store.backup.kept import OLD_KEY
from unionbook.store.book import Book
from unionbook.store.connection import FAULTS, as_it_lies, refusal_for
from unionbook.store.opening.guard import pass_guard
from unionbook.store.seal import Sealed, examine
from unionbook.store.secrecy.keys import under_another
from unionbook.store.sync import HELD, patiently

_SETTINGS = (
    "PRAGMA query_only = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -64000",
)


class Damaged(Refusal):
    """The copy was opened and is not whole."""


@contextmanager
def looked_at(path: Path, cabinet: Cabinet, key: bytes | None = None) -> Iterator[sqlite.Connection]:
    """A closed file, for reading. Nobody may be writing to it. Raises Refusal.

    key: the raw key of an encrypted one.
    """
    if not path.is_file():
        raise Refusal(f"找不到“{path}”。请检查 U 盘是否插好、文件是否改了名或换了位置。")
    try:
        address = as_it_lies(path.absolute())
        connection = sqlite.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    except sqlite.Error as fault:
        raise refusal_for(fault, path) from fault
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in _SETTINGS:
            connection.execute(setting)
        pass_guard(connection, path, cabinet, looking=True)
        yield connection
    except FAULTS as fault:
        raise _locked(path, key) or refusal_for(fault, path) from fault
    finally:
        connection.close()


def _locked(path: Path, key: bytes | None) -> Refusal | None:
    """The sentence for one that is whole, and under another key."""
    if not under_another(path, key):
        return None
    if key is None:
        return Refusal(f"“{path.name}”加了密，没有口令读不出来，没有改动它。请用“打开”打开它，输入口令。")
    return Refusal(f"“{path.name}”{OLD_KEY}，没有改动它。请用“打开”打开它，输入那时的口令。")


@contextmanager
def read_as_book(path: Path, cabinet: Cabinet, key: bytes | None = None) -> Iterator[Book]:
    """The same as a book nothing can be written to. Raises Refusal."""
    with looked_at(path, cabinet, key) as connection:
        book = Book(path, connection, cabinet)
        book.read_only = "这是一份备份，只能查看，没有改动。要接着用它，请恢复。"
        yield book


def prove(path: Path, cabinet: Cabinet, key: bytes | None = None) -> Facts:
    """Open a copy, check every page of it and count it. Raises Damaged, Refusal."""
    with looked_at(path, cabinet, key) as connection:
        found = [text for (text,) in connection.execute("PRAGMA integrity_check(1)") if text != "ok"]
        if key is not None:
            found += [text for (text,) in connection.execute("PRAGMA cipher_integrity_check")]
        if found:
            raise Damaged(f"“{path.name}”里面有损坏（{found[0]}），不能用。请另选一份备份。")
        return facts_of(connection, cabinet)


def still_sound(path: Path, cabinet: Cabinet, key: bytes | None = None) -> str:
    """Why a backup cannot be used any more, "" when it can: its seal is asked, without one every page is checked."""
    try:
        sealed = patiently(lambda: examine(path), waits=HELD) if key is None else Sealed.NONE
        if sealed is Sealed.BROKEN:
            return "内容和存下时不一样了"
        if sealed is Sealed.NONE:
            prove(path, cabinet, key)
    except OSError as fault:
        return f"读不出来（{fault.strerror}）"
    except Damaged:
        return "里面有损坏"
    except Refusal:
        return "打不开"
    return ""
