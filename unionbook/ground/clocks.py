"""Clocks: how long until a thing must be done, by which article, and whether it was done in time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from unionbook.ground.conditions import Compare, Condition, Not, Op, among, by_end, empty, every, filled, is_
from unionbook.ground.dates import first_day, last_day, store_date
from unionbook.ground.errors import Problem
from unionbook.ground.fields.base import Value
from unionbook.ground.law import Law, Pause

Row = Mapping[str, Value]

DUE = "*due"
"""The key of an order that stands for the last day of what a row is waited for with; it is no path."""


@dataclass(frozen=True)
class Clock:
    """A time limit.

    start: the date field it runs from.  met: the date field that stops it.  rule: key of the value of law; when
    empty, `until` alone names the last day.  until: a date field that, when filled, is the last day itself
    (an extension, a day set by a superior).  halts: values of other fields for which the clock does not run.
    ahead: the clock is spoken of only when so many days or fewer are left; None: from its start.
    extension: key of the value of law that says how far `until` may lie after the last day.
    pause: the two date fields of the days that are not counted (a hearing, an expert's report); while the second is
    empty the clock stands.
    kept: an auto date field that keeps the last day, so that lists and figures can use it.  timely: an auto flag
    that keeps whether the clock was met by then. Both follow the law until the clock is met; then they stay.
    Two clocks of which one is always halted may keep their answer in the same fields.
    rests: values of other fields with which nobody waits for it any more: it is no longer spoken of, what it keeps
    stays.  duty: False for a right of somebody (to object, to ask for a review): nobody is reminded of it, and once
    it has lapsed it is not spoken of.  lasting: it is waited for also in rows that have come to their end.
    """

    name: str
    label: str
    start: str
    met: str
    rule: str = ""
    until: str = ""
    halts: Mapping[str, tuple[Value, ...]] | None = None
    ahead: int | None = None
    extension: str = ""
    pause: tuple[str, str] | None = None
    kept: str = ""
    timely: str = ""
    rests: Mapping[str, tuple[Value, ...]] | None = None
    duty: bool = True
    lasting: bool = False

    def __post_init__(self) -> None:
        if not (self.rule or self.until) or (self.timely and not self.kept):
            raise ValueError(f"clock {self.name}: it has no end, or keeps an answer without the day")

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields the clock reads."""
        given = (self.start, self.met, self.until, *(self.pause or ()), self.kept, self.timely)
        return tuple(filter(None, (*given, *(self.halts or {}), *(self.rests or {}))))

    @property
    def silent(self) -> bool:
        """Does it keep nothing in a row, and say nothing against one?"""
        return not (self.kept or self.pause or (self.until and self.rule))

    @property
    def in_time(self) -> Condition:
        """The rows in which it was met by the end of the period, and by its last day. Needs `kept` and `timely`."""
        return every(by_end(self.met), is_(self.timely, 1))

    @property
    def missed(self) -> Condition:
        """The rows in which it ran out by the end of the period without being met. Needs `kept` and `timely`."""
        return every(by_end(self.kept), Not(self.in_time))

    def perhaps(self, today: date) -> Condition:
        """The rows in which it may be spoken of today, unmet: none of those is left out."""
        parts = [Compare(self.start, Op.LESS, _after(today)), empty(self.met)]
        if not self.rule:
            spoken = None if self.ahead is None else today + timedelta(days=self.ahead)
            parts.append(filled(self.until) if spoken is None else Compare(self.until, Op.LESS, _after(spoken)))
        still: list[Condition] = []
        for silent in (self.halts, self.rests):
            still += (Not(among(name, *values)) for name, values in (silent or {}).items())
        return every(*parts, *still)

    def halted(self, row: Row) -> bool:
        """Does it not run in this row?"""
        return _among(row, self.halts)

    def over(self, row: Row, left: int) -> bool:
        """Is it not spoken of any more, though it was not met? left: days to its last day."""
        return _among(row, self.rests) or (not self.duty and left < 0)

    def end(self, row: Row, law: Law, today: date | None = None) -> "End | None":
        """How its end stands, whether it is met or not; None when it has no start or no rule is in force.

        today: a pause that is not over yet is taken to last until then; None: such a clock has no end.
        """
        started = row.get(self.start)
        if not isinstance(started, str) or self.halted(row):
            return None
        paused, pause = self._pause(row, self.pause, today) if self.pause else (False, None)
        found = law.limit(self.rule, started) if self.rule else None
        article = found[1].article if found else ""
        if self.until and isinstance(until := row.get(self.until), str):
            return End(first_day(until), article, paused)
        if found is None:
            return None
        if paused and today is None:
            return End(None, article, True)
        last, rule = found
        return End(law.end(first_day(started), rule, pause) if pause else last, article, paused)

    @staticmethod
    def _pause(row: Row, names: tuple[str, str], today: date | None) -> tuple[bool, Pause | None]:
        """Does it stand, and the days that are not counted."""
        first, last = (row.get(name) for name in names)
        if not isinstance(first, str):
            return False, None
        begun = first_day(first)
        if isinstance(last, str):
            over = last_day(last)
            return today is not None and begun <= today <= over, (begun, over)
        return today is None or begun <= today, (begun, today) if today else None


def _after(day: date) -> str:
    """Dates stored before this one are not later than the day, however exactly they are known."""
    return store_date(day + timedelta(days=1))


def _among(row: Row, values: Mapping[str, tuple[Value, ...]] | None) -> bool:
    return any(row.get(name) in some for name, some in (values or {}).items())


class End(NamedTuple):
    """The last day of a clock (None while a pause leaves it open), its article, and whether it stands."""

    last: date | None
    article: str
    paused: bool = False


class Running(NamedTuple):
    """One clock of one row. left: days from `today` to the last day (negative: over). met: the day it was met.

    paused: it stands today; `last` is the last day if it went on tomorrow.
    """

    clock: Clock
    started: str
    last: date
    left: int
    met: str | None
    article: str
    paused: bool = False

    @property
    def late(self) -> bool:
        """Met after the last day, or not met and over."""
        return self.met > self.last.isoformat() if self.met else self.left < 0


def run(clock: Clock, row: Row, law: Law, today: date) -> Running | None:
    """The clock over one row's values; None when it has not started, is halted, is still far off or over, or no rule
    is in force. A clock that was met keeps the last day it had."""
    started, met = row.get(clock.start), row.get(clock.met)
    if not isinstance(started, str) or first_day(started) > today:
        return None
    met = met if isinstance(met, str) else None
    end = clock.end(row, law, min(first_day(met), today) if met else today)
    if end is None or end.last is None:
        return None
    last, kept = end.last, row.get(clock.kept) if met and clock.kept else None
    if isinstance(kept, str):
        last = first_day(kept)
    left = (last - today).days
    if not met and (clock.over(row, left) or (clock.ahead is not None and left > clock.ahead)):
        return None
    return Running(clock, started, last, left, met, end.article, end.paused and not met)


def keep(clocks: Iterable[Clock], row: Row, before: Row, law: Law) -> dict[str, Value]:
    """What the clocks' `kept` and `timely` fields should hold. before: the stored values (empty for a new row).

    A clock that was met before and runs as it ran keeps its answer, whatever the law says by now.
    """
    held: dict[str, Value] = {}
    for clock in clocks:
        if not clock.kept:
            continue
        names = (clock.kept, clock.timely) if clock.timely else (clock.kept,)
        if before.get(clock.met) and before.get(clock.kept) and _as_before(clock, row, before):
            held |= {name: before.get(name) for name in names}
        else:
            answer = zip(names, _answer(clock, row, law), strict=False)
            held |= {name: value for name, value in answer if value is not None or name not in held}
    return held


def _as_before(clock: Clock, row: Row, before: Row) -> bool:
    told = (clock.start, clock.met, clock.until, *(clock.pause or ()))
    return clock.halted(row) == clock.halted(before) and all(row.get(name) == before.get(name) for name in told if name)


def _answer(clock: Clock, row: Row, law: Law) -> tuple[str | None, int | None]:
    """The last day, and whether the clock was met by then."""
    met = row.get(clock.met)
    met = met if isinstance(met, str) else None
    end = clock.end(row, law, first_day(met) if met else None)
    if end is None or end.last is None:
        return None, None
    last = store_date(end.last)
    return last, int(met <= last) if met else None


def contradictions(clocks: Iterable[Clock], row: Row, law: Law) -> Iterator[Problem]:
    """Pauses that end before they begin, and extensions that shorten or go beyond what the law allows."""
    for clock in clocks:
        if clock.pause:
            first, last = (row.get(name) for name in clock.pause)
            if isinstance(first, str) and isinstance(last, str) and last_day(last) < first_day(first):
                yield Problem(clock.pause[1], f"{clock.label}期限停止计算的止日早于起日，请核对两处。")
            if isinstance(last, str) and not first:
                yield Problem(clock.pause[0], f"{clock.label}期限停止计算只填了止日，请补上起日。")
        until = row.get(clock.until) if clock.until and clock.rule else None
        if isinstance(until, str):
            yield from _extension(clock, row, law, first_day(until))


def _extension(clock: Clock, row: Row, law: Law, until: date) -> Iterator[Problem]:
    end = clock.end({**row, clock.until: None}, law)
    if end is None or end.last is None:
        return
    if until < end.last:
        yield Problem(clock.until, f"比原来的最后一天（{end.last}）还早，不是延期，请核对。", warning=True)
    elif clock.extension and (rule := law.rule(clock.extension, str(row[clock.start]))):
        latest = law.after(end.last, rule)
        if until > latest:
            article = f"按{rule.article}，" if rule.article else ""
            sentence = f"{article}最多延长{rule.words}，最晚到 {latest}，请核对。"
            yield Problem(clock.until, sentence, warning=True)
