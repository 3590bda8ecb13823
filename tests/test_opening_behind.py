"""What is examined behind an opened book: it is given out at once, and nothing is written before all is known."""

import shutil
import sys
import threading
from contextlib import nullcontext
from pathlib import Path
from time import perf_counter

import pytest
from secret_book import small_book
from stick import SMALL, add, names, new_book
from stick_book import Stick, pulled, unreadable

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.records import CABINET, calendar, draft, person
from unionbook.services.recovery.comeback import come_back
from unionbook.store.book import Book
from unionbook.store.files import open_book
from unionbook.store.notice import Topic
from unionbook.store.opening import declared
from unionbook.store.opening.behind import Check
from unionbook.store.opening.health import Unread, examine, quick_check
from unionbook.store.seal import SIZE

KEY = bytes(range(32))
PAGE = 4096
LARGER = Cabinet([person.KIND, person.DISTINCT, draft.KIND, calendar.KIND])


def unsealed(path: Path) -> Path:
    """The book as a program leaves it that was killed."""
    path.write_bytes(path.read_bytes()[:-SIZE])
    return path


def small_book_at(folder: Path, key: bytes | None = None) -> Path:
    path = folder / "台账.ubk"
    small_book(path, key).close()
    return path


def hurt(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place : place + 8] = b"\xff" * 8
    path.write_bytes(data)


def test_an_unsealed_book_is_shown_before_it_is_checked(tmp_path: Path) -> None:
    path = unsealed(new_book(tmp_path / "台账.ubk", "赵甲子", "钱乙丑"))
    with open_book(path, SMALL, patience=0.0) as book:
        assert names(book) == ["赵甲子", "钱乙丑"]
        add(book, "孙丙寅")
        assert book.settle(0), "the change waited for it"
        (told,) = [one for one in book.notices if one.topic is not Topic.CHECK_DUE]
        assert told.topic is Topic.UNCLEAN and "没有发现损坏" in told.sentence
    with open_book(path, SMALL) as book:
        assert names(book) == ["孙丙寅", "赵甲子", "钱乙丑"]


@pytest.mark.parametrize("name", ["seal", "quick check"])
def test_the_window_has_the_machine_to_itself_until_somebody_asks(tmp_path: Path, name: str) -> None:
    path = new_book(tmp_path / "台账.ubk", "赵甲子")
    if name == "quick check":
        unsealed(path)

    def examined() -> bool:
        return any(one.name == name for one in threading.enumerate())

    with open_book(path, SMALL, patience=0.0) as book:
        assert names(book) == ["赵甲子"] and not examined()
        add(book, "钱乙丑")
        assert book.settle(0) and not book.read_only


def test_what_the_check_finds_keeps_the_first_change_out(tmp_path: Path) -> None:
    path = unsealed(small_book_at(tmp_path))
    data = path.read_bytes()
    hurt(path, data.rindex("青山镇柳浪路7号".encode()) // PAGE * PAGE)
    with open_book(path, CABINET, patience=0.0) as book:
        with pytest.raises(Refusal, match="损坏"), book.change("试"):
            pass
        assert [one.topic for one in book.notices if one.topic is Topic.DAMAGED] and "损坏" in book.read_only


def test_every_page_of_an_encrypted_book_is_read_at_every_opening(tmp_path: Path) -> None:
    path = small_book_at(tmp_path, KEY)
    with open_book(path, CABINET, KEY) as book:
        assert not book.read_only
    pages = path.stat().st_size // PAGE
    seen = 0
    good = path.read_bytes()
    for page in range(pages // 2, pages, max(1, pages // 20)):
        path.write_bytes(good)
        hurt(path, page * PAGE + 100)
        try:
            with open_book(path, CABINET, KEY, patience=0.0) as book:
                book.settle()
                seen += Topic.DAMAGED in [one.topic for one in book.notices]
        except Refusal:
            seen += 1
    assert seen == len(range(pages // 2, pages, max(1, pages // 20)))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the handles of a process")
@pytest.mark.parametrize(("broken", "words"), [(1, ""), (2, "有的地方读不出来")])
def test_a_handle_that_died_is_no_damage_a_place_that_cannot_be_read_is(
    tmp_path: Path, broken: int, words: str
) -> None:
    """broken: how many looks the disk gives errors for. The stick is pulled and put back before the check is done."""
    looks = 0

    def look(glass: Book) -> str:
        nonlocal looks
        looks += 1
        with unreadable(glass) if looks <= broken else nullcontext():
            return examine(glass)

    with open_book(small_book_at(tmp_path), CABINET) as book:
        assert Check(book, look).verdict(None) == words and looks == 2


def test_a_book_that_is_away_is_not_called_damaged(tmp_path: Path) -> None:
    stick = Stick(tmp_path)
    with stick.made() as book:
        with pulled(stick):
            assert Check(book, examine).verdict(None) == ""
            with unreadable(book):
                assert Check(book, lambda glass: _unread()).verdict(None) == ""
        come_back(book)
        assert Check(book, examine).verdict(None) == "" and not book.read_only


def _unread() -> str:
    raise Unread


def test_a_book_may_be_closed_while_it_is_checked(tmp_path: Path) -> None:
    path = unsealed(small_book_at(tmp_path))
    start = perf_counter()
    for _ in range(5):
        open_book(path, CABINET, patience=0.0).close()
    assert perf_counter() - start < 5
    with open_book(path, CABINET) as book:
        assert not book.read_only and book.count("person") == 59


def test_what_a_new_book_has_is_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    """The installed program knows it; no PC has to make a book to learn it."""
    from shape import write

    monkeypatch.setattr(declared, "path", lambda name: tmp_path / name)
    shutil.rmtree(own_home / "shapes", ignore_errors=True)
    for known in (declared.declared, declared.remembered):
        known.cache_clear()
    write(tmp_path / declared.SHIPPED)
    found = declared.declared(CABINET)
    assert not (own_home / "shapes").exists()
    assert {part.sql for part in found.values()} == {sql for *_, sql in declared.made(CABINET)["made"]}
    assert declared.statements(CABINET) == [sql for *_, sql in declared.made(CABINET)["made"]]
    for known in (declared.declared, declared.remembered):
        known.cache_clear()


@pytest.mark.parametrize("sealed", [True, False])
def test_an_older_book_this_pc_has_not_seen_is_brought_up_to_date(tmp_path: Path, sealed: bool, own_home: Path) -> None:
    path = new_book(tmp_path / "台账.ubk", "赵甲子")
    if not sealed:
        unsealed(path)
    shutil.rmtree(own_home / "books")
    with open_book(path, LARGER) as book:
        assert Topic.UPGRADED in [one.topic for one in book.notices] and not book.read_only
        assert names(book) == ["赵甲子"] and book.count(calendar.KIND.name) == 0


def test_a_check_reads_the_columns_an_older_book_has(tmp_path: Path) -> None:
    """A later version knows a column more of a row that the last act touched."""
    path = new_book(tmp_path / "台账.ubk", "赵甲子")
    with open_book(path, SMALL) as book:
        book.connection.execute('ALTER TABLE "person" DROP COLUMN "bank"')
        assert quick_check(book, stranger=True) == quick_check(book) == ""
        book.connection.execute("UPDATE person SET name = '钱乙丑'")
        assert "人员的一条记录" in quick_check(book)
