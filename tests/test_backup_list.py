"""The list of a folder of backups: made again of its files, written by one at a time, free of leftovers."""

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from backup_folder import copies, work
from report_book import empty_book, full_book

from unionbook.services.backup.keeping import Backups, Why
from unionbook.store.backup.place import LIST
from unionbook.store.book import Book

NOW = datetime(2026, 11, 28, 17, 5)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with full_book(tmp_path / "青山台账.ubk") as made:
        yield made


def test_a_lost_list_is_made_again_of_the_files_and_strangers_are_left_alone(book: Book, tmp_path: Path) -> None:
    second = tmp_path / "共用的盘"
    second.mkdir()
    backups = Backups(book)
    backups.put_second(second)
    for day in (1, 2, 3):
        work(book, f"{day}号厂")
        backups.make(Why.CLOSING, now=datetime(2026, 2, day, 17))
    with empty_book(tmp_path / "别的台账.ubk") as other:
        work(other, "别厂")
        theirs = Backups(other)
        theirs.put_second(second)
        theirs.make(Why.CLOSING, now=NOW)
    (second / "照片.ubk").write_bytes(b"no backup")
    place = backups.second()
    assert place is not None
    before = place.listed()
    assert len(before) == 3
    for content in ("", "{", "[1]", '{"x.ubk": 3}'):
        (second / LIST).write_text(content, encoding="utf-8")
        again = place.listed()
        assert [(one.path, one.rows, one.generation) for one in again] == [
            (one.path, one.rows, one.generation) for one in before
        ]
    assert (second / "照片.ubk").exists() and len(list(second.glob("别的台账*.ubk"))) == 1


def test_looking_while_a_backup_is_made_loses_nothing_of_what_is_known_of_it(tmp_path: Path) -> None:
    with empty_book(tmp_path / "空台账.ubk") as book:
        backups, ended = Backups(book), threading.Event()

        def look() -> None:
            while not ended.is_set():
                backups.listed()

        looking = [threading.Thread(target=look) for _ in range(2)]
        for one in looking:
            one.start()
        try:
            for number in range(5):
                work(book, f"第{number}厂")
                backups.make(Why.BATCH, now=NOW)
        finally:
            ended.set()
            for one in looking:
                one.join()
        assert {(one.why, one.hurt) for one in backups.listed()} == {(Why.BATCH.value, "")}


def test_leftovers_of_a_cut_are_swept_and_never_listed(book: Book) -> None:
    backups = Backups(book)
    folder = backups.own().folder
    (folder / "青山台账.000001.20261127-0900.ubk.part").write_bytes(b"half")
    assert backups.listed() == []
    backups.make(Why.ASKED, now=NOW)
    assert copies(folder) == ["青山台账.000001.20261128-1705.ubk"]
