"""The compiler: what SQL says of a condition is what reading it row by row says."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unionbook.ground import holding
from unionbook.ground.conditions import (
    All,
    Any_,
    Compare,
    Condition,
    Frame,
    Has,
    Latest,
    Not,
    Op,
    Sought,
    during,
    either,
    every,
    from_data,
    is_,
    latest,
    to_data,
)
from unionbook.ground.fields import CodeField, Value
from unionbook.ground.periods import Period
from unionbook.ground.sql import aggregate, like, select
from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.undo import undo

FRAME = Frame(Period.parse("2020", as_of=date(2020, 12, 10)), date(2020, 12, 31))
DATES = [None, "2019-12-31", "2020-01-01", "2020-12-01~m", "2020-12-10", "2020-12-11", "2020-01-01~y", "2021-01-01"]
NAMES = [None, "赵甲子", "钱%乙", "孙_丙", "\\李", "a"]
ROWS: list[dict[str, Value]] = [
    {"name": name or "无", "phone": name, "born": day, "sex": sex}
    for name in NAMES
    for day in DATES
    for sex in (None, "1", "2")
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with create_book(tmp_path_factory.mktemp("c") / "c.ubk", CABINET) as made:
        with made.change("试填") as act:
            act.add_many("person", list(ROWS[0]), [list(row.values()) for row in ROWS])
        yield made


COMPARES = st.one_of(
    st.builds(Compare, st.just("phone"), st.sampled_from([Op.IS, Op.IS_NOT]), st.sampled_from(NAMES)),
    st.builds(
        Compare,
        st.just("phone"),
        st.sampled_from([Op.CONTAINS, Op.STARTS, Op.ENDS]),
        st.sampled_from(["甲", "%", "_", "\\", "a", "赵", "A"]),
    ),
    st.builds(Compare, st.just("sex"), st.just(Op.AMONG), st.sampled_from([("1",), ("1", "2"), ()])),
    st.builds(Compare, st.sampled_from(["sex", "born", "phone"]), st.sampled_from([Op.FILLED, Op.EMPTY])),
    st.builds(Compare, st.just("born"), st.sampled_from([Op.DURING, Op.BY_END, Op.BEFORE])),
    st.builds(
        Compare,
        st.just("born"),
        st.sampled_from([Op.LESS, Op.AT_MOST, Op.MORE, Op.AT_LEAST]),
        st.sampled_from(DATES[1:]),
    ),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    COMPARES,
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Any_, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=6,
)


def holds(condition: Condition, row: dict[str, Value]) -> bool:
    """The condition read row by row, by the words of its docstrings."""
    match condition:
        case All(parts):
            return all(holds(part, row) for part in parts)
        case Any_(parts):
            return any(holds(part, row) for part in parts)
        case Not(part):
            return not holds(part, row)
        case Has() | Latest() | Sought():
            raise AssertionError
    value, wanted = row[condition.path], condition.value
    text, asked = str(value or ""), str(wanted or "")
    match condition.op:
        case Op.IS:
            return value == wanted
        case Op.IS_NOT:
            return value != wanted
        case Op.AMONG:
            return isinstance(wanted, tuple) and value in wanted
        case Op.FILLED:
            return value is not None
        case Op.EMPTY:
            return value is None
    if value is None:
        return False
    match condition.op:
        case Op.CONTAINS:
            return asked.lower() in text.lower()
        case Op.STARTS:
            return text.lower().startswith(asked.lower())
        case Op.ENDS:
            return text.lower().endswith(asked.lower())
        case Op.DURING:
            return "2020-01-01" <= text < "2020-12-11"
        case Op.BY_END:
            return text < "2020-12-11"
        case Op.BEFORE:
            return text < "2020-01-01"
        case Op.LESS:
            return text < asked
        case Op.AT_MOST:
            return text <= asked
        case Op.MORE:
            return text > asked
    return text >= asked


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(CONDITIONS)
def test_sql_says_what_the_words_say(book: Book, condition: Condition) -> None:
    found = book.select("person", ["name", "phone", "born", "sex"], condition, FRAME)
    expected = [tuple(row.values()) for row in ROWS if holds(condition, row)]
    assert sorted(found, key=repr) == sorted(expected, key=repr)
    assert book.count("person", condition, FRAME) == len(expected)
    assert [holding.holds(condition, row.__getitem__, FRAME) for row in ROWS] == [holds(condition, row) for row in ROWS]


@given(CONDITIONS)
def test_conditions_travel_as_data(condition: Condition) -> None:
    assert from_data(to_data(condition)) == condition


def test_a_path_follows_links_and_children(book: Book) -> None:
    with book.change("试填") as act:
        person = act.add("person", {"name": "周戊辰", "sex": "2"})
        staff = act.add("staff", {"name": "吴己巳"} | _office(book))
        case = {
            "received_on": "2020-03-01",
            "source": "reception",
            "form": "visit",
            "matter": "wages",
            "subject": "欠薪",
            "stage": "received",
            "handler_a": staff,
            "person": person,
        }
        uid = act.add("grievance", case)
        act.add("grievance", case | {"person": None, "received_on": "2020-12-11"})
        act.add("grievance_step", {"grievance": uid, "done_on": "2020-03-02", "what": "约谈"})
    women = Compare("person.sex", Op.IS, "2")
    stepped = Has("grievance_step", Compare("what", Op.CONTAINS, "约"))
    for condition in (women, stepped, All((women, stepped, during("received_on")))):
        assert book.select("grievance", ["uid", "person.name"], condition, FRAME) == [(uid, "周戊辰")]
    assert book.count("grievance", Not(stepped), FRAME) == 1
    assert book.count("grievance", during("received_on"), FRAME) == 1


def test_rows_that_link_here_by_any_field(book: Book) -> None:
    """`via` names the link; a path inside the condition is one of the linking row."""
    with book.change("试填") as act:
        persons = [act.add("person", {"name": name}) for name in ("郑庚午", "王辛未", "冯壬申")]
        staff = act.add("staff", {"name": "陈癸酉"} | _office(book))
        case = {
            "received_on": "2020-03-01",
            "source": "reception",
            "form": "visit",
            "matter": "wages",
            "subject": "欠薪",
            "stage": "received",
            "handler_a": staff,
        }
        first = act.add("grievance", case | {"person": persons[0]})
        act.add("grievance", case | {"person": persons[1], "matter": "injury", "received_on": "2020-12-11"})
        act.add("grievance_step", {"grievance": first, "done_on": "2020-03-02", "what": "约谈"})

    def found(condition: Condition) -> set[str]:
        mine = Compare("uid", Op.AMONG, tuple(persons))
        return {str(name) for (name,) in book.select("person", ["name"], every(mine, condition), FRAME)}

    assert found(Has("grievance", via="person")) == {"郑庚午", "王辛未"}
    assert found(Not(Has("grievance", via="person"))) == {"冯壬申"}
    assert found(Has("grievance", during("received_on"), "person")) == {"郑庚午"}
    injured = Has("grievance", every(is_("matter", "injury"), is_("handler_a.name", "陈癸酉")), "person")
    assert found(injured) == {"王辛未"}
    assert found(either(injured, Has("grievance", Has("grievance_step"), "person"))) == {"郑庚午", "王辛未"}
    assert found(every(injured, Has("grievance", Has("grievance_step"), "person"))) == set()
    for condition in (injured, Has("grievance", via="person"), Has("grievance_step")):
        assert from_data(to_data(condition)) == condition
    undo(book)


@pytest.mark.parametrize(("kind", "via"), [("grievance", ""), ("grievance", "handler_a"), ("grievance", "subject")])
def test_a_field_that_does_not_link_here_is_refused(kind: str, via: str) -> None:
    with pytest.raises(KeyError):
        select(CABINET, CABINET["person"], ["uid"], Has(kind, via=via), FRAME)
    with pytest.raises(KeyError):
        select(CABINET, CABINET["person"], ["uid"], Has("grievance_step"), FRAME)


POSTED = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from([day for day in DATES if day]), st.sampled_from([None, "甲", "乙"])),
    max_size=12,
)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(rows=POSTED, only=st.booleans())
def test_the_latest_row_of_each_group(book: Book, rows: list[tuple[int, str, str | None]], only: bool) -> None:
    """By the last counted day, of the rows the part holds for; of one day the row entered later."""
    groups = [f"office{number}" for number in range(3)]
    with book.change("试填") as act:
        for office in groups:
            act.add("office", {"name": "某工会", "superior": "某"}, office)
        for place, (group, day, post) in enumerate(rows):
            act.add("staff", {"office": groups[group], "name": "试", "since": day, "post": post}, f"staff{place:02}")
    counted = [(*row, place) for place, row in enumerate(rows) if row[1] < "2020-12-11" and (row[2] or not only)]
    best = [max(((row[1], row[3]) for row in counted if row[0] == group), default=None) for group in range(3)]
    expected = {found[1] for found in best if found}
    last, mine = latest("since", "office", *((Compare("post", Op.FILLED),) if only else ())), is_("name", "试")
    found = book.select("staff", ["uid"], every(last, mine), FRAME)
    assert {uid for (uid,) in found} == {f"staff{place:02}" for place in expected}
    assert book.count("staff", every(Not(last), mine), FRAME) == len(rows) - len(expected)
    ended = {groups[rows[place][0]] for place in expected if rows[place][2] == "甲"}
    held = book.select("office", ["uid"], Has("staff", every(last, mine, is_("post", "甲"))), FRAME)
    assert {uid for (uid,) in held} == ended
    undo(book)


def test_the_latest_row_travels_as_data_and_names_what_exists(book: Book) -> None:
    last = latest("since", "office", is_("post", "甲"), during("since"))
    assert from_data(to_data(last)) == last
    for path, within in (("nothing", "office"), ("since", "nothing"), ("since", "office.x")):
        with pytest.raises(KeyError):
            select(CABINET, CABINET["staff"], ["uid"], Latest(path, within), FRAME)


def _office(book: Book) -> dict[str, Value]:
    with book.change("单位") as act:
        required = {"name": "样板镇总工会"} | {
            name: next(iter(field.codes.items)) if isinstance(field, CodeField) else "某"
            for name, field in book.cabinet["office"].fields.items()
            if field.required and name != "name"
        }
        return {book.cabinet["staff"].parent: act.add("office", required)}


@pytest.mark.parametrize("path", ["nothing", "person.nothing", "name.x", '"; DROP TABLE person; --'])
def test_no_unknown_name_reaches_a_statement(path: str) -> None:
    with pytest.raises(KeyError):
        select(CABINET, CABINET["person"], [path], All(), FRAME)


def test_like_takes_signs_literally() -> None:
    assert like("50%_\\") == "%50\\%\\_\\\\%"


def test_a_date_every_row_has_is_no_way_to_the_rows_before_the_end() -> None:
    for op in (Op.BY_END, Op.BEFORE):
        told = [
            aggregate(CABINET, CABINET["member"], "count", "uid", Compare(path, op), FRAME)[0]
            for path in ("joined_on", "left_on")
        ]
        assert ['+"member"."' in one for one in told] == [True, False], "few have left: the index finds them"


def test_many_conditions_in_one_look_say_what_each_says(book: Book) -> None:
    before, silent = Compare("born", Op.LESS, "2020-12-01"), Not(Compare("phone", Op.FILLED))
    asked = [is_("sex", "1"), before, silent, is_("name", "?")]
    rows = book.marked("person", asked)
    for at, condition in enumerate(asked):
        alone = {uid for (uid,) in book.select("person", ["uid"], condition)}
        assert {uid for uid, *marks in rows if marks[at]} == alone
    assert all(any(marks) for _, *marks in rows)
