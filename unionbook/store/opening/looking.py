"""Looking at a book without touching its file: a copy of it is opened in this PC's folder, and removed on closing."""

from contextlib import ExitStack
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.store.book import Book
from unionbook.store.connection import FAULTS, FORMAT, connect, refusal_for
from unionbook.store.notice import Notice, Topic
from unionbook.store.opening.copying import private_copy
from unionbook.store.opening.guard import pass_exactly, pass_guard
from unionbook.store.opening.health import quick_check
from unionbook.store.opening.holding import unheld
from unionbook.store.opening.outside import look
from unionbook.store.opening.standing import must_be_sound, standing_of, told
from unionbook.store.seal import Sealed, examine
from unionbook.store.session import Clock, now_ms
from unionbook.store.tables import fingerprint, fingerprint_in, migrate


def look_at(
    path: Path, cabinet: Cabinet, key: bytes | None = None, clock: Clock = now_ms, *notices: Notice
) -> Book:
    """The book at the path as it is now, for reading alone; the file is not touched. Raises Refusal.

    notices: why it is only looked at, the reason first.
    """
    unheld(path)
    look(path, key is None)
    with ExitStack() as stack:
        copy, remove = private_copy(path)
        stack.callback(remove)
        sealed = examine(copy) if key is None else Sealed.SOUND
        connection = connect(copy, key)
        try:
            pass_guard(connection, path, cabinet, looking=True)
            _bring_up(connection, path, cabinet)
            book = Book(path, connection, cabinet, clock, stack.pop_all())
            book.key = key
        except BaseException as fault:
            connection.close()
            if isinstance(fault, FAULTS):
                raise refusal_for(fault, path) from fault
            raise
    try:
        must_be_sound(book)
        book.notices += notices or _why(connection, path)
        book.read_only = book.notices[0].sentence
        book.notices += _found(book, sealed)
        connection.execute("PRAGMA query_only = ON")
    except BaseException as fault:
        book.close()
        if isinstance(fault, FAULTS):
            raise refusal_for(fault, path) from fault
        raise
    return book


def _why(connection: sqlite.Connection, path: Path) -> list[Notice]:
    if connection.execute("PRAGMA user_version").fetchone()[0] > FORMAT:
        words = f"“{path.name}”由更新版本的程序写成，现在只能查看，看不到新版本增加的内容。要修改，请用新版程序打开。"
        return [Notice(Topic.NEWER, words)]
    words = f"这是“{path.name}”此刻的一份副本，只能查看。要修改，请关闭它，再正常打开台账。"
    return [Notice(Topic.LOOKING, words)]


def _found(book: Book, sealed: Sealed) -> list[Notice]:
    """What the copy's health and its standing are, unless it was said already."""
    found = []
    known = {notice.topic for notice in book.notices}
    why = "文件关闭以后有字节变了，U 盘可能坏了" if sealed is Sealed.BROKEN else ""
    if sealed is Sealed.NONE:
        why = quick_check(book, stranger=True)
    if why and Topic.DAMAGED not in known:
        words = f"“{book.path.name}”有损坏：{why}。请用最近的备份，或用“抢救”取出还能读的记录。"
        found.append(Notice(Topic.DAMAGED, words))
    notice = told(book, standing_of(book))
    if notice is not None and notice.topic not in known:
        found.append(notice)
    return found


def _bring_up(connection: sqlite.Connection, path: Path, cabinet: Cabinet) -> None:
    """The copy is this program's own: it may be brought up to date."""
    newer = connection.execute("PRAGMA user_version").fetchone()[0] > FORMAT
    if not newer and fingerprint_in(connection) != fingerprint(cabinet):
        migrate(connection, cabinet)
        pass_exactly(connection, path, cabinet)
