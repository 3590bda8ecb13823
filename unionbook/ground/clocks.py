"""Clocks: how long until a thing must be done, by which article, and whether it was done in time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from unionbook.ground.dates import first_day
from unionbook.ground.days import Calendar, due
from unionbook.ground.fields.base import Value
from unionbook.ground.statute import Rule


@dataclass(frozen=True)
class Clock:
    """A time limit.

    start: the date field it runs from.  met: the date field that stops it.  rule: key of the value of law; when
    empty, `until` alone names the last day.  until: a date field that, when filled, is the last day itself
    (an extension, a day set by a superior).  halts: values of other fields for which the clock does not run.
    ahead: the clock is spoken of only when so many days or fewer are left; None: from its start.
    """

    name: str
    label: str
    start: str
    met: str
    rule: str = ""
    until: str = ""
    halts: Mapping[str, tuple[Value, ...]] | None = None
    ahead: int | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields the clock reads."""
        return tuple(filter(None, (self.start, self.met, self.until, *(self.halts or {}))))


@dataclass(frozen=True)
class Running:
    """One clock of one row. left: days from `today` to the last day (negative: over). met: the day it was met."""

    clock: Clock
    started: str
    last: date
    left: int
    met: str | None
    article: str

    @property
    def late(self) -> bool:
        """Met after the last day, or not met and over."""
        return first_day(self.met) > self.last if self.met else self.left < 0


Rules = Callable[[str, str], Rule | None]
"""(key, stored date) → the rule in force, None when there is none."""


def run(clock: Clock, row: Mapping[str, Value], rules: Rules, calendar: Calendar, today: date) -> Running | None:
    """The clock over one row's values; None when it has not started, is halted, is still far off, or no rule
    is in force."""
    started = row.get(clock.start)
    if not isinstance(started, str) or first_day(started) > today:
        return None
    if any(row.get(name) in values for name, values in (clock.halts or {}).items()):
        return None
    article, last = "", None
    if clock.rule and (rule := rules(clock.rule, started)):
        article = rule.article
        last = due(first_day(started), int(rule.value), rule.unit == "working_days", calendar)
    if clock.until and isinstance(until := row.get(clock.until), str):
        last = first_day(until)
    if last is None:
        return None
    met, left = row.get(clock.met), (last - today).days
    if clock.ahead is not None and left > clock.ahead and not met:
        return None
    return Running(clock, started, last, left, met if isinstance(met, str) else None, article)
