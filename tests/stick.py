"""Books on a stick that things happen to: shared by the tests of opening, damage and copies."""

import os
import subprocess
import sys
from pathlib import Path

from unionbook.ground.cabinet import Cabinet
from unionbook.records import draft, person
from unionbook.store.book import Book
from unionbook.store.files import create_book

SMALL = Cabinet([person.KIND, person.DISTINCT, draft.KIND])
ROOT = Path(__file__).parent.parent

_HEAD = (
    "import os, sys; from pathlib import Path\n"
    "from stick import *\n"
    "from unionbook.store.files import open_book, look_at\n"
    "path = Path(sys.argv[1])\n"
)
CUT = (
    "book = open_book(path, SMALL)\n"
    "book.connection.execute('PRAGMA cache_size = 5')\n"
    "with book.change('长') as act:\n"
    "    for n in range(3000): act.add('person', {'name': f'没存上{n}'})\n"
    "    os._exit(7)\n"
)
"""A power cut in the middle of a long save, with half of it in the file already."""
DIES = "book = open_book(path, SMALL)\nadd(book, '李四')\nos._exit(7)\n"
"""A program that dies after a save."""


def new_book(path: Path, *names: str) -> Path:
    """A closed, sealed book of these people."""
    with create_book(path, SMALL) as book:
        for name in names:
            add(book, name)
    return path


def add(book: Book, name: str) -> str:
    """A person, in an act of their own; the uid."""
    with book.change(f"登记{name}") as act:
        return act.add("person", {"name": name})


def names(book: Book) -> list[str]:
    """The people in a book."""
    return sorted(name for (name,) in book.rows("SELECT name FROM person"))


def elsewhere(code: str, path: Path, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run some code on a book in a process of its own; on another PC when another home is given."""
    places = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    env = {**os.environ, "PYTHONPATH": places, "PYTHONIOENCODING": "utf-8"}
    if home is not None:
        env["UNIONBOOK_HOME"] = str(home)
    return subprocess.run(
        [sys.executable, "-c", _HEAD + code, str(path)], capture_output=True, text=True, encoding="utf-8", env=env
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
