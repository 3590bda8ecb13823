"""The disk fails at every write and sync of work on whole books: refused in words, and the file is the old or the new.

python build_scripts/prove.py disk-faults     every moment of each work, and how many there were
"""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from cut_scenes import LARGER, held
from disk_below import CAN, below
from failing_disk import FAULTS, Failing
from figures import tell
from memory_disk import in_memory
from stick import SMALL, new_book

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.check import check
from unionbook.services.recovery.comeback import come_back, know
from unionbook.store.backup import still
from unionbook.store.backup.carrying import carry
from unionbook.store.book import Book
from unionbook.store.connection import MAGIC
from unionbook.store.files import open_book
from unionbook.store.secrecy.keys import Key, new_key
from unionbook.store.secrecy.rekey import change_key

pytestmark = pytest.mark.skipif(not CAN, reason="this SQLite does not show its VFS")


@cache
def key() -> Key:
    return new_key("样板 口令 一二三四")


def bulk(book: Book) -> None:
    book.connection.execute("PRAGMA cache_size = 5")
    with book.change("导入") as act:
        act.add_many("person", ["name"], [[f"孙{n}"] for n in range(150)])


def backup(book: Book) -> None:
    """Its troubles are told, not raised."""
    outcome = Backups(book).make(Why.ASKED, always=True)
    if outcome.troubles:
        raise Refusal(outcome.troubles[0])


@dataclass(frozen=True)
class Work:
    """Work on a whole book. act: on the open book; None: opening it is the work.  cabinet: to open it with.

    adds: rows it adds.
    """

    act: Callable[[Book], object] | None
    cabinet: Cabinet = SMALL
    adds: int = 0


WORKS = {
    "bulk": Work(bulk, adds=150),
    "upgrade": Work(None, LARGER),
    "encrypt": Work(lambda book: change_key(book, key())),
    "backup": Work(backup),
    "copy": Work(lambda book: carry(book, book.path.with_name("副本.ubk"))),
}


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Copies go through SQLite, whose disk it is that fails."""
    monkeypatch.setattr(still, "_LOCKED", 0)
    with in_memory(monkeypatch) as made:
        new_book(made / "台账.ubk", "赵甲子", "钱乙丑")
        yield made


def laid(room: Path) -> Path:
    """The book on a stick, and a PC that has no backup of it and knows no newer one."""
    stick = room / "E盘"
    shutil.rmtree(stick, ignore_errors=True)
    stick.mkdir()
    for name in ("books", "backups", "checks"):
        shutil.rmtree(Path(os.environ["UNIONBOOK_HOME"], name), ignore_errors=True)
    return Path(shutil.copy(room / "台账.ubk", stick))


def tried(room: Path, name: str, fault: str, n: int) -> str:
    """The work with a disk that fails at the n-th moment: "" when it has not so many, or how it ended."""
    path, away = laid(room), room / "拔出"
    with open_book(path, SMALL) as book:
        before = held(book)
    failing = Path(os.environ["UNIONBOOK_HOME"], "backups") if name == "backup" else path.parent
    disk = Failing(FAULTS[fault], n, failing, lambda: failing.rename(away))

    def put() -> None:
        if away.exists():
            shutil.rmtree(failing, ignore_errors=True)
            away.rename(failing)

    with below(disk):
        ended = _ended(path, WORKS[name], disk, put)
    plain = path.read_bytes().startswith(MAGIC)
    assert plain or name == "encrypt"
    with open_book(path, WORKS[name].cabinet, None if plain else key().raw) as book:
        assert not book.read_only and not check(book)
        rows = WORKS[name].adds if ended == "done" else 0
        assert len(held(book)[2]) == len(before[2]) + rows and (rows or held(book) == before)
        assert all(one.good for one in Backups(book).listed())
    beside = {one.name for one in path.parent.iterdir()} - {path.name, "副本.ubk"}
    assert not {one for one in beside if "升级前" not in one} or fault == "pulled", beside
    return ended if disk.hit else ""


def _ended(path: Path, work: Work, disk: Failing, put: Callable[[], object]) -> str:
    """Do it and say how it ended; the disk is well again afterwards."""
    book = None
    try:
        if work.act is None:
            disk.arm()
        book = open_book(path, work.cabinet)
        know(book)
        disk.arm()
        if work.act is not None:
            work.act(book)
        ended = "done"
    except Refusal as refusal:
        assert refusal.sentence.endswith("。") and any("一" <= sign <= "鿿" for sign in refusal.sentence)
        ended = "refused"
    disk.mend()
    put()
    if book is not None and ended == "refused" and disk.hit:
        if book.doubt is not None:
            ended = "done" if book.resolve() else "refused"
        come_back(book)
    if book is not None:
        book.close()
    return ended


SAMPLE = [
    ("bulk", "sync", 1),
    ("upgrade", "write", 6),
    ("encrypt", "broken", 6),
    ("backup", "full", 6),
    ("copy", "pulled", 6),
]


@pytest.mark.parametrize(("name", "fault", "n"), SAMPLE)
def test_work_that_fails_at_some_moment_is_refused_and_nothing_is_half(
    room: Path, name: str, fault: str, n: int
) -> None:
    assert tried(room, name, fault, n) == "refused"


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_work_that_fails_at_any_moment_is_refused_and_nothing_is_half(room: Path, fault: str) -> None:
    told: Counter[str] = Counter()
    for name in WORKS:
        n = 1
        while ended := tried(room, name, fault, n):
            told[ended] += 1
            n += 1
    assert told["refused"]
    words = f"{told.total()} moments of {', '.join(WORKS)}"
    tell(f"{fault}: {words}: {told['refused']} refused, {told['done']} done, none half")
