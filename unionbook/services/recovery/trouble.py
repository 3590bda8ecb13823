"""When a deed fails: is the file at fault, so that the deed can be done when the file is well again? And the words."""

from enum import Enum, auto
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.store.doubt import there
from unionbook.store.notice import Unsettled

ROOM = "1 MB"
"""What has to be freed at least: a save and its journal."""


class Trouble(Enum):
    """What is wrong with the file."""

    GONE = auto()
    FULL = auto()
    PROTECTED = auto()
    BROKEN = auto()


def trouble_of(book: Book, fault: BaseException) -> Trouble | None:
    """What is wrong with the file that a deed failed so; None when the deed itself was refused."""
    return failing(fault) if there(book) else Trouble.GONE


def failing(fault: BaseException) -> Trouble | None:
    """The same of a file that is in its place."""
    cause = _cause(fault)
    text = str(cause)
    if not isinstance(cause, sqlite.DatabaseError) or isinstance(cause, sqlite.IntegrityError):
        return Trouble.BROKEN if isinstance(fault, Unsettled) else None
    if "no such" in text or "syntax" in text:
        return None
    if "full" in text:
        return Trouble.FULL
    # That a file cannot be opened again after an error is the error's doing.
    if "readonly" in text or "read-only" in text or ("unable to open" in text and not isinstance(fault, Unsettled)):
        return Trouble.PROTECTED
    return Trouble.BROKEN


def _cause(fault: BaseException) -> BaseException | None:
    """What the file said that a deed failed for; None when it said nothing."""
    found: BaseException | None = fault
    while isinstance(found, Refusal):
        found = found.__cause__
    return found


def sentence(trouble: Trouble, path: Path, what: str) -> str:
    """What happened, what is safe, what comes next. what: what was done, "刚才的 1 处修改"."""
    match trouble:
        case Trouble.GONE if not path.parent.exists():
            return f"U 盘已拔出。{what}已存在本机，插回后自动补写。"
        case Trouble.GONE:
            return f"“{path.name}”不在原处了（U 盘被拔出，或文件被移走、换过）。{what}已存在本机，放回后自动补写。"
        case Trouble.FULL:
            return f"磁盘已满，写不下。{what}已存在本机；请清出至少 {ROOM} 的空间，程序会自动补写。"
        case Trouble.PROTECTED:
            return f"“{path.name}”变成了只读，写不进去。{what}已存在本机；请打开写保护开关，能写以后自动补写。"
        case Trouble.BROKEN:
            return f"读写“{path.name}”时出了问题。{what}已存在本机；请检查 U 盘是否插好，程序会自动再试。"


def unkept(what: str) -> str:
    """Neither the file nor this PC takes it."""
    return f"{what}没有写进台账，本机的磁盘也存不下。内容还在窗口里，请不要关闭程序，清出空间后再保存。"
