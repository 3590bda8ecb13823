"""The end of an act that failed: SQLite may report an error although the act is in the file, so the file is asked."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.store.connection import FAULTS
from unionbook.store.notice import Unsettled
from unionbook.store.session import State

if TYPE_CHECKING:
    from unionbook.store.book import Book


@dataclass(frozen=True)
class Doubt:
    """An act of which is not known whether it is in the file: the n-th of a session. state: the session before it.

    before: the hlc of the act before it, 0 for none: a file without that one is not the file it was written to.
    """

    sid: bytes
    n: int
    label: str
    state: State
    before: int

    def sentence(self, path: Path) -> str:
        """What is known, for the clerk."""
        return (
            f"写“{self.label}”的最后一步时读不到“{path.name}”了，还不知道存上没有；以前存的都在。"
            "请插好 U 盘，程序会自己核对后告诉您。"
        )


def settled(book: "Book", doubt: Doubt) -> bool:
    """Ask the file, through a new connection, whether it has the act. Raises Unsettled when it cannot be reached."""
    if book.reconnect is None:
        raise Unsettled(doubt.sentence(book.path))
    try:
        book.hang_up()
        connection = book.reconnect()
        found = _asked(connection, doubt)
    except (Refusal, *FAULTS) as fault:
        raise Unsettled(doubt.sentence(book.path)) from fault
    if found is None:
        connection.close()
        raise Unsettled(doubt.sentence(book.path))
    book.go_on_over(connection)
    sweep(book)
    return found


def _asked(connection: sqlite.Connection, doubt: Doubt) -> bool | None:
    """Has the file the act? None: it is another one, an older copy or another book."""
    act = "SELECT 1 FROM act JOIN session ON session.id = act.session WHERE sid = ? AND n = ?"
    if connection.execute(act, (doubt.sid, doubt.n)).fetchone() is not None:
        return True
    before = "SELECT 1 FROM act WHERE hlc = ?" if doubt.before else "SELECT 1 WHERE ? = 0"
    return False if connection.execute(before, (doubt.before,)).fetchone() is not None else None


def sweep(book: "Book") -> bool:
    """Have SQLite remove on closing what a failed write left beside the file: it removes only a journal it used.

    A journal that is there although the file was read is done with. What cannot be written now is left. Was it?
    """
    if not book.path.with_name(book.path.name + "-journal").exists():
        return False
    with suppress(sqlite.Error):
        (number,) = book.connection.execute("PRAGMA user_version").fetchone()
        book.connection.execute(f"PRAGMA user_version = {number}")
        return True
    return False


def there(book: "Book") -> bool:
    """Is the open file still under its name?"""
    try:
        still_there(book)
    except Refusal:
        return False
    return True


def still_there(book: "Book") -> None:
    """Raises Refusal when the open file is no longer under its name: what is written now would be nowhere."""
    mark = book.mark
    if mark is None:
        return
    try:
        state = os.stat(book.path)
    except OSError:
        raise Refusal(
            f"“{book.path.name}”不见了（U 盘被拔出，或文件被移走、改名）。刚才的内容没有写进去，请插好 U 盘后再保存。"
        ) from None
    if os.name != "nt" and (state.st_dev, state.st_ino) != mark:
        raise Refusal(
            f"“{book.path.name}”已被换成另一个文件，没有写进去。请关闭台账，认清要用的是哪一份，再打开。"
        )
