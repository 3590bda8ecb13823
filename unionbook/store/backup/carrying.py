"""另存为 and 复制到 U 盘: a copy for another place, read back from there before it is called safe."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.store.backup.disk import forget
from unionbook.store.backup.facts import Facts, facts_of
from unionbook.store.backup.looking import looked_at
from unionbook.store.backup.making import PART, make_copy
from unionbook.store.backup.pages import Step
from unionbook.store.book import Book
from unionbook.store.sync import sync

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Carried:
    """A copy that was read back. digest: SHA-256 of the file, the same when written and when read."""

    path: Path
    size: int
    digest: str
    facts: Facts


def carry(book: Book, target: Path, key: bytes | None = None, step: Step | None = None) -> Carried:
    """A copy of the open book at another place. Raises Refusal, and what has the name there is as it was."""
    if target.exists() and target.samefile(book.path):
        raise Refusal("这就是现在打开的台账，不能存到它自己上面，没有改动。请换一个名字或位置。")
    part = target.with_name(target.name + PART)
    digests: list[str] = []

    def read_back() -> None:
        """The copy is written and synced: is what the disk gives back the same?"""
        written = digest_of(part)
        sync(part)
        forget(part)
        digests.append(digest_of(part))
        if digests[0] != written:
            raise Refusal(f"写到“{target.parent}”的副本读回来不一样，没有留下它。那个磁盘可能坏了，请换一个。")

    facts = make_copy(book, target, key, step, read_back)
    return Carried(target, target.stat().st_size, digests[0], facts)


def lost_by_replacing(book: Book, target: Path, key: bytes | None = None) -> int | None:
    """How many acts the file there has that this book has not; None when it is not this book or cannot be read."""
    try:
        with looked_at(target, book.cabinet, key) as connection:
            theirs = facts_of(connection, book.cabinet)
    except (Refusal, OSError):
        return None
    mine = facts_of(book.connection, book.cabinet)
    if theirs.file_id != mine.file_id:
        return None
    return sum(max(0, acts - mine.state.get(sid, 0)) for sid, acts in theirs.state.items())


def digest_of(path: Path) -> str:
    """SHA-256 of a file. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            digest.update(part)
    return digest.hexdigest()
