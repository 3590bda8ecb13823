"""Deadlines over the holidays, by either way of counting, with pauses and extensions, met and missed."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from drawers import inquiry
from holiday_tables import FIFTEEN, OVER_HOLIDAYS, SIXTY, THIRTY
from hypothesis import given
from hypothesis import strategies as st

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.clocks import Clock, Running, run
from unionbook.ground.law import Law
from unionbook.ground.statute import NotInForce, Statute
from unionbook.records import calendar, rule
from unionbook.records.drawers import KINDS
from unionbook.services.law import law_of, shipped
from unionbook.store.book import Book
from unionbook.store.files import create_book

MORE = (kind for kind in (calendar.KIND, rule.KIND, inquiry.KIND) if kind not in KINDS)
CABINET = Cabinet((*KINDS, *MORE))
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with create_book(tmp_path_factory.mktemp("clocks") / "b.ubk", CABINET) as made:
        yield made


@pytest.fixture(scope="module")
def rolling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The book of an office that moves a last day that is a day off."""
    with create_book(tmp_path_factory.mktemp("rolling") / "b.ubk", CABINET) as made:
        with made.change("设置") as act:
            act.add("office", {"name": "样板镇总工会", "superior": "练习市总工会", "roll_to_working": 1})
        yield made


def counting_first(law: Law) -> Law:
    return Law(law.statute, law.calendar, count_first_day=True)


def end(book: Book, key: str, start: str) -> str:
    found = law_of(book).limit(key, start)
    assert found is not None
    return found[0].isoformat()


FIVE = (
    "petition.objection",
    "supervision.refusal",
    "supervision.case",
    "agreement.publish",
    "hardship.publicity",
)
WORKING = {**dict.fromkeys(FIVE, 0), "agreement.answer": 1, "supervision.answer": 2}
"""The working-day limits, by their place in the rows of the table: 5, 10 and 15 working days."""


@pytest.mark.parametrize(("start", "ends"), OVER_HOLIDAYS)
def test_working_days_over_the_holidays(book: Book, rolling: Book, start: str, ends: tuple[str, str, str]) -> None:
    for key, place in WORKING.items():
        assert end(book, key, start) == end(rolling, key, start) == ends[place], key


def test_every_working_day_limit_is_in_the_table(book: Book) -> None:
    on = date(2026, 1, 1)
    statute = law_of(book).statute
    assert {key for key in statute.rules if _unit(statute, key, on) == "working_days"} == set(WORKING)


def _unit(statute: Statute, key: str, on: date) -> str:
    """The unit of a rule; "" for one that only the office can give a value."""
    try:
        return statute.on(key, on).unit
    except NotInForce:
        return ""


@pytest.mark.parametrize(
    ("start", "fifth"),
    [
        ("2026-02-28", "2026-03-05"),  # the worked Saturday is day 1
        ("2026-02-12", "2026-02-25"),  # 12, 13, Sat 14, 24, 25
        ("2026-10-03", "2026-10-13"),  # a day off cannot be day 1
        ("2024-09-29", "2024-10-10"),  # Sun 29, 30 Sep, 8, 9, 10 Oct
    ],
)
def test_working_days_with_the_first_day_counted(start: str, fifth: str) -> None:
    found = counting_first(shipped()).limit("petition.objection", start)
    assert found is not None and found[0] == date.fromisoformat(fifth)


PETITION = {
    "petition.notice.direct": FIFTEEN,
    "petition.notice.forwarded": FIFTEEN,
    "petition.forwarding": FIFTEEN,
    "petition.finish": SIXTY,
    "petition.extension": THIRTY,
    "petition.review.request": THIRTY,
    "petition.review.decision": THIRTY,
    "petition.recheck.request": THIRTY,
    "petition.recheck.decision": THIRTY,
}


@pytest.mark.parametrize("key", PETITION)
def test_calendar_days_over_the_holidays(book: Book, rolling: Book, key: str) -> None:
    for start, plain, moved in PETITION[key]:
        assert end(book, key, start) == plain
        assert end(rolling, key, start) == moved
        first = counting_first(shipped()).limit(key, start)
        assert first is not None and first[0] == date.fromisoformat(plain) - DAY


@pytest.mark.parametrize(
    ("key", "start", "last"),
    [
        ("arbitration.limit", "2025-03-10", "2026-03-10"),
        ("arbitration.limit", "2024-02-29", "2025-02-28"),
        ("union.term.delay", "2025-08-31", "2026-02-28"),
        ("hardship.valid", "2025-06-01", "2026-06-01"),
    ],
)
def test_months_and_years(book: Book, key: str, start: str, last: str) -> None:
    assert end(book, key, start) == last
    first = counting_first(shipped()).limit(key, start)
    assert first is not None and first[0] == date.fromisoformat(last) - DAY


def test_a_number_that_is_no_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="no time limit"):
        shipped().limit("union.committee.members", "2026-01-01")
    with pytest.raises(KeyError):
        shipped().limit("petition.finnish", "2026-01-01")


def case(clock: Clock, today: str, **values: str) -> Running:
    found = run(clock, values, shipped(), date.fromisoformat(today))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("paused", "answer", "close"),
    [
        # 15 working days from 12 Feb 2026 end on 11 March, 60 days on 13 April.
        (("2026-02-24", "2026-02-28"), "2026-03-18", "2026-04-18"),  # 5 days, all five worked (28 is a swapped Sat)
        (("2026-02-15", "2026-02-23"), "2026-03-11", "2026-04-22"),  # the holiday itself: no working day is lost
        (("2026-03-10", "2026-03-17"), "2026-03-19", "2026-04-21"),  # 6 working days: the end moves past the pause
        (("2026-02-01", "2026-02-13"), "2026-03-12", "2026-04-14"),  # only 13 Feb lies after the start
        (("2026-04-01", "2026-04-10"), "2026-03-11", "2026-04-23"),  # the answer had run out before
    ],
)
def test_days_of_a_pause_are_not_counted(paused: tuple[str, str], answer: str, close: str) -> None:
    values = {"delivered_on": "2026-02-12", "paused_from": paused[0], "paused_to": paused[1]}
    assert case(inquiry.ANSWER, "2026-04-12", **values).last.isoformat() == answer
    assert case(inquiry.CLOSE, "2026-04-12", **values).last.isoformat() == close


def test_while_it_is_halted_a_clock_stands() -> None:
    values = {"delivered_on": "2026-03-02", "paused_from": "2026-03-10"}
    states = [case(inquiry.CLOSE, f"2026-03-{day}", **values) for day in ("09", "10", "15", "31")]
    assert [one.paused for one in states] == [False, True, True, True]
    assert [one.left for one in states] == [53, 53, 53, 53]
    ended = case(inquiry.CLOSE, "2026-04-02", paused_to="2026-03-31", **values)
    assert (ended.paused, ended.last) == (False, date(2026, 5, 1) + 22 * DAY)


def test_a_limit_of_a_year_is_spoken_of_only_near_its_end() -> None:
    values = {"delivered_on": "2025-03-10"}
    assert run(inquiry.CLAIM, values, shipped(), date(2025, 12, 31)) is None
    assert case(inquiry.CLAIM, "2026-01-09", **values).left == 60


def test_met_and_missed() -> None:
    late = case(inquiry.CLOSE, "2026-06-01", delivered_on="2026-03-02", closed_on="2026-05-02")
    assert late.late and late.met == "2026-05-02"
    assert not case(inquiry.CLOSE, "2026-06-01", delivered_on="2026-03-02", closed_on="2026-05-01").late
    assert case(inquiry.CLOSE, "2026-05-02", delivered_on="2026-03-02").late
    assert not case(inquiry.CLOSE, "2026-05-01", delivered_on="2026-03-02").late


STARTS = st.dates(date(2024, 1, 1), date(2026, 9, 1))


@given(STARTS, st.integers(-10, 90), st.integers(0, 40), st.booleans(), st.sampled_from([*WORKING, *PETITION]))
def test_so_many_days_lie_outside_the_pause(start: date, after: int, length: int, first: bool, key: str) -> None:
    law = Law(shipped().statute, shipped().calendar, count_first_day=first)
    rule = law.rule(key, start.isoformat())
    if rule is None:
        return
    pause = (start + after * DAY, start + (after + length) * DAY)
    last = law.end(start, rule, pause)
    days = [start + n * DAY for n in range(not first, (last - start).days + 1)]
    working = rule.unit == "working_days"
    counted = [day for day in days if not pause[0] <= day <= pause[1] and (not working or law.calendar.is_working(day))]
    assert len(counted) == rule.value
    assert last >= law.end(start, rule)


def test_a_clock_needs_an_end(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no end"):
        Clock("x", "x", "a", "b")
    with pytest.raises(ValueError, match="without the day"):
        Clock("x", "x", "a", "b", until="c", timely="d")
