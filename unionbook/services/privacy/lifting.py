"""Which records of an open book are shown in full now, for a reason that was noted; one form's at a time."""

from weakref import WeakKeyDictionary

from unionbook.services.entry import Entry
from unionbook.services.privacy.access import lift
from unionbook.store.book import Book

_SHOWN: WeakKeyDictionary[Book, frozenset[str]] = WeakKeyDictionary()


def shown_in_full(book: Book, uid: str) -> bool:
    """Are the sensitive values of this record to be seen?"""
    return uid in _SHOWN.get(book, frozenset())


def lift_masks(entry: Entry, reason: str) -> None:
    """Show a form's record with its linked and child records in full. Raises Refusal without a reason."""
    kind = entry.kind
    lift(entry.book, kind, [entry.uid], f"{kind.label}：一条记录的完整号码", reason)
    _SHOWN[entry.book] = frozenset(_uids(entry))


def mask_again(book: Book) -> None:
    """Nothing is shown in full any more."""
    _SHOWN.pop(book, None)


def hides(entry: Entry) -> bool:
    """Does a stored record hold anything that is masked?"""
    held = any(field.sensitive and entry.stored.get(name) is not None for name, field in entry.kind.fields.items())
    inner = [*entry.linked.values(), *(row for rows in entry.children.values() for row in rows)]
    return entry.exists and (held or any(hides(one) for one in inner))


def veils(entry: Entry, name: str) -> bool:
    """Is a field's value one of the book's that is not to be seen? What was typed just now is the clerk's own."""
    value = entry.values[name]
    return (
        entry.kind.fields[name].sensitive
        and entry.exists
        and value is not None
        and name not in entry.wrong
        and value == entry.stored.get(name)
        and not shown_in_full(entry.book, entry.uid)
    )


def _uids(entry: Entry) -> set[str]:
    found = {entry.uid}
    for inner in [*entry.linked.values(), *(row for rows in entry.children.values() for row in rows)]:
        found |= _uids(inner)
    return found
