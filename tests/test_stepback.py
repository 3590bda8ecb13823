"""One step back from an upgrade: the book of before for the program it belongs to; nothing is lost."""

import os
import shutil
from pathlib import Path

import pytest
from stick import SMALL, add, contents, names, new_book

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.records import calendar, draft, person
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book
from unionbook.store.notice import Topic
from unionbook.store.opening.stepback import since_upgrade, step_back

LARGER = Cabinet([person.KIND, person.DISTINCT, draft.KIND, calendar.KIND])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_book(tmp_path / "台账.ubk", "赵甲子", "钱乙丑")


def upgraded(path: Path, key: bytes | None = None) -> tuple[Book, Path]:
    """The book, opened by a newer program, and where the original stands."""
    book = open_book(path, LARGER, key)
    (told,) = [one for one in book.notices if one.topic is Topic.UPGRADED]
    assert told.aside is not None
    return book, told.aside


def test_the_book_of_before_is_back_and_goes_on(path: Path) -> None:
    book, aside = upgraded(path)
    assert since_upgrade(book, aside) == 0
    kept = step_back(book, aside, None, book.close)
    assert sorted(contents(path.parent)) == sorted([path.name, kept.name])
    with open_book(path, SMALL) as old:
        assert names(old) == sorted(["赵甲子", "钱乙丑"]) and not old.read_only and old.notices == []
        add(old, "孙丙寅")
    with open_book(kept, LARGER) as newer:
        assert names(newer) == sorted(["赵甲子", "钱乙丑"])


def test_what_was_done_since_is_told_and_stays_in_the_copy(path: Path) -> None:
    book, aside = upgraded(path)
    add(book, "孙丙寅")
    assert since_upgrade(book, aside) == 1
    kept = step_back(book, aside, None, book.close)
    with open_book(path, SMALL) as old:
        assert len(names(old)) == 2 and not old.read_only
    with open_book(kept, LARGER) as newer:
        assert len(names(newer)) == 3


def test_an_encrypted_one(tmp_path: Path) -> None:
    path, key = tmp_path / "台账.ubk", bytes(range(48))
    with create_book(path, SMALL, key) as made:
        add(made, "赵甲子")
    book, aside = upgraded(path, key)
    step_back(book, aside, key, book.close)
    with open_book(path, SMALL, key) as old:
        assert names(old) == ["赵甲子"] and not old.read_only


def test_an_original_that_is_hurt_or_of_another_book_is_not_put_back(path: Path, tmp_path: Path) -> None:
    book, aside = upgraded(path)
    with book:
        whole = aside.read_bytes()
        aside.write_bytes(whole[: len(whole) // 2])
        with pytest.raises(Refusal):
            step_back(book, aside, None, book.close)
        other = new_book(tmp_path / "另一本.ubk")
        with pytest.raises(Refusal, match="不是这本台账"):
            step_back(book, other, None, book.close)
        assert len(names(book)) == 2


@pytest.mark.parametrize("name", ["fsync", "replace"])
def test_a_failure_at_any_step_on_the_disk_leaves_a_whole_book(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    start, real = path.read_bytes(), getattr(os, name)
    for at in range(1, 30):
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        path.write_bytes(start)
        book, aside = upgraded(path)
        left = at

        def fail(*args: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                raise OSError(5, "Input/output error")
            return real(*args)

        with monkeypatch.context() as patch:
            patch.setattr(os, name, fail)
            try:
                step_back(book, aside, None, book.close)
            except Refusal as refusal:
                assert refusal.sentence.endswith("。")
        book.close()
        assert not [one for one in contents(path.parent) if one.endswith(".part")]
        with open_book(path, LARGER) as again:
            assert len(names(again)) == 2
        if left > 0:
            break
    assert at > 1
