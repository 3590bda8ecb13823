"""What goes on behind an opened book until it is known whether its file is sound: the seal, the quick check.

The quick check reads through a connection of its own, so that the window's is free. Nothing is written before both are
done: the first change waits for them (`Book.settle`).
"""

import threading
from collections.abc import Callable
from functools import partial
from time import monotonic

from unionbook.ground.errors import Refusal
from unionbook.ground.search.sql import TABLE as INDEX
from unionbook.store.book import Book
from unionbook.store.connection import FAULTS
from unionbook.store.doubt import there
from unionbook.store.mirror import Mirror, Overtaken
from unionbook.store.opening.health import Examination, Unread, examine, quick_check, table_check
from unionbook.store.seal import Sealed

Verdict = Callable[[float | None], str | None]
"""Waits so many seconds; what is wrong, in words, "" when nothing is, None when that is not known yet."""


def seal_verdict(examination: Examination) -> Verdict:
    """What the seal says."""

    def verdict(seconds: float | None) -> str | None:
        found = examination.verdict(seconds)
        if found is None:
            return None
        return "文件关闭以后有字节变了，U 盘可能坏了" if found is Sealed.BROKEN else ""

    return verdict


def check_verdict(book: Book, stranger: bool, patience: float | None) -> Verdict:
    """What the quick check says: at once for who waits for it anyway, else from a thread that ends with the book and
    begins when it is first asked."""
    if patience is None:
        found = quick_check(book, stranger)
        return lambda seconds: found
    apart = _apart(book)
    whole = [Check(book, partial(examine, stranger=stranger, without=apart))]
    if apart:
        whole.append(Check(book, partial(table_check, table=apart)))
    for check in whole:
        book.leaving.callback(check.stop)

    def verdict(seconds: float | None) -> str | None:
        until = None if seconds is None else monotonic() + seconds
        for check in whole:
            check.verdict(0)
        found = [check.verdict(None if until is None else max(until - monotonic(), 0)) for check in whole]
        return next(filter(None, found), None if None in found else "")

    return verdict


def _apart(book: Book) -> str:
    """The search index of an encrypted book, if it can be looked at apart, which takes half the time.

    What a check of all alone sees, pages that are free or used twice, matters less where every page is signed.
    """
    if book.key is None:
        return ""
    held = book.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (INDEX,))
    return INDEX if held and book.rows("PRAGMA freelist_count") == [(0,)] else ""


class Check:
    """A part of the quick check in a thread of its own. Half of a book's pages are its search index, so that two of
    them take half the time."""

    def __init__(self, book: Book, look: Callable[[Book], str]) -> None:
        self._mirror = Mirror(book)
        self._part = look
        self._stopped = False
        self._found = ""
        self._thread: threading.Thread | None = None

    def verdict(self, seconds: float | None) -> str | None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._look, name="quick check", daemon=True)
            self._thread.start()
        self._thread.join(seconds)
        return None if self._thread.is_alive() else self._found

    def stop(self) -> None:
        """The book is being closed; nothing was written."""
        self._stopped = True
        self._mirror.stop()
        if self._thread is not None:
            self._thread.join()

    def _look(self) -> None:
        try:
            self._found = self._read()
        except Overtaken:
            return
        except Unread as fault:
            self._found = str(fault) if there(self._mirror.book) else ""
        except (*FAULTS, Refusal):
            # A file that cannot be opened once more tells nothing of its content; what comes back is examined anew.
            return
        finally:
            self._mirror.close()

    def _read(self) -> str:
        """A place that cannot be read is asked for once more: a handle is good for nothing once its stick was away."""
        try:
            return self._mirror.read(self._check)
        except Unread:
            self._mirror.close()
            return self._mirror.read(self._check)

    def _check(self, glass: Book) -> str:
        return "" if self._stopped else self._part(glass)
