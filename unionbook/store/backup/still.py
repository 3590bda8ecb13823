"""Copying the file of an open book itself, while nothing is written to it: as fast as a file is copied.

Between two acts the file is whole: nothing of it is in memory alone. An act that begins meanwhile is noticed by
SQLite's count of changes, and then the copy is worth nothing.
"""

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from weakref import WeakKeyDictionary

from unionbook.store.backup.pages import Step, Stopped
from unionbook.store.book import Book

_CHUNK = 4 << 20
_LOCKED = 1 << 30
"""From here on the system keeps other handles from reading a locked file (Windows)."""

_HANDLES: WeakKeyDictionary[Book, int] = WeakKeyDictionary()
"""Kept until the book is closed: closing any handle of a file drops this process's locks on it."""


def copy_still(book: Book, part: Path, step: Step | None = None) -> bool:
    """Copy the file and sync the copy; False when that cannot be done now. Raises Stopped, OSError."""
    # In this order: an act that begins after the first line is seen by the count, one before it by the second.
    before = book.written
    if book.writing or book.doubt is not None:
        return False
    pages, size = (int(book.rows(f"PRAGMA {name}")[0][0]) for name in ("page_count", "page_size"))
    length = pages * size
    handle = _handle_of(book)
    if handle is None or length > _LOCKED:
        return False

    def still() -> bool:
        return book.written == before and not book.writing

    with part.open("wb", buffering=0) as out:
        at = 0
        while at < length:
            moved = _move(handle, out.fileno(), at, min(_CHUNK, length - at))
            if not moved or not still():
                return False
            at += moved
            if step is not None and not step(at // size, pages):
                raise Stopped("备份已停下，没有留下半份。")
        os.fsync(out.fileno())
    return still()


def _handle_of(book: Book) -> int | None:
    """The handle of the book's file; None when another file has its name now."""
    try:
        state = os.stat(book.path)
        if book not in _HANDLES:
            _HANDLES[book] = _opened(book)
        held = os.fstat(_HANDLES[book])
    except OSError:
        return None
    return _HANDLES[book] if (held.st_dev, held.st_ino) == (state.st_dev, state.st_ino) else None


def _opened(book: Book) -> int:
    handle = os.open(book.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    # Closed last, after SQLite's own.
    last = ExitStack()
    last.callback(os.close, handle)
    last.enter_context(book.leaving.pop_all())
    book.leaving = last
    return handle


def _move(source: int, target: int, at: int, length: int) -> int:
    """Append bytes of one file to another, inside the system where it offers that; how many."""
    if sys.platform == "linux":
        return os.sendfile(target, source, at, length)
    os.lseek(source, at, os.SEEK_SET)
    piece = os.read(source, length)
    return os.write(target, piece) if piece else 0
