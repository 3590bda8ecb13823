"""What the tests of recovery share: a small book on a stick that can be pulled, filled up, write-protected."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import letter
import pytest

from unionbook.records import CABINET
from unionbook.services.entry import Entry
from unionbook.services.recovery.comeback import know
from unionbook.services.recovery.keeping import attach
from unionbook.services.saving import errors, open_entry, save
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book

WINDOWS = sys.platform == "win32"
PERSON, ENTERPRISE = CABINET["person"], CABINET["enterprise"]


@lru_cache
def _empty() -> bytes:
    """The bytes of an empty book: to make the tables takes a second."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "b.ubk"
        create_book(path, CABINET).close()
        return path.read_bytes()


class Stick:
    """A folder that stands for a stick; away is where it goes when it is pulled. On Windows, which moves no folder with
    open files, a letter stands for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "E盘"
        self.folder.mkdir(exist_ok=True)
        self.away = folder / "拔出"
        self.path = (letter.join(self.folder) if WINDOWS else self.folder) / "工会台账.ubk"

    def made(self, key: bytes | None = None) -> Book:
        """A new book on it, with its journal."""
        if key is not None:
            return attached(create_book(self.path, CABINET, key))
        self.path.write_bytes(_empty())
        return self.opened()

    def opened(self, key: bytes | None = None) -> Book:
        """The book on it, opened again, with its journal."""
        return attached(open_book(self.path, CABINET, key))

    def pull(self) -> None:
        """Pull it out."""
        if WINDOWS:
            letter.part()
        else:
            self.folder.rename(self.away)

    def put(self) -> None:
        """Put it in again."""
        if WINDOWS:
            letter.join(self.folder)
        else:
            self.away.rename(self.folder)


def attached(book: Book) -> Book:
    """The book as the window holds it."""
    attach(book)
    know(book)
    return book


@contextmanager
def full(book: Book) -> Iterator[None]:
    """The disk takes not one page more."""
    (pages,) = book.rows("PRAGMA page_count")[0]
    book.connection.execute(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        book.connection.execute("PRAGMA max_page_count = 1073741823")


@contextmanager
def protected(book: Book) -> Iterator[None]:
    """The stick became read-only while it was open."""
    book.connection.execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        book.connection.execute("PRAGMA query_only = OFF")


@contextmanager
def pulled(stick: Stick) -> Iterator[None]:
    """The stick is out."""
    stick.pull()
    try:
        yield
    finally:
        stick.put()


def firm(book: Book, data: Mapping[str, Any], uid: str = "") -> Entry:
    """A form of a firm with this data typed into it."""
    entry = open_entry(book, ENTERPRISE, uid)
    assert errors(entry.fill(data)) == []
    return entry


def saved(book: Book, **data: Any) -> str:
    """A firm, saved; its uid."""
    entry = firm(book, data)
    assert errors(save(entry)) == []
    return entry.uid


@contextmanager
def unreadable(book: Book) -> Iterator[None]:
    """Every handle on the book's files gives errors, as after a stick was pulled; the system's own, no stand-in."""
    held = {handle: os.dup(handle) for handle in _handles(book)}
    broken, other = os.pipe()
    try:
        for handle in held:
            os.dup2(broken, handle)
        yield
    finally:
        pipe = _target(broken)
        for handle, good in held.items():
            # What was closed meanwhile may be another file's by now.
            if _target(handle) == pipe:
                os.dup2(good, handle)
            os.close(good)
        os.close(broken)
        os.close(other)


def lose_handles(book: Book) -> None:
    """What was open is good for nothing any more, as after a stick was pulled and put back at once."""
    handles = _handles(book)
    nothing = os.open(book.path.parent, os.O_RDONLY)
    for handle in handles:
        os.dup2(nothing, handle)
    os.close(nothing)


def _handles(book: Book) -> list[int]:
    """The process's handles on the book's files."""
    if sys.platform != "linux":
        pytest.skip("only Linux lists the handles of a process")
    found = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            target = link.readlink()
            if target.parent == book.path.parent and target.name.startswith(book.path.name):
                found.append(int(link.name))
    return found


def _target(handle: int) -> str:
    """What a handle is of; "" once it is closed."""
    try:
        return os.readlink(f"/proc/self/fd/{handle}")
    except OSError:
        return ""
