"""What can be told of a file before SQLite is let near it: its first bytes, its size, the files beside it."""

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.store.connection import APPLICATION_ID, MAGIC
from unionbook.store.notice import Hurt
from unionbook.store.opening.names import refuse_long
from unionbook.store.sync import HELD, number_of, patiently

PAGE = 4096
_PATIENCE = 2.0
"""Seconds a virus scanner may take for a file of a stick that was just put in."""
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


@dataclass(frozen=True)
class Outside:
    """protected: why the file cannot be written to, "" when it can.  hurt: what is wrong with its first bytes, so that
    SQLite would mend them while it looks; "" when nothing is.  journal: an unfinished save lies beside it."""

    protected: str
    hurt: str
    journal: bool


def look(path: Path, plain: bool = True) -> Outside:
    """Look at the file from outside. Raises Refusal when it cannot be a book; it is not altered.

    plain: it is not encrypted, so that its first bytes can be read.
    """
    refuse_long(path)
    state, head = _read(path)
    hurt = ""
    if plain:
        refuse_locked(path)
        _head(path, head)
        if head[24:28] != head[92:96]:
            hurt = (
                f"“{path.name}”开头一段有损坏，现在只能查看，文件没有改动；"
                "请用最近的备份继续工作，或用“抢救”取出还能读的记录。"
            )
    wal = beside(path, "-wal")
    if wal.exists() and wal.stat().st_size:
        raise Refusal(
            f"“{path.name}”旁边有另一个程序留下的“{wal.name}”，一起打开会把台账改坏，没有打开，也没有改动。"
            "请把那个文件移到别处，再打开。"
        )
    journal = _journal(path, state.st_size)
    # While a save that made the file longer is unfinished, its first page may tell of pages that are not there yet.
    if plain and not journal and state.st_size < int.from_bytes(head[28:32], "big") * PAGE:
        raise _cut(path)
    return Outside(_protection(path, state), hurt, journal)


def refuse_locked(path: Path) -> None:
    """Raises `Locked` for an encrypted book: it needs its key."""
    from unionbook.store.secrecy.unlock import encrypted, locked

    if encrypted(path):
        raise locked(path)


def beside(path: Path, ending: str) -> Path:
    """The file SQLite keeps beside the book."""
    return path.with_name(path.name + ending)


def _read(path: Path) -> tuple[os.stat_result, bytes]:
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise Refusal(f"“{path}”是一个文件夹，请选择里面以 .ubk 结尾的台账文件。")
        if not stat.S_ISREG(state.st_mode):
            raise _no_book(path)
        with patiently(lambda: path.open("rb"), _PATIENCE, HELD) as file:
            return state, file.read(100)
    except FileNotFoundError:
        raise Refusal(f"找不到“{path}”。请检查 U 盘是否插好、文件是否改了名或换了位置。") from None
    except OSError as fault:
        raise Refusal(f"读不到“{path.name}”（{fault.strerror}）。请检查 U 盘是否插好，再试一次。") from None


def _no_book(path: Path) -> Refusal:
    return Refusal(f"“{path.name}”不是工会台账文件，没有改动它。请选择以 .ubk 结尾的台账。")


def _head(path: Path, head: bytes) -> None:
    """The first 100 bytes of a plain book."""
    if not head.startswith(MAGIC):
        raise _no_book(path)
    if len(head) < 100:
        raise _cut(path)
    if 2 in head[18:20]:
        raise Refusal(
            f"“{path.name}”被另一个程序改成了别的写法（WAL），没有打开，也没有改动。请用最近的备份，或找技术支持。"
        )
    page = int.from_bytes(head[16:18], "big")
    encoding = int.from_bytes(head[56:60], "big")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise _no_book(path)
    if (page, head[18:21], encoding) != (PAGE, b"\x01\x01\x00", 1):
        raise Hurt(f"“{path.name}”开头一段有损坏，没有改动它。请用最近的备份，或用“抢救”取出还能读的记录。")


def _cut(path: Path) -> Hurt:
    return Hurt(
        f"“{path.name}”不完整，后面一段缺失，没有改动它。请重新从原处复制一次，或用最近的备份、“抢救”取出还能读的记录。"
    )


def _protection(path: Path, state: os.stat_result) -> str:
    words = (
        f"“{path.name}”是只读文件或在写保护的 U 盘上，现在只能查看。"
        "要修改，请关掉 U 盘的写保护或去掉文件的“只读”属性，再重新打开。"
    )
    if on_network(path):
        return f"“{path.name}”在网络共享上，几台电脑同时写会损坏台账，现在只能查看。请复制到本机或 U 盘再打开。"
    if not state.st_mode & stat.S_IWUSR or not os.access(path.parent, os.W_OK):
        return words
    try:
        with patiently(lambda: path.open("r+b"), _PATIENCE, HELD):
            return ""
    except OSError as fault:
        return _held(path) if number_of(fault) in HELD else words


def _held(path: Path) -> str:
    return (
        f"“{path.name}”正被另一个程序占着（如杀毒、网盘同步、压缩软件），现在只能查看。"
        "请在那边关掉或等它做完，再重新打开。"
    )


def on_network(path: Path) -> bool:
    """Is it on a share of Windows? The share itself is not asked."""
    if sys.platform != "win32":
        return False
    import ctypes

    anchor = Path(os.path.abspath(path)).anchor
    return anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == 4


def _journal(path: Path, size: int) -> bool:
    """Is there an unfinished save beside the file? Raises Refusal when it is not one this program left."""
    journal = beside(path, "-journal")
    try:
        with journal.open("rb") as file:
            head = file.read(28)
            file.seek(-min(8, file.seek(0, os.SEEK_END)), os.SEEK_END)
            tail = file.read(8)
    except FileNotFoundError:
        return False
    except OSError as fault:
        raise Refusal(f"读不到“{journal.name}”（{fault.strerror}）。请检查 U 盘是否插好，再试一次。") from None
    if len(head) < 28 or head[:8] != _JOURNAL_MAGIC:
        return False
    pages, page = int.from_bytes(head[16:20], "big"), int.from_bytes(head[24:28], "big")
    # A journal may name another file to be deleted, or stretch the book to any size; ours never does.
    if tail == _JOURNAL_MAGIC or page != PAGE or pages > -(-size // PAGE):
        raise Refusal(
            f"“{path.name}”旁边的“{journal.name}”不是它的保存记录，一起打开会把台账改坏，没有打开，也没有改动。"
            "请把那个文件移到别处，再打开。"
        )
    return True
