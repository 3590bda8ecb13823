"""期限: the running clocks of all kinds, the nearest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from unionbook.ground.clocks import Clock, Running, run
from unionbook.ground.conditions import Condition, Not, among, either, every, filled
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


def waiting(kind: Kind, row: Mapping[str, Value], today: date, book: Book | None = None) -> Running | None:
    """As `nearest`; a row that has come to its end is waited for only with clocks that last."""
    stage = kind.stages.stage(row[kind.stages.field]) if kind.stages is not None else None
    ended = stage is not None and not stage.open and any(row[clock.met] for clock in kind.clocks)
    found = (one for one in running(kind, row, today, book) if one.clock.duty and not one.met)
    return min((one for one in found if one.clock.lasting or not ended), key=lambda one: one.last, default=None)


def last_days(book: Book, kind: Kind, condition: Condition, today: date) -> dict[int, date]:
    """The last day of what every row is waited for with (`waiting`), by its place in the file; rows for which no clock
    runs are left out."""
    law, found = law_of(book), dict[int, date]()
    lasting, ended = [clock for clock in kind.clocks if clock.lasting], _ended(kind)
    for some, meant in ((kind.clocks, Not(ended)), (lasting, ended)):
        clocks = _Clocks(some, law, today)
        for place, *values in book.places(kind.name, clocks.paths, every(condition, clocks.perhaps, meant)):
            if ends := [one.last for one in clocks.unmet(values)]:
                found[place] = min(ends)
    return found


def _ended(kind: Kind) -> Condition:
    """The rows that have come to their end."""
    over = [stage.name for stage in kind.stages.stages if not stage.open] if kind.stages is not None else []
    if kind.stages is None or not over:
        return either()
    return every(among(kind.stages.field, *over), either(*(filled(clock.met) for clock in kind.clocks)))


def due(book: Book, today: date, kinds: Iterable[Kind] | None = None) -> list[Due]:
    """Every duty's clock in the book that has started and is not met, the nearest last day first."""
    law, hidden = law_of(book), unseen(book)
    found: list[Due] = []
    for kind in kinds if kinds is not None else book.cabinet:
        if kind.clocks and kind.name not in hidden:
            found += _of_kind(book, kind, law, today)
    return sorted(found, key=lambda one: (one.running.last, one.uid))


def _of_kind(book: Book, kind: Kind, law: Law, today: date) -> Iterator[Due]:
    clocks = _Clocks(kind.clocks, law, today)
    for uid, *values in book.select(kind.name, ["uid", *clocks.paths, *kind.naming], clocks.perhaps):
        title = ""
        for one in clocks.unmet(values):
            title = title or book.words(kind, values[len(clocks.paths) :])
            yield Due(kind, uid, title, one)


class _Clocks:
    """The duties among clocks, over many rows. paths: what they read of each.  perhaps: the rows worth reading."""

    def __init__(self, clocks: Iterable[Clock], law: Law, today: date) -> None:
        self.law, self.today = law, today
        duties = [clock for clock in clocks if clock.duty]
        self.paths = paths_of(duties)
        self.perhaps = either(*(clock.perhaps(today) for clock in duties))
        # Thousands of rows tell their clocks the same few hundred things.
        self._read = [(clock, itemgetter(*map(self.paths.index, clock.paths)), _Known()) for clock in duties]

    def unmet(self, values: Sequence[Value]) -> Iterator[Running]:
        """The clocks that run in a row and are not met."""
        for clock, told_by, known in self._read:
            told = told_by(values)
            if told not in known:
                known[told] = run(clock, dict(zip(clock.paths, told, strict=True)), self.law, self.today)
            one = known[told]
            if one is not None and one.met is None:
                yield one


_Known = dict[tuple[Value, ...], Running | None]


def paths_of(clocks: Iterable[Clock]) -> list[str]:
    """The fields clocks read, each once."""
    return list(dict.fromkeys(path for clock in clocks for path in clock.paths))
