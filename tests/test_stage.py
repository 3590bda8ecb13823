"""A step for many records: what their forms would make of them, who is set aside, one act and one undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import aid_round
import pytest
from aid_round import FIRMS, whole

from unionbook.ground.conditions import is_
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.kind import values_of
from unionbook.records import CABINET
from unionbook.services.ahead import Ahead
from unionbook.services.batch import foresee
from unionbook.services.entry import Entry
from unionbook.services.saving import errors
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.history import acts
from unionbook.store.undo import undo

APPLICATION = CABINET["application"]
NOON = 1_609_387_200_000
DAY = date(2020, 4, 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET, clock=lambda: NOON) as found:
        yield found


def stages(book: Book, uids: list[str]) -> list[Value]:
    return [book.must("application", uid)["stage"] for uid in uids]


def test_what_follows_from_the_step_is_filled_as_in_the_form(book: Book) -> None:
    found = aid_round.write(book, 3, stage="screened")
    assert move(book, APPLICATION, found.applications, "published", DAY).moved == found.applications
    for uid in found.applications:
        row = book.must("application", uid)
        assert row["published_on"] == "2020-04-01"
        assert row["payable_from"] is not None and str(row["payable_from"]) > "2020-04-01"
        entry = Entry(book, APPLICATION, uid)
        before = dict(entry.values)
        assert errors(entry.examine()) == [] and entry.values == before


def test_a_row_that_would_contradict_itself_is_set_aside_with_the_sentence(book: Book) -> None:
    one, two, three = aid_round.write(book, 3, stage="submitted").applications
    with book.change("改日期") as act:
        act.set("application", two, {"submitted_on": "2020-05-01"})
        act.set("application", three, {"asked": None})
    result = move(book, APPLICATION, [one, two, three], "approved", DAY)
    assert result.moved == [one] and stages(book, [one, two, three]) == ["approved", "submitted", "submitted"]
    (_, title, early), (_, _, lacking) = result.aside
    assert title == book.title("application", two) and "2020-05-01" in early and early.endswith("，请核对。")
    assert lacking == "还没有填申请金额。"
    assert acts(book, 1)[0].label == "已批准：帮扶申请 2 人"


def test_what_was_wrong_before_does_not_hinder(book: Book) -> None:
    found = aid_round.write(book, 2, stage="applied")
    with book.change("选错档案") as act:
        act.set("application", found.applications[0], {"hardship": found.files[1]})
    assert errors(Entry(book, APPLICATION, found.applications[0]).examine())
    assert move(book, APPLICATION, found.applications, "screened", DAY).aside == []


def test_rows_of_one_batch_are_examined_one_after_the_other(book: Book) -> None:
    found = aid_round.write(book, 2, stage="submitted")
    with book.change("同一户") as act:
        values = {"hardship": found.files[0], "person": found.persons[1], "relation": "spouse"}
        act.add("household_member", values)
        act.set("hardship", found.files[0], {"persons": 2})
    result = move(book, APPLICATION, found.applications, "approved", DAY)
    assert result.moved == found.applications[:1]
    assert "同一户" in result.aside[0][2]


def test_a_fault_two_rows_share_stays_with_one_of_them(book: Book) -> None:
    person: dict[str, Value] = {"name": "赵甲子", "sex": "1", "id_number": aid_round.number(3), "born": "1960-01-04"}
    with book.change("重复登记") as act:
        union = act.add("organisation", {"name": FIRMS[0], "stage": "normal", "structure": "1"})
        who = act.add("person", person)
        row: dict[str, Value] = {
            "person": who,
            "organisation": union,
            "stage": "applying",
            "migrant": 0,
            "joined_on": "2020-03-01",
        }
        members = [act.add("member", row) for _ in range(2)]
    for uid in members:
        assert [one.field for one in errors(Entry(book, CABINET["member"], uid).examine())] == ["person.id_number"]
    result = move(book, CABINET["member"], members, "active", DAY)
    assert result.moved == members[:1] and "赵甲子" in result.aside[0][1]


def test_a_row_chosen_twice_moves_once_and_a_lost_one_stops_all(book: Book) -> None:
    one, two = aid_round.write(book, 2, stage="applied").applications
    assert move(book, APPLICATION, [one, one], "screened", DAY).moved == [one]
    before = whole(book)
    with pytest.raises(Refusal, match="找不到这条记录"):
        move(book, APPLICATION, [two, "00000000-0000-7000-8000-000000000000"], "screened", DAY)
    assert whole(book) == before


def test_what_is_foreseen_is_what_comes_and_nothing_stays(book: Book) -> None:
    found = aid_round.write(book, 4, stage="submitted")
    with book.change("改日期") as act:
        act.set("application", found.applications[2], {"submitted_on": "2020-05-01"})
    before, line = whole(book), acts(book, 1)[0]
    foreseen = foresee(book, APPLICATION, found.applications, "approved", DAY)
    assert whole(book) == before and acts(book, 1)[0] == line
    assert foreseen == move(book, APPLICATION, found.applications, "approved", DAY)
    assert len(foreseen.moved) == 3 and whole(book) != before


def test_a_batch_is_one_act_and_one_undo(book: Book) -> None:
    found = aid_round.write(book, 30, stage="applied", family=True)
    before, count = whole(book), len(acts(book))
    move(book, APPLICATION, found.applications, "screened", DAY)
    assert len(acts(book)) == count + 1
    undo(book)
    assert whole(book) == before


def test_the_rows_of_a_list_are_read_as_they_are(book: Book) -> None:
    """Child rows are read with their parents, in the order of their list, and what is written is read again."""
    found = aid_round.write(book, 3, stage="applied", family=True)
    rows = Ahead(book, CABINET["hardship"], found.files)
    member = CABINET["household_member"]
    for file in found.files:
        assert rows.must("hardship", file) == book.must("hardship", file)
        (child,) = rows.children("household_member", file)
        assert values_of(child, member) == values_of(book.children("household_member", file)[0], member)
    (kept,) = book.select("household_member", ["uid"], is_("hardship", found.files[0]))
    rows.wrote("household_member", kept[0], {**rows.must("household_member", kept[0]), "relation": "child"})
    (again,) = rows.children("household_member", found.files[0])
    assert values_of(again, member)["relation"] == "child"
    assert rows.must("programme", found.programme)["year"] == 2020
