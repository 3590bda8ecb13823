"""Two rows made one: every link follows, nothing names the other row any more, and one undo brings back every byte."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from doubles.doubles_book import FIRM, PERSON, UNION, empty_book, firm, member, number, person, row, union
from random_book import fill_randomly

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.records import CABINET
from unionbook.records.activity.codes import CATEGORY
from unionbook.records.hardship.codes import CATEGORY as HARDSHIP
from unionbook.services.check import check
from unionbook.services.doubles.apart import apart, set_apart
from unionbook.services.doubles.choosing import BOTH, KEPT, OTHER
from unionbook.services.doubles.merging import ALL, ONE, fuller, prospect, unite, united
from unionbook.services.entry import Entry
from unionbook.services.past import take_back
from unionbook.services.saving import save_draft
from unionbook.store.book import Book
from unionbook.store.history import acts

SORT = next(iter(CATEGORY.items))
EVENT: dict[str, Value] = {"name": "登山", "held_on": "2020-05-01", "category": SORT, "stage": "held"}

Rows = dict[str, dict[str, tuple[Value, ...]]]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with empty_book(tmp_path) as made:
        yield made


def rows_of(book: Book) -> Rows:
    """Every row of every kind."""
    found = {kind.name: book.select(kind.name, ["uid", *kind.fields]) for kind in CABINET}
    return {name: {uid: tuple(values) for uid, *values in rows} for name, rows in found.items()}


def naming(book: Book, uid: str) -> list[str]:
    """The fields of all rows in which a uid stands; how the rows became one is told apart."""
    return [
        f"{kind}.{name}"
        for kind, rows in rows_of(book).items()
        for values in rows.values()
        for name, value in zip(CABINET[kind].fields, values, strict=True)
        if isinstance(value, str) and uid in value and not value.endswith(f".united:{uid}")
    ]


def undone(book: Book) -> list[str]:
    return take_back(book, acts(book, 1)[0].key).conflicts


def test_fields_are_taken_as_chosen_and_links_follow(book: Book) -> None:
    one = person(book, "李静", phone="13800000001", address="甲村 1 号")
    two = person(book, "李晶", id_number=number("11010119800102003"), phone="13800000002", address="乙村 2 号")
    where = union(book)
    card = member(book, two, where)
    event = row(book, "activity", **EVENT)
    took = row(book, "participant", activity=event, person=two, role="participant")
    before = rows_of(book)
    ahead = prospect(book, PERSON, one, two)
    assert [line.name for line in ahead.lines if line.differs] == ["name", "phone", "address"]
    assert ahead.moving_words == "会员 1 人、参加人员 1 人" and not ahead.twice
    unite(book, PERSON, one, two, {"phone": OTHER, "address": BOTH}, "")
    now = book.must("person", one)
    assert (now["name"], now["phone"], now["address"]) == ("李静", "13800000002", "甲村 1 号；乙村 2 号")
    assert (now["id_number"], now["born"], now["sex"]) == (number("11010119800102003"), "1980-01-02", "1")
    assert book.must("member", card)["person"] == book.must("participant", took)["person"] == one
    assert book.values("person", two) is None and naming(book, two) == []
    assert united(book, "person", one) == [two] and check(book) == []
    assert undone(book) == [] and rows_of(book) == before


def test_two_memberships_are_named_and_become_one_or_stay(book: Book) -> None:
    one, two, where = person(book, "李静"), person(book, "李静"), union(book)
    cards = member(book, one, where, workplace="某厂"), member(book, two, where, card_number="0007")
    moved = row(book, "member_event", member=cards[1], sort="join", on="2019-05-01", union=where)
    before = rows_of(book)
    (clash,) = prospect(book, PERSON, one, two).twice
    assert (clash.one, clash.other, clash.words) == (*cards, "会员“李静”（各有一条）")
    with pytest.raises(Refusal, match="合并后会重复：会员“李静”"):
        unite(book, PERSON, one, two, {}, "")
    assert rows_of(book) == before
    unite(book, PERSON, one, two, {}, ONE)
    (left,) = book.select("member", ["uid", "workplace", "card_number"])
    assert left == (cards[0], "某厂", "0007")
    assert book.must("member_event", moved)["member"] == cards[0]
    assert undone(book) == [] and rows_of(book) == before
    unite(book, PERSON, one, two, {}, ALL)
    assert {who for (who,) in book.select("member", ["person"])} == {one} and book.count("member") == 2


def test_twice_in_one_activity_is_once_afterwards(book: Book) -> None:
    one, two = person(book, "李静"), person(book, "李静")
    event = row(book, "activity", **EVENT)
    for who in (one, two):
        row(book, "participant", activity=event, person=who, role="participant")
    unite(book, PERSON, one, two, {}, ONE)
    assert book.select("participant", ["person"]) == [(one,)]


def test_two_open_files_of_one_household_are_named_before_and_stay(book: Book) -> None:
    one, two = person(book, "李静"), person(book, "李静")
    fixed: dict[str, Value] = {"cause": "jobless", "opened_on": "2020-01-01", "persons": 1, "stage": "on_file"}
    fixed["category"] = next(iter(HARDSHIP.items))
    files = [row(book, "hardship", person=who, number=words, **fixed) for who, words in ((one, "甲"), (two, "乙"))]
    (told,) = prospect(book, PERSON, one, two).beside
    assert told.words == "困难档案“甲 李静”和“乙 李静”；一户只建一档，合并后请给其中一份办理退出"
    unite(book, PERSON, one, two, {}, "")
    assert set(book.select("hardship", ["uid", "person"])) == {(files[0], one), (files[1], one)}
    assert undone(book) == []
    with book.change("退出") as act:
        act.set("hardship", files[1], {"stage": "lifted", "exited_on": "2020-12-01"})
    assert not prospect(book, PERSON, one, two).beside


def test_attachments_drafts_and_notes_follow(book: Book) -> None:
    one, two, third = (person(book, name) for name in ("李静", "李晶", "李菁"))
    set_apart(book, PERSON, third, two)
    set_apart(book, PERSON, one, third)
    file: dict[str, Value] = {"of_kind": "person", "target": two, "name": "照片", "sort": "photo", "size": 3}
    with book.change("附件") as act:
        paper = act.add("attachment", {**file, "added_on": "2020-01-01", "file": act.keep(b"abc")})
    draft = Entry(book, CABINET["hardship"])
    draft.choose("person", two)
    save_draft(draft)
    before = rows_of(book)
    unite(book, PERSON, one, two, {}, "")
    assert book.must("attachment", paper)["target"] == one and naming(book, two) == []
    assert apart(book, PERSON) == {frozenset((one, third))} and check(book) == []
    assert undone(book) == [] and rows_of(book) == before


def test_what_stands_against_it_is_said_and_nothing_changes(book: Book) -> None:
    one, two, third = (person(book, name) for name in ("李静", "李晶", "李菁"))
    set_apart(book, PERSON, one, two)
    draft = Entry(book, PERSON, third)
    draft.type("address", "某村")
    save_draft(draft)
    event = row(book, "activity", **EVENT)
    before = rows_of(book)
    for kind, kept, other, why in (
        (PERSON, one, two, "记过不是同一人"), (PERSON, one, third, "没写完的草稿"), (PERSON, one, one, "不用合并"),
        (CABINET["activity"], event, event, "不能合并"), (PERSON, one, "nobody", "找不到"),
    ):
        with pytest.raises(Refusal, match=why):
            unite(book, kind, kept, other, {}, "")
    for take, why in (({"name": BOTH}, "不能这样取"), ({"nothing": KEPT}, "没有“nothing”这一栏")):
        with pytest.raises(Refusal, match=why):
            unite(book, PERSON, two, person(book, "李经"), take, "")
    assert {**rows_of(book), "person": before["person"]} == before


def test_a_union_above_the_other_does_not_stand_above_itself(book: Book) -> None:
    one = union(book, "甲工会")
    two = union(book, "乙工会", parent=one)
    three = union(book, "丙工会", parent=two)
    before = rows_of(book)
    unite(book, UNION, one, two, {}, "")
    assert book.must("organisation", one)["parent"] is None and book.must("organisation", three)["parent"] == one
    assert undone(book) == [] and rows_of(book) == before
    unite(book, UNION, two, one, {}, "")
    assert book.must("organisation", two)["parent"] is None and naming(book, one) == []


def test_what_was_changed_after_the_merging_stays_when_it_is_taken_back(book: Book) -> None:
    one, two, where = person(book, "李静"), person(book, "李晶", phone="13800000002"), union(book)
    card = member(book, two, where)
    unite(book, PERSON, one, two, {}, "")
    key = acts(book, 1)[0].key
    with book.change("改电话") as act:
        act.set("person", one, {"phone": "13800000009"})
    left = take_back(book, key).conflicts
    assert len(left) == 1 and "手机号码后来又改过" in left[0]
    assert book.must("person", two)["phone"] == "13800000002" and book.must("member", card)["person"] == two


def test_the_row_that_tells_more_is_proposed_to_stay(book: Book) -> None:
    one, two = person(book, "李静"), person(book, "李静")
    member(book, two, union(book))
    assert fuller(book, PERSON, one, two) == fuller(book, PERSON, two, one) == (two, one)


@pytest.mark.parametrize("kind", [PERSON, FIRM, UNION], ids=lambda kind: kind.name)
@pytest.mark.parametrize("seed", [1, 2])
def test_of_any_two_rows_of_any_book(book: Book, kind: Kind, seed: int) -> None:
    """After it nothing names the other row, every row that linked to it is there; one undo restores all."""
    fill_randomly(book, seed)
    made = {"person": person, "enterprise": firm, "organisation": union}[kind.name]
    uids = [uid for (uid,) in book.select(kind.name, ["uid"])] or [made(book, "某一")]
    uids = uids if len(uids) > 1 else [*uids, made(book, "某二")]
    with book.change("只留必填的") as act:
        for of, rows in ((kind, uids), (UNION, [uid for (uid,) in book.select("organisation", ["uid"])])):
            own = {name for name, field in of.fields.items() if not (field.required or field.default)}
            for uid in rows:
                act.set(of.name, uid, dict.fromkeys(own - {"parent"}))
    one, two = uids[:2]
    before, faults = rows_of(book), {item.sentence for item in check(book) if item.hurt}
    linked = {
        (other.name, uid): link
        for other, link in CABINET.linking(kind)
        for (uid,) in book.rows(f'SELECT uid FROM "{other.name}" WHERE "{link}" = ?', (two,))
    }
    twice = {(clash.kind.name, clash.other) for clash in prospect(book, kind, one, two).twice}
    unite(book, kind, one, two, {}, ONE)
    assert naming(book, two) == []
    after = rows_of(book)
    assert all(uid in after[name] for name, uid in linked.keys() - twice if (name, uid) != (kind.name, two))
    assert {item.sentence for item in check(book) if item.hurt} == faults
    assert undone(book) == [] and rows_of(book) == before
    assert {item.sentence for item in check(book) if item.hurt} == faults
