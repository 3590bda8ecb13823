"""期限: the running clocks of all kinds, the nearest first."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from unionbook.ground.clocks import Clock, Running, run
from unionbook.ground.conditions import Condition, either, empty, every, filled
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.ground.law import Law
from unionbook.services.law import law_of
from unionbook.store.book import Book
from unionbook.store.secrecy.veil import unseen


class Due(NamedTuple):
    """One running clock of one record."""

    kind: Kind
    uid: str
    title: str
    running: Running


def running(kind: Kind, row: Mapping[str, Value], today: date, book: Book | None = None) -> list[Running]:
    """The clocks of one row that have started, whether met or not, by the law of its book."""
    law = law_of(book)
    found = (run(clock, row, law, today) for clock in kind.clocks)
    return [one for one in found if one is not None]


def nearest(kind: Kind, row: Mapping[str, Value], today: date, book: Book | None = None) -> Running | None:
    """The unmet clock of a row that ends first, None when none runs; rights that lapse are no matter."""
    found = running(kind, row, today, book)
    return min((one for one in found if one.clock.duty and not one.met), key=lambda one: one.last, default=None)


def due(book: Book, today: date, kinds: Iterable[Kind] | None = None) -> list[Due]:
    """Every duty's clock in the book that has started and is not met, the nearest last day first."""
    law, hidden = law_of(book), unseen(book)
    found: list[Due] = []
    for kind in kinds if kinds is not None else book.cabinet:
        if kind.clocks and kind.name not in hidden:
            found += _of_kind(book, kind, law, today)
    return sorted(found, key=lambda one: (one.running.last, one.uid))


def _of_kind(book: Book, kind: Kind, law: Law, today: date) -> Iterator[Due]:
    paths = paths_of(kind.clocks)
    read = [(clock, itemgetter(*map(paths.index, clock.paths))) for clock in kind.clocks if clock.duty]
    # Thousands of rows tell their clocks the same few hundred things.
    known: list[dict[tuple[Value, ...], Running | None]] = [{} for _ in read]
    for uid, *values in book.select(kind.name, ["uid", *paths, *kind.naming], started(kind.clocks)):
        title = ""
        for (clock, told_by), seen in zip(read, known, strict=True):
            told = told_by(values)
            if told not in seen:
                seen[told] = run(clock, dict(zip(clock.paths, told, strict=True)), law, today)
            one = seen[told]
            if one is not None and one.met is None:
                title = title or book.words(kind, values[len(paths) :])
                yield Due(kind, uid, title, one)


def paths_of(clocks: Iterable[Clock]) -> list[str]:
    """The fields clocks read, each once."""
    return list(dict.fromkeys(path for clock in clocks for path in clock.paths))


def started(clocks: Iterable[Clock]) -> Condition:
    """The rows in which one of the clocks has its start and is not met."""
    return either(*(every(filled(clock.start), empty(clock.met)) for clock in clocks))
