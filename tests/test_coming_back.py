"""A file that goes away at a bad moment: what stands in its place is left alone, and no thread takes another's act."""

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

import pytest
from stick_book import Stick, firm, pulled, saved, unreadable

from unionbook.ground.errors import Refusal
from unionbook.services.backup.carrying import carry_to
from unionbook.services.backup.differing import now_of
from unionbook.services.check import check
from unionbook.services.recovery.comeback import Another, come_back
from unionbook.services.recovery.keeping import Kept
from unionbook.services.recovery.replay import make_good, waiting
from unionbook.services.saving import save
from unionbook.store.book import Book
from unionbook.store.mirror import Mirror
from unionbook.store.notice import Busy, Notice, Topic, Unsettled
from unionbook.store.opening.way import examine_behind
from unionbook.store.secrecy import veil

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path)


@pytest.fixture
def book(stick: Stick) -> Iterator[Book]:
    made = stick.made()
    yield made
    made.close()


@contextmanager
def other(stick: Stick, body: bytes) -> Iterator[None]:
    """Another file stands under the book's name, and is the same afterwards."""
    stick.pull()
    stick.folder.mkdir()
    stick.path.write_bytes(body)
    yield
    assert stick.path.read_bytes() == body and [*stick.folder.iterdir()] == [stick.path]
    stick.path.unlink()
    stick.folder.rmdir()
    stick.put()


@contextmanager
def written_elsewhere(book: Book, undone: bool = False) -> Iterator[None]:
    """Another thread is in the middle of an act. undone: nothing of it stays."""
    begun, on = threading.Event(), threading.Event()

    def write() -> None:
        with suppress(KeyError), book.change("导入") as act:
            act.add("enterprise", {"name": "样板丁卯厂"})
            begun.set()
            on.wait(10)
            act.add("enterprise", {"name": "样板戊辰厂"})
            if undone:
                raise KeyError

    thread = threading.Thread(target=write)
    thread.start()
    assert begun.wait(10)
    try:
        yield
    finally:
        on.set()
        thread.join()


def test_no_empty_file_is_made_where_the_book_was(book: Book, stick: Stick) -> None:
    now = stick.path.rename(stick.path.with_name("挪走.ubk"))
    with pytest.raises(Refusal):
        come_back(book)
    with pytest.raises(Refusal):
        (book.reconnect or pytest.fail)()
    assert not stick.path.exists()
    now.rename(stick.path)


def test_a_book_closed_while_another_lies_in_its_place_leaves_that_one_as_it_is(stick: Stick) -> None:
    book = stick.made()
    saved(book, name="样板甲子厂")
    older = stick.path.read_bytes()
    saved(book, name="样板乙丑厂")
    with other(stick, older):
        with pytest.raises(Another):
            come_back(book)
        book.close()
    with stick.opened() as again:
        assert again.count("enterprise") == 2 and check(again) == []


def test_whether_an_act_is_saved_is_asked_of_its_own_file_alone(book: Book, stick: Stick) -> None:
    older = stick.path.read_bytes()
    uid = saved(book, name="样板甲子厂", workers="10")
    entry = firm(book, {"workers": "12"}, uid)
    held = unreadable(book)

    def lose(act: object) -> None:
        held.__enter__()
        stick.pull()

    book.committing.append(lose)
    with pytest.raises(Kept):
        save(entry)
    book.committing.remove(lose)
    held.__exit__(None, None, None)
    stick.put()
    assert book.doubt is not None
    with other(stick, older), pytest.raises(Unsettled):
        come_back(book)
    come_back(book)
    make_good(book)
    saved(book, name="样板乙丑厂")
    assert book.must("enterprise", uid)["workers"] == 12 and waiting(book) == 0 and check(book) == []


def test_a_copy_replaces_an_older_one_while_the_stick_is_out(book: Book, stick: Stick, tmp_path: Path) -> None:
    saved(book, name="样板甲子厂")
    target = Path(shutil.copy(stick.path, tmp_path / "副本.ubk"))
    saved(book, name="样板乙丑厂")
    with pulled(stick):
        assert carry_to(book, target).rows == 2


def test_the_file_is_not_taken_up_anew_under_an_act_of_another_thread(book: Book) -> None:
    with written_elsewhere(book):
        with pytest.raises(Busy):
            come_back(book)
        with pytest.raises(Busy), book.change("登记"):
            pass
    come_back(book)
    assert book.count("enterprise") == 2 and check(book) == []


def test_the_connection_stays_open_while_another_thread_reads_through_it(book: Book) -> None:
    with book.lent() as connection:
        with pytest.raises(Busy):
            come_back(book)
        assert connection.execute("SELECT count(*) FROM enterprise").fetchone() == (0,)
    come_back(book)
    assert book.connection is not connection


def test_what_waits_is_not_written_into_an_act_of_another_thread(book: Book, stick: Stick) -> None:
    with pulled(stick), pytest.raises(Kept):
        save(firm(book, {"name": "样板甲子厂"}))
    with written_elsewhere(book, undone=True):
        assert make_good(book) == [] and waiting(book) == 1
    assert [one.done for one in make_good(book)] == [True]
    assert [name for (name,) in book.select("enterprise", ["name"])] == ["样板甲子厂"]


def test_a_book_that_is_closed_is_not_taken_up_again(book: Book, stick: Stick) -> None:
    """The window may have put off what it does about a stick that came back."""
    book.close()
    with pytest.raises(Refusal):
        come_back(book)
    with stick.opened() as again:
        assert not again.read_only


def test_two_threads_that_wait_for_the_examination_hear_all_of_it(book: Book) -> None:
    both = threading.Barrier(2, timeout=10)

    def sound(seconds: float | None) -> str:
        if seconds != 0:
            both.wait()
        return ""

    def broken(seconds: float | None) -> str | None:
        if seconds == 0:
            return None
        sleep(0.05)
        return "样板"

    examine_behind(book, [sound, broken], str, 0)
    thread = threading.Thread(target=book.settle)
    thread.start()
    assert book.settle()
    thread.join()
    assert "有损坏：样板" in book.read_only


def test_a_book_whose_connection_is_closed_says_so_in_words(book: Book) -> None:
    mirror = Mirror(book)
    book.connection.close()
    with pytest.raises(Refusal):
        mirror.read(lambda glass: glass.count("person"))
    with pytest.raises(Refusal), book.change("登记"):
        pass
    for read in (now_of, check, lambda book: book.indexed):
        with pytest.raises(Refusal):
            read(book)
    book.only_read(Notice(Topic.DAMAGED, "有损坏。"))
    assert book.read_only == "有损坏。"
    come_back(book)
    assert mirror.read(lambda glass: glass.count("person")) == 0
    mirror.close()


def test_the_veil_lies_over_a_book_that_came_back(book: Book) -> None:
    saved(book, name="样板甲子厂", contact="钱乙丑")
    veil.lay(book)
    come_back(book)
    assert veil.veiled(book) and book.select("enterprise", ["contact"]) != [("钱乙丑",)]
    book.only_read(Notice(Topic.DAMAGED, "有损坏。"))
    assert book.read_only == veil.READ_ONLY, "by it others that look at the book know of the veil"
    veil.lift(book)
    assert book.select("enterprise", ["contact"]) == [("钱乙丑",)] and book.read_only == "有损坏。"
