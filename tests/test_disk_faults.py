"""The disk fails at every write and sync of every deed: said in words, kept on this PC, finished once it is well again.

python -m pytest tests/test_disk_faults.py -m slow -s     every moment of every deed, and how many there were
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from deed_book import DEEDS, held, placed
from disk_below import CAN, below
from failing_disk import FAULTS, Failing
from figures import tell
from memory_disk import in_memory

from unionbook.services.check import check
from unionbook.services.recovery.comeback import come_back
from unionbook.services.recovery.keeping import Kept, journal_of
from unionbook.services.recovery.replay import make_good, waiting
from unionbook.store.book import Book

pytestmark = pytest.mark.skipif(not CAN, reason="this SQLite does not show its VFS")

WORDS = {
    "full": "磁盘已满，写不下。",
    "write": "读写“工会台账.ubk”时出了问题。",
    "sync": "读写“工会台账.ubk”时出了问题。",
    "broken": "读写“工会台账.ubk”时出了问题。",
    "pulled": "U 盘已拔出。",
    "protected": "“工会台账.ubk”变成了只读",
}


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the stick is."""
    with in_memory(monkeypatch) as made:
        yield made / "r"


def done(book: Book, wanted: object) -> None:
    assert held(book) == wanted and not book.read_only and waiting(book) == 0


def tried(folder: Path, deed: str, fault: str, n: int, wanted: object) -> str:
    """The deed with a disk that fails at the n-th moment: "" when it has not so many, or how it ended."""
    stick = placed(folder)
    disk = Failing(FAULTS[fault], n, stick.folder, stick.pull)
    with below(disk):
        book = stick.opened()
        call, before = DEEDS[deed](book), held(book)
        disk.arm()
        try:
            call()
            ended = "saved"
        except Kept as kept:
            ended = "kept"
            assert kept.sentence.startswith(WORDS[fault]) and "已存在本机" in kept.sentence, kept.sentence
            assert waiting(book) > 0
        disk.mend()
        if disk.hit and FAULTS[fault].pulls:
            stick.put()
        if ended == "kept":
            come_back(book)
            assert held(book) in (before, wanted), "never a half act"
            assert [one.done for one in make_good(book)] == [True]
        done(book, wanted)
        journal = journal_of(book)
        book.close()
        assert journal is not None and not journal.path.exists()
        assert [one.name for one in stick.folder.iterdir()] == [stick.path.name]
        with stick.opened() as again:
            assert make_good(again) == []
            done(again, wanted)
            assert not [one for one in check(again) if one.hurt]
    return ended if disk.hit else ""


def wanted_of(folder: Path, deed: str) -> object:
    """What the book holds when nothing fails."""
    with placed(folder).opened() as book:
        DEEDS[deed](book)()
        return held(book)


def moments(folder: Path, deed: str, fault: str) -> int:
    """How many moments the deed has at which the fault may begin."""
    stick, many = placed(folder), 1_000_000
    disk = Failing(FAULTS[fault], many, stick.folder)
    with below(disk), stick.opened() as book:
        call = DEEDS[deed](book)
        disk.arm()
        call()
        disk.mend()
    return many - disk.left


@pytest.mark.parametrize(("at", "deed"), [*enumerate(DEEDS)])
def test_a_deed_that_fails_at_some_moment_is_finished_later(folder: Path, at: int, deed: str) -> None:
    fault = [*FAULTS][at % len(FAULTS)]
    n = 1 + 3 * at % moments(folder, deed, fault)
    assert tried(folder, deed, fault, n, wanted_of(folder, deed)) == "kept"


@pytest.mark.parametrize("fault", ["broken", "pulled"])
def test_failing_at_the_last_moment_it_is_asked_for_and_nothing_stays_beside_it(folder: Path, fault: str) -> None:
    wanted, last = wanted_of(folder, "drop_draft"), moments(folder, "drop_draft", fault)
    assert tried(folder, "drop_draft", fault, last, wanted) == "kept"


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_every_deed_that_fails_at_any_moment_is_finished_later(folder: Path, fault: str) -> None:
    told = Counter[str]()
    for deed in DEEDS:
        wanted, n = wanted_of(folder, deed), 1
        while ended := tried(folder, deed, fault, n, wanted):
            told[ended] += 1
            n += 1
    assert told["kept"] >= 2 * len(DEEDS), "each deed writes and syncs more than once"
    ends = f"{told['kept']} kept and finished, {told['saved']} saved"
    tell(f"{fault}: {told.total()} moments of {len(DEEDS)} deeds, {ends}, none half")
