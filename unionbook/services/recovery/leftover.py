"""What was typed and not saved, and what was left to the clerk: offered at the record and on the first page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.services.recovery.keeping import journal_of
from unionbook.services.recovery.snapshot import Restored, restored, snapshot
from unionbook.store.book import Book


@dataclass(frozen=True)
class Leftover:
    """Content of a form that is not in the book. fields: the labels of what the clerk changed.

    why: the reasons when it was to be saved and could not be; kept: its number in the journal then, otherwise 0.
    kind: None for a deed that is no form's.
    """

    uid: str
    kind: Kind | None
    title: str
    at: datetime
    fields: tuple[str, ...]
    why: tuple[str, ...] = ()
    kept: int = 0


def keep_typed(book: Book, entry: Entry) -> None:
    """Keep what stands in a form now. Raises OSError."""
    if (journal := journal_of(book)) is not None:
        journal.keep_typed(entry.uid, snapshot(entry))


def forget_typed(book: Book, uid: str) -> None:
    """The form was given up, with what was left to the clerk of it. Raises OSError."""
    if (journal := journal_of(book)) is not None:
        journal.drop_typed(uid)
        for one in journal.kept():
            if one.left and one.body["uid"] == uid:
                journal.drop(one.number)


def forget_for_good(book: Book, uids: set[str]) -> None:
    """Nothing that was typed into the forms of these records stays on this PC. Raises OSError."""
    found = uids & {one.uid for one in leftovers(book)}
    for uid in found:
        forget_typed(book, uid)
    if found and (journal := journal_of(book)) is not None:
        journal.scrub()


def leftovers(book: Book) -> list[Leftover]:
    """Everything that is offered, what could not be saved first."""
    journal = journal_of(book)
    if journal is None:
        return []
    kept = [
        _leftover(book, one.body["uid"], one.at, _form(one.body), one.left, one.number, one.body["title"])
        for one in journal.kept()
        if one.left
    ]
    known = {one.uid for one in kept}
    return kept + [
        _leftover(book, one.uid, one.at, one.body, title="") for one in journal.typed() if one.uid not in known
    ]


def leftover_of(book: Book, uid: str) -> Leftover | None:
    """What is offered for one record."""
    return next((one for one in leftovers(book) if one.uid == uid), None)


def waits(book: Book, uid: str) -> bool:
    """Does a save of this record wait for the file?"""
    journal = journal_of(book)
    return journal is not None and any(one.body["uid"] == uid and not one.left for one in journal.kept())


def take_up(book: Book, uid: str) -> Restored | None:
    """The form's content over the book as it is now: what was typed, or a save that waits; None when there is none."""
    journal = journal_of(book)
    if journal is None or not uid:
        return None
    forms = [_form(one.body) for one in journal.kept() if one.body["uid"] == uid]
    forms += [one.body for one in journal.typed() if one.uid == uid]
    return next((restored(book, form) for form in forms if form is not None), None)


def give_up(book: Book, one: Leftover) -> None:
    """The clerk does not want it. Raises OSError."""
    journal = journal_of(book)
    if journal is None:
        return
    if one.kept:
        journal.drop(one.kept)
    else:
        journal.drop_typed(one.uid)


def _form(body: dict[str, Any]) -> dict[str, Any] | None:
    """The form among the arguments of a kept deed."""
    found = [one["form"] for one in body["args"] if isinstance(one, dict) and "form" in one]
    return found[0] if found else None


def _leftover(
    book: Book,
    uid: str,
    at: datetime,
    form: dict[str, Any] | None,
    why: tuple[str, ...] = (),
    kept: int = 0,
    title: str = "",
) -> Leftover:
    if form is None or form["kind"] not in book.cabinet:
        return Leftover(uid, None, title, at, (), why, kept)
    kind = book.cabinet[form["kind"]]
    return Leftover(uid, kind, title or _title(book, kind, form), at, tuple(_fields(book, kind, form)), why, kept)


def _title(book: Book, kind: Kind, form: dict[str, Any]) -> str:
    """The record's title as it would be with what was typed."""
    found = []
    for path in kind.title:
        link, dot, name = path.partition(".")
        inner = form["linked"].get(link, {}) if dot else form
        value = inner.get("wrong", {}).get(name if dot else path) or inner.get("values", {}).get(name if dot else path)
        found.append(book.cabinet.field(kind, path).show(value))
    shown = " ".join(filter(None, found))
    return book.title(kind.name, form["uid"]) or shown


def _fields(book: Book, kind: Kind, form: dict[str, Any]) -> list[str]:
    stored, filled = form["stored"], {*form["filled"], *form["linked"]}
    own = [name for name, value in form["values"].items() if value != stored.get(name) and name not in filled]
    labels = [kind.fields[name].label for name in [*own, *form["wrong"]] if name in kind.fields]
    for inner in form["linked"].values():
        labels += _fields(book, book.cabinet[inner["kind"]], inner)
    for child, rows in form["children"].items():
        if any(not row["exists"] or _fields(book, book.cabinet[child], row) for row in rows):
            labels.append(book.cabinet[child].label)
    return list(dict.fromkeys(labels))
