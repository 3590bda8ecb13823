"""What links to a record, so that it cannot be removed: the records a clerk opens to see to that."""

from dataclasses import dataclass

from unionbook.ground.conditions import among, is_
from unionbook.ground.kind import Kind
from unionbook.store.book import Book

PIECE = 500
"""Rows asked for at once."""


@dataclass(frozen=True)
class Users:
    """The records of one kind that use a record; child rows stand for the records they belong to."""

    kind: Kind
    uids: list[str]


def users(book: Book, kind: Kind, uid: str) -> list[Users]:
    """The records that link to one, by kind, in the order of the kinds."""
    found: dict[str, dict[str, None]] = {}
    for other, field in book.cabinet.linking(kind):
        rows = [str(one) for (one,) in book.select(other.name, ["uid"], is_(field, uid))]
        while rows and (parent := book.cabinet.parent_of(other)) is not None:
            rows, other = _parents(book, other, rows), parent
        if rows:
            found.setdefault(other.name, {}).update(dict.fromkeys(rows))
    own = found.get(kind.name, {})
    own.pop(uid, None)
    return [Users(one, list(found[one.name])) for one in book.cabinet if found.get(one.name)]


def _parents(book: Book, child: Kind, rows: list[str]) -> list[str]:
    named: dict[str, None] = {}
    for start in range(0, len(rows), PIECE):
        for (uid,) in book.select(child.name, [child.parent], among("uid", *rows[start : start + PIECE])):
            named[str(uid)] = None
    return list(named)
