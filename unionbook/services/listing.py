"""Lists: the rows a search text, a subset and conditions leave, and finding the record a text names."""

from collections.abc import Sequence

from unionbook.ground.conditions import EVERY, Compare, Condition, Op, either, every, is_
from unionbook.ground.fields import Field, LinkField
from unionbook.ground.fields.base import narrow
from unionbook.ground.kind import Kind
from unionbook.store.book import Book


def looking_for(kind: Kind, text: str) -> Condition:
    """Every word of the text occurs in one of the kind's search fields."""
    words = narrow(text).split()
    return every(*(either(*(Compare(path, Op.CONTAINS, word) for path in kind.search)) for word in words))


def asked(kind: Kind, subset: str = "", text: str = "", more: Sequence[Condition] = ()) -> Condition:
    """A subset's rows that contain the text and meet the other conditions. Raises KeyError for no such subset."""
    parts = [kind.subset(subset).where] if subset else []
    if text.strip():
        parts.append(looking_for(kind, text))
    parts += more
    return every(*parts) if parts else EVERY


def resolve(book: Book, kind: str, text: str) -> list[str]:
    """The uids a text may mean: the uid itself, then the exact title, then the only one that contains it."""
    declared = book.cabinet[kind]
    wanted = narrow(text)
    if book.select(kind, ["uid"], is_("uid", wanted)):
        return [wanted]
    for op in (Op.IS, Op.CONTAINS):
        found = book.select(kind, ["uid"], either(*(Compare(path, op, wanted) for path in _named(declared))), limit=9)
        if found:
            return [uid for (uid,) in found]
    return []


def _named(kind: Kind) -> Sequence[str]:
    return [*kind.title, *kind.search]


def shown(field: Field, value: object, masked: bool = True) -> str:
    """A stored value as a list shows it."""
    if not isinstance(value, str | int) and value is not None:
        return str(value)
    return field.mask(value) if masked and field.sensitive else field.show(value)


def column_path(book: Book, kind: Kind, path: str) -> str:
    """The path a list reads for a column: a link's column shows the linked row's name."""
    field = book.cabinet.field(kind, path)
    if isinstance(field, LinkField):
        return f"{path}.{book.cabinet[field.kind].title[0]}"
    return path
