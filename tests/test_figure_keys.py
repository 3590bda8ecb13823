"""Keys of figures: those of fewer rows, and those the office made; each still adds up from its rows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from practice_books import practice_book

from unionbook.ground.conditions import Frame, every, is_
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import CodeField
from unionbook.ground.figurekeys import FigureKey, Limit
from unionbook.ground.figures import Figure
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.ownfigures import make_own_figure, own_keys
from unionbook.services.tallies import Tallies
from unionbook.services.tally import count, count_all, declared, keys, rows_behind
from unionbook.store.book import Book
from unionbook.store.files import create_book

FRAME = Frame(Period.parse("2020"), date(2020, 12, 31))
GROUPED = [
    (key, name)
    for key in keys(CABINET)
    for name, field in CABINET[key.partition(".")[0]].fields.items()
    if isinstance(field, CodeField) and len(field.codes.items) <= 12
]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "数字.ubk", CABINET) as made:
        with made.change("练习") as act:
            for name, kind, wage in (("甲厂", "170", 5), ("乙厂", "170", 7), ("丙社", "110", 9)):
                act.add("enterprise", {"name": name, "registration": kind, "workers": wage})
        yield made


@given(
    st.lists(
        st.builds(
            Limit,
            st.sampled_from(["source", "person.sex", "stage"]),
            st.sampled_from("=^"),
            st.lists(st.sampled_from(["a", "b_2", "2020-03", "-", "某值"]), min_size=1, max_size=3).map(tuple),
        ),
        max_size=3,
    )
)
def test_a_key_reads_back_as_it_was_written(limits: list[Limit]) -> None:
    key = FigureKey("grievance", "received", tuple(limits))
    assert FigureKey.parse(str(key)) == key


@pytest.mark.parametrize(
    "text", ["", "grievance", "grievance.", ".received", "a.b[", "a.b[]", "a.b[x]", "a.b[x=]", "a.b[x==1]", "A.b"]
)
def test_what_is_no_key_is_refused_in_words(text: str) -> None:
    with pytest.raises(Refusal, match="没有“"):
        declared(practice_book(1), text)


@pytest.mark.parametrize(
    "text", ["grievance.nothing", "nothing.received", "grievance.received[nothing=1]", "own.f12", "own.f" + "0" * 32]
)
def test_a_key_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="没有“"):
        count(practice_book(1), text, FRAME)


def test_the_parts_of_a_code_make_the_whole() -> None:
    book = practice_book(1)
    whole = count(book, "grievance.received", FRAME)
    sources = [*CABINET["grievance"].fields["source"].codes.items, "-"]  # type: ignore[attr-defined]
    parts = [count(book, f"grievance.received[source={code}]", FRAME) for code in sources]
    assert whole.value == 57 == sum(part.value or 0 for part in parts)
    assert parts[0].figure.label == "收到信访事件（来源 上级转办）" and parts[0].value == 38
    months = [count(book, f"grievance.received[received_on^2020-{month:02}]", FRAME) for month in range(1, 13)]
    assert sum(month.value or 0 for month in months) == 57
    both = count(book, "grievance.received[source=superior|reception]", FRAME)
    assert both.value == 57


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(GROUPED))
def test_every_figure_adds_up_over_every_code(asked: tuple[str, str]) -> None:
    key, name = asked
    book = practice_book(1)
    figure = declared(book, key).figure
    if not (isinstance(figure, Figure) and figure.what in ("count", "sum")):
        return
    field = declared(book, key).kind.fields[name]
    assert isinstance(field, CodeField)
    parts = [f"{key}[{name}={code}]" for code in (*field.codes.items, "-")]
    found = [count(book, part, FRAME) for part in parts]
    assert sum(part.value or 0 for part in found) == count(book, key, FRAME).value
    for part in found:
        assert part.value == sum(adds for _, _, adds in rows_behind(book, part.key, FRAME).rows)


def test_a_ratio_of_fewer_rows_has_both_its_parts_there() -> None:
    book = practice_book(1)
    whole = count(book, "grievance.reply_rate[source=superior]", FRAME)
    upper = count(book, "grievance.replied[source=superior]", FRAME)
    lower = count(book, "grievance.received[source=superior]", FRAME)
    assert whole.value == 10_000 * (upper.value or 0) // (lower.value or 1)
    rows = rows_behind(book, "grievance.reply_rate[source=superior]", FRAME).rows
    assert len(rows) == upper.value


def test_any_filter_becomes_a_figure(book: Book) -> None:
    many = make_own_figure(book, "用工五人以上的公司", "enterprise", is_("registration", "170"), measure="家")
    workers = make_own_figure(
        book, "公司职工", "enterprise", is_("registration", "170"), what="sum", path="workers", measure="人"
    )
    assert [count(book, key, FRAME).worded() for key in (many, workers)] == ["2家", "12人"]
    assert rows_behind(book, many, FRAME).kind.name == "enterprise"
    assert len(rows_behind(book, many, FRAME).rows) == 2
    assert count(book, f"{workers}[name=甲厂]", FRAME).value == 5
    assert set(own_keys(book)) == {many, workers} <= {one.key for one in count_all(book, FRAME)}


def test_a_filter_over_nothing_known_makes_no_figure(book: Book) -> None:
    with pytest.raises(Refusal, match="不认识的栏目"):
        make_own_figure(book, "坏的", "enterprise", every(is_("nothing", 1)))
    assert own_keys(book) == []


def test_a_figure_without_a_name_is_not_made(book: Book) -> None:
    with pytest.raises(Refusal):
        make_own_figure(book, "", "enterprise", is_("registration", "170"))
    assert own_keys(book) == []


def test_a_broken_own_figure_is_refused_not_counted_wrong(book: Book) -> None:
    key = make_own_figure(book, "公司", "enterprise", is_("registration", "170"))
    with book.change("改坏") as act:
        act.set("own_figure", book.select("own_figure", ["uid"])[0][0], {"condition": '["gone", "is", 1]'})
    with pytest.raises(Refusal, match="没有“"):
        count(book, key, FRAME)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(GROUPED), min_size=1, max_size=4), st.booleans())
def test_figures_counted_together_are_the_same_figures(asked: list[tuple[str, str]], months: bool) -> None:
    book = practice_book(1)
    tallies = Tallies(book, FRAME)
    for key, name in asked:
        field = declared(book, key).kind.fields[name]
        assert isinstance(field, CodeField)
        for code in (*field.codes.items, "-"):
            one = f"{key}[{name}={code}]"
            assert tallies.count(one) == count(book, one, FRAME)
        assert tallies.count(key) == count(book, key, FRAME)
    for month in range(1, 13) if months else ():
        one = f"grievance.reply_rate[received_on^2020-{month:02},source=superior]"
        assert tallies.count(one) == count(book, one, FRAME)
    both = "grievance.received[source=superior|reception]"
    assert tallies.count(both) == count(book, both, FRAME)
