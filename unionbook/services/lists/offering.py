"""What a condition may be made of by hand: the fields of a kind, the comparisons that suit each, the typed value."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from unionbook.ground.conditions import Compare, Condition, Op
from unionbook.ground.errors import BadValue, Refusal
from unionbook.ground.fields import BlobField, CodeField, DayField, Field, FlagField, LinkField, TextField
from unionbook.ground.kind import Kind
from unionbook.services.listing import column_path
from unionbook.services.lists.saying import label_at
from unionbook.store.book import Book

_WORDS = (Op.CONTAINS, Op.IS, Op.IS_NOT, Op.STARTS, Op.ENDS, Op.FILLED, Op.EMPTY)
_CHOICES = (Op.IS, Op.IS_NOT, Op.FILLED, Op.EMPTY)
_SIZES = (Op.IS, Op.AT_LEAST, Op.AT_MOST, Op.FILLED, Op.EMPTY)
_DAYS = (Op.AT_LEAST, Op.AT_MOST, Op.IS, Op.DURING, Op.FILLED, Op.EMPTY)

WITHOUT = frozenset({Op.FILLED, Op.EMPTY, Op.DURING, Op.BY_END, Op.BEFORE})
"""Comparisons without a value."""


@dataclass(frozen=True)
class Offered:
    """A field a condition may name."""

    path: str
    label: str
    field: Field

    @property
    def ops(self) -> Sequence[Op]:
        """The comparisons that suit it."""
        match self.field:
            case DayField():
                return _DAYS
            case CodeField() | FlagField():
                return _CHOICES
            case _ if self.field.right:
                return _SIZES
            case _:
                return _WORDS

    @property
    def options(self) -> Sequence[str]:
        """The values there are, in words; none when any may be typed."""
        if isinstance(self.field, CodeField):
            return list(self.field.codes.items.values())
        return ["是", "否"] if isinstance(self.field, FlagField) else []


def offered(book: Book, kind: Kind) -> list[Offered]:
    """The fields of a kind's form and list, as a condition reads them."""
    paths = [path for section in kind.sections for path in section.paths]
    paths += [column.path for column in kind.columns]
    found: dict[str, Offered] = {}
    for path in (column_path(book, kind, path) for path in paths):
        field = book.cabinet.field(kind, path)
        if not isinstance(field, BlobField | LinkField):
            found.setdefault(path, Offered(path, label_at(book.cabinet, kind, path), field))
    return list(found.values())


def condition_of(one: Offered, op: Op, typed: str, today: date) -> Condition:
    """The condition. Raises Refusal when what was typed is no value of the field."""
    if op in WITHOUT:
        return Compare(one.path, op)
    if op in (Op.CONTAINS, Op.STARTS, Op.ENDS) or (isinstance(one.field, TextField) and op in (Op.IS, Op.IS_NOT)):
        value: str | int | None = typed.strip() or None
    else:
        try:
            value = one.field.parse(typed, today)
        except BadValue as bad:
            raise Refusal(f"“{one.label}”的条件没有加上：{bad}") from None
    if value is None:
        raise Refusal(f"“{one.label}”的条件还没有写值，没有加上。请写一个值，或选“已填”“未填”。")
    return Compare(one.path, op, value)
