"""Periods of a report and the text bounds they give to stored dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground.periods import BadPeriod, Period


@pytest.mark.parametrize(("text", "first", "last", "name", "label"), [
    ("2020", date(2020, 1, 1), date(2020, 12, 31), "2020", "2020年度"),
    ("２０２０年", date(2020, 1, 1), date(2020, 12, 31), "2020", "2020年度"),
    ("2020H1", date(2020, 1, 1), date(2020, 6, 30), "2020H1", "2020年上半年"),
    ("2020h2", date(2020, 7, 1), date(2020, 12, 31), "2020H2", "2020年下半年"),
    ("2020Q2", date(2020, 4, 1), date(2020, 6, 30), "2020Q2", "2020年第二季度"),
    ("2020-06", date(2020, 6, 1), date(2020, 6, 30), "2020-06", "2020年6月"),
    ("2020年6月", date(2020, 6, 1), date(2020, 6, 30), "2020-06", "2020年6月"),
    ("202002", date(2020, 2, 1), date(2020, 2, 29), "2020-02", "2020年2月"),
    ("2020-W23", date(2020, 6, 1), date(2020, 6, 7), "2020-W23", "2020年第23周（6月1日—6月7日）"),
    ("2020W1", date(2019, 12, 30), date(2020, 1, 5), "2020-W01", "2020年第1周（12月30日—1月5日）"),
    ("2019-10-01..2020-09-30", date(2019, 10, 1), date(2020, 9, 30), "2019-10-01..2020-09-30",
     "2019年10月1日—2020年9月30日"),
    ("2020-1-1至2020-3-8", date(2020, 1, 1), date(2020, 3, 8), "2020-01-01..2020-03-08",
     "2020年1月1日—2020年3月8日"),
])
def test_names_and_labels(text: str, first: date, last: date, name: str, label: str) -> None:
    period = Period.parse(text)
    assert (period.first, period.last, period.name, period.label) == (first, last, name, label)
    assert Period.parse(period.name) == period


@pytest.mark.parametrize("text", [
    "", "今年", "2020H3", "2020Q5", "2020-13", "2020-00", "2021-W53", "2020-02-30..2020-03-01", "1700", "20",
    "2020-W00",
])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(BadPeriod) as bad:
        Period.parse(text)
    assert str(bad.value).endswith("。")


def test_days_out_of_order_are_refused() -> None:
    with pytest.raises(BadPeriod, match="早于开始日"):
        Period.parse("2020-03-08..2020-03-01")
    with pytest.raises(BadPeriod, match="截止日"):
        Period.parse("2020", as_of=date(2019, 12, 31))


def test_the_as_of_day_cuts_the_period() -> None:
    period = Period.parse("2020", as_of=date(2020, 12, 10))
    assert period.cut == date(2020, 12, 10)
    assert (period.start_text, period.end_text) == ("2020-01-01", "2020-12-11")
    assert period.contains("2020-12-10")
    assert period.contains("2020-12-01~m")
    assert not period.contains("2020-12-11~2")
    assert not period.contains("2019-12-31")
    assert Period.parse("2020", as_of=date(2021, 3, 1)).cut == date(2020, 12, 31)
    assert Period.parse("2020").end_text == "2021-01-01"


@pytest.mark.parametrize(("text", "as_of", "months"), [
    ("2020", date(2020, 10, 31), 10), ("2020", date(2020, 11, 1), 11), ("2020", None, 12),
    ("2020H1", None, 6),
    ("2020-06", None, 1), ("2020-W23", None, 1), ("2019-10-01..2020-09-30", None, 12),
    ("2020-01-15..2020-02-14", None, 1), ("2020-01-15..2020-02-15", None, 2), ("2020", date(2020, 1, 1), 1),
])
def test_months_elapsed(text: str, as_of: date | None, months: int) -> None:
    assert Period.parse(text, as_of).months == months


def test_the_monthly_mean_of_ten_months() -> None:
    months = Period.parse("2020", as_of=date(2020, 10, 31)).months
    assert round(131_731_000 / months / 1_000_000, 2) == 13.17


@pytest.mark.parametrize(("text", "before"), [
    ("2020", "2019"), ("2020H2", "2019H2"), ("2020Q1", "2019Q1"), ("2020-06", "2019-06"),
    ("2020-W23", "2020-W22"),
    ("2020-W01", "2019-W52"), ("2021-W01", "2020-W53"), ("2019-10-01..2020-09-30", "2018-10-01..2019-09-30"),
    ("2020-03-01..2021-02-28", "2019-03-01..2020-02-29"),
])
def test_the_period_before(text: str, before: str) -> None:
    assert Period.parse(text).previous() == Period.parse(before)


def test_the_as_of_day_goes_back_with_the_period() -> None:
    assert Period.parse("2020", date(2020, 12, 10)).previous().as_of == date(2019, 12, 10)
    assert Period.parse("2020", date(2020, 2, 29)).previous().as_of == date(2019, 2, 28)
    assert Period.parse("2020-W23", date(2020, 6, 3)).previous().as_of == date(2020, 5, 27)


def test_the_year_a_period_belongs_to() -> None:
    assert Period.parse("2020-W01").year == 2020
    assert Period.parse("2019-10-01..2020-09-30").year == 2020
    assert Period.parse("2020Q4").year == 2020


def test_a_period_of_two_days_names_itself() -> None:
    assert Period(date(2020, 1, 1), date(2020, 1, 2)).name == "2020-01-01..2020-01-02"


@settings(max_examples=150)
@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.integers(0, 400), st.integers(-20, 420))
def test_text_bounds_hold_exactly_the_days_that_count(first: date, length: int, offset: int) -> None:
    period = Period(first, first + timedelta(days=length), as_of=first + timedelta(days=length // 2))
    day = first + timedelta(days=offset)
    assert period.contains(day.isoformat()) == (period.first <= day <= period.cut)


@settings(max_examples=150)
@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_every_day_lies_in_its_week_month_and_quarter(day: date) -> None:
    year, week, _ = day.isocalendar()
    names = f"{year}-W{week}", f"{day:%Y-%m}", f"{day.year}Q{(day.month + 2) // 3}", f"{day.year}"
    for name in names:
        period = Period.parse(name)
        assert period.contains(day.isoformat())
        assert period.previous().last < period.first
