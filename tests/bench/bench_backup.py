"""How fast a book of 200 MB is copied beside a plain copy of its file, and how long the window waits for the book.

    python -m pytest -m bench -s tests/bench/bench_backup.py      measure and judge
    python tests/bench/bench_backup.py                            measure and print

Plain: shutil.copyfile and fsync of the copy.  Ours: the copy of the open book as a backup begins it, and fsync; where
acts are written meanwhile it goes on through SQLite (by steps).  All to the same folder, in turn, the file's pages in
memory, the copy removed and the disk at rest before each. What comes after (reading it back from the disk, every page
checked, counted, sealed) is measured for itself: it does not touch the book.
"""

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import pytest

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[at]) for at in (2, 1)]

from sqlcipher3 import dbapi2 as sqlite

from unionbook.records import CABINET
from unionbook.store.backup.making import make_copy
from unionbook.store.backup.pages import write_copy
from unionbook.store.backup.still import copy_still
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.sync import sync

SIZE, ROUNDS = 200_000_000, 7
LEAST_SPEED = 0.6
"""Ours in parts of the plain copy's speed."""
MOST_WAIT = 0.1
"""Seconds the window may wait for the book, above what it waits without a backup."""


def large(path: Path) -> Book:
    """A book of 200 MB: people, their changes, and whole files."""
    book = create_book(path, CABINET)
    names = ["name", "id_number", "address", "phone"]
    number = 0
    while path.stat().st_size < SIZE:
        with book.change("导入") as act:
            rows = [[f"钱{n}", f"{n:018}", f"样板镇{n}号" * 4, f"1{n:010}"] for n in range(number, number + 20_000)]
            act.add_many("person", names, rows)
            for _ in range(8):
                act.keep(os.urandom(500_000))
        number += 20_000
    return book


@dataclass
class Measured:
    """Seconds of each round; size: bytes of the book."""

    size: int
    plain: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    whole: float = 0.0
    alone: float = 0.0
    waited: float = 0.0
    saved: int = 0

    def speed(self) -> float:
        """Ours in parts of the plain copy's."""
        return median(self.plain) / median(self.ours)

    def told(self) -> list[str]:
        """Lines for people."""
        megabytes = self.size / 1e6
        plain, ours, steps = (median(one) for one in (self.plain, self.ours, self.steps))
        return [
            f"book {megabytes:.0f} MB, median of {len(self.plain)} rounds",
            f"plain copy and fsync  {plain:6.2f} s  {megabytes / plain:6.0f} MB/s",
            f"backup's copy, fsync  {ours:6.2f} s  {megabytes / ours:6.0f} MB/s   {self.speed():.2f} of the plain copy",
            f"the same by steps     {steps:6.2f} s  {megabytes / steps:6.0f} MB/s   {plain / steps:.2f}",
            f"whole backup (copied, read back, checked, counted, sealed)  {self.whole:.2f} s",
            f"meanwhile {self.saved} records saved; the longest took {self.waited * 1000:.0f} ms,"
            f" {self.alone * 1000:.0f} ms without a backup",
        ]


def measure(folder: Path) -> Measured:
    """All of it, in a folder of the disk to be measured."""
    path, copy = folder / "台账.ubk", folder / "副本.ubk"
    with large(path) as book:
        found = Measured(path.stat().st_size)
        for _ in range(ROUNDS):
            found.plain.append(_timed(lambda: _plain(path, copy), copy))
            found.ours.append(_timed(lambda: copy_still(book, copy), copy))
            found.steps.append(_timed(lambda: write_copy(book.connection, copy), copy))
        found.alone = max(_save(book) for _ in range(200))
        _while_saving(book, copy, found)
    return found


def _plain(path: Path, copy: Path) -> None:
    shutil.copyfile(path, copy)
    sync(copy)


def _timed(work: Callable[[], object], copy: Path) -> float:
    copy.unlink(missing_ok=True)
    if sys.platform != "win32":
        os.sync()
    sleep(0.2)
    start = perf_counter()
    work()
    return perf_counter() - start


def _save(book: Book) -> float:
    start = perf_counter()
    with book.change("登记") as act:
        act.add("person", {"name": "孙丙"})
    return perf_counter() - start


def _while_saving(book: Book, copy: Path, found: Measured) -> None:
    """Save a record again and again while a whole backup is made in another thread."""
    copy.unlink(missing_ok=True)

    def back_up() -> None:
        start = perf_counter()
        make_copy(book, copy)
        found.whole = perf_counter() - start

    thread = threading.Thread(target=back_up)
    thread.start()
    while thread.is_alive():
        found.waited = max(found.waited, _save(book))
        found.saved += 1
        sleep(0.01)
    thread.join()


@pytest.mark.bench
def test_a_backup_is_fast_and_the_window_does_not_wait(tmp_path: Path) -> None:
    found = measure(tmp_path)
    print("", *found.told(), sep="\n")
    assert found.speed() >= LEAST_SPEED
    assert found.waited - found.alone <= MOST_WAIT


if __name__ == "__main__":
    print(f"SQLite {sqlite.sqlite_version}")
    with tempfile.TemporaryDirectory() as room:
        print(*measure(Path(room)).told(), sep="\n")
