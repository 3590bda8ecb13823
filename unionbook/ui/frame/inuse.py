"""A record that others use is not removed: the way to those that use it."""

from functools import partial
from typing import TYPE_CHECKING

from unionbook.ground.errors import InUse, Refusal
from unionbook.ui.frame.toast import Way

if TYPE_CHECKING:
    from unionbook.services.users import Users
    from unionbook.ui.frame.desk import Desk

MOST = 2
"""Kinds of records there is a button for; the sentence names them all."""


def ways(desk: "Desk", refusal: Refusal) -> list[Way]:
    """Buttons that open the records because of which a record stays; none for another refusal."""
    if not isinstance(refusal, InUse):
        return []
    from unionbook.services.users import users

    kind = desk.book.cabinet[refusal.kind]
    called = desk.book.title(kind.name, refusal.uid) or kind.label
    return [_way(desk, one, called) for one in users(desk.book, kind, refusal.uid)[:MOST]]


def _way(desk: "Desk", one: "Users", called: str) -> Way:
    if len(one.uids) == 1 or one.kind.single:
        return Way(f"打开这 1 {one.kind.measure}{one.kind.label}", partial(desk.open_record, one.kind, one.uids[0]))
    title = f"用到“{called}”的{one.kind.label}"
    words = f"看这 {len(one.uids):,} {one.kind.measure}{one.kind.label}"
    return Way(words, partial(desk.open_rows, one.kind, one.uids, title))
