"""A book of every released version, as its program wrote it: it opens, is brought up to date on a copy, and counts the
same. tests/books/make.py makes the next one; the program that wrote a book also wrote beside it what it counted."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from books.make import counted

from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.services.issue.witness import issued_figures
from unionbook.store.connection import FORMAT, connect
from unionbook.store.files import open_book
from unionbook.store.notice import Topic
from unionbook.store.seal import Sealed, examine
from unionbook.store.secrecy.unlock import by_passphrase, encrypted
from unionbook.store.tables import fingerprint, fingerprint_in

HOME = Path(__file__).parent / "books"
ROOT = HOME.parents[1]
BOOKS = sorted(HOME.glob("*.ubk"))


def test_there_is_one_of_every_format() -> None:
    formats = {int.from_bytes(path.read_bytes()[60:64], "big") for path in BOOKS if not encrypted(path)}
    assert any(encrypted(path) for path in BOOKS)
    assert formats == set(range(1, FORMAT + 1))


@pytest.mark.parametrize("old", BOOKS, ids=lambda path: path.name)
def test_it_opens_is_brought_up_to_date_and_counts_the_same(old: Path, tmp_path: Path) -> None:
    told = json.loads(old.with_suffix(".json").read_text(encoding="utf-8"))
    assert len(told["figures"]) > 50 and sum(told["rows"].values()) > 500
    path = tmp_path / "工会 台账.ubk"
    path.write_bytes(old.read_bytes())
    key = by_passphrase(path, told["passphrase"]).raw if "passphrase" in told else None
    with closing(connect(path, key)) as connection:
        other = fingerprint_in(connection) != fingerprint(CABINET)
    assert other or "early" not in old.stem
    with open_book(path, CABINET, key, witness=issued_figures) as book:
        assert not book.read_only and len(issued_figures(book)) > 20
        aside = [one.aside for one in book.notices if one.topic is Topic.UPGRADED]
        now = counted(book)
        assert {name: now["rows"].get(name, 0) for name in told["rows"]} == told["rows"]
        assert {key: now["figures"].get(key, 0) for key in told["figures"]} == told["figures"]
        assert [one for one in check(book) if one.hurt] == []
    # The pages of an encrypted book vouch for themselves; it has no seal.
    sealed = Sealed.SOUND if key is None else Sealed.NONE
    assert examine(path) is sealed and bool(aside) is other
    for one in aside:
        assert one is not None and examine(one) is sealed
        with open_book(one, CABINET, key) as again:
            assert counted(again)["rows"] == now["rows"]


WITHOUT = """
import sys
from importlib.machinery import PathFinder

class Without(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.partition(".")[0] in ("sqlite3", "_sqlite3") else PathFinder.find_spec(name, path, target)

sys.meta_path[sys.meta_path.index(PathFinder)] = Without
from unionbook.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def test_it_is_brought_up_to_date_where_python_brings_no_sqlite_of_its_own(tmp_path: Path) -> None:
    """As in the frozen program."""
    path = tmp_path / "台账.ubk"
    path.write_bytes((HOME / "0.1.0-early.ubk").read_bytes())
    command = [sys.executable, "-c", WITHOUT, "info", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert list(tmp_path.glob("*升级前*"))
