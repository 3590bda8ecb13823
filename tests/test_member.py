"""会员: the dated changes of a membership and the fields that follow from them, in the form and along the path."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_book import CABINET, TODAY, filled, number, saved, told

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import is_
from unionbook.ground.identity import check_digit
from unionbook.ground.lint import faults
from unionbook.ground.stages import Move, StagePath, Trace
from unionbook.records.member import MEMBER_EVENT, MemberEvent, codes, history
from unionbook.services.entry import Entry
from unionbook.services.saving import draft_of, errors, open_entry, remove, save, save_draft
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.history import acts
from unionbook.store.undo import undo

MEMBER = CABINET["member"]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "m.ubk", CABINET) as made:
        for name in ("样板甲子厂工会", "样板乙丑厂工会"):
            saved(made, CABINET["organisation"], {"name": name, "founded_on": "2010-3-1"})
        yield made


def data(at: int = 1, **more: Any) -> dict[str, Any]:
    """What is typed for one member."""
    first = f"449900199003{at % 28 + 1:02}{at:03}"
    typed = {"name": f"赵甲{'子丑寅卯辰巳午未申酉戌亥'[at % 12]}", "id_number": first + check_digit(first)}
    return {"person": typed, "organisation": "样板甲子厂工会", "joined_on": "2018-05-02", **more}


def events(book: Book, member: str) -> list[tuple[Any, ...]]:
    """Sort and day of the member's changes."""
    return book.select("member_event", ["sort", "on"], is_("member", member), order=("on",))


def state(book: Book, member: str) -> tuple[Any, ...]:
    """Stage, joining, coming, keeping and leaving as the lists read them."""
    return book.select("member", ["stage", "joined_on", "came_on", "kept_on", "left_on"], is_("uid", member))[0]


def agrees(book: Book, member: str) -> bool:
    """Does the record hold exactly what follows from its changes?"""
    entry = open_entry(book, MEMBER, member)
    return errors(entry.examine()) == [] and entry.changed() == set()


def test_the_day_typed_into_a_new_form_becomes_the_first_change(book: Book) -> None:
    entry = saved(book, MEMBER, data())
    assert events(book, entry.uid) == [("join", "2018-05-02")]
    assert agrees(book, entry.uid)
    before = len(acts(book))
    assert errors(save(open_entry(book, MEMBER, entry.uid))) == []
    assert len(acts(book)) == before


def test_somebody_who_came_from_elsewhere_has_come_and_not_joined(book: Book) -> None:
    entry = saved(book, MEMBER, data(came_on="2020-03-05", came_from="练习市邻镇总工会"))
    found = book.select("member_event", ["sort", "on", "first_on", "union_name"], is_("member", entry.uid))
    assert found == [("come", "2020-03-05", "2018-05-02", "练习市邻镇总工会")]
    assert agrees(book, entry.uid)
    assert number(book, "member_event.came") == number(book, "member.transferred_in") == 1
    assert number(book, "member_event.joined") == number(book, "member.new_members") == 0


def test_an_applicant_has_no_change_until_he_is_admitted(book: Book) -> None:
    entry = saved(book, MEMBER, data(stage="申请中", joined_on="2020-06-01"))
    assert events(book, entry.uid) == []
    assert move(book, MEMBER, [entry.uid], "active", date(2020, 7, 1)).aside == []
    assert events(book, entry.uid) == [("join", "2020-07-01")]
    assert state(book, entry.uid)[:2] == ("active", "2020-07-01") and agrees(book, entry.uid)


def test_applicants_are_counted_by_an_index_of_theirs_alone(book: Book) -> None:
    asked: list[str] = []
    book.connection.set_trace_callback(asked.append)
    assert book.count("member", is_("stage", "applying")) == 0
    book.connection.set_trace_callback(None)
    (plan,) = book.rows(f"EXPLAIN QUERY PLAN {asked[-1]}")
    assert "COVERING INDEX idx_member_applying" in str(plan[-1])
    saved(book, MEMBER, data(1, stage="applying"))
    saved(book, MEMBER, data(2))
    assert book.count("member", is_("stage", "applying")) == book.count("member", is_("stage", "active")) == 1


@pytest.mark.parametrize("goal", codes.GONE)
def test_every_way_out_is_told_by_a_change(book: Book, goal: str) -> None:
    uid = saved(book, MEMBER, data()).uid
    more = {"left_to": "练习市邻镇总工会"} if goal == "transferred_out" else {}
    assert move(book, MEMBER, [uid], "kept", date(2020, 3, 1), {"kept_reason": "退休"}).aside == []
    assert move(book, MEMBER, [uid], "active", date(2020, 4, 1)).aside == []
    assert move(book, MEMBER, [uid], goal, date(2020, 5, 1), {"left_document": "样总工〔2020〕5号", **more}).aside == []
    sorts = [("join", "2018-05-02"), ("kept", "2020-03-01"), ("restored", "2020-04-01"), (goal, "2020-05-01")]
    assert events(book, uid) == sorts
    assert state(book, uid) == (goal, "2018-05-02", None, "2020-03-01", "2020-05-01") and agrees(book, uid)
    values = book.must("member", uid)
    assert (values["kept_reason"], values["left_document"], values["left_to"]) == (
        "退休",
        "样总工〔2020〕5号",
        more.get("left_to"),
    )
    assert number(book, "member.members") == 0 and number(book, "member.members", "2020", date(2020, 4, 30)) == 1


def test_a_batch_leaves_a_change_for_each_and_is_taken_back_at_once(book: Book) -> None:
    uids = [saved(book, MEMBER, data(at)).uid for at in range(1, 6)]
    move(book, MEMBER, uids[:1], "expelled", date(2020, 2, 1))
    result = move(book, MEMBER, uids, "transferred_out", date(2020, 5, 1))
    assert result.moved == uids[1:] and [uid for uid, _, _ in result.aside] == uids[:1]
    assert (number(book, "member_event.transferred_out"), number(book, "member.members")) == (4, 0)
    undo(book)
    assert number(book, "member_event.transferred_out") == 0 and number(book, "member.members") == 4
    assert all(agrees(book, uid) for uid in uids)


def test_a_leaving_before_joining_is_set_aside(book: Book) -> None:
    uid = saved(book, MEMBER, data()).uid
    ((_, _, why),) = move(book, MEMBER, [uid], "left", date(2018, 1, 1)).aside
    assert "早于入会" in why and events(book, uid) == [("join", "2018-05-02")]


def test_a_change_in_the_form_rules_the_fields_and_they_are_locked(book: Book) -> None:
    uid = saved(book, MEMBER, data()).uid
    entry = open_entry(book, MEMBER, uid)
    entry.children["member_event"][0].type("on", "2018-06-01")
    row = entry.new_child("member_event")
    for path, text in {"sort": "转出", "on": "2020-9-1", "union": "样板乙丑厂工会"}.items():
        row.type(path, text)
    assert errors(save(entry)) == []
    assert state(book, uid) == ("transferred_out", "2018-06-01", None, None, "2020-09-01")
    assert book.must("member", uid)["left_to"] == "样板乙丑厂工会"
    assert {"stage", "left_on", "left_to", "joined_on"} <= entry.filled and agrees(book, uid)


def test_the_day_of_joining_may_be_corrected_where_it_stands(book: Book) -> None:
    joined = saved(book, MEMBER, data()).uid
    came = saved(book, MEMBER, data(2, came_on="2020-03-05")).uid
    for uid, first in ((joined, [("join", "2018-05-03", None)]), (came, [("come", "2020-03-05", "2018-05-03")])):
        entry = open_entry(book, MEMBER, uid)
        entry.type("joined_on", "2018-05-03")
        entry.examine()
        assert entry.changed() == {"joined_on"}
        assert errors(save(entry)) == []
        assert book.select("member_event", ["sort", "on", "first_on"], is_("member", uid)) == first
        assert agrees(book, uid)


def test_changes_that_cannot_follow_one_another_are_named_at_their_row(book: Book) -> None:
    rows = (
        ("入会", "2018-5-2"),
        ("恢复会籍", "2019-1-1"),
        ("退会", "2020-1-1"),
        ("转出", "2020-2-1"),
        ("保留会籍", "2017-1-1"),
    )
    typed = [
        {"sort": sort, "on": on, "union_name": "练习市邻镇总工会" if sort == "转出" else None} for sort, on in rows
    ]
    entry = filled(book, MEMBER, data(member_event=typed))
    found = told(entry)
    assert set(found) == {"member_event[1].sort", "member_event[3].on", "member_event[4].on", "kept_on"}
    assert "请另登记一份会籍" in found["member_event[3].on"] and "早于入会" in found["member_event[4].on"]
    again = filled(
        book, MEMBER, data(2, member_event=[{"sort": "入会", "on": "2018-5-2"}, {"sort": "转入", "on": "2019"}])
    )
    assert "重复" in told(again)["member_event[1].sort"]


def test_what_one_change_lacks_or_says_twice(book: Book) -> None:
    row = {"sort": "入会", "on": "2018-5-2", "first_on": "2017-1-1", "union": "样板乙丑厂工会", "union_name": "别处"}
    entry = filled(book, MEMBER, data(member_event=[row]))
    assert set(told(entry)) == {"member_event[0].first_on", "member_event[0].union_name"}
    out = {"sort": "除名", "on": "2019-1-1"}
    entry = filled(book, MEMBER, data(member_event=[{"sort": "转入", "on": "2018-5-2"}, out]))
    assert set(told(entry, warning=True)) == {"member_event[0].union_name", "member_event[1].document"}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"stage": "保留会籍"}, "kept_on"),
        ({"stage": "在会", "kept_on": "2019-1-1"}, "stage"),
        ({"stage": "申请中", "came_on": "2019-1-1"}, "stage"),
        ({"stage": "自动退会"}, "left_on"),
        ({"stage": "退会", "kept_on": "2020-1-1", "left_on": "2019-1-1"}, "left_on"),
    ],
)
def test_fields_that_no_changes_could_tell_are_named(book: Book, typed: dict[str, Any], field: str) -> None:
    assert field in told(filled(book, MEMBER, data(**typed)))


def test_an_old_row_gets_its_changes_when_it_is_saved(book: Book) -> None:
    person = saved(book, CABINET["person"], {"name": "钱乙丑"}).uid
    union = book.select("organisation", ["uid"], limit=1)[0][0]
    row = {"person": person, "organisation": union, "migrant": 0, "joined_on": "2012-01-01~y", "stage": "left"}
    with book.change("导入") as act:
        uid = act.add("member", {**row, "left_on": "2020-02-01~m"})
        other = act.add("member", {**row, "stage": "active"})
    entry = open_entry(book, MEMBER, uid)
    entry.linked["person"].type("id_number", "44990019900307002" + check_digit("44990019900307002"))
    assert errors(save(entry)) == []
    assert events(book, uid) == [("join", "2012-01-01~y"), ("left", "2020-02-01~m")] and agrees(book, uid)
    assert move(book, MEMBER, [other], "kept", date(2020, 8, 1)).aside == []
    assert events(book, other) == [("join", "2012-01-01~y"), ("kept", "2020-08-01")] and agrees(book, other)


def test_a_draft_has_no_changes_yet_and_removal_takes_them_along(book: Book) -> None:
    entry = filled(book, MEMBER, data())
    save_draft(entry)
    assert draft_of(book, MEMBER, entry.uid) and book.count("member_event") == 0
    assert errors(save(open_entry(book, MEMBER, entry.uid))) == []
    assert book.count("member_event") == 1
    remove(book, MEMBER, [entry.uid])
    assert book.count("member_event") == 0


DAYS = st.dates(date(2015, 1, 1), date(2020, 12, 31)).map(date.isoformat)


@given(st.data())
def test_what_is_implied_tells_what_it_was_implied_by(data: st.DataObject) -> None:
    days = iter(sorted(data.draw(st.lists(DAYS, min_size=4, max_size=4, unique=True))))
    row: dict[str, Any] = dict.fromkeys((*_FOLLOWING, "came_from"))
    row |= {"stage": data.draw(st.sampled_from([name for name in codes.STAGE.items if name != "applying"]))}
    row["joined_on"] = next(days)
    if data.draw(st.booleans()):
        row |= {"came_on": next(days), "came_from": "练习市邻镇总工会"}
    if row["stage"] == "kept" or (row["stage"] != "active" and data.draw(st.booleans())):
        row |= {"kept_on": next(days), "kept_reason": "参军"}
    if row["stage"] in codes.GONE:
        row |= {"left_on": next(days), "left_document": "样总工〔2020〕5号"}
    made = [MEMBER_EVENT.make(values) for values in history.implied(row)]
    events = [event for event in made if isinstance(event, MemberEvent)]
    assert list(history.contradictions(events)) == []
    assert history.told(events, lambda event: event.union_name) == row


_FOLLOWING = ("joined_on", "came_on", "kept_on", "kept_reason", "left_on", "left_to", "left_document")


def test_changes_of_one_day_stand_in_the_order_of_life() -> None:
    made = [MemberEvent(sort=sort, on="2020-05-01") for sort in ("deceased", "kept", "join")]
    assert [one.sort for one in history.in_order(made)] == ["join", "kept", "deceased"]
    assert list(history.contradictions(made)) == []


def test_a_move_whose_trace_names_nothing_is_told() -> None:
    steps = [
        Move("left", "退会", ("active",), leaves=trace) for trace in (Trace("step", "on"), Trace("member_event", "day"))
    ]
    steps.append(Move("left", "退会", ("active",), leaves=Trace("member_event", "on", {"reason": "=why"})))
    kind = replace(MEMBER, stages=StagePath("stage", codes.STAGES, tuple(steps)))
    told = list(faults(Cabinet([kind, *(one for one in CABINET if one is not MEMBER)])))
    assert [fault.split("names ")[-1].split("leaves ")[-1] for fault in told] == [
        "'step', which is no child of it",
        "'day', which is no field of member_event",
        "'why', which is no field of member",
    ]


def test_an_empty_form_has_no_changes_and_is_blank(book: Book) -> None:
    entry = Entry(book, MEMBER, today=TODAY)
    entry.examine()
    assert entry.blank() and entry.children["member_event"] == []
