"""A person entered twice is spoken of; what was found not to be the same is remembered."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from unionbook.ground.identity import check_digit
from unionbook.records import CABINET
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, open_entry, save
from unionbook.store.book import Book
from unionbook.store.files import create_book

PERSON = CABINET["person"]
NUMBER = "44990019900307002" + check_digit("44990019900307002")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def person(book: Book, **typed: str) -> Entry:
    entry = Entry(book, PERSON, today=date(2020, 12, 10))
    for path, text in {"name": "孙丙寅", **typed}.items():
        entry.type(path, text)
    return entry


def doubts(entry: Entry) -> list[str]:
    return [problem.sentence for problem in entry.examine() if problem.field == "name" and problem.warning]


def test_the_same_name_and_phone_or_birth_is_doubted(book: Book) -> None:
    assert errors(save(person(book, phone="13600000001", born="1990-3-7"))) == []
    assert doubts(person(book, phone="13600000001")) and doubts(person(book, born="19900307"))
    assert doubts(person(book, id_number=NUMBER)), "the number tells the birth"
    assert not doubts(person(book, phone="13600000002")) and not doubts(person(book))


def test_two_numbers_tell_two_persons_apart(book: Book) -> None:
    other = "44990019900307004" + check_digit("44990019900307004")
    save(person(book, id_number=NUMBER, phone="13600000001"))
    assert not doubts(person(book, id_number=other, phone="13600000001"))


def test_not_the_same_is_remembered_on_both_sides(book: Book) -> None:
    first = person(book, phone="13600000001")
    save(first)
    second = person(book, phone="13600000001")
    assert doubts(second)
    second.new_child("person_distinct").put("other", first.uid)
    assert not doubts(second) and errors(save(second)) == []
    assert not doubts(open_entry(book, PERSON, first.uid)) and not doubts(open_entry(book, PERSON, second.uid))
    assert doubts(person(book, phone="13600000001")), "a third one is doubted again"
