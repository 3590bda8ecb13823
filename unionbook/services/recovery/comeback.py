"""Going on with a file that was away: a new connection, and a look whether it is still the book it was."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.store.connection import refusal_for
from unionbook.store.doubt import sweep
from unionbook.store.notice import Notice, Topic
from unionbook.store.opening.guard import pass_guard
from unionbook.store.opening.health import quick_check
from unionbook.store.pc.memory import Seen, Standing, State, compare, state_of
from unionbook.store.secrecy.veil import READ_ONLY, lay


class Another(Refusal):
    """What stands under the file's name now is not the book that was open, or not as far as it was."""


@dataclass(frozen=True)
class _Known:
    """Which book, and how far it has come."""

    file_id: str
    state: State


_known: "WeakKeyDictionary[Book, _Known]" = WeakKeyDictionary()


def know(book: Book) -> None:
    """Note which book this is and how far it has come, while that can be read."""
    _known[book] = _Known(book.facts["file_id"], state_of(book))


def come_back(book: Book) -> None:
    """Go on with the file under its name; no act is written. Raises Refusal while it is out of reach, and Another."""
    known = _known.get(book)
    if known is None or book.reconnect is None:
        raise Refusal(f"“{book.path.name}”要重新打开才能接着用。")
    if not os.path.exists(book.path):
        raise Refusal(f"找不到“{book.path}”。请插好 U 盘。")
    with book.alone():
        _go_on(book, known, book.reconnect)


def _go_on(book: Book, known: _Known, reconnect: Callable[[], sqlite.Connection]) -> None:
    if book.doubt is not None:
        book.resolve()
    else:
        book.hang_up()
        book.go_on_over(reconnect())
    try:
        _recognise(book, known)
        if book.read_only == READ_ONLY:
            lay(book)
    except (Refusal, sqlite.Error) as fault:
        book.hang_up()
        if isinstance(fault, Refusal):
            raise
        raise refusal_for(fault, book.path) from fault
    state = os.stat(book.path)
    book.mark = state.st_dev, state.st_ino
    if not book.read_only:
        sweep(book)
    book.trail.forget()


def _recognise(book: Book, known: _Known) -> None:
    """Raises Another when the file is not the one that was open."""
    pass_guard(book.connection, book.path, book.cabinet)
    if book.facts.get("file_id") != known.file_id:
        raise Another(f"现在的“{book.path.name}”是另一本台账，没有接着写。请插回原来的 U 盘，或关闭后重新打开。")
    state = dict(known.state)
    if (session := book.session.session) is not None:
        state[session.sid.hex()] = book.session.acts
    found = compare(state_of(book), Seen(state, str(book.path), datetime.now()))
    if found.standing in (Standing.OLDER, Standing.APART):
        raise Another(
            f"插回的“{book.path.name}”是旧的一份，少 {found.behind} 次操作，没有接着写。"
            "请插回原来的 U 盘，或关闭后重新打开。"
        )
    if why := quick_check(book):
        words = f"“{book.path.name}”插回后发现有损坏：{why}。现在只能查看，请用最近的备份继续工作。"
        book.only_read(Notice(Topic.DAMAGED, words))
