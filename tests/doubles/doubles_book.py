"""A small book of persons, firms and unions for the tests of doubles; its bytes are made once."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from unionbook.ground.fields import Value
from unionbook.ground.identity import check_digit
from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book

PERSON, FIRM, UNION = CABINET["person"], CABINET["enterprise"], CABINET["organisation"]


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        create_book(Path(folder, "台账.ubk"), CABINET).close()
        return Path(folder, "台账.ubk").read_bytes()


@contextmanager
def empty_book(folder: Path, name: str = "台账.ubk") -> Iterator[Book]:
    path = folder / name
    path.write_bytes(_empty())
    with open_book(path, CABINET) as made:
        yield made


def number(body: str) -> str:
    """The number of 18 that begins with 17."""
    return body + check_digit(body)


def row(book: Book, kind: str, **values: Value) -> str:
    with book.change(f"登记 {kind}") as act:
        return act.add(kind, values)


def person(book: Book, name: str, **more: Value) -> str:
    return row(book, "person", name=name, **more)


def firm(book: Book, name: str, **more: Value) -> str:
    return row(book, "enterprise", name=name, **{"state": "open", **more})


def union(book: Book, name: str = "示例厂工会", **more: Value) -> str:
    fixed: dict[str, Value] = {"stage": "normal", "structure": "1", "founded_on": "2015-03-01"}
    return row(book, "organisation", **{"name": name, **fixed, **more})


def member(book: Book, who: str, where: str, **more: Value) -> str:
    fixed: dict[str, Value] = {"joined_on": "2019-05-01", "stage": "active", "migrant": 0, "employment": "contract"}
    return row(book, "member", person=who, organisation=where, **{**fixed, **more})
