"""Taking an act back for many rows at once: as row by row, with few questions to the file, and said what was left."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import aid_round
import pytest

from unionbook.ground.conditions import is_
from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.history import of_row
from unionbook.store.search import writing
from unionbook.store.search.whole import sound
from unionbook.store.takingback import FEW
from unionbook.store.undo import undo

KIND = CABINET["application"]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def _rows(book: Book) -> dict[str, list[tuple[object, ...]]]:
    return {kind.name: book.rows(f'SELECT * FROM "{kind.name}" ORDER BY uid') for kind in book.cabinet}


def _sound(book: Book) -> bool:
    return not any(one.hurt for one in check(book))


def _newest(book: Book) -> int:
    ((number,),) = book.rows("SELECT max(id) FROM act")
    return int(number)


def _asked(book: Book) -> int:
    """How many questions taking the last act back puts to the file."""
    said: list[str] = []
    book.connection.set_trace_callback(said.append)
    try:
        undo(book)
    finally:
        book.connection.set_trace_callback(None)
    return sum(one.lstrip().startswith("SELECT") for one in said)


def test_a_step_of_many_asks_no_more_than_a_step_of_few(book: Book) -> None:
    uids, asked = aid_round.write(book, 90, family=False).applications, []
    before = _rows(book)
    for some in (uids[:10], uids):
        assert move(book, KIND, some, "screened", date(2020, 4, 1)).moved == some
        asked.append(_asked(book))
        assert _rows(book) == before
    assert asked[1] - asked[0] <= 8, "not a question for each of eighty more"
    assert _sound(book)


def test_what_was_changed_since_is_left_and_said_field_by_field(book: Book) -> None:
    uids = aid_round.write(book, 30, family=False).applications
    with book.change("批量") as act:
        for uid in uids:
            act.set("application", uid, {"opinion": "初", "reject_reason": "一"})
            act.set("application", uid, {"opinion": "再"})
    with book.change("后来") as act:
        act.set("application", uids[3], {"opinion": "又改"})
    told = undo(book, _newest(book) - 1).conflicts
    assert len(told) == 2 and all("初审意见后来又改过，没有撤销。" in one for one in told), "both changes of that note"
    rows = {uid: (note, why) for uid, note, why in book.select("application", ["uid", "opinion", "reject_reason"])}
    assert rows.pop(uids[3]) == ("又改", None) and set(rows.values()) == {(None, None)}
    undo(book, _newest(book))
    assert set(book.select("application", ["opinion", "reject_reason"])) == {("再", "一"), ("又改", "一")}


def test_rows_made_together_go_together_but_for_those_in_use(book: Book) -> None:
    with book.change("登记") as act:
        firms = [act.add("enterprise", {"name": f"{at}厂"}) for at in range(FEW + 5)]
        first = {"registered_on": "2020-01-02", "kind": "wage", "scope": "region", "name": "协议", "stage": "signed"}
        one = act.add("agreement", first)
        chain = [act.add("agreement", {**first, "previous": one, "name": f"下{at}"}) for at in range(FEW)]
    number = _newest(book)
    whole = _rows(book)
    with book.change("后来") as act:
        act.add("agreement_enterprise", {"agreement": chain[0], "enterprise": firms[0]})
    told = undo(book, number).conflicts
    # The first agreement is used by one that stays.
    assert len(told) == 3 and all("记录用到它，不能删除" in text for text in told)
    assert {uid for (uid,) in book.select("agreement", ["uid"])} == {one, chain[0]}
    assert [uid for (uid,) in book.select("enterprise", ["uid"])] == firms[:1]
    undo(book, _newest(book))
    assert {**_rows(book), "agreement_enterprise": []} == whole and _sound(book)


def _told(book: Book) -> list[tuple[str, int]]:
    return book.rows("SELECT what, rows FROM bulk WHERE act = ? ORDER BY seq", (_newest(book),))


def test_what_was_made_in_bulk_goes_and_comes_back_in_bulk(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _rows(book)
    numbers = [(f"王{at % 7}", f"11010519900307{at:04}", f"138{at:08}") for at in range(620)]
    with book.change("导入") as act:
        uids = act.add_many("person", ["name", "id_number", "phone"], numbers)
        apart = [(one, other, "2026-01-02") for one, other in pairwise(uids)]
        act.add_many("person_distinct", ["person", "other", "noted_on"], apart)
    whole = _rows(book)
    for ranges, wanted, what in ((50, before, "drop"), (50, whole, "back"), (0, before, "drop"), (50, whole, "back")):
        monkeypatch.setattr(writing, "RANGES", ranges)
        assert not undo(book, _newest(book)).conflicts
        assert _rows(book) == wanted and sound(book.connection, CABINET)
        told = _told(book)
        assert {one for one, _ in told} == {what} and sum(rows for _, rows in told) == 620 + 619
        assert book.rows("SELECT count(*) FROM change WHERE act = ?", (_newest(book),)) == [(0,)]
    assert [event.what for event in of_row(book, "person", uids[7])] == ["恢复", "删除", "恢复", "删除", "新建"]
    with book.change("后来") as act:
        act.set("person", uids[600], {"phone": "13900000000"})
        act.drop("person_distinct", book.select("person_distinct", ["uid"], is_("person", uids[0]))[0][0])
    ((number,),) = book.rows("SELECT min(id) FROM act WHERE label = '导入'")
    assert len(undo(book, number).conflicts) == 1
    assert [uid for (uid,) in book.select("person", ["uid"])] == [uids[600]] and sound(book.connection, CABINET)
    undo(book, _newest(book))
    assert book.count("person") == 620 and book.count("person_distinct") == 618 and _sound(book)


def test_what_was_brought_back_and_edited_since_stays_when_that_is_taken_back(book: Book) -> None:
    with book.change("导入") as act:
        uids = act.add_many("person", ["name", "phone"], [(f"王{at}", f"138{at:08}") for at in range(520)])
    with book.change("登记") as act:
        alone = act.add("person", {"name": "李"})
    with book.change("删除") as act:
        act.drop("person", alone)
    edited = {uids[3]: "改", uids[510]: "又改", alone: "再改"}
    for number in (1, 3):
        undo(book, number)
    undo(book, _newest(book) - 1)
    again, back = _newest(book), _newest(book) - 1
    with book.change("后来") as act:
        for uid, name in edited.items():
            act.set("person", uid, {"name": name})
        act.set("person", uids[7], {"name": "别名"})
        act.set("person", uids[7], {"name": "王7"})
    told = undo(book, again).conflicts
    assert sorted(told) == ["“又改”后来又改过，没有撤销。", "“改”后来又改过，没有撤销。"]
    with pytest.raises(Refusal, match="“再改”后来又改过"):
        undo(book, back)
    assert dict(book.select("person", ["uid", "name"])) == edited and _sound(book)
    undo(book, _newest(book))
    assert book.count("person") == 521 and _sound(book)


def test_what_would_link_to_something_removed_since_is_left_and_named(book: Book) -> None:
    with book.change("登记") as act:
        firms = [act.add("enterprise", {"name": f"{at}厂"}) for at in range(4)]
        people = act.add_many("person", ["name"], [(f"王{at}",) for at in range(3)])
    with book.change("不是同一人") as act:
        pairs = [(one, other, "2026-01-02") for one, other in pairwise(people)]
        apart = act.add_many("person_distinct", ["person", "other", "noted_on"], pairs)
        fields = {"kind": "wage", "scope": "firm", "name": "协议", "stage": "signed", "enterprise": firms[0]}
        one = act.add("agreement", {**fields, "registered_on": "2020-01-02"})
    with book.change("换单位") as act:
        act.set("agreement", one, {"enterprise": firms[1], "name": "新协议"})
        act.drop_many("person_distinct", apart)
    whole = _newest(book)
    with book.change("删除") as act:
        act.drop("enterprise", firms[0])
        act.drop("person", people[0])
    told = undo(book, whole).conflicts
    assert sorted(told) == [
        "“新协议”的企业没有撤销：原来的“0厂”已被删除。要恢复的，先在回收站恢复它。",
        "“王1”没有恢复：它的本人“王0”已被删除。要恢复的，先在回收站恢复那一条。",
    ]
    assert book.select("agreement", ["name", "enterprise"]) == [("协议", firms[1])]
    assert [uid for (uid,) in book.select("person_distinct", ["uid"])] == apart[1:] and _sound(book)
