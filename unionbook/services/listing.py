"""Lists: the rows a search text, a subset and conditions leave, and finding the record a text names."""

from collections.abc import Sequence

from unionbook.ground.conditions import EVERY, Compare, Condition, Op, Sought, either, every, is_
from unionbook.ground.fields import Field, LinkField
from unionbook.ground.fields.base import narrow
from unionbook.ground.kind import Kind
from unionbook.store.book import Book


def unsealed(kind: Kind) -> tuple[Condition, ...]:
    """What leaves out the rows that are seen only when asked for; nothing for a kind that has no sealed rows."""
    return (Compare(kind.sealed, Op.IS_NOT, 1),) if kind.sealed else ()


def looking_for(kind: Kind, text: str, sealed: bool = False) -> Condition:
    """Every word of the text finds the row, where the kind's search looks. sealed: look in sealed rows too."""
    return every(Sought(text), *(() if sealed else unsealed(kind)))


def asked(
    kind: Kind, subset: str = "", text: str = "", more: Sequence[Condition] = (), sealed: bool = False
) -> Condition:
    """A subset's rows that contain the text and meet the other conditions; sealed ones only when asked for, by word
    or by a subset that shows them. Raises KeyError for no such subset."""
    named = kind.subset(subset) if subset else None
    sealed = sealed or bool(named and named.sealed)
    parts = [named.where] if named else []
    if text.strip():
        parts.append(looking_for(kind, text, sealed=True))
    parts += more
    parts += () if sealed else unsealed(kind)
    return every(*parts) if parts else EVERY


def resolve(book: Book, kind: str, text: str) -> list[str]:
    """The uids a text may mean: the uid itself, then the exact title, then the only one that contains it.

    A sealed row is found by its uid alone.
    """
    declared = book.cabinet[kind]
    wanted = narrow(text)
    if book.select(kind, ["uid"], is_("uid", wanted)):
        return [wanted]
    for op in (Op.IS, Op.CONTAINS):
        named = either(*(Compare(path, op, wanted) for path in _named(declared)))
        found = book.select(kind, ["uid"], every(named, *unsealed(declared)), limit=9)
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
