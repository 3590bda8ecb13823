"""Holidays: the announced days off and the Saturdays and Sundays worked in exchange.

They lie in resources/holidays.toml, each year with its notice. An office adds days of its own, or others in their
place; the calendar is made of both.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from unionbook.ground.days import Calendar
from unionbook.ground.tabled import parsed, table


@dataclass(frozen=True)
class SpecialDay:
    """A day that is off, or worked, whatever its weekday says. source: the notice that says so."""

    day: date
    works: bool
    name: str
    source: str


def load(path: Path | None = None) -> tuple[SpecialDay, ...]:
    """The days of a file, the program's own when none is named, in order. Raises ValueError for a bad one."""
    told = parsed(path) if path else table("holidays.toml")
    try:
        found = [
            day
            for year in told["years"].values()
            for name, first, last, worked in year["days"]
            for day in _days(name, first, last, worked, year["source"])
        ]
    except (KeyError, TypeError) as missing:
        raise ValueError(f"holidays file: {missing}") from missing
    if len({one.day for one in found}) < len(found):
        raise ValueError("holidays file: a day stands in it twice")
    return tuple(sorted(found, key=lambda one: one.day))


@cache
def announced() -> tuple[SpecialDay, ...]:
    """The days that come with the program."""
    return load()


def _days(name: Any, first: Any, last: Any, worked: Any, source: Any) -> Iterator[SpecialDay]:
    days = [first, last, *worked]
    if not all(isinstance(day, date) for day in days) or not isinstance(name, str) or first > last:
        raise ValueError(f"holidays file: days of {name}")
    yield from (SpecialDay(first + timedelta(n), False, name, source) for n in range((last - first).days + 1))
    yield from (SpecialDay(day, True, name, source) for day in worked)


def calendar_of(days: Iterable[SpecialDay]) -> Calendar:
    """The calendar of these days; what comes later is said of a day anew."""
    works = {one.day: one.works for one in days}
    return Calendar(
        frozenset(day for day, worked in works.items() if not worked and day.weekday() < 5),
        frozenset(day for day, worked in works.items() if worked and day.weekday() >= 5),
    )
