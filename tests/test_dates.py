"""Dates: what a clerk may type, what is stored, what is shown."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground.dates import (
    BadDate,
    Precision,
    first_day,
    is_stored_date,
    last_day,
    parse_date,
    precision_of,
    print_date,
    show_date,
    store_date,
)

TODAY = date(2026, 3, 18)
FIRST_DAY_OF = {Precision.MONTH: 1, Precision.EARLY: 1, Precision.MIDDLE: 11, Precision.LATE: 21}


def stored_dates() -> st.SearchStrategy[str]:
    def begin(day: date, precision: Precision) -> str:
        if precision is Precision.YEAR:
            day = day.replace(month=1, day=1)
        elif precision is not Precision.DAY:
            day = day.replace(day=FIRST_DAY_OF[precision])
        return store_date(day, precision)

    days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
    return st.builds(begin, days, st.sampled_from(Precision))


@pytest.mark.parametrize("typed", [
    "20260308", "260308", "2026.3.8", "2026-3-8", "2026/3/8", "2026/03/08", "2026年3月8日",
    "2026 年 3 月 8 日",
    "26.3.8", "3.8", "3-8", "3/8", "0308", "3月8日", "3月8号", "8", "8日", "２０２６．３．８", "2026。3。8",
    "2026 3 8",
    "2026-03-08 00:00:00", "2026-03-08T09:30:00", "46089", "46089.0", "-10", "今天-10", "2026—3—8",
    "二〇二六年三月八日", "二○二六年三月八号", "二零二六.3.8", "二零二六-三-八",
    "2026.3.8日", "二O二六年三月八日", "二0二六 年 三月八日", "三月八日",
])
def test_one_day_in_many_shapes(typed: str) -> None:
    assert parse_date(typed, TODAY) == "2026-03-08"
    assert parse_date(typed, TODAY, precise=False) == "2026-03-08"


@pytest.mark.parametrize(("typed", "stored"), [
    ("T", "2026-03-18"), ("t", "2026-03-18"), ("今", "2026-03-18"), ("今天", "2026-03-18"),
    ("+3", "2026-03-21"), ("昨天", "2026-03-17"), ("前天", "2026-03-16"), ("明日", "2026-03-19"),
    ("后天", "2026-03-20"),
    ("＋１４", "2026-04-01"), ("9", "2026-03-09"), ("45359", "2024-03-08"), ("680308", "1968-03-08"),
    ("2020年元月二十八日", "2020-01-28"), ("二〇二〇年十月三十日", "2020-10-30"), ("25/3/2020", "2020-03-25"),
    ("3-25-2020", "2020-03-25"), ("3/3/2020", "2020-03-03"),
    ("360101", "2036-01-01"), ("370101", "1937-01-01"), ("20240229", "2024-02-29"),
])
def test_days_from_today_and_years_of_two_digits(typed: str, stored: str) -> None:
    assert parse_date(typed, TODAY) == stored


@pytest.mark.parametrize(("typed", "stored"), [
    ("2026年3月", "2026-03-01~m"), ("2026.3", "2026-03-01~m"), ("2026-03", "2026-03-01~m"),
    ("202603", "2026-03-01~m"),
    ("2026年3月份", "2026-03-01~m"), ("3月", "2026-03-01~m"), ("2026年", "2026-01-01~y"),
    ("2026", "2026-01-01~y"),
    ("3月上旬", "2026-03-01~1"), ("2026年3月中旬", "2026-03-11~2"), ("3月底", "2026-03-21~3"),
    ("3月末", "2026-03-21~3"), ("二○二○年三月", "2020-03-01~m"), ("二零二零年", "2020-01-01~y"),
    ("月初", "2026-03-01~1"), ("月底", "2026-03-21~3"), ("2020年12月下旬", "2020-12-21~3"),
    ("3月中", "2026-03-11~2"),
])
def test_less_exact_dates_only_where_they_are_allowed(typed: str, stored: str) -> None:
    assert parse_date(typed, TODAY, precise=False) == stored
    with pytest.raises(BadDate, match="没有写到哪一天"):
        parse_date(typed, TODAY)


@pytest.mark.parametrize(("typed", "part"), [
    ("2026年2月30日", "2026年2月没有30日，这个月最后一天是28日"), ("2月29日", "2026年2月没有29日"),
    ("0231", "没有31日"),
    ("20260431", "2026年4月没有31日"), ("13.5", "没有13月"), ("20261301", "没有13月"), ("3.0", "没有0日"),
    ("1799-1-1", "1799年不在"), ("", "没有填"), ("春节", "不是认得出的日期"), ("2026308", "不是认得出的日期"),
    ("12345", "不是认得出的日期"), ("2026.3.8.1", "不是认得出的日期"), ("2026年13月", "没有13月"),
])
def test_what_cannot_be_is_named_with_a_cure(typed: str, part: str) -> None:
    with pytest.raises(BadDate) as bad:
        parse_date(typed, TODAY, precise=False)
    assert part in str(bad.value)
    assert str(bad.value).endswith("。")


@pytest.mark.parametrize(("typed", "meant", "part"), [
    ("8/3/2020", ("2020-08-03", "2020-03-08"), "可以是2020年8月3日，也可以是2020年3月8日"),
    ("2020.3.8入会", ("2020-03-08",), "里认出2020年3月8日"), ("约2020年", ("2020-01-01~y",), "里认出2020年，"),
    ("（20200308）补办", ("2020-03-08",), "里认出2020年3月8日"), ("二〇二〇年三月八日入会", ("2020-03-08",), "里认出"),
    ("2020-3日", ("2020-03-01~m",), "里认出"),
    ("大约2020年3月", ("2020-03-01~m",), "里认出2020年3月，"), ("200112", ("2020-01-12", "2001-12-01~m"), "也可以是"),
    ("2020.3-2021.3", (), "不是认得出的日期"), ("2020.13.8入会", (), "不是认得出的日期"),
    ("三", (), "不是认得出的日期"), ("13/25/2020", (), "不是认得出的日期"),
])
def test_the_days_that_may_be_meant_are_named_and_none_is_taken(typed: str, meant: tuple[str, ...], part: str) -> None:
    with pytest.raises(BadDate, match=part) as bad:
        parse_date(typed, TODAY, precise=False)
    assert bad.value.meant == meant


def test_six_digits_that_mean_two_things_are_asked_about_only_where_a_month_is_allowed() -> None:
    assert parse_date("200112", TODAY) == "2020-01-12"
    with pytest.raises(BadDate, match="2020年1月12日，也可以是2001年12月"):
        parse_date("200112", TODAY, precise=False)


@pytest.mark.parametrize(("stored", "shown", "printed", "first", "last"), [
    ("2020-03-08", "2020-03-08", "2020年3月8日", date(2020, 3, 8), date(2020, 3, 8)),
    ("2020-02-01~m", "2020年2月", "2020年2月", date(2020, 2, 1), date(2020, 2, 29)),
    ("2020-03-01~1", "2020年3月上旬", "2020年3月上旬", date(2020, 3, 1), date(2020, 3, 10)),
    ("2020-03-11~2", "2020年3月中旬", "2020年3月中旬", date(2020, 3, 11), date(2020, 3, 20)),
    ("2021-02-21~3", "2021年2月下旬", "2021年2月下旬", date(2021, 2, 21), date(2021, 2, 28)),
    ("2020-01-01~y", "2020年", "2020年", date(2020, 1, 1), date(2020, 12, 31)),
])
def test_shown_printed_and_bounds(stored: str, shown: str, printed: str, first: date, last: date) -> None:
    assert (show_date(stored), print_date(stored)) == (shown, printed)
    assert (first_day(stored), last_day(stored)) == (first, last)


@pytest.mark.parametrize("text", [
    "", "2020", "2020-3-8", "2020-02-30", "2020-03-02~m", "2020-03-01~2", "2020-02-01~y", "2020-03-08~",
    "2020-03-08~d",
    "1899-12-31", "2200-01-01", "2020-03-08 ", "２０２０-03-08", "2020-03-08\n",
])
def test_what_is_no_stored_date(text: str) -> None:
    assert not is_stored_date(text)


def test_storing_a_month_from_its_middle_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="begins no MONTH"):
        store_date(date(2020, 3, 2), Precision.MONTH)


@settings(max_examples=200)
@given(stored_dates())
def test_what_is_shown_can_be_typed_back(stored: str) -> None:
    assert is_stored_date(stored)
    assert parse_date(show_date(stored), TODAY, precise=False) == stored
    assert parse_date(print_date(stored), TODAY, precise=False) == stored


@settings(max_examples=200)
@given(stored_dates(), stored_dates())
def test_text_order_is_the_order_of_first_days(one: str, other: str) -> None:
    if first_day(one) != first_day(other):
        assert (one < other) == (first_day(one) < first_day(other))
    assert first_day(one) <= last_day(one)
    assert one < (last_day(one) + timedelta(days=1)).isoformat()


@settings(max_examples=200)
@given(st.text(alphabet="0123456789.-/年月日号T今+上中下旬初底 ", max_size=12), st.booleans())
def test_any_text_gives_a_stored_date_or_a_sentence(typed: str, precise: bool) -> None:
    try:
        stored = parse_date(typed, TODAY, precise)
    except BadDate as bad:
        assert str(bad).endswith("。")
    else:
        assert is_stored_date(stored)
        assert not precise or precision_of(stored) is Precision.DAY


@given(st.dates(date(1990, 1, 1), date(2035, 12, 31)))
def test_digits_alone_name_the_day(day: date) -> None:
    stored = day.isoformat()
    assert parse_date(f"{day:%Y%m%d}", TODAY) == stored
    assert parse_date(f"{day:%y%m%d}", TODAY) == stored
    assert parse_date(str((day - date(1899, 12, 30)).days), TODAY) == stored
    assert last_day(store_date(day.replace(day=1), Precision.MONTH)).day == monthrange(day.year, day.month)[1]
