"""待办: the rows that wait for somebody, as the drawers declare them (a subset with a verb)."""

from typing import NamedTuple

from unionbook.ground.conditions import every
from unionbook.ground.figures import Subset
from unionbook.ground.kind import Kind
from unionbook.services.listing import unsealed
from unionbook.store.book import Book
from unionbook.store.secrecy.veil import unseen


class Work(NamedTuple):
    """So many rows of a subset wait."""

    kind: Kind
    subset: Subset
    rows: int


def worklists(book: Book) -> list[Work]:
    """Every worklist that is not empty, in the order of the kinds."""
    hidden = unseen(book)
    found = [
        Work(kind, subset, book.count(kind.name, every(subset.where, *unsealed(kind))))
        for kind in book.cabinet
        if kind.name not in hidden
        for subset in kind.subsets
        if subset.verb
    ]
    return [one for one in found if one.rows]
