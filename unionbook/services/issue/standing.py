"""What has become of the rows behind a frozen figure: still as they were, changed, or gone."""

from enum import Enum, auto

from unionbook.ground.conditions import among
from unionbook.services.issue.freezing import listed
from unionbook.services.issue.frozen import Frozen, FrozenFigure
from unionbook.store.book import Book

CHUNK = 500
"""Keys in one question."""


class Stand(Enum):
    """How a row stands today."""

    SAME = auto()
    CHANGED = auto()
    GONE = auto()


def standing(book: Book, kept: Frozen, figure: FrozenFigure) -> dict[str, Stand]:
    """How each row of a frozen figure stands, by uid.

    A row counts as changed when its list shows other words. Where lists have other columns by now, only what is gone
    is told.
    """
    if figure.kind not in book.cabinet:
        return {}
    kind, before = book.cabinet[figure.kind], kept.kinds[figure.kind]
    uids = [uid for uid, _ in figure.rows]
    there: set[str] = set()
    for start in range(0, len(uids), CHUNK):
        there.update(uid for (uid,) in book.select(kind.name, ["uid"], among("uid", *uids[start : start + CHUNK])))
    now = listed(book, kind, there)
    comparable = now.heads == before.heads

    def stand(uid: str) -> Stand:
        if uid not in there:
            return Stand.GONE
        return Stand.SAME if not comparable or now.rows[uid] == before.rows.get(uid) else Stand.CHANGED

    return {uid: stand(uid) for uid in uids}
