"""How long a book of 50,000 members takes to open, and when everything about its file is known.

    python -m pytest -m bench -s tests/bench/bench_open.py      measure and judge
    python tests/bench/bench_open.py                            measure and print

Each opening is a process of its own, in turn with the floor: a bare connection of the same library that reads the
tables' names and counts the members. Measured is from the call to the first answer, the program imported and the key
derived before. `known`: until the seal and the quick check are done, which go on behind the book; writing waits for it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

MEMBERS, ROUNDS = 50_000, 9
LONGEST, KNOWN = 0.150, 1.0
"""Seconds to the first answer, and until everything is known, at most."""
KEY = bytes(range(32))

BARE = """
connection = dbapi2.connect(path, isolation_level=None)
if key:
    connection.execute(f"PRAGMA key = \\"x'{key.hex()}'\\"")
connection.execute("SELECT name FROM sqlite_master").fetchall()
connection.execute("SELECT count(*) FROM member").fetchone()
shown = known = perf_counter() - start
"""
OURS = """
book = open_book(Path(path), CABINET, key, patience=0.0)
book.count("member")
shown = perf_counter() - start
assert book.settle() and not book.read_only, book.notices
known = perf_counter() - start
book.close()
"""
HEAD = """
import json, sys
from pathlib import Path
from time import perf_counter
from sqlcipher3 import dbapi2
from unionbook.records import CABINET
from unionbook.store.files import open_book
path, key = sys.argv[1], bytes.fromhex(sys.argv[2]) or None
start = perf_counter()
"""


def made(folder: Path, key: bytes | None) -> Path:
    """A book of so many members; the encrypted one is a copy of the plain one under the key."""
    from unionbook.records import CABINET
    from unionbook.services.demo import write_demo
    from unionbook.store.files import open_book

    plain, locked = folder / "台账.ubk", folder / "加密.ubk"
    if not plain.exists():
        book = write_demo(plain, CABINET, MEMBERS)
        assert book is not None
        book.close()
    if key is None:
        return plain
    with open_book(plain, CABINET) as book:
        book.connection.execute(f"ATTACH DATABASE '{locked}' AS copy KEY \"x'{key.hex()}'\"")
        book.connection.execute("SELECT sqlcipher_export('copy')")
        for name in ("application_id", "user_version"):
            ((value,),) = book.rows(f"PRAGMA {name}")
            book.connection.execute(f"PRAGMA copy.{name} = {value}")
        book.connection.execute("DETACH DATABASE copy")
    return locked


def run(code: str, path: Path, key: bytes | None, home: Path) -> tuple[float, float]:
    """(seconds to the first answer, seconds until all is known) of one process."""
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", f"{HEAD}{code}\nprint(json.dumps([shown, known]))", str(path), (key or b"").hex()],
        env=os.environ | {"UNIONBOOK_HOME": str(home), "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
    )
    shown, known = json.loads(done.stdout)
    return shown, known


Measured = dict[str, list[tuple[float, float]]]


def measure(folder: Path) -> Measured:
    """All ways in turn. first: on a PC that has not seen the book."""
    found: Measured = defaultdict(list)
    seen = folder / "home"
    books = {"plain": (made(folder, None), None), "encrypted": (made(folder, KEY), KEY)}
    for name, (path, key) in books.items():
        run(OURS, path, key, seen)
        for turn in range(ROUNDS):
            found[f"{name}, bare"].append(run(BARE, path, key, seen))
            found[f"{name}"].append(run(OURS, path, key, seen))
            # The frozen program brings the declared tables along; a checkout's PC would make them once.
            new = Path(shutil.copytree(seen / "shapes", folder / f"home{turn}" / "shapes")).parent
            found[f"{name}, first on this PC"].append(run(OURS, path, key, new))
            shutil.rmtree(new)
    return found


def told(found: Measured) -> list[str]:
    """Lines for people."""
    lines = [f"{MEMBERS} members, medians of {ROUNDS} rounds (least–most), ms"]
    for name, times in found.items():
        shown, known = zip(*times, strict=True)
        line = f"{name:28} {1000 * median(shown):6.0f}  ({1000 * min(shown):.0f}–{1000 * max(shown):.0f})"
        if not name.endswith("bare"):
            bare = median(one for one, _ in found[f"{name.partition(',')[0]}, bare"])
            line += f"   {median(shown) / bare:4.1f} × bare   known after {1000 * median(known):.0f}"
        lines.append(line)
    return lines


@pytest.mark.bench
def test_a_large_book_opens_at_once(tmp_path: Path) -> None:
    found = measure(tmp_path)
    print("", *told(found), sep="\n")
    for name, times in found.items():
        shown, known = zip(*times, strict=True)
        assert median(shown) <= LONGEST, name
        assert median(known) <= KNOWN, name


if __name__ == "__main__":
    begun = perf_counter()
    with tempfile.TemporaryDirectory() as work:
        print(*told(measure(Path(work))), f"({perf_counter() - begun:.0f} s)", sep="\n")
