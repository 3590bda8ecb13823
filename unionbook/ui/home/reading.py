"""What 今日 reads from the book, in parts that are read beside the window one after the other.

What counts is loaded by the part that needs it: what waits is shown before.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from time import monotonic
from typing import TYPE_CHECKING

from unionbook.ground.conditions import Compare, Condition, Frame, Op, filled
from unionbook.ground.errors import Refusal
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.services.due import Due, due
from unionbook.services.worklists import Work, worklists
from unionbook.store.book import Book
from unionbook.store.connection import deadline
from unionbook.ui.home.begun import Begun, drafts

if TYPE_CHECKING:
    from unionbook.services.check import Step
    from unionbook.services.health import Finding
    from unionbook.services.standing import Standing
    from unionbook.services.tally import Counted

SHOWN = 8
"""Numbers on the card."""

GROWTH, WITHIN = "member.new_members", "member.new_migrants"
"""The figure drawn month by month."""

WHOLE = "grievance.received"
PARTS = {"grievance.transferred": "chart1", "grievance.reception": "chart1", "grievance.closed": "chart4"}
"""The figure drawn as bars of its parts, and the colours of these."""

TARGET = "target"
"""The kind whose rows are the year's targets."""


@dataclass(frozen=True)
class Waiting:
    """What waits for somebody: the running clocks, and the worklists."""

    dues: list[Due]
    works: list[Work]


@dataclass(frozen=True)
class Year:
    """The year that is shown, its figures, and its targets with the part of the year that is over."""

    year: int
    figures: list["Counted"]
    targets: list["Standing"]
    elapsed: float


@dataclass(frozen=True)
class Charts:
    """whole, parts: the bars of parts with their colours, None without such figures.  months: the growth, likewise;
    within: a part of each month's growth."""

    whole: "Counted | None"
    parts: list[tuple["Counted", str]]
    months: list["Counted"]
    within: list["Counted"]


@dataclass(frozen=True)
class Health:
    """What the check-up found without comparing rows, and the drafts."""

    found: list["Finding"]
    drafts: list[Begun]


def waiting(book: Book, today: date) -> Waiting:
    """What waits today."""
    return Waiting(works=worklists(book), dues=due(book, today))


def waiting_at_once(book: Book, today: date, seconds: float) -> Waiting | None:
    """The same for a page that is not seen yet, without the reader: two threads that run Python hinder each other, and
    there is nothing else to do. None where it takes longer, or nothing can be read."""
    with suppress(Refusal), deadline(book.connection, seconds, monotonic):
        return waiting(book, today)
    return None


def year_of(book: Book, year: int, today: date) -> Year:
    """The figures of a year; 0 for the year to begin with."""
    from unionbook.services.targets import standing

    year = year or latest_year(book, today)
    frame = Frame(Period.parse(str(year)), today)
    targets = standing(book, frame) if TARGET in book.cabinet else []
    days = (frame.period.last - frame.period.first).days + 1
    over = (min(today, frame.period.last) - frame.period.first).days + 1
    return Year(year, chosen(book, frame), targets, over / days)


def charts_of(book: Book, year: int, today: date) -> Charts:
    """The charts of a year."""
    from unionbook.services.tallies import Tallies
    from unionbook.services.tally import keys

    known, frame = set(keys(book.cabinet)), Frame(Period.parse(str(year)), today)
    tallies = Tallies(book, frame)
    whole = tallies.count(WHOLE) if WHOLE in known else None
    parts = [(tallies.count(key), token) for key, token in PARTS.items() if key in known] if whole else []
    months, within = (
        [month_of(book, year, month, today, key) for month in range(1, 13)] if key in known else []
        for key in (GROWTH, WITHIN)
    )
    return Charts(whole, parts, months, within if months else [])


def month_of(book: Book, year: int, month: int, today: date, key: str = GROWTH) -> "Counted":
    """The growth of a month, or a part of it."""
    from unionbook.services.tally import count

    return count(book, key, Frame(Period.parse(f"{year}-{month:02}"), today))


def health_of(book: Book) -> Health:
    """What the check-up finds today."""
    from unionbook.services.health import ordered, plain

    return Health(ordered(plain(book)), drafts(book))


def twins_of(book: Book, step: "Step") -> list["Finding"]:
    """What may be there twice."""
    from unionbook.services.health import doubled

    return doubled(book, step)


def rates_of(book: Book, today: date) -> list["Counted"]:
    """How complete the registers are today."""
    from unionbook.services.health import rates

    return rates(book, Frame.of_year(today))


def chosen(book: Book, frame: Frame) -> list["Counted"]:
    """The figures on the card, in the order of the kinds: from the first two of each tab, those over nought first."""
    from unionbook.services.tally import count, keys

    tabs: dict[str, list[str]] = {}
    for kind in book.cabinet.tabs():
        tabs.setdefault(kind.tab, []).extend(f"{kind.name}.{figure.name}" for figure in kind.figures)
    layers = zip_longest(*(found[:2] for found in tabs.values()))
    counted = [count(book, key, frame) for layer in layers for key in layer if key]
    wanted = sorted(counted, key=lambda one: not one.value)[:SHOWN]
    places = keys(book.cabinet)
    return sorted(wanted, key=lambda one: places.index(one.key))


def latest_year(book: Book, today: date | None = None) -> int:
    """This year when anything a figure counts happened in it, otherwise the year in which most kinds end.

    A book begun this year is not shown as of long ago because its members joined then.
    """
    this = (today or book.today()).year
    last = Counter(min(year, this) for kind in book.cabinet.tabs() for year in _last_years(book, kind))
    if this in last or not last:
        return this
    found = max(last, key=lambda year: (last[year], year))
    begun = book.facts.get("created", "")[:4]
    return this if found < this - 1 and begun == str(this) else found


def _last_years(book: Book, kind: Kind) -> list[int]:
    paths = sorted({path for figure in kind.figures[:3] for path in _days(figure)})
    newest = [book.select(kind.name, [path], filled(path), order=[f"-{path}"], limit=1) for path in paths]
    return [int(str(value)[:4]) for found in newest for (value,) in found]


def _days(figure: object) -> list[str]:
    return list(_paths(figure.where)) if isinstance(figure, Figure) else []


def _paths(condition: Condition) -> list[str]:
    """The paths a condition asks to lie in the period."""
    if isinstance(condition, Compare):
        return [condition.path] if condition.op is Op.DURING else []
    return [path for part in getattr(condition, "parts", ()) for path in _paths(part)]
