"""一年未更新: rows of which nothing was written for a year, neither of themselves nor of their child rows."""

from datetime import datetime, time, timedelta

from unionbook.ground.conditions import Condition, among
from unionbook.ground.kind import Kind
from unionbook.store.book import Book

YEAR = timedelta(days=365)
CHUNK = 500


def untouched(book: Book, kind: Kind, where: Condition) -> list[str]:
    """The rows that meet the condition and were last written to more than a year before today."""
    since = int(datetime.combine(book.today() - YEAR, time()).timestamp() * 1000)
    fresh = book.trail.touched(kind.name, since)
    for child in book.cabinet.children(kind):
        changed = sorted(book.trail.touched(child.name, since))
        for start in range(0, len(changed), CHUNK):
            rows = book.select(child.name, [child.parent], among("uid", *changed[start : start + CHUNK]))
            fresh |= {str(parent) for (parent,) in rows}
    rows = book.select(kind.name, ["uid"], where, order=kind.order)
    return [uid for (uid,) in rows if uid not in fresh]
