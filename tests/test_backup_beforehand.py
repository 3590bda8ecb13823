"""Before anything that changes much there is a backup of what was, whichever door it comes through."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from cli.support import process

from unionbook.ground.kind import Kind
from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.batch.editing import edit
from unionbook.services.past import foresee, take_back
from unionbook.services.saving import remove
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.history import acts

COMMUNITY: Kind = CABINET["community"]
ON = date(2020, 3, 4)
UTF8 = {"PYTHONUTF8": "1"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "台账.ubk"


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    with create_book(path, CABINET) as made:
        with made.change("登记社区") as act:
            for name in "甲乙丙丁":
                act.add("community", {"name": f"样板{name}社区", "sort": "village", "stage": "none"})
        yield made


def whys(book: Book) -> list[str]:
    return [one.why for one in Backups(book).listed()]


def uids(book: Book) -> list[str]:
    return [uid for (uid,) in book.rows("SELECT uid FROM community ORDER BY uid")]


def test_many_are_moved_changed_and_removed_after_a_backup_and_one_is_not(book: Book) -> None:
    first, *others = uids(book)
    move(book, COMMUNITY, [first], "planned", ON)
    edit(book, COMMUNITY, [first], "note", "看过")
    assert whys(book) == []
    move(book, COMMUNITY, others, "planned", ON)
    assert whys(book) == [Why.BATCH]
    edit(book, COMMUNITY, others, "note", "看过")
    remove(book, COMMUNITY, others[:2])
    assert whys(book) == [Why.BATCH] * 3
    states = [one.rows["community"] for one in Backups(book).listed()]
    assert states == [4, 4, 4] and book.count("community") == 2


def test_taking_many_back_is_a_batch_too(book: Book) -> None:
    move(book, COMMUNITY, uids(book), "planned", ON)
    before = len(whys(book))
    number, key = acts(book, 1)[0].number, acts(book, 1)[0].key
    assert foresee(book, number) == [] and len(whys(book)) == before, "looking ahead makes none"
    take_back(book, key)
    assert len(whys(book)) == before + 1
    take_back(book, acts(book, 1)[0].key)
    assert {stage for (stage,) in book.rows("SELECT stage FROM community")} == {"planned"}


def test_the_command_line_makes_them(book: Book, path: Path) -> None:
    book.close()
    listed = process("list", path, "community", "--json")
    assert listed.code == 0, listed.err
    rows = [one["id"] for one in json.loads(listed.out)]
    moved = process("stage", path, "community", "planned", "--rows", *rows, "--on", "2020-03-04", "--json", **UTF8)
    assert moved.code == 0, moved.err
    assert len(json.loads(moved.out)["moved"]) == 4
    assert [one["why"] for one in json.loads(process("backups", path, "--json", **UTF8).out)] == [Why.BATCH]
