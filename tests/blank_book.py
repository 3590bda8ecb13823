"""Copies of an empty book: making one takes longer than a whole example."""

import shutil
from itertools import count
from pathlib import Path

from unionbook.ground.cabinet import Cabinet
from unionbook.store.book import Book
from unionbook.store.files import go_on_with, open_book

_NUMBERS = count(1)


def copy_of(empty: Path, cabinet: Cabinet) -> Book:
    """A copy of a closed book, open for writing, whatever other copies of it this PC has seen."""
    made = open_book(Path(shutil.copy(empty, empty.with_name(f"{next(_NUMBERS)}.ubk"))), cabinet)
    return go_on_with(made) if made.read_only else made
