"""Rows as data and as text, with what a bystander must not read masked."""

from collections.abc import Mapping, Sequence
from typing import Any

from unionbook.ground.fields import Field, Value
from unionbook.ground.kind import Kind
from unionbook.services.listing import column_path, shown
from unionbook.store.book import Book


def columns(book: Book, kind: Kind) -> list[tuple[str, str, Field]]:
    """(path, label, field) of each column of the kind's list; its first fields when it declares none."""
    named = [(column.path, column.label) for column in kind.columns] or [(name, "") for name in list(kind.fields)[:6]]
    found = []
    for path, label in named:
        read = column_path(book, kind, path)
        found.append((read, label or book.cabinet.label(kind, path), book.cabinet.field(kind, read)))
    return found


def as_data(fields: Mapping[str, Field], values: Mapping[str, Value], masked: bool) -> dict[str, Any]:
    """The filled values by path: as stored, the sensitive ones masked unless asked for."""
    return {
        path: shown(field, values[path]) if masked and field.sensitive else values[path]
        for path, field in fields.items()
        if values.get(path) is not None
    }


def text_row(cells: Sequence[tuple[str, str, Field]], values: Mapping[str, Value], masked: bool) -> list[str]:
    """The cells of one row of a table."""
    return [shown(field, values[path], masked) for path, _, field in cells]


def rights(cells: Sequence[tuple[str, str, Field]], first: int = 1) -> list[int]:
    """The places of columns set to the right, counted from `first`."""
    return [at for at, (_, _, field) in enumerate(cells, first) if field.right]
