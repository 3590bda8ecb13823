"""What this PC remembers: an older copy is told from the newest, and from one that moved on elsewhere."""

import shutil
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_book import empty_book

from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.store.files import open_book
from unionbook.store.notice import Topic
from unionbook.store.pc.folder import HOME, folder, read_json, write_json
from unionbook.store.pc.memory import Seen, Standing, accept, compare, recall, remember, state_of

STATES = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 5))
WHEN = datetime(2021, 1, 5)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME, str(tmp_path / "本机"))
    return tmp_path / "本机"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with empty_book(tmp_path / "台账.ubk") as made:
        work(made, "甲厂")
        yield made


def work(book: Book, name: str) -> None:
    with book.change(f"登记{name}") as act:
        act.add("enterprise", {"name": name})


def standing(book: Book) -> Standing:
    return compare(state_of(book), recall(book.facts["file_id"])).standing


def test_a_book_never_seen_is_unknown_and_then_the_same(book: Book, home: Path) -> None:
    for kept in (home / "books").iterdir():
        kept.unlink()
    assert standing(book) is Standing.UNKNOWN
    remember(book)
    assert standing(book) is Standing.SAME
    work(book, "乙厂")
    assert standing(book) is Standing.SAME, "each act is noted"
    since(book).unlink()
    assert standing(book) is Standing.NEWER
    seen = recall(book.facts["file_id"])
    assert seen is not None and seen.where == str(book.path.absolute()) and seen.generation == 1


def test_a_copy_of_yesterday_is_older_by_so_many_acts(book: Book, tmp_path: Path) -> None:
    copy = tmp_path / "昨天的.ubk"
    shutil.copy(book.path, copy)
    work(book, "乙厂")
    work(book, "丙厂")
    remember(book)
    with open_book(copy, CABINET) as older:
        found = compare(state_of(older), recall(older.facts["file_id"]))
        assert (found.standing, found.behind, found.ahead) == (Standing.OLDER, 2, 0)
        assert older.read_only
        older.read_only = ""
        older.connection.execute("PRAGMA query_only = OFF")
        work(older, "丁厂")
        found = compare(state_of(older), recall(older.facts["file_id"]))
        assert (found.standing, found.behind, found.ahead) == (Standing.APART, 2, 1)
        remember(older)
        assert compare(state_of(book), recall(book.facts["file_id"])).standing is Standing.SAME, "not forgotten"
        accept(older)
        assert standing(older) is Standing.SAME


def test_damaged_memory_is_no_memory(book: Book, home: Path) -> None:
    remember(book)
    (file,) = (home / "books").iterdir()
    for body in (b"", b"{", b"[1]", b'{"state": 3}', b'{"state": {"a": "x"}}', b"\xff\xfe\x00"):
        file.write_bytes(body)
        assert recall(book.facts["file_id"]) is None
    remember(book)
    assert recall(book.facts["file_id"]) is not None


def test_no_room_to_remember_is_no_reason_to_fail(book: Book, home: Path) -> None:
    shutil.rmtree(home)
    home.write_text("这里是一个文件，不是文件夹", encoding="utf-8")
    remember(book)
    assert recall(book.facts["file_id"]) is None


def test_nothing_of_the_content_is_remembered(book: Book, home: Path) -> None:
    remember(book)
    told = "".join(path.read_text(encoding="utf-8") for path in home.rglob("*.json"))
    assert "甲厂" not in told


def test_a_small_file_is_whole_or_the_old_one(home: Path) -> None:
    path = folder("books") / "试.json"
    write_json(path, {"a": 1})
    assert read_json(path) == {"a": 1} and not list(home.rglob("*.part"))


@given(STATES, STATES)
def test_two_copies_stand_to_each_other_the_same_from_both_sides(one: dict[str, int], other: dict[str, int]) -> None:
    here = compare(one, Seen(other, "", WHEN))
    there = compare(other, Seen(one, "", WHEN))
    mirrored = {Standing.OLDER: Standing.NEWER, Standing.NEWER: Standing.OLDER}
    assert there.standing is mirrored.get(here.standing, here.standing)
    assert (here.behind, here.ahead) == (there.ahead, there.behind)
    assert (here.standing is Standing.SAME) == (one == other)


def test_a_program_that_ended_without_a_word_is_remembered_to_its_last_act(book: Book, tmp_path: Path) -> None:
    copy = tmp_path / "昨天的.ubk"
    book.close()
    shutil.copy(book.path, copy)
    with open_book(book.path, CABINET) as again:
        work(again, "乙厂")
        work(again, "丙厂")
        seen = recall(again.facts["file_id"])
        assert seen is not None and dict(seen.state) == state_of(again)
        kept = {path.name: path.read_bytes() for path in folder("books").iterdir()}
    # As after a power cut: nothing that closing the book has written.
    for path in folder("books").iterdir():
        path.unlink()
    for name, body in kept.items():
        (folder("books") / name).write_bytes(body)
    with open_book(copy, CABINET) as old:
        assert (old.notices[0].topic, old.notices[0].behind) == (Topic.OLDER, 2)


def since(book: Book) -> Path:
    return folder("books") / f"{book.facts['file_id']}.since"


def test_a_note_that_is_torn_or_lost_costs_no_more_than_itself(book: Book) -> None:
    remember(book)
    work(book, "乙厂")
    note = since(book)
    whole = note.read_bytes()
    for body in (b"", whole[:-3], b"x" + whole, whole.replace(b" ", b" -"), b"\x00" * 40, b"\xff" * 9):
        note.write_bytes(body)
        assert standing(book) is Standing.NEWER
    note.write_bytes(whole)
    work(book, "丙厂")
    assert standing(book) is Standing.SAME
    remember(book)
    assert not note.exists()


def test_noting_an_act_costs_next_to_nothing(book: Book) -> None:
    times = []
    for number in range(60):
        work(book, f"{number}厂")
        began = time.perf_counter()
        book.listeners[0](set())
        times.append(time.perf_counter() - began)
    assert sorted(times)[30] < 0.01, f"{sorted(times)[30] * 1000:.2f} ms"
