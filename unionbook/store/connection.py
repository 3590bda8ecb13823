"""Opening the file: the settings it is safe with, the lock, and a sentence for each way it can go wrong."""

import os
import stat
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal

APPLICATION_ID = 0x55424B31
FORMAT = 1
"""The format of the book's tables; raised whenever a released drawer's or the store's tables change."""

MAGIC = b"SQLite format 3\x00"

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
    "PRAGMA cache_size = -8000",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
)


def connect(path: Path, key: bytes | None = None, wait: float = 1.0) -> sqlite.Connection:
    """A connection to the file with the safe settings and the exclusive lock taken.

    key: the raw 32-byte key of an encrypted book.  wait: seconds to wait for another program to let go.
    Raises Refusal when another program holds the file or it cannot be read.
    """
    connection = sqlite.connect(str(path), isolation_level=None, timeout=wait, check_same_thread=False)
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("COMMIT")
    except sqlite.Error as fault:
        connection.close()
        if key is not None and "not a database" in str(fault):
            # The key is known to be right before it comes here: what does not open with it is damaged.
            raise damaged(path) from fault
        raise refusal_for(fault, path) from fault
    return connection


def refusal_for(fault: sqlite.Error, path: Path) -> Refusal:
    """The sentence for an error SQLite raised on this file."""
    text = str(fault)
    if "locked" in text or "busy" in text:
        return already_open(path)
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return Refusal(f"“{path.name}”不能写入，请检查 U 盘写保护开关或文件的“只读”属性，然后再打开。")
    if "not a database" in text:
        return Refusal(f"“{path.name}”不是工会台账文件，没有改动它。请选择以 .ubk 结尾的台账。")
    if "malformed" in text or "corrupt" in text or "decode" in text:
        return damaged(path)
    if "full" in text:
        return Refusal("磁盘已满，刚才的内容没有写进台账。请清出空间后再保存。")
    return Refusal(f"读写“{path.name}”时出了问题（{text}），没有改动它。请检查 U 盘是否插好，再试一次。")


def damaged(path: Path) -> Refusal:
    """The sentence for a file whose content is hurt."""
    return Refusal(f"“{path.name}”有损坏，没有改动它。请先复制一份留底，再用最近的备份继续工作。")


def already_open(path: Path) -> Refusal:
    """The sentence for a second opening."""
    return Refusal(f"“{path.name}”已经打开了（本机的另一个窗口或另一个程序），请先在那边关闭，再打开。")


def examine_path(path: Path) -> None:
    """Refuse, before anything is opened, what cannot be a whole, writable book."""
    if path.is_dir():
        raise Refusal(f"“{path}”是一个文件夹，请选择里面以 .ubk 结尾的台账文件。")
    try:
        state = path.stat()
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise Refusal(f"找不到“{path}”。请检查 U 盘是否插好、文件是否改了名或换了位置。") from None
    except OSError as fault:
        raise Refusal(f"读不到“{path.name}”（{fault.strerror}）。请检查 U 盘是否插好，再试一次。") from None
    if not head.startswith(MAGIC):
        raise Refusal(f"“{path.name}”不是工会台账文件，没有改动它。请选择以 .ubk 结尾的台账。")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if len(head) < 100 or state.st_size < pages * (65536 if page == 1 else page):
        raise Refusal(f"“{path.name}”不完整，后面一段缺失，没有改动它。请用最近的备份，或重新从原处复制一次。")
    if not state.st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        raise Refusal(f"“{path.name}”是只读文件，不能写入。请检查 U 盘写保护开关或文件的“只读”属性，然后再打开。")
