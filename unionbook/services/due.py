"""期限: the running clocks of all kinds, the nearest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from unionbook.ground.clocks import Clock, Running, run
from unionbook.ground.conditions import empty, every, filled
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.services.law import calendar, rule_on
from unionbook.store.book import Book


@dataclass(frozen=True)
class Due:
    """One running clock of one record."""

    kind: Kind
    uid: str
    title: str
    running: Running


def running(kind: Kind, row: Mapping[str, Value], today: date) -> list[Running]:
    """The clocks of one row that have started, whether met or not."""
    found = (run(clock, row, rule_on, calendar(), today) for clock in kind.clocks)
    return [one for one in found if one is not None]


def nearest(kind: Kind, row: Mapping[str, Value], today: date) -> Running | None:
    """The unmet clock of a row that ends first, None when none runs."""
    return min((one for one in running(kind, row, today) if not one.met), key=lambda one: one.last, default=None)


def due(book: Book, today: date, kinds: Iterable[Kind] | None = None) -> list[Due]:
    """Every clock in the book that has started and is not met, the nearest last day first."""
    found: list[Due] = []
    for kind in kinds if kinds is not None else book.cabinet:
        for clock in kind.clocks:
            found += _of_clock(book, kind, clock, today)
    return sorted(found, key=lambda one: (one.running.last, one.uid))


def _of_clock(book: Book, kind: Kind, clock: Clock, today: date) -> list[Due]:
    rows = book.select(
        kind.name,
        ["uid", *clock.paths, *kind.title],
        every(filled(clock.start), empty(clock.met)),
    )
    found = []
    for uid, *values in rows:
        row = dict(zip(clock.paths, values, strict=False))
        one = run(clock, row, rule_on, calendar(), today)
        if one is not None:
            found.append(Due(kind, uid, book.words(kind, values[len(clock.paths) :]), one))
    return found
