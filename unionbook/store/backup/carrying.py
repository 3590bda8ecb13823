"""另存为 and 复制到 U 盘: a copy for another place, read back from there before it is called safe."""

from contextlib import suppress
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.store.backup.facts import Facts, facts_of
from unionbook.store.backup.looking import looked_at
from unionbook.store.backup.making import make_copy
from unionbook.store.backup.pages import Step
from unionbook.store.book import Book


def carry(book: Book, target: Path, step: Step | None = None) -> Facts:
    """A copy of the open book at another place. Raises Refusal, and what has the name there is as it was."""
    with suppress(OSError):
        if target.samefile(book.path):
            raise Refusal("这就是现在打开的台账，不能存到它自己上面，没有改动。请换一个名字或位置。")
    return make_copy(book, target, book.key, step)


def lost_by_replacing(book: Book, target: Path) -> int | None:
    """How many acts the file there has that this book has not; None when it is not this book or cannot be read."""
    try:
        with looked_at(target, book.cabinet, book.key) as connection:
            theirs = facts_of(connection, book.cabinet)
    except (Refusal, OSError):
        return None
    mine = book.ask(lambda connection: facts_of(connection, book.cabinet))
    if theirs.file_id != mine.file_id:
        return None
    return sum(max(0, acts - mine.state.get(sid, 0)) for sid, acts in theirs.state.items())
