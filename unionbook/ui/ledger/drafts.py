"""The drafts of a kind, as rows of its list; and what a form holds, read by path."""

from unionbook.ground.conditions import is_
from unionbook.ground.fields import LinkField, Value
from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.services.listing import shown
from unionbook.services.saving import DRAFT, open_entry
from unionbook.store.book import Book


def targets(book: Book, kind: Kind) -> list[str]:
    """The uids of the records of a kind that have a draft, the newest draft first."""
    return [uid for (uid,) in book.select(DRAFT, ["target"], is_("of_kind", kind.name), order=["-uid"])]


class DraftRows:
    """The drafts of a kind whose title contains a text. They are few: all are read at once."""

    def __init__(self, book: Book, kind: Kind, paths: list[str], text: str = "") -> None:
        entries = [open_entry(book, kind, uid) for uid in targets(book, kind)]
        wanted = [entry for entry in entries if text in title_of(entry)]
        self._rows = [(entry.uid, *(value_at(entry, path) for path in paths)) for entry in wanted]
        self.count = len(self._rows)

    def window(self, start: int, length: int) -> list[tuple[Value, ...]]:
        """The values of `length` drafts from a place on, the record's uid first."""
        return self._rows[start : start + length]

    def uids(self, start: int, length: int) -> list[str]:
        """The records' uids of `length` drafts from a place on."""
        return [str(row[0]) for row in self._rows[start : start + length]]

    def place(self, uid: str) -> int | None:
        """The place of the draft of a record, None when it is not in the list."""
        return next((place for place, row in enumerate(self._rows) if row[0] == uid), None)


def value_at(entry: Entry, path: str) -> Value:
    """The value an entry holds at a path; beyond a link that is not embedded, the book's."""
    first, dot, rest = path.partition(".")
    if not dot:
        return entry.uid if path == "uid" else entry.values[path]
    if first in entry.linked:
        return value_at(entry.linked[first], rest)
    field = entry.kind.fields[first]
    assert isinstance(field, LinkField)
    found = entry.book.select(field.kind, [rest], is_("uid", entry.values[first]))
    value: Value = found[0][0] if found else None
    return value


def text_at(entry: Entry, path: str, masked: bool = False) -> str:
    """What a form or grid shows of a path: typed text that is no value as it was typed, a link as its title."""
    first, dot, rest = path.partition(".")
    if dot and first in entry.linked:
        return text_at(entry.linked[first], rest, masked)
    if path in entry.wrong:
        return entry.wrong[path][0]
    value = value_at(entry, path)
    field = entry.book.cabinet.field(entry.kind, path)
    if isinstance(field, LinkField):
        return entry.book.title(field.kind, value) if isinstance(value, str) else ""
    return shown(field, value, masked)


def clock_values(entry: Entry) -> dict[str, Value]:
    """What the clocks of a form's kind read, as it would be saved."""
    return {path: value_at(entry, path) for clock in entry.kind.clocks for path in clock.paths}


def title_of(entry: Entry) -> str:
    """The words that name what the form holds."""
    return " ".join(filter(None, (text_at(entry, path) for path in entry.kind.title)))
