"""Reading beside the window: the same rows, never torn, and the file stays one writer's."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from secret_book import small_book

from unionbook.ground.conditions import EVERY
from unionbook.store.book import Book
from unionbook.store.mirror import Mirror, Overtaken
from unionbook.store.secrecy import veil

KEY = bytes(range(32))
SLOW = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1000000000) SELECT count(*) FROM n"


@pytest.mark.parametrize("key", [None, KEY])
def test_it_reads_what_the_book_holds_now(tmp_path: Path, key: bytes | None) -> None:
    with small_book(tmp_path / "台账 #1%20.ubk", key) as book:
        mirror = Mirror(book)
        before = mirror.read(lambda glass: glass.select("person", ["uid", "name"], order=["name"]))
        assert before == book.select("person", ["uid", "name"], order=["name"])
        with book.change("登记人员") as act:
            act.add("person", {"name": "新来的人"})
        assert mirror.read(lambda glass: glass.count("person")) == book.count("person") == len(before) + 1
        assert mirror.read(lambda glass: glass.today()) == book.today()
        mirror.close()


def test_the_file_stays_locked_for_others(tmp_path: Path) -> None:
    path = tmp_path / "台账.ubk"
    with small_book(path, people=3) as book:
        mirror = Mirror(book)
        mirror.read(lambda glass: glass.count("person"))
        mirror.close()
        reading = "import sys; from sqlcipher3 import dbapi2; dbapi2.connect(sys.argv[1], timeout=0).execute('BEGIN')"
        again = f"{reading}.execute('SELECT count(*) FROM person')"
        found = subprocess.run([sys.executable, "-c", again, str(path)], capture_output=True, text=True)
        assert "locked" in found.stderr


def test_what_was_read_while_something_was_written_is_not_believed(tmp_path: Path) -> None:
    with small_book(tmp_path / "台账.ubk", people=3) as book:
        mirror = Mirror(book)

        def meanwhile(glass: Book) -> int:
            with book.change("登记人员") as act:
                act.add("person", {"name": "新来的人"})
            return glass.count("person")

        def confused(glass: Book) -> int:
            raise KeyError(meanwhile(glass))

        for torn in (meanwhile, confused):
            with pytest.raises(Overtaken):
                mirror.read(torn)
        with book.change("登记人员") as act:
            act.add("person", {"name": "又一个人"})
            with pytest.raises(Overtaken):
                mirror.read(lambda glass: glass.count("person"))
        assert mirror.read(lambda glass: glass.count("person")) == book.count("person")
        mirror.close()


def test_a_reading_is_stopped_in_its_statement(tmp_path: Path) -> None:
    with small_book(tmp_path / "台账.ubk", people=3) as book:
        mirror = Mirror(book)
        begun, ended = threading.Event(), threading.Event()

        def long(glass: Book) -> None:
            begun.set()
            glass.rows(SLOW)

        def work() -> None:
            with pytest.raises(Overtaken):
                mirror.read(long)
            ended.set()

        thread = threading.Thread(target=work)
        thread.start()
        assert begun.wait(10)
        while not ended.wait(0.01):
            mirror.stop()
        thread.join()
        mirror.close()


def test_the_places_of_rows_come_in_order_with_their_values(tmp_path: Path) -> None:
    with small_book(tmp_path / "台账.ubk") as book:
        names = [name for _, name in book.places("person", ["name"], order=["-name"])]
        assert names == sorted(names, reverse=True)
        some = list(book.places("person", [], EVERY, ["phone"], limit=3, offset=5))
        assert some == list(book.places("person", [], order=["phone"]))[5:8]


def test_the_veil_for_visitors_lies_over_it_too(tmp_path: Path) -> None:
    with small_book(tmp_path / "台账.ubk", people=3) as book:
        mirror = Mirror(book)
        plain = mirror.read(lambda glass: glass.select("person", ["name"], order=["uid"]))
        veil.lay(book)
        masked = mirror.read(lambda glass: glass.select("person", ["name"], order=["uid"]))
        assert masked == book.select("person", ["name"], order=["uid"]) != plain
        veil.lift(book)
        assert mirror.read(lambda glass: glass.select("person", ["name"], order=["uid"])) == plain
        mirror.close()
