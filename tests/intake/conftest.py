"""The small book into which tables come; a test may alter its copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from blank_book import copy_of
from intake.intake_book import small_book

from unionbook.records import CABINET
from unionbook.store.book import Book


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book, closed; a module that needs more in it makes its own."""
    path = tmp_path_factory.mktemp("intake") / "台账.ubk"
    small_book(path).close()
    return path


@pytest.fixture
def book(whole: Path) -> Iterator[Book]:
    """A copy of it, open."""
    with copy_of(whole, CABINET) as made:
        yield made
