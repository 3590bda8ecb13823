"""The rows behind a figure, by name: what lists of names and sentences said for each row are written from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unionbook.ground.conditions import Compare, Frame, Op
from unionbook.ground.dates import print_date
from unionbook.ground.fields import DayField, Field, LinkField, Value
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Kind
from unionbook.services.tally import declared, rows_behind
from unionbook.store.book import Book

_AT_ONCE = 400
_GAPS = re.compile(r"(?<=[^\x00-\xff]) +(?=[0-9])|(?<=[0-9]) +(?=[^\x00-\xff])")
"""Blanks between a numeral and the Chinese around it: on screen they help, in a document they do not belong."""


@dataclass(frozen=True)
class NamedRow:
    """One row: its uid and the texts of the fields asked for, "" for an empty one."""

    uid: str
    texts: dict[str, str]


def row_kind(book: Book, key: str) -> Kind:
    """The kind of the rows a figure opens. Raises Refusal for no such figure."""
    asked = declared(book, key).upper
    figure = asked.figure
    if isinstance(figure, Figure) and figure.what == "distinct" and figure.path != "uid":
        field = book.cabinet.field(asked.kind, figure.path)
        if isinstance(field, LinkField):
            return book.cabinet[field.kind]
    return asked.kind


def named_rows(book: Book, key: str, frame: Frame, paths: Sequence[str]) -> tuple[int, Iterator[NamedRow]]:
    """How many rows make a figure, and those of them that may be named, in order: no sealed one is among them.

    paths: of the fields wanted; "" for the title.
    """
    behind = rows_behind(book, key, frame)
    uids = [uid for uid, _, _ in behind.rows]
    uids = _as_happened(book, behind.kind, uids)
    return len(uids), _named(book, behind.kind, uids, paths, frame.period.cut.year)


def text_of(field: Field, value: Value, year: int) -> str:
    """A field's value inside a sentence: days in words (without that year), notes in one line, no full stop after."""
    if isinstance(field, DayField) and isinstance(value, str):
        return print_date(value).removeprefix(f"{year}年") or f"{year}年"
    text = "".join(field.show(value).split("\n")).strip().rstrip("。；，、")
    return _GAPS.sub("", text)


def _as_happened(book: Book, kind: Kind, uids: list[str]) -> list[str]:
    """The rows in the order things happened, where a list would show the newest first."""
    if len(uids) < 2 or not kind.order or not kind.order[0].startswith("-"):
        return uids
    by = book.select(kind.name, ["uid", kind.order[0][1:]])
    values = {str(uid): str(value or "") for uid, value in by}
    return sorted(uids, key=lambda uid: (values[uid], uid))


def _named(book: Book, kind: Kind, uids: Sequence[str], paths: Sequence[str], year: int) -> Iterator[NamedRow]:
    fields = {path: book.cabinet.field(kind, path) for path in paths if path}
    asked = ["uid", *([kind.sealed] if kind.sealed else []), *fields]
    naming = kind.title if "" in paths else ()
    for start in range(0, len(uids), _AT_ONCE):
        some = tuple(uids[start : start + _AT_ONCE])
        found = {str(row[0]): row for row in book.select(kind.name, [*asked, *naming], Compare("uid", Op.AMONG, some))}
        for uid in some:
            row = found[uid]
            if kind.sealed and row[1]:
                continue
            shown = row[len(asked) - len(fields) :]
            texts = {
                path: text_of(field, value, year) for (path, field), value in zip(fields.items(), shown, strict=False)
            }
            if naming:
                texts[""] = book.words(kind, row[len(asked) :])
            yield NamedRow(uid, texts)
