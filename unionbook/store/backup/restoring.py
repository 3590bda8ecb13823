"""Putting a backup in the place of a book: a whole copy beside it takes its name in one step, or nothing changes."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.backup.disk import clear_beside, forget, need_room, told
from unionbook.store.backup.facts import Facts
from unionbook.store.backup.looking import prove
from unionbook.store.backup.making import PART
from unionbook.store.seal import seal
from unionbook.store.sync import put_in_place, sync


def put_back(
    backup: Path,
    target: Path,
    cabinet: Cabinet,
    key: bytes | None = None,
    generation: int = 0,
    let_go: Callable[[], object] = lambda: None,
) -> Facts:
    """Put a backup in the place of the book; what the book holds now. Raises Refusal, and the book is as it was.

    generation: the highest known of this book; its next session goes on from there, so that what is newer counts as
    newer.  let_go: called when the copy is whole and the book must be closed.
    """
    part = target.with_name(target.name + PART)
    with told(target):
        whole = prove(backup, cabinet, key)
        need_room(target.parent, backup.stat().st_size)
        try:
            shutil.copyfile(backup, part)
            _go_on_from(part, key, max(generation, whole.generation))
            seal(part)
            sync(part)
            forget(part)
            found = prove(part, cabinet, key)
            if not found.same_but_generation(whole):
                raise Refusal(f"备份“{backup.name}”抄过来以后对不上，没有恢复，台账还是原来的。请检查磁盘，再试一次。")
            let_go()
            clear_beside(target)
            put_in_place(part, target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return replace(found)


def _go_on_from(part: Path, key: bytes | None, generation: int) -> None:
    connection = sqlite.connect(str(part), isolation_level=None)
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        # The file has no name yet that anybody reads: no journal of it may be left.
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("UPDATE book SET value = ? WHERE key = 'generation' AND value <> ?", (str(generation),) * 2)
    finally:
        connection.close()
