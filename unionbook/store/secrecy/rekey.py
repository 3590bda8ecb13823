"""Another key for a book, or none: a whole copy under it, proved row by row, takes the place of the file in one step.

Whenever it is cut off, the file under its name is the old book or the new one, each whole.
"""

from collections.abc import Callable
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.ground.search.sql import TABLE as INDEX
from unionbook.store.book import Book
from unionbook.store.connection import connect, refusal_for
from unionbook.store.seal import seal
from unionbook.store.secrecy.keys import Key
from unionbook.store.sync import put_in_place, sync

Step = Callable[[int, int], bool]
"""(tables done, of how many) → go on?"""

PART = ".part"


class NotPlaced(Refusal):
    """The file as it was could not be replaced. The book is closed."""


def change_key(
    book: Book, key: Key | None, step: Step | None = None, ready: Callable[[], object] = lambda: None
) -> None:
    """Put the open book under another key (None: under none) and close it. Raises Refusal, the book still open (but
    for NotPlaced) and as it was.

    The copy is made through the book's own connection: nobody else may write to it meanwhile. ready: called before the
    copy takes the book's place; what it raises leaves all as it was.
    """
    part = part_of(book.path)
    try:
        copy_under(book.connection, part, key)
        prove(book.connection, part, key, step)
        # A plain one carries its seal from the first day on.
        seal(part)
        sync(part)
        ready()
    except BaseException as fault:
        remove_part(book.path)
        if isinstance(fault, sqlite.Error):
            raise refusal_for(fault, book.path) from fault
        if isinstance(fault, OSError):
            raise Refusal(f"没有地方写下换了口令的台账（{fault.strerror}），原来的没有动。请清出空间再试。") from fault
        raise
    book.close()
    try:
        put_in_place(part, book.path)
    except OSError as fault:
        remove_part(book.path)
        raise NotPlaced(
            f"换了口令的台账放不到“{book.path.name}”的位置上（{fault.strerror}），没有换，原来的没有动。"
            "可能有别的程序（杀毒、网盘同步）正读着它，请过一会儿再换一次。"
        ) from fault


def copy_under(connection: sqlite.Connection, part: Path, key: Key | None) -> None:
    """Write everything the connection's file holds to a new file under a key. Raises sqlite.Error."""
    part.unlink(missing_ok=True)
    given = f"x'{key.raw.hex()}'" if key else ""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(part), given))
    try:
        # In memory, for half of the file is waste; without any, a full disk would leave the connection of no use.
        connection.execute("PRAGMA fresh.journal_mode = MEMORY")
        connection.execute("PRAGMA fresh.synchronous = OFF")
        connection.execute("SELECT sqlcipher_export('fresh')")
        for fact in ("application_id", "user_version"):
            (number,) = connection.execute(f"PRAGMA main.{fact}").fetchone()
            connection.execute(f"PRAGMA fresh.{fact} = {number}")
    finally:
        with suppress(sqlite.Error):
            connection.execute("DETACH DATABASE fresh")
        connection.execute("PRAGMA foreign_keys = ON")


def prove(connection: sqlite.Connection, part: Path, key: Key | None, step: Step | None = None) -> None:
    """Open the copy from the disk and hold it against the original, every row of every table. Raises Refusal."""
    wrong = Refusal("换了口令的台账核对不上，没有换，原来的没有动。请检查 U 盘是否完好，再试一次。")
    copy = connect(part, key.raw if key else None)
    try:
        if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise wrong
        if key and copy.execute("PRAGMA cipher_integrity_check").fetchall():
            raise wrong
        names = _tables(connection)
        if names != _tables(copy):
            raise wrong
        for done, (name, _) in enumerate(names, 1):
            if not _alike(connection, copy, name):
                raise wrong
            if step and not step(done, len(names)):
                raise Refusal("已停下，台账没有改动。")
    finally:
        copy.close()


def _tables(connection: sqlite.Connection) -> list[tuple[str, str]]:
    rows = connection.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'table' ORDER BY name")
    return [(str(name), str(sql)) for name, sql in rows]


def _alike(one: sqlite.Connection, other: sqlite.Connection, name: str) -> bool:
    # In the order of the rows themselves, which a table read whole is in anyway.
    if name == INDEX:
        return _same(one, other, f'SELECT * FROM main."{name}"')
    # The index names rows by their place in the table: the copy's must have the same.
    return _same(one, other, f'SELECT rowid, * FROM main."{name}" ORDER BY rowid')


def _same(one: sqlite.Connection, other: sqlite.Connection, statement: str) -> bool:
    pairs = zip_longest(one.execute(statement), other.execute(statement))
    return all(mine == theirs for mine, theirs in pairs)


def part_of(path: Path) -> Path:
    """Where the new file of a book is made; beside it, for only so can it take its place in one step."""
    return path.with_name(path.name + PART)


def remove_part(path: Path) -> None:
    """Throw away what was left of a change of keys that was cut off."""
    for name in (PART, f"{PART}-journal"):
        with suppress(OSError):
            path.with_name(path.name + name).unlink(missing_ok=True)
