"""保存期限: which records are past the time their personal data is kept for, those in the recycle bin too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from unionbook.ground.conditions import either, filled
from unionbook.ground.dates import last_day
from unionbook.ground.days import months_later
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.ground.statute import Rule
from unionbook.services.doubles.merging import gone_into
from unionbook.services.law import law_of
from unionbook.store.book import Book
from unionbook.store.fold import lived_of
from unionbook.store.history import recycle_bin
from unionbook.store.secrecy.blanked import blanked

PURGE = "purge"


@dataclass(frozen=True)
class Past:
    """A record past its time. ended: the last of its dates that end its use, or the day it was deleted, if that is
    later; until: the last day of its keeping; deleted: it lies in the recycle bin."""

    kind: Kind
    uid: str
    title: str
    ended: date
    until: date
    rule: Rule
    deleted: bool = False


def past(book: Book, today: date | None = None) -> list[Past]:
    """Every record whose time is over and that was not purged, the longest overdue first."""
    today, gone = today or book.today(), blanked(book)
    found = [*_kept(book), *_deleted(book)]
    over = (one for one in found if one.until < today and (one.kind.name, one.uid) not in gone)
    return sorted(over, key=lambda one: (one.until, one.title))


def contents(book: Book, kind: str, uid: str) -> Mapping[str, Value]:
    """The values of a row; of a removed one those it had."""
    found = book.values(kind, uid)
    if found is not None:
        return found
    return lived_of(book.trail.of_row(kind, uid))


def _kept(book: Book) -> Iterator[Past]:
    """The records that have ended, with the last day of their keeping."""
    for kind in book.cabinet:
        ends = kind.retention.ends if kind.retention else ()
        if not ends:
            continue
        for uid, *values in book.select(kind.name, ["uid", *ends, *kind.naming], either(*map(filled, ends))):
            title = book.words(kind, values[len(ends) :])
            yield from _past(book, kind, uid, title, _days(values[: len(ends)]))


def _deleted(book: Book) -> Iterator[Past]:
    """Those in the recycle bin: they are of no use since the day they were deleted. What went into another row goes
    with that."""
    united = gone_into(book)
    for one in recycle_bin(book):
        kind = book.cabinet[one.kind]
        if kind.retention is not None and (one.kind, one.uid) not in united:
            lived = contents(book, one.kind, one.uid)
            days = [*_days([lived.get(name) for name in kind.retention.ends]), one.at.date()]
            yield from _past(book, kind, one.uid, one.title, days, deleted=True)


def _past(book: Book, kind: Kind, uid: str, title: str, days: list[date], deleted: bool = False) -> Iterator[Past]:
    assert kind.retention is not None
    rule = law_of(book).rule(kind.retention.rule, max(days).isoformat())
    if rule is not None:
        until = months_later(max(days), 12 * int(rule.value))
        yield Past(kind, uid, title, max(days), until, rule, deleted)


def _days(values: Sequence[Value]) -> list[date]:
    return [last_day(str(value)) for value in values if value]
