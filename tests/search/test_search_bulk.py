"""Many rows made together in one act: whatever the act does with them after that, the index is that of the tables."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from blank_book import copy_of
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.uid import new_uids
from unionbook.records import CABINET
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.search import reading, together
from unionbook.store.search.whole import sound
from unionbook.store.undo import undo

NAMES = ["王丽", "单丽丽", "1380工会", "王丽", "Li 丽"]
PHONES = ["13800001234", None, "-", "１３８"]
AT = st.integers(0, 60)
DEED = st.one_of(
    st.tuples(st.just("persons"), st.integers(1, 9)),
    st.tuples(st.just("members"), st.integers(1, 9), AT),
    st.tuples(st.just("early"), st.integers(1, 9)),
    st.tuples(st.just("rename"), AT),
    st.tuples(st.just("leave"), AT),
    st.tuples(st.just("drop"), AT, st.integers(1, 4)),
    st.tuples(st.just("one"), AT),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("bulk") / "空.ubk"
    with create_book(path, CABINET) as book, book.change("登记") as act:
        act.add("organisation", {"name": "甲厂工会", "stage": "normal", "structure": "1"})
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in (
            (reading, "BLOCK", 2),
            (together, "ROWS", 6),
            (together, "FEW", 0),
        ):
            patch.setattr(module, name, value)
        yield path


class Hands:
    """What one act does. Places of rows are taken modulo how many there are."""

    def __init__(self, book: Book, act: Act) -> None:
        self.book, self.act, self.given = book, act, 0
        self.union = book.select("organisation", ["uid"])[0][0]
        self.people: list[str] = []

    def _rows(self, count: int) -> list[list[Value]]:
        new = range(self.given, self.given + count)
        return [[NAMES[at % 5], PHONES[at % 4], f"11010119900307{at:04}"] for at in new]

    def persons(self, count: int, uids: list[str] | None = None) -> None:
        self.people += self.act.add_many("person", ["name", "phone", "id_number"], self._rows(count), uids)
        self.given += count

    def members(self, count: int, at: int) -> None:
        people = self.people[at % max(len(self.people), 1) :][:count]
        rows = [(f"{at:03}{self.given}{n}", who, self.union, 0, "2020-01-02", "active") for n, who in enumerate(people)]
        names = ["number", "person", "organisation", "migrant", "joined_on", "stage"]
        self.act.add_many("member", names, rows)
        self.given += count

    def early(self, count: int) -> None:
        """Members whose persons come after them."""
        kept, self.people = self.people, new_uids(count)
        self.members(count, 0)
        uids, self.people = self.people, kept
        self.persons(count, uids)

    def rename(self, at: int) -> None:
        if self.people:
            self.act.set("person", self.people[at % len(self.people)], {"name": "周一"})

    def leave(self, at: int) -> None:
        if members := self.book.select("member", ["uid"]):
            self.act.set("member", members[at % len(members)][0], {"stage": "left", "left_on": "2021-01-02"})

    def drop(self, at: int, count: int) -> None:
        with suppress(Refusal):
            some = self.people[at % max(len(self.people), 1) :][:count]
            self.act.drop_many("person", some)
            self.people = [one for one in self.people if one not in some]

    def one(self, at: int) -> None:
        self.people.append(self.act.add("person", {"name": NAMES[at % 5]}))


@settings(max_examples=12, phases=(Phase.explicit, Phase.generate), suppress_health_check=[*HealthCheck], deadline=None)
@example(deeds=[("persons", 9), ("members", 9, 0), ("rename", 1), ("leave", 2), ("drop", 9, 4), ("one", 0)])
@example(deeds=[("persons", 9), ("early", 8), ("persons", 9), ("members", 9, 20), ("persons", 3), ("persons", 9)])
@given(deeds=st.lists(DEED, min_size=2, max_size=9))
def test_the_index_is_that_of_the_tables(empty: Path, deeds: list[tuple[str, int]]) -> None:
    with copy_of(empty, CABINET) as book:
        with book.change("导入") as act:
            hands = Hands(book, act)
            for what, *told in deeds:
                getattr(hands, what)(*told)
        assert sound(book.connection, book.cabinet)
        with suppress(Refusal):
            undo(book)
            assert sound(book.connection, book.cabinet)
            undo(book)
        assert sound(book.connection, book.cabinet)


def test_in_an_encrypted_book_too(empty: Path, tmp_path: Path) -> None:
    with create_book(tmp_path / "密.ubk", CABINET, bytes(32)) as book:
        with book.change("登记") as act:
            act.add("organisation", {"name": "甲厂工会", "stage": "normal", "structure": "1"})
        with book.change("导入") as act:
            hands = Hands(book, act)
            hands.persons(9)
            hands.members(9, 0)
        assert sound(book.connection, book.cabinet)
