"""Making a copy that can be believed: in small steps while work goes on, from the disk back and held against the book.

Nothing stands under the copy's name before it is whole, synced, opened again, checked and counted.
"""

import time
from contextlib import suppress
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.store.backup.disk import clear_beside, digest_of, forget, need_room, told
from unionbook.store.backup.facts import Facts, facts_of
from unionbook.store.backup.looking import prove
from unionbook.store.backup.pages import BUSY, Step, write_copy
from unionbook.store.backup.still import copy_still
from unionbook.store.book import Book
from unionbook.store.seal import seal
from unionbook.store.sync import put_in_place

PART = ".part"
_PATIENCE = 10.0
"""Seconds to wait for an act to end before the copy is begun."""


def make_copy(book: Book, target: Path, key: bytes | None = None, step: Step | None = None) -> Facts:
    """A whole copy of the open book under the name; what it holds. Raises Refusal, and what had the name is as it was.

    key: the raw key of an encrypted book; the copy has the same.
    """
    part = target.with_name(target.name + PART)
    with told(target):
        need_room(target.parent, _size(book))
        part.unlink(missing_ok=True)
        try:
            facts = _copied(book, part, key, step) or _copied(book, part, key, step)
            if facts is None:
                raise Refusal(f"副本“{target.name}”和台账对不上，没有留下它。请检查磁盘是否完好，再试一次。")
            clear_beside(target)
            put_in_place(part, target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return facts


def _copied(book: Book, part: Path, key: bytes | None, step: Step | None) -> Facts | None:
    """Write the copy and read it back; what it holds, None when that is not what the book holds."""
    _quiet(book)
    before = _facts(book)
    if not copy_still(book, part, step):
        part.unlink(missing_ok=True)
        with book.lent() as connection:
            write_copy(connection, part, key, step)
    after = _facts(book)
    written = digest_of(part)
    forget(part)
    if digest_of(part) != written:
        raise Refusal(f"写到“{part.parent}”的副本读回来不一样，没有留下它。那个磁盘可能坏了，请换一个。")
    seal(part)
    found = prove(part, book.cabinet, key)
    return found if found.within(before, after) else None


def _quiet(book: Book) -> None:
    """Wait for the act that is being written: what is counted must not be taken back."""
    end = time.monotonic() + _PATIENCE
    while book.writing and time.monotonic() < end:
        time.sleep(BUSY)


def _facts(book: Book) -> Facts:
    return book.ask(lambda connection: facts_of(connection, book.cabinet))


def _size(book: Book) -> int:
    (pages,), (size,) = (book.rows(f"PRAGMA {fact}")[0] for fact in ("page_count", "page_size"))
    return int(pages) * int(size)
