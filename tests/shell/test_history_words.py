"""No word of the program itself stands in the history: a walk over every kind, on the page of acts and in the form."""

import json
import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from unionbook.ground.fields import BlobField, CodeField, DayField, Field, FlagField, IntegerField, LinkField, Value
from unionbook.ground.kind import Kind
from unionbook.ground.uid import new_uid
from unionbook.records import CABINET
from unionbook.services.past import Done, contents_of
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.history import acts, of_row
from unionbook.ui.aside.actpane import ActPane
from unionbook.ui.form.past import Past

LATIN = re.compile("[A-Za-z_]{2,}")
ABBREVIATED = re.compile("PDF|Excel|GB/T|[a-f0-9]{8}")
KEY = "enterprise.wage_bargained"
UIDS = {kind.name: new_uid() for kind in CABINET}
OWN_WORDS: dict[str, Value] = {
    "of_kind": "member",
    "target": UIDS["member"],
    "figure": KEY,
    "path": "person.sex",
    "text": f"今年协商{{{KEY}|more}}，其中{{grievance.received[source=superior]}}。",
    "origin": f"{{{KEY}}}",
    **dict.fromkeys(("seen", "typed", "stubs", "condition"), json.dumps({"name": ["钱乙丑", "join"]})),
}
"""By field name: what the program itself writes there."""


def value_of(field: Field, name: str, turn: int) -> Value:
    match field:
        case LinkField():
            return UIDS[field.kind]
        case CodeField():
            items = list(field.codes.items)
            return items[turn % len(items)]
        case FlagField():
            return turn % 2
        case DayField():
            return "2020-03-04"
        case BlobField():
            return "ab" * 32
        case IntegerField():
            return field.least
        case _ if field.column == "INTEGER":
            return 100
    return OWN_WORDS.get(name, "样板")


def row(kind: Kind, turn: int = 0) -> dict[str, Value]:
    return {name: value_of(field, name, turn) for name, field in kind.fields.items()}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """One row of every kind in one act; then each changed in every field."""
    with create_book(tmp_path_factory.mktemp("words") / "台账.ubk", CABINET) as made:
        with made.change("登记") as act:
            for kind in CABINET:
                act.add(kind.name, row(kind), UIDS[kind.name])
        with made.change("修改") as act:
            for kind in CABINET:
                if not kind.lasting:
                    act.set(kind.name, UIDS[kind.name], row(kind, 1))
        yield made


def words(shown: QWidget) -> list[str]:
    """All a clerk can read or have read to them."""
    found = [text for one in shown.findChildren(QLabel) for text in (one.text(), one.toolTip())]
    return found + [one.accessibleName() for one in shown.findChildren(QWidget)]


def foreign(texts: list[str]) -> set[str]:
    return {text for text in texts if LATIN.search(ABBREVIATED.sub("", text))}


def test_the_page_of_acts_speaks_chinese(qapp: QApplication, book: Book) -> None:
    pane = ActPane(book)
    for line in acts(book):
        contents = contents_of(book, line.number, 200)
        assert len(contents.records) > 50
        pane.show_act(Done(line, False), contents, "", [])
        told = words(pane)
        assert len(told) > 500 and foreign(told) <= {text for text in told if line.device in text}
    assert any("协商" in text and text.startswith("对应数字：") for text in told)


def test_the_history_in_every_form_speaks_chinese(qapp: QApplication, book: Book) -> None:
    past = Past()
    for kind in CABINET:
        past.show_row(book, kind, UIDS[kind.name])
        events = of_row(book, kind.name, UIDS[kind.name])
        devices = {event.device for event in events}
        told = [text for text in words(past) if not any(device and device in text for device in devices)]
        assert told and not foreign(told), kind.name


@pytest.mark.parametrize("kind", [kind for kind in CABINET if not kind.lasting], ids=lambda kind: kind.name)
def test_every_code_has_a_word(book: Book, kind: Kind) -> None:
    longest = max([len(field.codes.items) for field in kind.fields.values() if isinstance(field, CodeField)] or [0])
    for turn in range(2, longest):
        with book.change("再改") as act:
            act.set(kind.name, UIDS[kind.name], row(kind, turn))
    told = [word for event in of_row(book, kind.name, UIDS[kind.name]) for turn in event.turns for word in turn.words]
    assert not foreign(told)
