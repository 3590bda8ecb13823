"""Lists kept under a name in the book: their rows, order and columns, on the one condition model."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from unionbook.ground.clocks import DUE
from unionbook.ground.conditions import Condition, is_, to_data
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.records.listview import ListView
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, remove, save
from unionbook.store.book import Book

NAME = "list_view"


@dataclass(frozen=True)
class View:
    """A list under a name. order: paths, "-" before one that descends.  columns: their keys, none for the usual."""

    uid: str
    label: str
    where: Condition
    order: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


def views(book: Book, kind: Kind) -> list[View]:
    """The views of a kind, by name. One whose columns no longer exist is left out."""
    if NAME not in book.cabinet:
        return []
    found = []
    for (uid,) in book.select(NAME, ["uid"], is_("of_kind", kind.name), order=["label"]):
        record = book.get(NAME, uid)
        assert isinstance(record, ListView)
        try:
            where = record.where()
            book.select(kind.name, ["uid"], where, limit=0)
        except (KeyError, ValueError, TypeError):
            continue
        columns = tuple((record.columns or "").split())
        order = tuple(key for key in (record.order or "").split() if knows(book, kind, key.lstrip("-")))
        found.append(View(uid, record.label or "", where, order, columns))
    return found


def keep_view(
    book: Book,
    kind: Kind,
    label: str,
    where: Condition,
    order: Sequence[str] = (),
    columns: Sequence[str] = (),
    uid: str = "",
) -> str:
    """Keep a list under a name, in one act; its uid. uid: the view that becomes so. Raises Refusal."""
    name = " ".join(label.split())
    if not name:
        raise Refusal("视图要有一个名称，没有保存。请写一个短的名称，如“农民工女职工”。")
    if any(one.label == name and one.uid != uid for one in views(book, kind)):
        raise Refusal(f"已有一个叫“{name}”的视图，没有保存。请换一个名称。")
    entry = Entry(book, book.cabinet[NAME], uid)
    entry.put("label", name)
    entry.put("of_kind", kind.name)
    entry.put("condition", json.dumps(to_data(where), ensure_ascii=False))
    entry.put("order", " ".join(order) or None)
    entry.put("columns", " ".join(columns) or None)
    if wrong := errors(save(entry)):
        raise Refusal(wrong[0].sentence)
    return entry.uid


def drop_view(book: Book, uid: str) -> str:
    """Take a view out of the book; what it was called. The records stay."""
    label = book.title(NAME, uid)
    remove(book, book.cabinet[NAME], [uid])
    return label


def knows(book: Book, kind: Kind, path: str) -> bool:
    """Is there such a path, or time limits to sort by?"""
    if path == DUE:
        return bool(kind.clocks)
    try:
        book.cabinet.field(kind, path)
    except KeyError:
        return False
    return True
