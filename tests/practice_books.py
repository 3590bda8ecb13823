"""The practice books, each written once in a run of the tests. They are read only."""

import atexit
from functools import cache
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from unionbook.records import CABINET
from unionbook.services.demo import write_demo
from unionbook.store.book import Book
from unionbook.store.files import open_book


@cache
def _folder() -> Path:
    folder = TemporaryDirectory(prefix="unionbook-practice-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


@cache
def practice_file(summary: int) -> Path:
    """The closed book of a summary; whoever writes copies it."""
    path = _folder() / f"练习{summary}.ubk"
    book = write_demo(path, CABINET, summary=summary)
    assert book is not None
    book.close()
    return path


@cache
def practice_book(summary: int) -> Book:
    """A copy of the book of a summary, open, to be read by all."""
    book = open_book(Path(copy(practice_file(summary), _folder() / f"练习{summary} 打开.ubk")), CABINET)
    atexit.register(book.close)
    return book
