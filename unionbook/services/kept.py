"""留存的期限: the last days that rows keep, worked out again when what they follow from has changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground.clocks import keep
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.ground.law import Law
from unionbook.services.due import paths_of
from unionbook.services.law import TABLES, read
from unionbook.store.act import Act
from unionbook.store.book import Book


@dataclass(frozen=True)
class Stale:
    """A row that keeps something else than follows now. now: the fields that differ, as they should be."""

    kind: Kind
    uid: str
    kept: dict[str, Value]
    now: dict[str, Value]


def stale(book: Book, met: bool = False) -> Iterator[Stale]:
    """The rows whose kept last days differ from the law of the book as its rows say now.

    A clock that was met keeps the answer it had then; met: look at those as well.
    """
    law = read(book)
    for kind in book.cabinet:
        if any(clock.kept for clock in kind.clocks):
            yield from _of_kind(book, kind, law, met)


def _of_kind(book: Book, kind: Kind, law: Law, met: bool) -> Iterator[Stale]:
    clocks = [clock for clock in kind.clocks if clock.kept]
    paths = paths_of(clocks)
    for uid, *values in book.select(kind.name, ["uid", *paths]):
        row = dict(zip(paths, values, strict=True))
        should = keep(clocks, row, {} if met else row, law)
        if now := {name: value for name, value in should.items() if value != row[name]}:
            yield Stale(kind, uid, {name: row[name] for name in now}, now)


def follow_law(book: Book, act: Act) -> None:
    """When the law of the book was changed in the act, the last days of what is still running follow in the same."""
    if act.kinds & TABLES:
        recount(book, act)


def recount(book: Book, act: Act, met: bool = False) -> int:
    """Bring the kept last days up to date within an act; how many rows were changed. met: those already met too."""
    found = list(stale(book, met))
    for one in found:
        act.set(one.kind.name, one.uid, one.now)
    return len(found)
