"""Counting days of time limits: calendar days and working days, with an office's own calendar of holidays.

Neither 《信访条例》 nor 《信访工作条例》 says how their days are counted, so the office sets two things:
is the first day counted, and does a limit that ends on a day off end on the next working day? Unless it says
otherwise the first day is not counted and the end is not moved. (《民法典》, made for private law, leaves out
the first day too, 第二百零一条, but moves the end, 第二百零三条; not moving it warns on the safe side.)
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

ONE = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """holidays: days off on a Monday to Friday. workdays: Saturdays and Sundays worked in exchange (调休).

    Raises ValueError when a day is in both.
    """

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if both := self.holidays & self.workdays:
            raise ValueError(f"both holiday and workday: {min(both)}")

    def is_working(self, day: date) -> bool:
        """Is the day worked?"""
        return day in self.workdays or (day.weekday() < 5 and day not in self.holidays)

    def knows(self, year: int) -> bool:
        """Has the office entered any holiday of that year? If not, only weekends are taken as days off."""
        return any(day.year == year for day in self.holidays)


def due(
    start: date,
    count: int,
    working: bool,
    calendar: Calendar,
    count_first_day: bool = False,
    roll_to_working: bool = False,
) -> date:
    """The last day of a limit of `count` days from `start`.

    working: only working days count.  count_first_day: `start` is itself the first day (when it counts).
    roll_to_working: an end on a day off moves on to the next working day.  A negative count looks back: the
    day so many days before `start`; then an end on a day off moves further back.
    """
    step = ONE if count >= 0 else -ONE
    if working:
        end = _working_end(start, abs(count), step, calendar, count_first_day)
    else:
        end = start + step * max(abs(count) - count_first_day, 0)
    while roll_to_working and not calendar.is_working(end):
        end += step
    return end


def _working_end(start: date, left: int, step: timedelta, calendar: Calendar, count_first_day: bool) -> date:
    day = start
    if count_first_day and left and calendar.is_working(day):
        left -= 1
    while left:
        day += step
        left -= calendar.is_working(day)
    return day


def days_left(last: date, today: date) -> int:
    """Days from today to the last day: 0 on the day itself, negative when it is over."""
    return (last - today).days


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the month's last day (《民法典》 第二百零二条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
