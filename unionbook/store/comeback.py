"""Removed rows that are to be brought back together: what they held, and what their coming back replaces."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, islice
from typing import TYPE_CHECKING

from unionbook.ground.fields import LinkField, Value
from unionbook.store.changes import ADD, Body
from unionbook.store.trail import heads_in_bulk

if TYPE_CHECKING:
    from unionbook.store.book import Book

Astray = dict[str, tuple[str, str]]
"""uid of a row → its field that leads nowhere, and the row that is not there."""

CHUNK = 500
"""Rows asked for by one statement."""


@dataclass
class Comeback:
    """Rows of one kind that are not there. singly: those that other changes than bulk ones tell of.

    uids, heads: the others, and the changes that removed them; bodies: what they held, as the names of fields and rows
    of uid and values.
    """

    singly: list[str] = field(default_factory=list)
    uids: list[str] = field(default_factory=list)
    heads: set[bytes] = field(default_factory=set)
    bodies: list[tuple[list[str], list[Sequence[Value]]]] = field(default_factory=list)


def comeback(book: "Book", kind: str, uids: Sequence[str]) -> Comeback:
    """Of those of these rows that are removed."""
    found, born = Comeback(), dict[int, list[str]]()
    told = book.trail.in_bulk(kind, uids)
    bulks = book.trail.bulks({number for numbers in told.values() for number in numbers})
    there = present(book, kind, uids)
    for uid in (uid for uid in uids if uid not in there):
        births = [number for number in told.get(uid, ()) if bulks[number].what == ADD]
        if len(births) == 1:
            born.setdefault(births[0], []).append(uid)
        else:
            found.singly.append(uid)
    found.uids = [uid for some in born.values() for uid in some]
    for numbers in {told[uid] for uid in found.uids}:
        found.heads |= heads_in_bulk([bulks[number] for number in numbers])
    found.heads -= {bulks[number].cid for number in born}
    found.bodies = [_body(book, kind, number, some) for number, some in born.items()]
    return found


def present(book: "Book", kind: str, uids: Iterable[str]) -> set[str]:
    """Those of these rows that are there."""
    found, asked = set[str](), iter(uids)
    while some := list(islice(asked, CHUNK)):
        marks = ", ".join("?" * len(some))
        found.update(uid for (uid,) in book.rows(f'SELECT "uid" FROM "{kind}" WHERE "uid" IN ({marks})', some))
    return found


def astray(book: "Book", kind: str, back: Comeback, singly: Mapping[str, Body]) -> Astray:
    """Of rows that are to come back, those that would link to what is not there, and does not come with them.
    singly: what those hold that are told of singly."""
    found: Astray = {}
    for name, declared in book.cabinet[kind].fields.items():
        if isinstance(declared, LinkField):
            links = {uid: body[name] for uid, body in singly.items() if name in body}
            for names, rows in back.bodies:
                if name in names:
                    at = names.index(name) + 1
                    links.update((str(row[0]), row[at]) for row in rows)
            wanted = {link for link in links.values() if isinstance(link, str)}
            if declared.kind == kind:
                wanted -= {*back.uids, *singly}
            lost = wanted - present(book, declared.kind, wanted)
            found |= {uid: (name, str(link)) for uid, link in links.items() if link in lost} if lost else {}
    return found


def _body(book: "Book", kind: str, number: int, uids: Iterable[str]) -> tuple[list[str], list[Sequence[Value]]]:
    """Of rows made by a bulk change; what is no field any more is left out."""
    names, rows = book.trail.held(number)
    known = [name in book.cabinet[kind].fields for name in names]
    if all(known):
        return names, [rows[uid] for uid in uids]
    return list(compress(names, known)), [tuple(compress(rows[uid], (True, *known))) for uid in uids]
