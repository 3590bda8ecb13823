"""A list as shown, on its way out: its rows in their order, its columns, masked unless a reason is given."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from unionbook.ground.conditions import among
from unionbook.ground.fields import BlobField, Field, Value
from unionbook.ground.kind import Kind
from unionbook.records.disclosure import EXPORTED
from unionbook.services.intake.marked import MARK
from unionbook.services.listing import column_path
from unionbook.services.outlet.model import Column, Line, Out, Shape, Table
from unionbook.services.outlet.shapes import cell_of, shape_of
from unionbook.services.privacy.access import Access, lift, note_if_it_can_be
from unionbook.store.book import Book

T = TypeVar("T")
Reader = Callable[[Callable[[Book], T]], T]
"""Who lends the book for one question at a time."""

CHUNK = 2_000
"""Rows in one question."""


@dataclass(frozen=True)
class Shown:
    """A column of a list. words: makes its words of a row's values by path, where they are no field's."""

    label: str
    path: str = ""
    chars: int = 6
    words: Callable[[Book, Mapping[str, Value]], str] | None = None
    needs: Sequence[str] = ()


@dataclass(frozen=True)
class Listed:
    """Rows of a kind. reason: what full numbers are wanted for; "" leaves them masked.  marked: with the rows' keys."""

    kind: Kind
    columns: Sequence[Shown]
    uids: Sequence[str]
    title: str
    reason: str = ""
    marked: bool = True

    @property
    def masked(self) -> bool:
        """Are numbers of papers, phones and accounts hidden?"""
        return not self.reason.strip()


def usual(book: Book, kind: Kind) -> list[Shown]:
    """The columns of the kind's list, its first fields when it declares none."""
    named = [(one.path, one.label) for one in kind.columns] or [(name, "") for name in list(kind.fields)[:6]]
    return [column(book, kind, path, label) for path, label in named]


def complete(book: Book, kind: Kind) -> list[Shown]:
    """Every field of the kind's form that can be written in a cell."""
    paths = [path for section in kind.sections for path in section.paths] or list(kind.fields)
    wanted = [path for path in dict.fromkeys(paths) if not isinstance(book.cabinet.field(kind, path), BlobField)]
    return [column(book, kind, path, book.cabinet.field(kind, path).label) for path in wanted]


def column(book: Book, kind: Kind, path: str, label: str = "") -> Shown:
    """A column for a field; of a link the name of what it links to."""
    read = column_path(book, kind, path)
    declared, field = book.cabinet.field(kind, path), book.cabinet.field(kind, read)
    label = label or book.cabinet.label(kind, path)
    if field.unit == "元" and "（" not in label:
        label += "（元）"
    return Shown(label, read, declared.chars)


def allow(book: Book, listed: Listed) -> None:
    """Write the export down before anything leaves the book. Raises Refusal: full numbers, and it cannot be written."""
    what = f"导出{listed.title}"
    if not listed.masked and _sensitive(book, listed):
        lift(book, listed.kind, list(listed.uids), what, listed.reason, how=EXPORTED)
    else:
        access = Access(how=EXPORTED, what=what, rows=len(listed.uids), of_kind=listed.kind.label)
        note_if_it_can_be(book, access)


def _sensitive(book: Book, listed: Listed) -> list[Field]:
    fields = [book.cabinet.field(listed.kind, one.path) for one in listed.columns if one.path and one.words is None]
    return [field for field in fields if field.sensitive]


def table(book: Book, listed: Listed, lend: Reader[list[Line]] | None = None) -> Table:
    """The list as a table whose lines are read as they are wanted."""
    heads = [_column(book, listed, one) for one in listed.columns]
    if listed.marked:
        heads.append(Column(MARK, Shape.KEY))
    return Table(listed.title, heads, _lines(listed, lend or (lambda read: read(book))), len(listed.uids))


def _column(book: Book, listed: Listed, one: Shown) -> Column:
    if one.words is not None:
        return Column(one.label, Shape.TEXT, one.chars)
    return Column(one.label, shape_of(book.cabinet.field(listed.kind, one.path), listed.masked), one.chars)


def _lines(listed: Listed, lend: Reader[list[Line]]) -> Iterator[Line]:
    for start in range(0, len(listed.uids), CHUNK):
        some = listed.uids[start : start + CHUNK]
        yield from lend(lambda book, some=some: _read(book, listed, some))  # type: ignore[misc]


def _read(book: Book, listed: Listed, uids: Sequence[str]) -> list[Line]:
    """The rows with these keys, in the order of the keys; one that is gone meanwhile is left out."""
    kind = listed.kind
    paths = [path for one in listed.columns for path in ([one.path] if one.words is None else one.needs)]
    paths = list(dict.fromkeys(["uid", *paths]))
    at = {path: place for place, path in enumerate(paths)}
    found = {row[0]: row for row in book.select(kind.name, paths, among("uid", *uids))}
    makers = [_maker(book, listed, one, at, paths) for one in listed.columns]
    lines: list[Line] = []
    for uid in uids:
        if (row := found.get(uid)) is not None:
            lines.append([*(make(row) for make in makers), *([uid] if listed.marked else [])])
    return lines


def _maker(
    book: Book, listed: Listed, one: Shown, at: Mapping[str, int], paths: Sequence[str]
) -> Callable[[tuple[Value, ...]], Out]:
    if (words := one.words) is not None:
        return lambda row: words(book, dict(zip(paths, row, strict=True)))
    place, cell = at[one.path], cell_of(book.cabinet.field(listed.kind, one.path), listed.masked)
    return lambda row: cell(row[place])
