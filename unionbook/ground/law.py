"""Law: everything a time limit is counted by: values of law, days off, and how the office counts.

One `Law` stands for what holds in one book: what comes with the program under what the office has entered.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from unionbook.ground.dates import first_day
from unionbook.ground.days import ONE, Calendar, due, months_later
from unionbook.ground.statute import NotInForce, Rule, Statute

MONTHS = {"months": 1, "years": 12}
LIMITS = frozenset({"calendar_days", "working_days", *MONTHS})
"""The units of rules that are time limits."""

Pause = tuple[date, date]
"""The first and the last day that are not counted."""


@dataclass(frozen=True)
class Law:
    """The rules, the calendar and the way of counting.

    count_first_day: the day a limit runs from is its first day (otherwise the day after).
    roll_to_working: a last day that is a day off moves on to the next working day.
    """

    statute: Statute
    calendar: Calendar
    count_first_day: bool = False
    roll_to_working: bool = False
    _ends: dict[tuple[str, str], tuple[date, Rule] | None] = field(default_factory=dict, compare=False, repr=False)

    def rule(self, key: str, stored: str) -> Rule | None:
        """The rule in force on a stored date, None before its first version. Raises KeyError for an unknown key."""
        try:
            return self.statute.on(key, first_day(stored))
        except NotInForce:
            return None

    def limit(self, key: str, stored: str) -> tuple[date, Rule] | None:
        """The last day of a limit that runs from a stored date, and its rule; None when no rule is in force.

        Raises KeyError for an unknown key.
        """
        if (key, stored) not in self._ends:
            rule = self.rule(key, stored)
            self._ends[key, stored] = (self.end(first_day(stored), rule), rule) if rule else None
        return self._ends[key, stored]

    def end(self, start: date, rule: Rule, pause: Pause | None = None) -> date:
        """The last day of a limit of the rule from a day, the days of a pause not counted.

        A pause that begins after the limit has run out changes nothing. Raises ValueError when the rule is no limit.
        """
        working = rule.unit == "working_days"
        last = self.after(start, rule, self.count_first_day)
        if pause and pause[0] <= last:
            first = max(pause[0], start if self.count_first_day else start + ONE)
            last = due(last, self._counted(first, pause[1], working), working, self.calendar)
        return due(last, 0, False, self.calendar, roll_to_working=True) if self.roll_to_working else last

    def after(self, start: date, rule: Rule, count_first_day: bool = False) -> date:
        """The day so long after another, not moved when it is a day off. Raises ValueError as `end` does."""
        if rule.unit not in LIMITS:
            raise ValueError(f"{rule.key} is no time limit: {rule.unit}")
        if times := MONTHS.get(rule.unit):
            return months_later(start, int(rule.value) * times) - ONE * count_first_day
        return due(start, int(rule.value), rule.unit == "working_days", self.calendar, count_first_day)

    def _counted(self, first: date, last: date, working: bool) -> int:
        """How many of the days from first to last would have counted."""
        days = max((last - first).days + 1, 0)
        if not working:
            return days
        return sum(self.calendar.is_working(first + timedelta(n)) for n in range(days))
