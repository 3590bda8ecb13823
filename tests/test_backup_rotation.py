"""Which backups stay: the days of a right clock, and with a wrong one never fewer than the generations ask for."""

from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from unionbook.store.backup.kept import Kept, from_name, name_of
from unionbook.store.backup.rotation import DAILY, LAST, MONTHLY, WEEKLY, leaving, staying

FIRST = date(2026, 1, 5)
WRONG = st.sampled_from([date(2001, 1, 1), date(2099, 12, 31), date(2010, 6, 1)])


def kept(serial: int, generation: int, day: date, verified: bool = True, hurt: str = "") -> Kept:
    made = f"{day}T17:00"
    return Kept(Path(f"{serial}.ubk"), serial, generation, made, 1, "", made if verified else "", hurt)


def worked(days: list[date], each: int = 1) -> list[Kept]:
    """What is there after backups on these days, so many openings a day, pruned after each."""
    there: list[Kept] = []
    for day in days:
        for _ in range(each):
            number = (there[-1].serial if there else 0) + 1
            there.append(kept(number, number, day))
            gone = leaving(there)
            there = [one for one in there if one not in gone]
    return there


def test_two_years_of_daily_work_leave_days_weeks_and_months() -> None:
    days = [FIRST + timedelta(at) for at in range(730)]
    there = worked(days)
    held = {date.fromisoformat(one.day) for one in there}
    assert set(days[-DAILY:]) <= held
    weeks = sorted({day.isocalendar()[:2] for day in days})[-WEEKLY:]
    assert set(weeks) <= {day.isocalendar()[:2] for day in held}
    months = sorted({(day.year, day.month) for day in days})[-MONTHLY:]
    assert set(months) <= {(day.year, day.month) for day in held}
    assert len(there) <= LAST + DAILY + WEEKLY + MONTHLY


def test_many_openings_a_day_still_reach_back_twelve_months() -> None:
    days = [FIRST + timedelta(at) for at in range(400)]
    there = worked(days, each=6)
    held = {(day.year, day.month) for day in (date.fromisoformat(one.day) for one in there)}
    assert len(held) >= MONTHLY and len(there) <= LAST + 2 * DAILY + WEEKLY + MONTHLY


@given(st.lists(st.tuples(st.integers(0, 4), WRONG), max_size=12), st.integers(60, 120))
def test_days_of_a_wrong_clock_cost_no_backup_of_the_right_ones(
    wrong: list[tuple[int, date]], count: int
) -> None:
    """Up to a fifth of the days have a wrong clock; the right days, weeks and months are reached all the same. (Where a
    third are wrong, one of the older weeks can be missing.)"""
    days = [FIRST + timedelta(at) for at in range(count)]
    told = list(days)
    for at, (place, day) in enumerate(wrong):
        told[(at * 7 + place) % count] = day
    right = [day for day, said in zip(days, told, strict=True) if day == said]
    held = {date.fromisoformat(one.day) for one in worked(told)}
    assert set(right[-DAILY:]) <= held
    assert {day.isocalendar()[:2] for day in held} >= set(sorted({day.isocalendar()[:2] for day in right})[-WEEKLY:])
    assert {(day.year, day.month) for day in held} >= set(sorted({(day.year, day.month) for day in right})[-MONTHLY:])


@given(st.lists(st.dates(date(2001, 1, 1), date(2099, 12, 31)), min_size=1, max_size=40), st.integers(1, 3))
def test_whatever_the_clock_says_the_newest_generations_stay(days: list[date], each: int) -> None:
    there = worked(days, each)
    total = len(days) * each
    assert {one.generation for one in there} >= set(range(max(1, total - DAILY + 1), total + 1))


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.dates(date(2001, 1, 1), date(2099, 1, 1)), st.booleans(), st.booleans()),
        max_size=60,
    )
)
def test_the_last_verified_and_the_last_made_never_go_and_damaged_ones_are_not_counted(
    rows: list[tuple[int, date, bool, bool]],
) -> None:
    there = [kept(at, row[0], row[1], row[2], "坏" if row[3] else "") for at, row in enumerate(rows, 1)]
    good = [one for one in there if one.good]
    stay = staying(there)
    assert stay <= set(good)
    assert stay == staying(good)
    if good:
        assert max(good, key=lambda one: one.serial) in stay
    if verified := [one for one in good if one.verified]:
        assert max(verified, key=lambda one: one.serial) in stay
    assert staying(sorted(there, key=lambda one: one.made)) == stay
    assert not staying([one for one in good if one in stay]) - stay


def test_a_stopped_clock_and_one_that_went_back_keep_what_was_there() -> None:
    right = [FIRST + timedelta(at) for at in range(300)]
    before = worked(right)
    stopped = [date(2001, 1, 1)] * 20
    there = worked(right + stopped)
    assert {one.made for one in before} <= {one.made for one in there}
    assert len({one.generation for one in there if one.day == "2001-01-01"}) >= DAILY


def test_names_hold_generation_and_minute_and_are_never_taken_twice() -> None:
    now = datetime(2026, 11, 28, 17, 5)
    first = name_of("工会台账2026", 412, now, set())
    assert first == "工会台账2026.000412.20261128-1705.ubk"
    second = name_of("工会台账2026", 412, now, {first})
    assert second == "工会台账2026.000412.20261128-1705-2.ubk"
    for name in (first, second):
        found = from_name(Path(name), 3)
        assert found is not None and (found.generation, found.made, found.serial) == (412, "2026-11-28T17:05", 3)
    assert from_name(Path("工会台账2026.ubk"), 1) is None
