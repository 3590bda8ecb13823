"""保存期限: which records are past the time their personal data is kept for."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from unionbook.ground.dates import last_day
from unionbook.ground.days import months_later
from unionbook.ground.kind import Kind
from unionbook.ground.statute import Rule
from unionbook.services.law import law_of
from unionbook.store.book import Book

PURGE = "purge"


@dataclass(frozen=True)
class Past:
    """A record past its time. ended: the last of its dates that end its use; until: the last day of its keeping."""

    kind: Kind
    uid: str
    title: str
    ended: date
    until: date
    rule: Rule


def past(book: Book, today: date | None = None) -> list[Past]:
    """Every record whose time is over and that was not purged, the longest overdue first."""
    today = today or book.today()
    gone = purged(book)
    found = (one for kind in book.cabinet if kind.retention for one in _of_kind(book, kind, today))
    return sorted((one for one in found if (one.kind.name, one.uid) not in gone), key=lambda one: one.until)


def _of_kind(book: Book, kind: Kind, today: date) -> Iterator[Past]:
    assert kind.retention is not None
    ends = kind.retention.ends
    for uid, *values in book.select(kind.name, ["uid", *ends, *kind.naming]):
        days = [last_day(str(value)) for value in values[: len(ends)] if value]
        if not days:
            continue
        rule = law_of(book).rule(kind.retention.rule, max(days).isoformat())
        if rule is None:
            continue
        until = months_later(max(days), 12 * int(rule.value))
        if until < today:
            yield Past(kind, uid, book.words(kind, values[len(ends) :]), max(days), until, rule)


def purged(book: Book) -> set[tuple[str, str]]:
    """(kind, uid) of every row that was purged."""
    if PURGE not in book.cabinet:
        return set()
    return {(kind, uid) for text in told(book) for kind, uid in json.loads(text)["rows"]}


def told(book: Book) -> list[str]:
    """What each purge vouches for, as JSON."""
    return [str(text) for (text,) in book.select(PURGE, ["stubs"])] if PURGE in book.cabinet else []
