"""Deadlines: every expected day was counted by hand on the announced calendars of 2024, 2025 and 2026.

Spring Festival: 10–17 Feb 2024 (4 and 18 Feb worked), 28 Jan – 4 Feb 2025 (26 Jan and 8 Feb worked),
15–23 Feb 2026 (14 and 28 Feb worked).  National Day: 1–7 Oct 2024 (29 Sep and 12 Oct worked), 1–8 Oct 2025 (28 Sep
and 11 Oct worked), 1–7 Oct 2026 (20 Sep and 10 Oct worked); 25–27 Sep 2026 is Mid-Autumn.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from drawers import inquiry
from hypothesis import given
from hypothesis import strategies as st

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.clocks import Clock, Running, run
from unionbook.ground.law import Law
from unionbook.records import KINDS, calendar, rule
from unionbook.services.law import law_of, shipped
from unionbook.store.book import Book
from unionbook.store.files import create_book

MORE = (kind for kind in (calendar.KIND, rule.KIND, inquiry.KIND) if kind not in KINDS)
CABINET = Cabinet((*KINDS, *MORE))
GRIEVANCE = {clock.name: clock for clock in CABINET["grievance"].clocks}
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
"""The working-day limits, by their place in the rows below: 5, 10 and 15 working days."""


@pytest.mark.parametrize(
    ("start", "ends"),
    [
        # 8, 9, (10–17 off) Sun 18, 19, 20 | 21, 22, 23, 26, 27 | 28, 29, 1 Mar, 4, 5
        ("2024-02-07", ("2024-02-20", "2024-02-27", "2024-03-05")),
        # 27, Sun 29, 30 Sep, (1–7 off) 8, 9 | 10, 11, Sat 12, 14, 15 | 16, 17, 18, 21, 22
        ("2024-09-26", ("2024-10-09", "2024-10-15", "2024-10-22")),
        # 24, Sun 26, 27 Jan, (28 – 4 off) 5, 6 Feb | 7, Sat 8, 10, 11, 12 | 13, 14, 17, 18, 19
        ("2025-01-23", ("2025-02-06", "2025-02-12", "2025-02-19")),
        # 26, Sun 28, 29, 30 Sep, (1–8 off) 9 Oct | 10, Sat 11, 13, 14, 15 | 16, 17, 20, 21, 22
        ("2025-09-25", ("2025-10-09", "2025-10-15", "2025-10-22")),
        # 13, Sat 14, (15–23 off) 24, 25, 26 Feb | 27, Sat 28, 2 Mar, 3, 4 | 5, 6, 9, 10, 11
        ("2026-02-12", ("2026-02-26", "2026-03-04", "2026-03-11")),
        # Sun 20, 21–24 Sep | (25–27 off) 28, 29, 30, (1–7 off) 8, 9 Oct | Sat 10, 12, 13, 14, 15
        ("2026-09-18", ("2026-09-24", "2026-10-09", "2026-10-15")),
        # from a Saturday that is worked: 2–6 | 9–13 | 16–20 Mar
        ("2026-02-28", ("2026-03-06", "2026-03-13", "2026-03-20")),
        # from within the holiday: 8, 9, Sat 10, 12, 13 | 14, 15, 16, 19, 20 | 21, 22, 23, 26, 27 Oct
        ("2026-10-03", ("2026-10-13", "2026-10-20", "2026-10-27")),
    ],
)
def test_working_days_over_the_holidays(book: Book, rolling: Book, start: str, ends: tuple[str, str, str]) -> None:
    for key, place in WORKING.items():
        assert end(book, key, start) == end(rolling, key, start) == ends[place], key


def test_every_working_day_limit_is_in_the_table(book: Book) -> None:
    on = date(2026, 1, 1)
    statute = law_of(book).statute
    assert {key for key in statute.rules if statute.on(key, on).unit == "working_days"} == set(WORKING)


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


# (start, last day as counted, last day when a day off is moved)
FIFTEEN = [
    ("2024-02-01", "2024-02-16", "2024-02-18"),  # Fri in the holiday → Sun 18, worked
    ("2024-09-16", "2024-10-01", "2024-10-08"),
    ("2024-09-27", "2024-10-12", "2024-10-12"),  # a worked Saturday stands
    ("2025-01-14", "2025-01-29", "2025-02-05"),
    ("2025-01-24", "2025-02-08", "2025-02-08"),  # a worked Saturday stands
    ("2025-09-19", "2025-10-04", "2025-10-09"),
    ("2026-02-05", "2026-02-20", "2026-02-24"),
    ("2026-02-13", "2026-02-28", "2026-02-28"),  # a worked Saturday stands
    ("2026-09-22", "2026-10-07", "2026-10-08"),
    ("2026-03-06", "2026-03-21", "2026-03-23"),  # a plain Saturday
]
THIRTY = [
    ("2024-01-12", "2024-02-11", "2024-02-18"),
    ("2025-01-01", "2025-01-31", "2025-02-05"),
    ("2026-01-17", "2026-02-16", "2026-02-24"),
    ("2026-09-01", "2026-10-01", "2026-10-08"),
    ("2026-09-10", "2026-10-10", "2026-10-10"),  # a worked Saturday stands
]
SIXTY = [
    ("2023-12-13", "2024-02-11", "2024-02-18"),
    ("2024-08-05", "2024-10-04", "2024-10-08"),
    ("2024-12-03", "2025-02-01", "2025-02-05"),
    ("2025-08-04", "2025-10-03", "2025-10-09"),
    ("2025-12-20", "2026-02-18", "2026-02-24"),
    ("2025-12-30", "2026-02-28", "2026-02-28"),  # a worked Saturday stands
    ("2026-08-05", "2026-10-04", "2026-10-08"),
]
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


CASES = [
    ("notice", {"source": "reception"}, "received_on", FIFTEEN),
    ("notice_forwarded", {"source": "superior"}, "received_on", FIFTEEN),
    ("finish", {"source": "reception", "stage": "accepted"}, "accepted_on", SIXTY),
]


@pytest.mark.parametrize(("name", "row", "start", "table"), CASES, ids=[case[0] for case in CASES])
def test_the_clocks_of_the_grievance_register(
    book: Book, rolling: Book, name: str, row: dict[str, str], start: str, table: list[tuple[str, str, str]]
) -> None:
    for begun, plain, moved in table:
        today = date.fromisoformat(begun) + 3 * DAY
        values = {"received_on": begun, start: begun, **row}
        for of, last in ((book, plain), (rolling, moved)):
            running = run(GRIEVANCE[name], values, law_of(of), today)
            assert running is not None and running.last.isoformat() == last
            assert running.left == (running.last - today).days and running.article.startswith("《信访工作条例》")


def test_every_clock_of_the_grievance_register_is_in_a_table() -> None:
    assert {clock.rule for clock in GRIEVANCE.values() if clock.rule} <= {*WORKING, *PETITION}


def test_a_day_set_by_the_superior_is_the_day_itself(book: Book, rolling: Book) -> None:
    values = {"received_on": "2026-09-20", "source": "superior", "reply_due": "2026-10-02"}
    for of in (book, rolling):
        running = run(GRIEVANCE["feedback"], values, law_of(of), date(2026, 9, 28))
        assert running is not None and (running.last, running.left) == (date(2026, 10, 2), 4)


def test_an_extension_takes_the_place_of_the_last_day(book: Book) -> None:
    values = {"received_on": "2026-02-20", "accepted_on": "2026-03-02", "extended_to": "2026-05-31"}
    running = run(GRIEVANCE["finish"], values, law_of(book), date(2026, 4, 1))
    assert running is not None and running.last == date(2026, 5, 31) and running.article == "《信访工作条例》第三十四条"


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
