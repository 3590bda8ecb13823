"""A county's book, to measure with: a million members, their firms and unions, and ten years of everything else.

    python tests/bench/county.py [MEMBERS]        make it and say where it lies

It is made once for each shape of the tables and kept under build/; whoever measures copies it or only reads it. Rows go
through the door in bulk; the index is made once at the end, which takes a fraction of following block by block.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = map(str, Path(__file__).resolve().parents[1:3])

from bench.county_filling import Filling

from unionbook.records import CABINET
from unionbook.services.demo import book1, office
from unionbook.services.demo.book1.staff import BODY, PEOPLE
from unionbook.services.demo.maker import Maker
from unionbook.store.book import Book
from unionbook.store.connection import connect
from unionbook.store.files import create_book, open_book
from unionbook.store.search.whole import build
from unionbook.store.tables import fingerprint

MEMBERS = 1_000_000
BUILD = Path(__file__).resolve().parents[2] / "build" / "county"
KEY = bytes(range(32))
"""Of the encrypted county."""


def county(members: int = MEMBERS, key: bytes | None = None) -> Path:
    """The closed book of a county; made when it is not there yet."""
    name = f"{members}-{fingerprint(CABINET)}{'-locked' if key else ''}.ubk"
    path = BUILD / name
    if not path.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        part = BUILD / f"{os.getpid()}.{name}"
        try:
            if key:
                _encrypt(county(members), part, key)
            else:
                _make(part, members)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return path


def copied(path: Path, folder: Path) -> Path:
    """A copy that may be written to."""
    return Path(shutil.copy(path, folder / "县.ubk"))


def _encrypt(plain: Path, target: Path, key: bytes) -> None:
    """The same book under a key, row for row."""
    connection = connect(plain)
    try:
        connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(target), f"x'{key.hex()}'"))
        connection.execute("PRAGMA fresh.journal_mode = OFF")
        connection.execute("PRAGMA fresh.synchronous = OFF")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("SELECT sqlcipher_export('fresh')")
        for fact in ("application_id", "user_version"):
            (number,) = connection.execute(f"PRAGMA main.{fact}").fetchone()
            connection.execute(f"PRAGMA fresh.{fact} = {number}")
        connection.execute("DETACH DATABASE fresh")
    finally:
        connection.close()


def _make(path: Path, members: int) -> None:
    with create_book(path, CABINET) as book:
        book.connection.execute("PRAGMA synchronous = OFF")
        book.connection.execute("PRAGMA cache_size = -262144")
        maker = Maker(book, book1.PRACTICE.day)
        office.write(maker, BODY, PEOPLE)
        with book.change("县级样本") as act:
            Filling(act, members).fill()
            act.index.touched.clear()
            act.index.ranges.clear()
            build(book.connection, book.cabinet)


def opened(path: Path, key: bytes | None = None) -> Book:
    """The book, open."""
    return open_book(path, CABINET, key)


if __name__ == "__main__":
    os.environ.setdefault("UNIONBOOK_HOME", tempfile.mkdtemp())
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else MEMBERS
    print(county(wanted), county(wanted, KEY), sep="\n")
