"""How fast members go through the door, and what the change set adds to the file.

    python -m pytest -m bench -s tests/bench/bench_grow.py      measure and judge
    python tests/bench/bench_grow.py                            measure and print

Bare: one executemany for each table in one transaction, same library, settings, tables and indexes, same rows.
"""

import gc
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from unionbook.records import CABINET
from unionbook.services.demo import book1, growth, office
from unionbook.services.demo.book1 import firms
from unionbook.services.demo.book1.staff import BODY, PEOPLE
from unionbook.services.demo.growth import Block
from unionbook.services.demo.maker import Maker
from unionbook.store.book import Book
from unionbook.store.files import create_book

MEMBERS, ROUNDS, SINGLES = 50_000, 5, 2_000
SLOWEST, MOST_ADDED, MOST_BYTES = 1 / 8, 0.40, 300
"""The door's share of the bare speed, bytes added to the tables by a bulk import, bytes for one changed field."""


@dataclass
class Measured:
    """Seconds of each round; bytes of the file before and after each way of writing and after the single acts."""

    bare: list[float] = field(default_factory=list)
    door: list[float] = field(default_factory=list)
    single: list[float] = field(default_factory=list)
    empty: int = 0
    bare_size: int = 0
    door_size: int = 0
    single_size: int = 0

    @property
    def speed(self) -> float:
        """The door's speed as a share of the bare one's."""
        return median(self.bare) / median(self.door)

    @property
    def added(self) -> float:
        """What the change set adds to the tables of a bulk import."""
        return (self.door_size - self.bare_size) / (self.bare_size - self.empty)

    @property
    def each(self) -> float:
        """Bytes for one changed field, each in an act of its own."""
        return (self.single_size - self.door_size) / SINGLES

    def lines(self) -> list[str]:
        """The table of figures."""
        rows = (
            ("bare executemany, s", f"{median(self.bare):.2f}", f"{min(self.bare):.2f}-{max(self.bare):.2f}"),
            ("through the door, s", f"{median(self.door):.2f}", f"{min(self.door):.2f}-{max(self.door):.2f}"),
            ("door / bare speed", f"1/{1 / self.speed:.2f}", f">= 1/{1 / SLOWEST:.0f}"),
            ("tables and indexes, MB", f"{(self.bare_size - self.empty) / 1e6:.1f}", ""),
            ("added by the change set", f"{self.added:.1%}", f"<= {MOST_ADDED:.0%}"),
            ("bytes for a changed field", f"{self.each:.0f}", f"<= {MOST_BYTES}"),
            ("one single-field act, ms", f"{1000 * median(self.single):.2f}", ""),
        )
        head = f"{MEMBERS} members with their persons, medians of {ROUNDS}"
        return [head, *(f"{name:28}{value:>10}  {more}" for name, value, more in rows)]


def used_bytes(book: Book) -> int:
    """The bytes of the pages in use."""
    size, pages, free = (book.rows(f"PRAGMA {name}")[0][0] for name in ("page_size", "page_count", "freelist_count"))
    return int(size * (pages - free))


def begun(path: Path) -> Maker:
    """A new book with office, firms and unions, their keys the same each time."""
    maker = Maker(create_book(path, CABINET), book1.PRACTICE.day)
    office.write(maker, BODY, PEOPLE)
    firms.write(maker)
    return maker


def rows(folder: Path) -> list[Block]:
    """The rows both ways write, made once."""
    maker = begun(folder / "rows.ubk")
    counts: Counter[str] = Counter()
    with maker.book:
        return [growth.prepared(maker, growth.BLOCK, counts) for _ in range(MEMBERS // growth.BLOCK)]


def bare(book: Book, blocks: Sequence[Block]) -> None:
    """The rows by plain executemany in one transaction."""
    book.connection.execute("BEGIN IMMEDIATE")
    for block in blocks:
        _insert(book, "person", block.person_names, block.person_keys, block.persons)
        _insert(book, "member", block.member_names, block.member_keys, block.members)
        _insert(book, "member_event", block.change_names, block.change_keys, block.changes)
    book.connection.execute("COMMIT")


def _insert(book: Book, table: str, names: list[str], keys: list[str], rows: list[list[str | int | None]]) -> None:
    columns = ", ".join(f'"{name}"' for name in ("uid", *names))
    marks = ", ".join("?" * (len(names) + 1))
    book.connection.executemany(
        f'INSERT INTO "{table}" ({columns}) VALUES ({marks})',
        ((key, *row) for key, row in zip(keys, rows, strict=True)),
    )


def through_the_door(maker: Maker, blocks: Sequence[Block]) -> None:
    """The same rows as acts of the book, all in one."""
    with maker.book.change("导入会员"):
        for block in blocks:
            growth.put(maker, block)


def single_acts(book: Book, keys: Sequence[str]) -> list[float]:
    """Seconds of each of many acts that change one field of one row."""
    found = []
    for at, key in enumerate(keys):
        start = perf_counter()
        with book.change("修改会员") as act:
            act.set("member", key, {"job": f"岗位{at % 50}"})
        found.append(perf_counter() - start)
    return found


def timed(work: Callable[[], None]) -> float:
    """Seconds the work takes, the garbage of earlier work collected before."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def measure(folder: Path) -> Measured:
    """Both ways in turns, each into a new book."""
    result, blocks = Measured(), rows(folder)
    for turn in range(ROUNDS):
        maker = begun(folder / f"bare{turn}.ubk")
        with maker.book as book:
            result.empty = used_bytes(book)
            result.bare.append(timed(partial(bare, book, blocks)))
            result.bare_size = used_bytes(book)
        maker = begun(folder / f"door{turn}.ubk")
        with maker.book as book:
            result.door.append(timed(partial(through_the_door, maker, blocks)))
            result.door_size = used_bytes(book)
            if turn == ROUNDS - 1:
                result.single = single_acts(book, blocks[0].member_keys[: 2 * SINGLES : 2])
                result.single_size = used_bytes(book)
    return result


@pytest.mark.bench
def test_the_door_keeps_its_share(tmp_path: Path) -> None:
    found = measure(tmp_path)
    print("", *found.lines(), sep="\n")
    assert found.speed >= SLOWEST
    assert found.added <= MOST_ADDED
    assert found.each <= MOST_BYTES


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        print(*measure(Path(work)).lines(), sep="\n")
