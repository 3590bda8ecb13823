"""Opening the file: the settings it is safe with, the lock, and a sentence for each way it can go wrong."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.store.notice import Closed, Hurt

APPLICATION_ID = 0x55424B31
FORMAT = 1
"""The format of the book's tables; raised whenever a released drawer's or the store's tables change."""

CACHE, WIDE = 8_000, 48_000
"""kB of the file that are kept in memory; the same while very many rows are written, whose indexes lie far apart."""

MAGIC = b"SQLite format 3\x00"

_PLAIN = frozenset(range(0x21, 0x7F)) - {*b"#%?"}
"""What stands in an address as it is."""

# The order matters: exclusive locking before anything is read changes how the journal is finished (its header
# is zeroed and synced, no cluster of a FAT stick is freed), so that no half-finished save can come back.
_SETTINGS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA journal_size_limit = 4194304",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    f"PRAGMA cache_size = -{CACHE}",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    # What a hostile file can make SQLite ask for ends here, as an error.
    "PRAGMA hard_heap_limit = 1073741824",
)

# Of a value that is neither text nor number the library asks at length how it can be bound; of an empty one there is
# nothing to ask: 0.1 µs instead of 1.5.
sqlite.register_adapter(type(None), {None: None}.get)

FAULTS = (sqlite.Error, MemoryError, UnicodeDecodeError)
"""What SQLite may raise on a damaged or hostile file; even the text of an error may be garbage."""

SECONDS = 2.0
"""The longest the program may compute until a file's tables are known. Waiting for a slow stick does not count."""


def connect(path: Path, key: bytes | None = None, wait: float = 1.0, new: bool = True) -> sqlite.Connection:
    """A connection to the file with the safe settings and the exclusive lock taken.

    key: the raw 32-byte key of an encrypted book.  wait: seconds to wait for another program to let go.
    new: where there is no file one is made.
    Raises Refusal when another program holds the file or it cannot be read.
    """
    where = str(path) if new else address(path.absolute(), "mode=rw")
    try:
        connection = sqlite.connect(where, uri=not new, isolation_level=None, timeout=wait, check_same_thread=False)
    except sqlite.Error as fault:
        raise _missing(path, fault) from fault
    try:
        with deadline(connection, SECONDS):
            _settle_in(connection, key)
    except FAULTS as fault:
        connection.close()
        if key is not None and "not a database" in str(fault):
            # The key is known to be right before it comes here: what does not open with it is damaged.
            raise damaged(path) from fault
        raise refusal_for(fault, path) from fault
    return connection


def _missing(path: Path, fault: sqlite.Error) -> Refusal:
    """The sentence for a file that cannot even be opened."""
    if os.path.exists(path):
        return refusal_for(fault, path)
    return Refusal(f"找不到“{path}”。请检查 U 盘是否插好、文件是否改了名或换了位置。")


def _settle_in(connection: sqlite.Connection, key: bytes | None) -> None:
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in _SETTINGS:
        connection.execute(setting)
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("COMMIT")


def address(path: PurePath, how: str) -> str:
    """The address SQLite opens a file under. path: from the root on.

    The path of a share has two slashes at its beginning; what follows two in an address would be a PC's name.
    """
    name = "".join(chr(one) if one in _PLAIN else f"%{one:02x}" for one in os.fsencode(path.as_posix()))
    return f"file://{'' if name.startswith('/') else '/'}{name}?{how}"


def as_it_lies(path: PurePath) -> str:
    """The address SQLite reads a file under without asking for a lock."""
    return address(path, "mode=ro&immutable=1")


@contextmanager
def deadline(
    connection: sqlite.Connection, seconds: float, clock: Callable[[], float] = time.thread_time
) -> Iterator[None]:
    """What runs on the connection is interrupted after so many seconds. clock: of what, the thread's computing if not
    of something else; a stick that is slow to answer is no hostile file."""
    end = clock() + seconds
    connection.set_progress_handler(lambda: int(clock() > end), 1000)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def widen(connection: sqlite.Connection) -> None:
    """Very many rows are about to be written."""
    connection.execute(f"PRAGMA cache_size = -{WIDE}")


def narrow(connection: sqlite.Connection) -> None:
    """They are written, or will not be."""
    with suppress(sqlite.Error):
        connection.execute(f"PRAGMA cache_size = -{CACHE}")


def refusal_for(fault: BaseException, path: Path) -> Refusal:
    """The sentence for an error SQLite raised on this file."""
    text = str(fault)
    if "interrupted" in text or isinstance(fault, MemoryError):
        return Refusal(
            f"读“{path.name}”用的时间或内存大得不正常，停了下来，没有改动它。来历不明的文件请向给您的人核对来源。"
        )
    if "locked" in text or "busy" in text:
        return already_open(path)
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return Refusal(f"“{path.name}”不能写入，请检查 U 盘写保护开关或文件的“只读”属性，然后再打开。")
    if "FOREIGN KEY" in text:
        return Refusal(
            "里面有一栏指向已经不在的记录，没有保存，台账没有变。请重新打开台账再做一次；仍然这样，请看“数据体检”。"
        )
    if "not a database" in text:
        return Refusal(f"“{path.name}”不是工会台账文件，没有改动它。请选择以 .ubk 结尾的台账。")
    if "malformed" in text or "corrupt" in text or "decode" in text:
        return damaged(path)
    if "full" in text:
        return Refusal("磁盘已满，刚才的内容没有写进台账。请清出空间后再保存。")
    return Refusal(f"读写“{path.name}”时出了问题（{text}），没有改动它。请检查 U 盘是否插好，再试一次。")


def damaged(path: Path) -> Hurt:
    """The sentence for a file whose content is hurt."""
    return Hurt(f"“{path.name}”有损坏，没有改动它。请用最近的备份继续工作，或用“抢救”取出还能读的记录。")


def already_open(path: Path) -> Closed:
    """The sentence for a second opening, when it is not known who holds the file."""
    return Closed(f"“{path.name}”已经打开了（本机的另一个窗口或另一个程序），请先在那边关闭，再打开。")
