"""Whom records in the recycle bin name: they can be brought back, and have a time of their own."""

from collections.abc import Iterator, Mapping

from unionbook.ground.kind import Kind
from unionbook.services.doubles.merging import gone_into, united
from unionbook.services.privacy.retention import contents
from unionbook.store.book import Book
from unionbook.store.changes import ADD

PERSON = "person"

Row = tuple[str, str]


def binned(book: Book, persons: Mapping[str, None]) -> Iterator[tuple[str, Kind, Row]]:
    """(person, kind of the record, row) of each removed row that names a person and would come back with its record,
    of those records that have a time."""
    called = {one: person for person in persons for one in (person, *united(book, PERSON, person))}
    links: dict[str, list[str]] = {}
    for kind, name in book.cabinet.linking(book.cabinet[PERSON]):
        links.setdefault(kind.name, []).append(name)
    joined = gone_into(book)
    for row in dict.fromkeys((*_single(book, called), *_bulk(book, called, links))):
        if row[0] not in links or row in joined or book.values(*row) is not None:
            continue
        root = _root(book, book.cabinet[row[0]], row[1])
        values = contents(book, *row)
        for name in links[row[0]] if root is not None and root[1] not in joined else ():
            if root is not None and (person := called.get(str(values.get(name)))) is not None:
                yield person, root[0], row


def _root(book: Book, kind: Kind, uid: str) -> tuple[Kind, Row] | None:
    """The removed record a row belongs to, None when that is there or has no time."""
    while (parent := book.cabinet.parent_of(kind)) is not None:
        kind, uid = parent, str(contents(book, kind.name, uid).get(kind.parent))
    if kind.retention is None or book.values(kind.name, uid) is not None:
        return None
    return kind, (kind.name, uid)


def _single(book: Book, called: Mapping[str, str]) -> Iterator[Row]:
    for one in called:
        told = "SELECT DISTINCT kind, uid FROM change WHERE value = ? OR value LIKE ?"
        yield from ((str(kind), str(uid)) for kind, uid in book.rows(told, (one, f'%"{one}"%')))


def _bulk(book: Book, called: Mapping[str, str], links: Mapping[str, list[str]]) -> Iterator[Row]:
    for kind, fields in links.items():
        for (number,) in book.rows("SELECT id FROM bulk WHERE kind = ? AND what = ?", (kind, ADD)):
            names, rows = book.trail.held(number)
            places = [names.index(name) + 1 for name in fields if name in names]
            yield from ((kind, uid) for uid, row in rows.items() if any(row[at] in called for at in places))
