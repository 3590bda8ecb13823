"""Which value of two rows stays, field by field, when they become one."""

from collections.abc import Mapping
from dataclasses import dataclass

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Field, NameField, NoteField, TextField, Value
from unionbook.ground.kind import Kind
from unionbook.store.book import Book

KEPT, OTHER, BOTH = "1", "2", "both"
"""The value of the row that stays, that of the row that goes, one after the other."""

BETWEEN = "；"


@dataclass(frozen=True)
class Line:
    """One field of two rows. take: what is proposed.  choices: what may be taken."""

    name: str
    field: Field
    one: Value
    other: Value
    take: str
    choices: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Have both a value, and not the same?"""
        return None not in (self.one, self.other) and self.one != self.other

    def value(self, take: str) -> Value:
        """The value with this choice. Raises Refusal."""
        if take not in self.choices:
            raise Refusal(f"“{self.field.label}”不能这样取，没有合并。可以写：{'、'.join(self.choices)}。")
        if take != BOTH:
            return self.one if take == KEPT else self.other
        both = f"{self.one}{BETWEEN}{self.other}"
        if len(both) > getattr(self.field, "longest", len(both)):
            raise Refusal(f"“{self.field.label}”两边都留就太长了，没有合并。请只取一边，合并后再改写。")
        return both


def lines_of(book: Book, kind: Kind, one: Mapping[str, Value], other: Mapping[str, Value]) -> list[Line]:
    """Every field that is written by hand, in the order of the form."""
    found = []
    for name, field in kind.fields.items():
        if field.auto:
            continue
        here, there = _own(one[name]), _own(other[name])
        both = _joinable(kind, name, field) and None not in (here, there) and here != there
        take = OTHER if there is not None and (here is None or _wrong(book, field, here)) else KEPT
        found.append(Line(name, field, here, there, take, (KEPT, OTHER, BOTH) if both else (KEPT, OTHER)))
    return found


def _own(value: Value) -> Value:
    return None if value == "" else value


def _joinable(kind: Kind, name: str, field: Field) -> bool:
    words = isinstance(field, TextField | NoteField) and not isinstance(field, NameField)
    return words and not field.sensitive and name not in kind.title


def _wrong(book: Book, field: Field, value: Value) -> bool:
    return any(not mild for _, mild in field.check(value, book.today()))
