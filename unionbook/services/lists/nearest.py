"""期限 as an order: what has the nearest last day first, then all for which no time limit runs."""

from collections.abc import Sequence

from unionbook.ground.clocks import DUE
from unionbook.ground.conditions import Condition
from unionbook.ground.kind import Kind
from unionbook.services.due import last_days
from unionbook.store.book import Book


def opening(kind: Kind) -> tuple[str, ...]:
    """The order a list opens in: by its time limits, where its kind has such, and then as it is declared."""
    return (DUE, *kind.order) if kind.clocks else kind.order


def nearest_first(book: Book, kind: Kind, condition: Condition, rows: Sequence[int], falls: bool = False) -> list[int]:
    """The rows (places in the file) by their last days; those of one day, and those without, stay as they stand.

    falls: the farthest day first; rows without one come last all the same.
    """
    days = last_days(book, kind, condition, book.today())
    waited = sorted((row for row in rows if row in days), key=days.__getitem__, reverse=falls)
    return [*waited, *(row for row in rows if row not in days)]
