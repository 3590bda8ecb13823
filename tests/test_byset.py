"""Questions put for many records at once are answered as if each had asked alone; what is written shows at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import aid_round
import pytest

from unionbook.ground.conditions import Condition, Has, among, empty, every, filled, is_
from unionbook.records import CABINET
from unionbook.services.byset import FEW, BySet, Row
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.fold import fold

COUNT = 2 * FEW


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as found:
        yield found


def alone(book: Book, kind: str, paths: Sequence[str], condition: Condition) -> list[Row]:
    return book.select(kind, ["uid", *paths], condition)


def questions(person: str, file: str, other: str) -> list[tuple[str, list[str], Condition]]:
    """Questions about one applicant, of every shape that forms ask."""
    mine = is_("person", person)
    return [
        ("application", [], mine),
        ("application", ["person.name", "programme.name"], every(mine, is_("stage", "applied"))),
        ("application", ["uid"], every(filled("asked"), is_("programme.year", 2020), among("person", person, other))),
        ("hardship", ["uid"], every(mine, is_("stage", "on_file"))),
        ("hardship", ["person"], among("uid", file)),
        ("household_member", ["person"], among("hardship", file)),
        ("person", ["name"], every(is_("uid", person), empty("address"))),
        ("person", [], every(is_("uid", person), Has("application", is_("stage", "screened"), "person"))),
    ]


def test_each_is_answered_as_if_it_had_asked_alone_also_after_others_were_written(book: Book) -> None:
    found = aid_round.write(book, COUNT, family=True)
    asking = BySet(book)
    for kind, keys in (("application", found.applications), ("person", found.persons), ("hardship", found.files)):
        asking.know(kind, keys)
    with book.change("一个接一个") as act:
        for at, uid in enumerate(found.applications):
            for kind, paths, condition in questions(found.persons[at], found.files[at], found.persons[at - 1]):
                answer = asking.select(kind, paths, condition)
                assert answer is not None and answer == alone(book, kind, paths, condition)
            before = book.must("application", uid)
            new = {"stage": "screened", "screened_on": "2020-04-01", "person": found.persons[at - at % 3]}
            act.set("application", uid, new)
            asking.wrote("application", uid, before, book.must("application", uid))


def test_many_ask_with_one_statement(book: Book) -> None:
    found = aid_round.write(book, COUNT)
    asked: list[str] = []
    asking = BySet(book)
    asking.know("person", found.persons)
    book.connection.set_trace_callback(asked.append)
    for person in found.persons:
        answer = asking.select("application", ["stage"], is_("person", person))
        assert answer is not None and [stage for _, stage in answer] == ["applied"]
    book.connection.set_trace_callback(None)
    assert len(asked) == 1


def test_what_is_no_question_for_many_is_left_to_the_book(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    found = aid_round.write(book, COUNT)
    asking = BySet(book)
    asking.know("person", found.persons)
    assert asking.select("application", [], is_("programme", found.programme)) is None
    assert asking.select("application", [], is_("stage", "applied")) is None
    asking.know("programme", [found.programme, *map(str, range(FEW))])
    assert asking.select("application", ["stage"], is_("programme", found.programme)) is not None
    monkeypatch.setattr("unionbook.services.byset.WIDE", 1)
    assert asking.select("application", ["asked"], is_("programme", found.programme)) is None, "too many for each"


def test_rows_foreseen_in_an_act_keep_their_history(book: Book) -> None:
    """Changed twice in one act, each change names the one before it as seen, and the rows are what changes make."""
    found = aid_round.write(book, 3)
    with book.change("先后两次") as act:
        act.foresee("application", found.applications)
        for asked in (2_000, 3_000):
            for uid in found.applications:
                act.set("application", uid, {"asked": asked, "stage": "screened"})
    for uid in found.applications:
        folded = fold(book.trail.of_row("application", uid))
        assert folded.values is not None and not folded.conflicts
        assert folded.values["asked"] == 3_000 == book.must("application", uid)["asked"]
    together = book.trail.of_rows("application", found.applications)
    for uid in found.applications:
        assert sorted(together[uid], key=lambda one: one.seq) == sorted(
            book.trail.of_row("application", uid), key=lambda one: one.seq
        )
