"""The practice books, each written once in a run of the tests. They are read only."""

import atexit
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from unionbook.records import CABINET
from unionbook.services.demo import write_demo
from unionbook.store.book import Book


@cache
def _folder() -> Path:
    folder = TemporaryDirectory(prefix="unionbook-practice-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


@cache
def practice_book(summary: int) -> Book:
    """The book of a summary, open. Whoever writes takes a book of his own."""
    book = write_demo(_folder() / f"练习{summary}.ubk", CABINET, summary=summary)
    assert book is not None
    atexit.register(book.close)
    return book
