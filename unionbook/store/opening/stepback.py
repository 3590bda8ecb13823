"""One step back from an upgrade: the original that was put aside takes the book's place again."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.backup.disk import clear_beside, digest_of, need_room, told
from unionbook.store.backup.looking import looked_at
from unionbook.store.book import Book
from unionbook.store.pc.memory import forget
from unionbook.store.sync import put_in_place, sync


def since_upgrade(book: Book, aside: Path, key: bytes | None = None) -> int:
    """How many acts an upgraded, open book has that the original put aside has not. Raises Refusal."""
    return _acts(book.rows("SELECT count(*) FROM act")) - _proved(aside, book.cabinet, key, book.facts["file_id"])


def step_back(book: Book, aside: Path, key: bytes | None, let_go: Callable[[], object]) -> Path:
    """Put the original back in the place of the upgraded book; where the upgraded one is kept.

    let_go: closes the book. What this PC remembers of it is forgotten, so that the program it belongs to takes it as it
    is. At every moment a whole book stands under the name. Raises Refusal, the upgraded one in its place.
    """
    path, file_id = book.path, book.facts["file_id"]
    kept = path.with_name(f"{path.stem}.升级后{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    part = kept.with_name(kept.name + ".part")
    _proved(aside, book.cabinet, key, file_id)
    with told(path):
        need_room(path.parent, path.stat().st_size)
        let_go()
        try:
            shutil.copyfile(path, part)
            sync(part)
            if digest_of(part) != digest_of(path):
                raise Refusal(f"升级后的“{path.name}”没能先留底，没有退回。请检查 U 盘，再试一次。")
            put_in_place(part, kept)
            clear_beside(path)
            put_in_place(aside, path)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    forget(file_id)
    return kept


def _proved(aside: Path, cabinet: Cabinet, key: bytes | None, file_id: str) -> int:
    """The acts of the original, every page of it read. Raises Refusal when it is not whole or not of this book."""
    with looked_at(aside, cabinet, key) as connection:
        found = [text for (text,) in connection.execute("PRAGMA integrity_check(1)") if text != "ok"]
        own = connection.execute("SELECT value FROM book WHERE key = 'file_id'").fetchone()
        if found or own != (file_id,):
            raise Refusal(f"“{aside.name}”不完整，或者不是这本台账的，没有退回。请用备份恢复。")
        return _acts(connection.execute("SELECT count(*) FROM act").fetchall())


def _acts(rows: list[tuple[int]]) -> int:
    return int(rows[0][0])
