"""The clocks of cases over Spring Festival, National Day and swapped Saturdays; rights that lapse, clocks at rest."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from case_book import new_book
from holiday_tables import FIFTEEN, OVER_HOLIDAYS, SIXTY, THIRTY
from hypothesis import given
from hypothesis import strategies as st

from unionbook.ground.clocks import Clock, keep, run
from unionbook.records import CABINET
from unionbook.services.due import nearest
from unionbook.services.law import law_of, shipped
from unionbook.store.book import Book

DAY = timedelta(days=1)
KINDS = ("grievance", "wage_case", "mediation", "supervision")
CLOCKS = {f"{name}.{clock.name}": clock for name in KINDS for clock in CABINET[name].clocks}
GRIEVANCE = CABINET["grievance"]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made, _ = new_book(tmp_path_factory.mktemp("plain"))
    with made:
        yield made


@pytest.fixture(scope="module")
def rolling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The book of an office that moves a last day that is a day off."""
    made, _ = new_book(tmp_path_factory.mktemp("rolling"))
    with made:
        (uid,) = made.select("office", ["uid"])[0]
        with made.change("设置") as act:
            act.set("office", uid, {"roll_to_working": 1})
        yield made


# clock → what else the row holds, the table; working days: the place in its rows
CALENDAR: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "grievance.notice": ({"source": "reception"}, FIFTEEN),
    "grievance.notice_forwarded": ({"source": "superior"}, FIFTEEN),
    "grievance.finish": ({"source": "reception", "stage": "accepted"}, SIXTY),
    "grievance.review_request": ({"stage": "closed"}, THIRTY),
    "grievance.review": ({"stage": "reviewing"}, THIRTY),
    "grievance.recheck_request": ({"stage": "reviewed"}, THIRTY),
    "grievance.recheck": ({"stage": "rechecking"}, THIRTY),
    "mediation.end": ({"stage": "accepted"}, FIFTEEN),
}
WORKING: dict[str, tuple[dict[str, str], int]] = {
    "grievance.objection": ({"source": "superior", "stage": "received"}, 0),
    "supervision.tell": ({"clue": "complaint", "stage": "refused"}, 0),
    "supervision.case": ({"stage": "proposed"}, 0),
    "supervision.answer": ({"stage": "delivered"}, 2),
}
OTHER = {"grievance.feedback", "wage_case.promise", "wage_case.arbitration", "mediation.perform"}
"""A day somebody set, and the year to arbitration."""


def test_every_clock_is_in_a_table() -> None:
    assert {*CALENDAR, *WORKING, *OTHER} == set(CLOCKS)
    assert all(clock.until for name, clock in CLOCKS.items() if not clock.rule) and not OTHER & {*CALENDAR, *WORKING}


@pytest.mark.parametrize("name", CALENDAR)
def test_calendar_days(book: Book, rolling: Book, name: str) -> None:
    row, table = CALENDAR[name]
    clock = CLOCKS[name]
    for begun, plain, moved in table:
        today = date.fromisoformat(begun) + 3 * DAY
        for of, last in ((book, plain), (rolling, moved)):
            running = run(clock, {clock.start: begun, **row}, law_of(of), today)
            assert running is not None and running.last.isoformat() == last
            assert running.left == (running.last - today).days and running.article.startswith("《")


@pytest.mark.parametrize("name", WORKING)
def test_working_days(book: Book, rolling: Book, name: str) -> None:
    row, place = WORKING[name]
    clock = CLOCKS[name]
    for begun, ends in OVER_HOLIDAYS:
        values = {clock.start: begun, **row}
        if name == "grievance.objection" and begun < "2022-05-01":
            continue
        for of in (book, rolling):
            running = run(clock, values, law_of(of), date.fromisoformat(begun))
            assert running is not None and running.last.isoformat() == ends[place]


def test_a_day_set_by_somebody_is_the_day_itself(book: Book, rolling: Book) -> None:
    values = {"received_on": "2026-09-20", "agreed_on": "2026-09-20", "source": "superior"}
    for name in ("grievance.feedback", "wage_case.promise", "mediation.perform"):
        clock = CLOCKS[name]
        for of in (book, rolling):
            running = run(clock, {**values, clock.until: "2026-10-02"}, law_of(of), date(2026, 9, 28))
            assert running is not None and (running.last, running.left) == (date(2026, 10, 2), 4)


def test_an_extension_takes_the_place_of_the_last_day(book: Book) -> None:
    values = {"received_on": "2026-02-20", "accepted_on": "2026-03-02", "extended_to": "2026-05-31"}
    running = run(CLOCKS["grievance.finish"], values, law_of(book), date(2026, 4, 1))
    assert running is not None and running.last == date(2026, 5, 31) and running.article == "《信访工作条例》第三十四条"


def test_the_year_to_arbitration_is_spoken_of_in_its_last_months(book: Book) -> None:
    clock, row = CLOCKS["wage_case.arbitration"], {"ended_on": "2025-03-10", "stage": "coordinating"}
    assert run(clock, row, law_of(book), date(2025, 12, 9)) is None
    running = run(clock, row, law_of(book), date(2025, 12, 10))
    assert running is not None and (running.last, running.left) == (date(2026, 3, 10), 90)


def test_a_right_lapses_in_silence_and_nobody_is_reminded_of_it(book: Book) -> None:
    row = {"received_on": "2026-03-02", "source": "superior", "stage": "received"}
    objection = CLOCKS["grievance.objection"]
    last = run(objection, row, law_of(book), date(2026, 3, 9))
    assert last is not None and last.left == 0 and not last.late
    assert run(objection, row, law_of(book), date(2026, 3, 10)) is None
    first = nearest(GRIEVANCE, row, date(2026, 3, 5), book)
    assert first is not None and first.clock.name == "notice_forwarded"
    late = run(objection, {**row, "returned_on": "2026-03-11"}, law_of(book), date(2026, 3, 12))
    assert late is not None and late.late, "used too late it is told"


def test_before_2022_there_was_no_objection_in_days(book: Book) -> None:
    row = {"received_on": "2021-03-02", "source": "superior", "stage": "received"}
    assert run(CLOCKS["grievance.objection"], row, law_of(book), date(2021, 3, 3)) is None


def test_a_clock_at_rest_is_silent_and_keeps_its_answer() -> None:
    clock = CLOCKS["grievance.notice"]
    row = {"received_on": "2026-03-02", "source": "reception", "stage": "received"}
    assert run(clock, row, shipped(), date(2026, 3, 3)) is not None
    closed = {**row, "stage": "closed"}
    assert run(clock, closed, shipped(), date(2026, 3, 3)) is None
    assert keep([clock], closed, {}, shipped())["notice_due"] == "2026-03-17"
    met = run(clock, {**closed, "notified_on": "2026-03-20"}, shipped(), date(2026, 3, 21))
    assert met is not None and met.late, "what was done stays told"


STAGES = st.sampled_from([stage.name for stage in GRIEVANCE.stages.stages]) if GRIEVANCE.stages else st.nothing()


@given(
    st.sampled_from(["reception", "superior", "hotline", "department", None]),
    STAGES,
    st.sampled_from([None, 0, 1]),
    st.sampled_from([None, "2026-03-10", "2026-03-20"]),
)
def test_two_clocks_share_what_they_keep(
    source: str | None, stage: str, anonymous: int | None, told_on: str | None
) -> None:
    both = [CLOCKS["grievance.notice"], CLOCKS["grievance.notice_forwarded"]]
    row = {
        "received_on": "2026-03-02",
        "source": source,
        "stage": stage,
        "anonymous": anonymous,
        "notified_on": told_on,
    }
    running: list[Clock] = [clock for clock in both if not clock.halted(row)]
    assert len(running) <= 1 or source is None
    silent = anonymous == 1 or stage == "returned"
    timely = None if told_on is None else int(told_on <= "2026-03-17")
    wanted = {"notice_due": None, "notice_in_time": None} if silent else {
        "notice_due": "2026-03-17",
        "notice_in_time": timely,
    }
    for order in (both, both[::-1]):
        held = keep(order, row, {}, shipped())
        assert held == wanted and keep(order, row, {**row, **held}, shipped()) == held
