"""Which backups stay: by generation, not by clock. A wrong clock costs room at most, never a backup.

Generations rise with every opening that wrote. The days in the names only say which backups belong to one day, and
only where they rise with the generations; where they do not, the clock was wrong, and generations count for days.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from datetime import date

from unionbook.store.backup.kept import Kept

DAILY, WEEKLY, MONTHLY = 8, 5, 12
"""The newest backup of so many days, weeks, months."""
YEAR = 366
LAST = 5
"""The backups made last, several of a day too: those before a batch or a merge are wanted the same day."""


def staying(backups: Sequence[Kept]) -> set[Kept]:
    """Those of the good backups that stay. Those made last, the newest that was verified, and one of each of the
    newest generations are always among them."""
    order = sorted((one for one in backups if one.good), key=lambda one: (one.generation, one.serial), reverse=True)
    if not order:
        return set()
    made = sorted(order, key=lambda one: one.serial, reverse=True)
    stay = {order[0], *made[:LAST], *[one for one in made if one.verified][:1]}
    stay |= _newest_of([(one.generation, one) for one in order], DAILY)
    trusted = _trusted(order)
    for era in _eras([one for one in order if one in trusted]):
        stay |= _slots(era, _of_calendar)
    return stay | _slots([one for one in order if one not in trusted], _of_generation)


def leaving(backups: Sequence[Kept]) -> list[Kept]:
    """The good backups that may go, the oldest first."""
    stay = staying(backups)
    gone = [one for one in backups if one.good and one not in stay]
    return sorted(gone, key=lambda one: (one.generation, one.serial))


Spans = tuple[Hashable, Hashable, Hashable]


def _eras(order: Sequence[Kept]) -> list[list[Kept]]:
    """The backups parted where more than a year lies between two: days of a clock that ran ahead or behind for years
    have places of their own and take none from the others."""
    found: list[list[Kept]] = []
    for one in order:
        last = date.fromisoformat(found[-1][-1].day) if found else date.max
        if found and abs((last - date.fromisoformat(one.day)).days) <= YEAR:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _slots(order: Sequence[Kept], spans: Callable[[Kept], Spans]) -> set[Kept]:
    found: set[Kept] = set()
    for at, most in enumerate((DAILY, WEEKLY, MONTHLY)):
        found |= _newest_of([(spans(one)[at], one) for one in order], most)
    return found


def _newest_of(order: Sequence[tuple[Hashable, Kept]], most: int) -> set[Kept]:
    """The first of each span, of so many spans."""
    found: dict[Hashable, Kept] = {}
    for span, one in order:
        if len(found) == most and span not in found:
            break
        found.setdefault(span, one)
    return set(found.values())


def _of_calendar(one: Kept) -> Spans:
    day = date.fromisoformat(one.day)
    return day, day.isocalendar()[:2], (day.year, day.month)


def _of_generation(one: Kept) -> Spans:
    """Seven openings are taken for a week, thirty for a month."""
    return one.generation, one.generation // 7, one.generation // 30


def _trusted(newest_first: Sequence[Kept]) -> set[Kept]:
    """The backups whose days rise with the generations: the most of them that do."""
    order = [one for one in reversed(newest_first) if _is_day(one.day)]
    ends: list[str] = []
    places: list[int] = []
    before: list[int] = []
    for at, one in enumerate(order):
        length = bisect_right(ends, one.day)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [one.day]
        places[length : length + 1] = [at]
    found, at = set(), places[-1] if places else -1
    while at >= 0:
        found.add(order[at])
        at = before[at]
    return found


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
