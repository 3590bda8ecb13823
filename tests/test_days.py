"""Counting calendar and working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground.days import Calendar, days_left, due, months_later

PLAIN = Calendar()
# The National Day holiday of 2020: 1–8 October off, Sunday 27 September and Saturday 10 October worked.
AUTUMN_2020 = Calendar(
    frozenset(date(2020, 10, day) for day in (1, 2, 5, 6, 7, 8)),
    frozenset({date(2020, 9, 27), date(2020, 10, 10)}),
)


def test_working_days_of_an_exchanged_week() -> None:
    assert AUTUMN_2020.is_working(date(2020, 9, 27))
    assert AUTUMN_2020.is_working(date(2020, 10, 10))
    assert not AUTUMN_2020.is_working(date(2020, 10, 3))
    assert not AUTUMN_2020.is_working(date(2020, 10, 8))
    assert AUTUMN_2020.is_working(date(2020, 10, 9))
    assert AUTUMN_2020.knows(2020)
    assert not AUTUMN_2020.knows(2021)


def test_a_day_cannot_be_both() -> None:
    with pytest.raises(ValueError, match="2020-10-01"):
        Calendar(frozenset({date(2020, 10, 1)}), frozenset({date(2020, 10, 1)}))


def test_calendar_days() -> None:
    received = date(2026, 3, 2)
    assert due(received, 15, False, PLAIN) == date(2026, 3, 17)
    assert due(received, 15, False, PLAIN, count_first_day=True) == date(2026, 3, 16)
    assert due(received, 60, False, PLAIN) == date(2026, 5, 1)
    assert due(received, 0, False, PLAIN) == received


def test_an_end_on_a_day_off_moves_only_where_it_is_set() -> None:
    received = date(2020, 9, 16)
    assert due(received, 15, False, AUTUMN_2020) == date(2020, 10, 1)
    assert due(received, 15, False, AUTUMN_2020, roll_to_working=True) == date(2020, 10, 9)
    assert due(date(2020, 9, 17), 10, False, AUTUMN_2020, roll_to_working=True) == date(2020, 9, 27)


def test_working_days() -> None:
    assert due(date(2026, 3, 2), 5, True, PLAIN) == date(2026, 3, 9)
    assert due(date(2026, 3, 2), 5, True, PLAIN, count_first_day=True) == date(2026, 3, 6)
    assert due(date(2026, 3, 7), 5, True, PLAIN) == date(2026, 3, 13)
    assert due(date(2026, 3, 7), 5, True, PLAIN, count_first_day=True) == date(2026, 3, 13)
    assert due(date(2020, 9, 30), 5, True, AUTUMN_2020) == date(2020, 10, 14)
    assert due(date(2026, 3, 7), 0, True, PLAIN) == date(2026, 3, 7)


def test_looking_back_from_an_expiry() -> None:
    assert due(date(2026, 12, 31), -30, False, PLAIN) == date(2026, 12, 1)
    assert due(date(2026, 3, 9), -5, True, PLAIN) == date(2026, 3, 2)
    assert due(date(2026, 3, 31), -30, False, PLAIN, roll_to_working=True) == date(2026, 2, 27)


def test_days_left() -> None:
    assert days_left(date(2026, 3, 20), date(2026, 3, 18)) == 2
    assert days_left(date(2026, 3, 18), date(2026, 3, 18)) == 0
    assert days_left(date(2026, 3, 17), date(2026, 3, 18)) == -1


def test_months_later() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert months_later(date(2026, 12, 5), 36) == date(2029, 12, 5)
    assert months_later(date(2026, 1, 15), -1) == date(2025, 12, 15)


DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    days = draw(st.sets(st.dates(date(2020, 1, 1), date(2020, 12, 31)), max_size=30))
    return Calendar(
        frozenset(day for day in days if day.weekday() < 5),
        frozenset(day for day in days if day.weekday() >= 5),
    )


@settings(max_examples=100)
@given(st.dates(date(2019, 11, 1), date(2021, 1, 31)), st.integers(1, 40), calendars())
def test_exactly_so_many_working_days_lie_behind(start: date, count: int, calendar: Calendar) -> None:
    end = due(start, count, True, calendar)
    assert calendar.is_working(end)
    passed = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(map(calendar.is_working, passed)) == count
    assert due(start, count, True, calendar, count_first_day=True) <= end
    assert end >= due(start, count, False, calendar)


@settings(max_examples=100)
@given(DAYS, st.integers(0, 200), calendars())
def test_a_moved_end_is_the_first_working_day(start: date, count: int, calendar: Calendar) -> None:
    plain = due(start, count, False, calendar)
    moved = due(start, count, False, calendar, roll_to_working=True)
    assert plain == start + timedelta(days=count)
    assert calendar.is_working(moved)
    between = (plain + timedelta(days=n) for n in range((moved - plain).days))
    assert not any(map(calendar.is_working, between))


@settings(max_examples=100)
@given(DAYS, st.integers(-60, 60))
def test_months_go_forth_and_back(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
