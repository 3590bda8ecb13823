"""Saves that fail: at every write of a save the answer is true, and nothing of it is half there."""

import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from figures import tell
from sqlcipher3 import dbapi2 as sqlite
from stick import SMALL, add, names, new_book

from unionbook.ground.errors import Refusal
from unionbook.services.check import check
from unionbook.store.book import Book
from unionbook.store.files import open_book
from unionbook.store.notice import Unsettled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    stick = tmp_path / "U盘"
    stick.mkdir()
    return new_book(stick / "台账.ubk", "赵甲子")


class Failing:
    """A connection whose COMMIT goes wrong: before the file has it, or after."""

    def __init__(self, connection: sqlite.Connection, written: bool) -> None:
        self.connection, self.written = connection, written

    def __getattr__(self, name: str) -> object:
        return getattr(self.connection, name)

    def execute(self, sql: str, *values: object) -> sqlite.Cursor:
        if sql == "COMMIT":
            self.connection.execute("COMMIT" if self.written else "ROLLBACK")
            raise sqlite.OperationalError("disk I/O error")
        return self.connection.execute(sql, *values)


def spoil(book: Book, written: bool) -> None:
    book.connection = book.session.connection = Failing(book.connection, written)


def test_an_error_after_the_save_is_no_error(path: Path) -> None:
    with open_book(path, SMALL) as book:
        heard: list[set[str]] = []
        book.listeners.append(heard.append)
        spoil(book, written=True)
        add(book, "钱乙丑")
        assert heard == [{"person"}]
        add(book, "孙丙寅")
        assert check(book) == []
    with open_book(path, SMALL) as book:
        assert names(book) == ["孙丙寅", "赵甲子", "钱乙丑"]


def test_an_error_before_the_save_is_told_and_the_next_save_works(path: Path) -> None:
    with open_book(path, SMALL) as book:
        spoil(book, written=False)
        with pytest.raises(Refusal, match="I/O"):
            add(book, "钱乙丑")
        assert names(book) == ["赵甲子"]
        add(book, "孙丙寅")
        assert check(book) == []
    with open_book(path, SMALL) as book:
        assert names(book) == ["孙丙寅", "赵甲子"]


@pytest.mark.parametrize("written", [True, False])
def test_a_file_that_went_away_is_asked_when_it_is_back(path: Path, tmp_path: Path, written: bool) -> None:
    with open_book(path, SMALL) as book:
        spoil(book, written)
        pulled = tmp_path / "拔出"
        real = book.reconnect
        assert real is not None
        book.reconnect = lambda: (_ for _ in ()).throw(Refusal("找不到。"))
        with pytest.raises(Unsettled, match="还不知道存上没有"):
            add(book, "钱乙丑")
        with pytest.raises(Unsettled):
            names(book)
        with pytest.raises(Unsettled):
            add(book, "孙丙寅")
        assert not pulled.exists()
        book.reconnect = real
        assert book.resolve() is written
        assert ("钱乙丑" in names(book)) is written
        add(book, "孙丙寅")
        assert check(book) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")
def test_a_book_that_is_no_longer_there_is_not_written_to(path: Path, tmp_path: Path) -> None:
    with open_book(path, SMALL) as book:
        away = tmp_path / "别处.ubk"
        shutil.move(path, away)
        with pytest.raises(Refusal, match="不见了"):
            add(book, "钱乙丑")
        shutil.copy(away, path)
        with pytest.raises(Refusal, match="换成另一个文件"):
            add(book, "钱乙丑")
        os.replace(away, path)
        add(book, "孙丙寅")
    with open_book(path, SMALL) as book:
        assert names(book) == ["孙丙寅", "赵甲子"]


def test_a_full_disk_is_told_and_the_old_is_readable(path: Path) -> None:
    with open_book(path, SMALL) as book:
        ((pages,),) = book.rows("PRAGMA page_count")
        book.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(Refusal, match="磁盘已满"), book.change("很多") as act:
            for n in range(2000):
                act.add("person", {"name": f"钱{n}"})
        assert names(book) == ["赵甲子"]
        book.connection.execute("PRAGMA max_page_count = 1000000")
        add(book, "孙丙寅")
        assert check(book) == []


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file may be written beyond so many bytes."""
    if sys.platform == "win32":
        pytest.skip("Windows does not limit the length of files")
    import resource

    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("room", [0, 20])
def test_a_disk_full_to_the_last_byte_closes_the_book_all_the_same(path: Path, room: int) -> None:
    """There is no room for its seal, or for the beginning of it."""
    book = open_book(path, SMALL)
    with book.change("很多") as act:
        for n in range(2000):
            act.add("person", {"name": f"钱{n}"})
    ((pages,),) = book.rows("PRAGMA page_count")
    with largest_file(pages * 4096 + room):
        book.close()
    with open_book(path, SMALL) as book:
        assert book.count("person") == 2001 and not book.read_only


@pytest.mark.parametrize("step", [pytest.param(512, marks=pytest.mark.slow), 49_152])
def test_a_write_that_fails_at_any_byte_leaves_all_or_nothing(path: Path, step: int) -> None:
    body, told = path.read_bytes(), Counter[str]()
    wanted = sorted(["赵甲子", *(f"批{n:03}" for n in range(200))])
    for extra in count(0, step):
        path.write_bytes(body)
        with open_book(path, SMALL) as book:
            book.connection.execute("PRAGMA cache_size = 5")
            try:
                with largest_file(len(body) + extra), book.change("批") as act:
                    for n in range(200):
                        act.add("person", {"name": f"批{n:03}"})
                saved = True
            except Refusal as refusal:
                assert refusal.sentence.endswith("。")
                saved = False
            if book.doubt is not None:
                saved = book.resolve()
            now = wanted if saved else ["赵甲子"]
            assert names(book) == now
        with open_book(path, SMALL) as book:
            assert not book.read_only and names(book) == now and check(book) == []
        told["saved" if saved else "refused"] += 1
        if saved:
            break
    assert told["refused"]
    if step < 49_152:
        tell(f"file that may not grow beyond {told['refused']} sizes: refused whole each time, then saved")
