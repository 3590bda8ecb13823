"""A list on paper as it is shown: its columns, in their order. It is no form of the county's."""

from collections.abc import Sequence

from unionbook.ground.fields import MoneyField
from unionbook.ground.forms import Head, Register
from unionbook.ground.kind import Kind
from unionbook.store.book import Book

AS_SHOWN = "as_shown"
"""The name of such a form."""

WIDE = 6
"""Columns from which on the sheet lies on its side."""


def as_shown(book: Book, kind: Kind, columns: Sequence[tuple[str, str]], title: str = "") -> Register:
    """The form. columns: (path, label); money is added up."""
    heads = tuple(
        Head(path, label, sum=isinstance(book.cabinet.field(kind, path), MoneyField)) for path, label in columns
    )
    return Register(
        name=AS_SHOWN,
        code="",
        label=f"{kind.label}列表",
        purpose="列表现在的样子：筛选出的记录，按现在的列和排序。",
        title=title or f"{kind.label}名单",
        columns=heads,
        landscape=len(heads) > WIDE,
        counting=kind.measure,
    )
