"""会员增减: whatever happened to the members, the bridge comes out or names every member it does not come out for."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_book import CABINET, TODAY, saved

from unionbook.ground.conditions import Frame, is_
from unionbook.ground.fields import Value
from unionbook.ground.identity import check_digit
from unionbook.ground.periods import Period
from unionbook.records.member import MEMBER_EVENT, MemberEvent, codes, history
from unionbook.services.bridge import Bridge, bridge
from unionbook.services.stage import move
from unionbook.services.tally import count
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.undo import undo

MEMBER = CABINET["member"]
Row = dict[str, Value]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """Two unions, the second below the first, and a third; a person for every membership."""
    with create_book(tmp_path_factory.mktemp("bridge") / "b.ubk", CABINET) as made:
        for name, more in (("样板甲子工会", {}), ("样板乙丑分会", {"parent": "样板甲子工会"}), ("样板丙寅工会", {})):
            saved(made, CABINET["organisation"], {"name": name, "founded_on": "2010-3-1", **more})
        yield made


@pytest.fixture
def book(whole: Book) -> Iterator[Book]:
    yield whole
    emptied(whole)


def emptied(book: Book) -> None:
    with book.change("清空") as act:
        for kind in ("member_event", "member"):
            act.drop_many(kind, [uid for (uid,) in book.select(kind, ["uid"])])


def union(book: Book, name: str) -> str:
    return str(book.select("organisation", ["uid"], is_("name", name))[0][0])


def frame(period: str = "2020", cut: date | None = None) -> Frame:
    return Frame(Period.parse(period, cut), TODAY)


def entered(book: Book, fields: Mapping[str, Value], events: list[Row]) -> str:
    """A membership as it stands in the file, past every check."""
    with book.change("录入") as act:
        person = act.add("person", {"name": "赵甲子"})
        values = {"person": person, "organisation": union(book, "样板甲子工会"), "migrant": 0, **fields}
        uid = act.add("member", values)
        for event in events:
            act.add("member_event", {**event, "member": uid})
    return uid


def sums(found: Bridge) -> bool:
    """Beginning, terms and named differences make the end."""
    return found.closing.number == found.total + sum(one.off for one in found.differences)


DAYS = st.integers(0, 2190).map(lambda n: (date(2016, 1, 1) + timedelta(days=n)).isoformat())
PERIODS = st.sampled_from(["2018", "2020", "2020H1", "2020Q3", "2019-10-01..2020-09-30"])


@st.composite
def lives(draw: st.DrawFn) -> tuple[Row, list[Row]]:
    """A membership in order: its changes, and the fields that follow from them."""
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=6, unique=True)))
    sorts = [draw(st.sampled_from(codes.ARRIVALS))]
    while len(sorts) < len(days):
        state = codes.STAGE_AFTER[sorts[-1]]
        if state in codes.GONE:
            break
        sorts.append(draw(st.sampled_from(["restored" if state == "kept" else "kept", *codes.GONE])))
    events: list[Row] = [{"sort": sort, "on": day} for sort, day in zip(sorts, days, strict=False)]
    made = [MEMBER_EVENT.make(event) for event in events]
    return history.told([one for one in made if isinstance(one, MemberEvent)], lambda one: one.union_name), events


@st.composite
def tangles(draw: st.DrawFn) -> tuple[Row, list[Row]]:
    """A membership in which anything may be wrong: changes out of order, twice, none, or not those of the fields."""
    fields: Row = {
        "joined_on": draw(DAYS),
        "stage": draw(st.sampled_from(list(codes.STAGE.items))),
        "came_on": draw(st.none() | DAYS),
        "left_on": draw(st.none() | DAYS),
    }
    changes: st.SearchStrategy[Row] = st.fixed_dictionaries(
        {"sort": st.sampled_from(list(codes.SORT.items)), "on": DAYS}
    )
    return fields, draw(st.lists(changes, max_size=5))


def _clear(fields: Row) -> Row:
    return {name: value for name, value in fields.items() if value is not None}


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(lives(), max_size=6), PERIODS, st.integers(0, 180))
def test_orderly_lives_close_without_a_word(
    book: Book, some: list[tuple[Row, list[Row]]], period: str, days: int
) -> None:
    for fields, events in some:
        entered(book, _clear(fields), events)
    whole = frame(period)
    for one in (whole, frame(period, whole.period.first + timedelta(days))):
        found = bridge(book, one)
        assert found.closes and found.closing.number == found.total
        assert (found.opening.number, found.closing.number) == (
            count(book, "member.members_before", one).value,
            count(book, "member.members", one).value,
        )
        for term in found.terms:
            assert term.number == len(found.rows(book, term)) == count(book, f"member_event.{term.name}", one).value
    emptied(book)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(tangles(), lives()), max_size=6), PERIODS)
def test_whatever_stands_in_the_file_every_difference_is_named(
    book: Book, some: list[tuple[Row, list[Row]]], period: str
) -> None:
    uids = [entered(book, _clear(fields), events) for fields, events in some]
    found = bridge(book, frame(period))
    assert sums(found)
    named = {one.member for one in found.differences}
    assert named <= set(uids) and len(named) == len(found.differences)
    assert all(one.off and one.why.endswith("。") for one in found.differences)
    right = {uid for uid, (fields, events) in zip(uids, some, strict=True) if _orderly(fields, events)}
    assert not named & right
    emptied(book)


def _orderly(fields: Row, events: list[Row]) -> bool:
    made = [one for one in map(MEMBER_EVENT.make, events) if isinstance(one, MemberEvent)]
    told = history.told(made, lambda one: one.union_name)
    if not made or "joined_on" not in told or list(history.contradictions(made)):
        return False
    return all(fields.get(name) == value for name, value in told.items())


def test_what_is_wrong_with_a_member_is_said(book: Book) -> None:
    gone: Row = {"joined_on": "2018-05-02", "stage": "left", "left_on": "2020-06-01"}
    join: Row = {"sort": "join", "on": "2018-05-02"}
    left: Row = {"sort": "left", "on": "2020-06-01"}
    wanted = {
        entered(book, gone, [join, left, {"sort": "deceased", "on": "2020-08-01"}]): "离会登记了 2 次",
        entered(book, {"joined_on": "2020-05-02", "stage": "active"}, []): "没有会籍变动记录",
        entered(book, gone, [join]): "对不上",
        entered(book, gone, [{"sort": "kept", "on": "2017-01-01"}, {**join, "on": "2020-02-01"}, left]): "早于入会",
        entered(
            book, {"joined_on": "2020-05-02", "stage": "active"}, [{"sort": "kept", "on": "2020-07-01"}]
        ): "没有入会",
        entered(book, gone, [join, {"sort": "come", "on": "2020-03-01"}, left]): "入会（转入）登记了 2 次",
        entered(book, {"joined_on": "2020-05-02", "stage": "applying"}, [{**join, "on": "2020-05-02"}]): "申请中",
    }
    found = bridge(book, frame())
    assert sums(found) and not found.closes
    assert {one.member for one in found.differences} == set(wanted)
    for one in found.differences:
        assert wanted[one.member] in one.why and one.title == "赵甲子"


def member(book: Book, at: int, name: str, joined: str) -> str:
    first = f"44990019900307{at:03}"
    who = {"name": "钱乙丑", "id_number": first + check_digit(first)}
    return saved(book, MEMBER, {"person": who, "organisation": name, "joined_on": joined}).uid


def test_a_year_of_forms_and_moves(book: Book) -> None:
    uids = [member(book, at, "样板甲子工会" if at % 3 else "样板乙丑分会", "2018-05-02") for at in range(1, 10)]
    uids += [member(book, at, "样板丙寅工会", "2020-04-01") for at in range(10, 14)]
    for goal, first, last in (("transferred_out", 0, 2), ("left", 2, 3), ("lapsed", 3, 4), ("expelled", 4, 5)):
        assert move(book, MEMBER, uids[first:last], goal, date(2020, 6, 1)).aside == []
    move(book, MEMBER, uids[5:6], "deceased", date(2020, 12, 30))
    move(book, MEMBER, uids[6:8], "kept", date(2020, 3, 1))
    found = bridge(book, frame())
    numbers = {term.name: term.number for term in found.terms}
    assert numbers == {
        "joined": 4,
        "came": 0,
        "transferred_out": 2,
        "left": 3,
        "deceased": 1,
        "kept": 2,
        "restored": 0,
    }
    assert (found.opening.number, found.closing.number, found.closes) == (9, 7, True)
    early = bridge(book, frame("2020", date(2020, 12, 10)))
    assert (early.closing.number, early.closes) == (8, True)
    undo(book)
    undo(book)
    assert bridge(book, frame()).closing.number == 8


def test_the_bridge_of_one_union_takes_in_those_below_it(book: Book) -> None:
    own, below, other = ("样板甲子工会", "样板乙丑分会", "样板丙寅工会")
    uids = [member(book, at, name, "2019-05-02") for at, name in enumerate((own, below, below, other), start=20)]
    move(book, MEMBER, uids[2:], "transferred_out", date(2020, 5, 1))
    found = {name: bridge(book, frame(), union(book, name)) for name in (own, below, other)}
    assert {name: (one.opening.number, one.closing.number) for name, one in found.items()} == {
        own: (3, 2),
        below: (2, 1),
        other: (1, 0),
    }
    assert all(one.closes for one in found.values())
