"""A form's content with what it was begun from, as plain data, and the way back into a form on the book as it is now.

What the clerk changed is what differs from what the form was begun from. Only that is put over the book's present
values; where the book was changed meanwhile in the same place, both are named and the clerk decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from unionbook.ground.fields import Field, LinkField, Value
from unionbook.services.entry import Entry
from unionbook.store.book import Book

Data = Mapping[str, Any]


@dataclass
class Restored:
    """entry: the form's content over the book as it is now.  conflicts: a sentence for each place both changed."""

    entry: Entry
    conflicts: list[str] = field(default_factory=list)


def snapshot(entry: Entry) -> dict[str, Any]:
    """The content of a form, what it was begun from (stored), and the uids it will be saved under."""
    return {
        "kind": entry.kind.name,
        "uid": entry.uid,
        "exists": entry.exists,
        "stored": entry.stored or entry.fresh(),
        "values": dict(entry.values),
        "wrong": {name: text for name, (text, _) in entry.wrong.items()},
        "filled": sorted(entry.filled),
        "linked": {name: snapshot(one) for name, one in entry.linked.items()},
        "children": {kind: [snapshot(row) for row in rows] for kind, rows in entry.children.items()},
        "begun": {kind: sorted(uids) for kind, uids in entry.begun.items()},
    }


def restored(book: Book, data: Data) -> Restored:
    """The form's content over the book as it is now. A record removed meanwhile is a conflict."""
    kind = book.cabinet[data["kind"]]
    now = book.values(kind.name, data["uid"])
    entry = Entry(book, kind, data["uid"] if now is not None else "")
    entry.uid = data["uid"]
    result = Restored(entry)
    if now is None and data["exists"]:
        result.conflicts.append(f"这条{kind.label}后来被删除了。要留下您填的，请先在回收站恢复它。")
    _take(entry, data, result.conflicts)
    return result


def _take(entry: Entry, data: Data, conflicts: list[str]) -> None:
    for name, link in data["linked"].items():
        if name in entry.linked:
            _take_linked(entry, name, link, conflicts)
    for name, value in _changed(data).items():
        if name in entry.kind.fields and name not in entry.linked:
            _put(entry, name, value, data["stored"].get(name), conflicts)
    for name, text in data["wrong"].items():
        if name in entry.kind.fields:
            entry.type(name, text)
    for kind, rows in data["children"].items():
        if kind in entry.children:
            _take_children(entry, kind, rows, set(data["begun"].get(kind, ())), conflicts)


def _changed(data: Data) -> dict[str, Value]:
    """The fields the clerk changed, with their new values; what the program fills follows by itself."""
    stored, filled = data["stored"], set(data["filled"])
    return {name: value for name, value in data["values"].items() if value != stored.get(name) and name not in filled}


def _put(entry: Entry, name: str, value: Value, base: Value, conflicts: list[str]) -> None:
    now = entry.stored.get(name)
    if entry.exists and now not in (base, value):
        known = entry.kind.fields[name]
        told = (_words(entry.book, known, one) or "（空）" for one in (now, value))
        conflicts.append("{}：台账里后来改成了“{}”，您填的是“{}”。".format(known.label, *told))
    entry.values[name] = value


def _words(book: Book, known: Field, value: Value) -> str:
    if known.sensitive:
        return known.mask(value)
    if isinstance(known, LinkField) and isinstance(value, str):
        return book.title(known.kind, value)
    return known.show(value)


def _take_linked(entry: Entry, name: str, data: Data, conflicts: list[str]) -> None:
    kind = entry.linked[name].kind.name
    if entry.book.values(kind, data["uid"]) is not None:
        entry.choose(name, data["uid"])
    elif not data["exists"]:
        entry.linked[name] = Entry(entry.book, entry.linked[name].kind, today=entry.today)
        entry.linked[name].uid = data["uid"]
    _take(entry.linked[name], data, conflicts)


def _take_children(entry: Entry, kind: str, rows: list[Data], begun: set[str], conflicts: list[str]) -> None:
    """Rows the clerk took out go, rows others added stay; each row is merged field by field."""
    present = {row.uid: row for row in entry.children[kind]}
    wanted = [row["uid"] for row in rows]
    kept = [row for uid, row in present.items() if uid not in wanted and uid not in begun]
    made = []
    for data in rows:
        row = present.get(data["uid"])
        if row is None and data["exists"]:
            if _changed(data):
                conflicts.append(f"您改过的一条{entry.book.cabinet[kind].label}后来被删除了。")
            continue
        if row is None:
            row = Entry(entry.book, entry.book.cabinet[kind], today=entry.today)
            row.uid = data["uid"]
        _take(row, data, conflicts)
        made.append(row)
    entry.children[kind] = [*made, *kept]
