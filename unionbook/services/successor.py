"""续签: the next record in place of one that ends, as a form that is still to be saved."""

from unionbook.ground.conditions import Compare, Op, every, is_
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.store.act import Act
from unionbook.store.book import Book


def may_follow(book: Book, kind: Kind, uid: str) -> bool:
    """May there be a next in place of this row?"""
    declared = kind.successor
    return declared is not None and bool(book.count(kind.name, every(is_("uid", uid), declared.ready)))


def waits(book: Book, kind: Kind, uid: str) -> bool:
    """Is it time for a next in place of this row, and there is none?"""
    declared = kind.successor
    if declared is None:
        return False
    return bool(book.count(kind.name, every(is_("uid", uid), kind.subset(declared.waiting).where)))


def next_of(book: Book, kind: Kind, uid: str) -> str:
    """The uid of the record that took the place of this one, "" when none did."""
    if kind.successor is None:
        return ""
    others = every(is_(kind.successor.link, uid), Compare("uid", Op.IS_NOT, uid))
    found = book.select(kind.name, ["uid"], others, order=["-uid"], limit=1)
    return str(found[0][0]) if found else ""


def successor(book: Book, kind: Kind, uid: str) -> Entry:
    """The form of the next record: what stays the same is filled in, and what follows from the one before. Nothing is
    written. Raises Refusal when nothing can come after this row."""
    declared = kind.successor
    if declared is None or not may_follow(book, kind, uid):
        verb = declared.verb if declared is not None else "接着办"
        raise Refusal(f"已签订、没有终止的才能{verb}；这一份还不能，没有改动。")
    before = book.must(kind.name, uid)
    entry = Entry(book, kind)
    taken = {name: before[name] for name in declared.kept} | dict(declared.begins(before, entry.today))
    for name, value in taken.items():
        entry.put(name, value)
    entry.put(declared.link, uid)
    for child, names in declared.rows.items():
        for row in book.children(child, uid):
            made = entry.new_child(child)
            for name in names:
                made.put(name, getattr(row, name))
    return entry


def tell_former(entry: Entry, act: Act) -> None:
    """Note in the record before, where nothing is noted yet, when its next was begun: that is waited for no more."""
    declared = entry.kind.successor
    former = entry.values.get(declared.link) if declared is not None else None
    if declared is None or not isinstance(former, str):
        return
    noted, by = declared.noted
    held = entry.book.values(entry.kind.name, former)
    if held is not None and held[noted] is None and entry.values[by] is not None:
        act.set(entry.kind.name, former, {noted: entry.values[by]})
