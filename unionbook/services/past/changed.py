"""What one act changed: record by record, field by field, from what to what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from unionbook.ground.fields import LinkField, Value
from unionbook.ground.kind import SEALED, Kind
from unionbook.store.book import Book
from unionbook.store.changes import ADD, DROP, GONE, ROW, Bulk, Change
from unionbook.store.fold import lived_of, row_of, spread
from unionbook.store.history import Turn, is_sealed, title_of, turn_of
from unionbook.store.takingback import value_before

MOST = 100
"""Records told of."""
TOLD = 20
"""Of so many made or removed in bulk, their fields too."""

NEW, ALTERED, REMOVED, BACK = "新建", "修改", "删除", "恢复"


@dataclass
class Altered:
    """What an act did to one record. sealed: its content is not told here.  here: the book holds it now."""

    kind: Kind
    uid: str
    title: str
    what: str
    sealed: bool
    here: bool
    turns: list[Turn] = field(default_factory=list)


@dataclass(frozen=True)
class Contents:
    """The records an act changed, and how many more there are."""

    records: list[Altered]
    more: int = 0


def contents_of(book: Book, number: int, most: int = MOST) -> Contents:
    """What an act changed."""
    found: dict[tuple[str, str], Altered] = {}
    more = 0
    for change in book.trail.of_act(number):
        if change.kind not in book.cabinet:
            continue
        for uid in change.uids() if isinstance(change, Bulk) else [change.uid]:
            key = change.kind, uid
            if key not in found and len(found) >= most:
                more += isinstance(change, Bulk) or change.field in (ROW, GONE)
                continue
            _tell(book, found, key, change)
    _seal_beside(book, found.values())
    return Contents(list(found.values()), more)


def _seal_beside(book: Book, altered: Iterable[Altered]) -> None:
    """Whom a sealed record names is not told beside it either."""
    named = {
        value
        for one in altered
        if one.sealed
        for name, value in lived_of(book.trail.of_row(one.kind.name, one.uid)).items()
        if isinstance(one.kind.fields.get(name), LinkField)
    }
    for one in altered:
        if one.uid in named:
            one.title, one.sealed, one.turns = SEALED, True, []


def _tell(book: Book, found: dict[tuple[str, str], Altered], key: tuple[str, str], change: Change | Bulk) -> None:
    changes = book.trail.of_row(*key)
    one = found.get(key) or found.setdefault(key, _altered(book, key, changes, _what(change)))
    if one.sealed or (isinstance(change, Bulk) and len(found) > TOLD):
        return
    if one.what == REMOVED:
        held = row_of(early for early in changes if early.hlc < change.hlc and early.field != GONE) or {}
        turns = [turn_of(book, one.kind, name, held[name], None) for name in one.kind.fields if name in held]
        one.turns = one.turns or turns
        return
    for own in (early for early in changes if early.cid == change.cid and early.field != GONE):
        for single in spread(own):
            if single.field in one.kind.fields:
                was = None if own.field == ROW else value_before(changes, own)
                one.turns.append(turn_of(book, one.kind, single.field, was, single.value))


def _what(change: Change | Bulk) -> str:
    if isinstance(change, Bulk):
        return {ADD: NEW, DROP: REMOVED}.get(change.what, BACK)
    if change.field == GONE:
        return REMOVED if change.value == 1 else BACK
    return NEW if change.field == ROW else ALTERED


def _altered(book: Book, key: tuple[str, str], changes: Iterable[Change], what: str) -> Altered:
    kind = book.cabinet[key[0]]
    values, here = lived_of(changes), book.values(*key) is not None
    if is_sealed(book, kind, values) or _under_sealed(book, values):
        return Altered(kind, key[1], SEALED, what, True, here)
    return Altered(kind, key[1], title_of(book, kind.name, changes), what, False, here)


def _under_sealed(book: Book, values: Mapping[str, Value]) -> bool:
    """Is it an attachment of a sealed record?"""
    of_kind, target = values.get("of_kind"), values.get("target")
    if not isinstance(target, str) or of_kind not in book.cabinet:
        return False
    kind = book.cabinet[str(of_kind)]
    return bool(kind.sealed) and is_sealed(book, kind, lived_of(book.trail.of_row(kind.name, target)))
