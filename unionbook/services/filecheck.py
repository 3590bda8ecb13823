"""核对台账文件: the full check, of a whole copy, so that work goes on meanwhile; its result is kept on this PC."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.services.check import Finding, prove
from unionbook.store.backup.looking import Damaged, read_as_book
from unionbook.store.backup.making import make_copy
from unionbook.store.book import Book
from unionbook.store.notice import Hurt
from unionbook.store.pc import checks
from unionbook.store.pc.folder import folder

Step = Callable[[int, int], bool]

WHOLE, COPIED = 100, 60
"""The way, and how much of it is copying."""


@dataclass(frozen=True)
class Checked:
    """What came of a check. at: by this PC's clock.  rows: records that were checked."""

    at: datetime
    rows: int
    found: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Was nothing found?"""
        return not self.found

    @property
    def physical(self) -> bool:
        """Is the file itself damaged, so that nothing more should be written to it?"""
        return any(one.where == FILE for one in self.found)

    @property
    def sentence(self) -> str:
        """All of it in a sentence."""
        if self.sound:
            return f"台账文件完好：{self.rows:,} 条记录连同修改历史逐页、逐条核对过，没有发现问题。"
        return f"核对台账文件发现 {len(self.found)} 处问题：{self.found[0].where}，{self.found[0].sentence}"


FILE = "台账文件"


def check_file(book: Book, step: Step | None = None) -> Checked:
    """Copy the open book to this PC through SQLite, every page of it, and prove the copy. Raises Refusal when that
    could not be done; what is wrong with the book is in the result, and kept."""
    room = folder("checking", book.facts["file_id"])
    try:
        found, rows = _proved(book, room / book.path.name, step)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    result = Checked(datetime.now(), rows, tuple(found))
    checks.checked(book.facts["file_id"], result.at.date(), [f"{one.where}：{one.sentence}" for one in found])
    return result


def _proved(book: Book, copy: Path, step: Step | None) -> tuple[list[Finding], int]:
    def copying(done: int, total: int) -> bool:
        return step is None or step(COPIED * done // max(total, 1), WHOLE)

    try:
        facts = make_copy(book, copy, book.key, copying)
    except (Damaged, Hurt) as damaged:
        return [Finding(FILE, damaged.sentence, True)], 0
    with read_as_book(copy, book.cabinet, book.key) as glass:
        going = True

        def proving(done: int, total: int) -> bool:
            nonlocal going
            going = step is None or step(COPIED + (WHOLE - COPIED) * done // total, WHOLE)
            return going

        found = prove(glass, proving)
    if not going:
        raise Refusal("核对已停下，没有核对完；台账没有改动，可以照常使用。")
    return found, sum(facts.rows.values())


def last_check(book: Book) -> tuple[date | None, list[str]]:
    """The day of the last full check on this PC, None when there was none; what it found."""
    return checks.last(book.facts["file_id"])
