"""Removed rows that are to be brought back together: what they held, and what their coming back replaces."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING

from unionbook.ground.fields import Value
from unionbook.store.changes import ADD
from unionbook.store.trail import heads_in_bulk

if TYPE_CHECKING:
    from unionbook.store.book import Book


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


def present(book: "Book", kind: str, uids: Collection[str]) -> set[str]:
    """Those of these rows that are there."""
    marks = ", ".join("?" * len(uids))
    return {uid for (uid,) in book.rows(f'SELECT "uid" FROM "{kind}" WHERE "uid" IN ({marks})', tuple(uids))}


def _body(book: "Book", kind: str, number: int, uids: Iterable[str]) -> tuple[list[str], list[Sequence[Value]]]:
    """Of rows made by a bulk change; what is no field any more is left out."""
    names, rows = book.trail.held(number)
    known = [name in book.cabinet[kind].fields for name in names]
    if all(known):
        return names, [rows[uid] for uid in uids]
    return list(compress(names, known)), [tuple(compress(rows[uid], (True, *known))) for uid in uids]
