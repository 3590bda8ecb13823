"""Every record that links to a person, found through the declared links; no kind but the person's is named here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from unionbook.ground.conditions import among, every, is_
from unionbook.ground.fields import DayField, MoneyField, Value
from unionbook.ground.kind import Kind
from unionbook.ground.stages import Stage
from unionbook.services.attachments import ATTACHMENT, attachable, attached, held
from unionbook.services.listing import column_path, unsealed
from unionbook.services.personpage.looks import Look, looks
from unionbook.store.book import Book

PERSON = "person"
_WORDS = 2
"""Columns that tell what a record is about when its title says no more than the person's name."""


@dataclass(frozen=True)
class Amount:
    """An amount of a record. value: 分."""

    field: MoneyField
    value: int


@dataclass(frozen=True)
class Item:
    """A record a person has to do with.

    title: the record's, without the person's own name and the day.  roles: what the person is in it (申请人, 家庭成员).
    day: as stored, None when the record has none.  amounts: those that concern the person, not all of an activity.
    files: names of the record's attachments.
    """

    kind: Kind
    uid: str
    title: str
    roles: tuple[str, ...]
    day: str | None
    stage: Stage | None
    amounts: tuple[Amount, ...]
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonPage:
    """A person, and the records that link to them. day: the day it was put together.

    groups: the records by kind, in the order of the tabs, the newest of each first.  looks: who looked at them.
    """

    uid: str
    name: str
    kind: Kind
    values: Mapping[str, Value]
    groups: tuple[tuple[Item, ...], ...]
    day: date
    looks: tuple[Look, ...] = ()

    @property
    def items(self) -> list[Item]:
        """All the records in one line of time, the newest first."""
        return _newest(item for group in self.groups for item in group)


@dataclass(frozen=True)
class _Part:
    """What one link says: the person's role, and day and amounts of the child row or record it is in."""

    role: str
    day: str | None
    amounts: tuple[Amount, ...]


def everything(book: Book, person_uid: str, sealed: bool = False) -> PersonPage:
    """Every record of every kind that links to the person: directly, or as a child row, which shows its parent.

    sealed: also the sealed ones.  Raises Refusal when there is no such person.
    """
    kind = book.cabinet[PERSON]
    values = book.must(PERSON, person_uid)
    name = book.title(PERSON, person_uid)
    found: dict[str, dict[str, list[_Part]]] = {}
    for linking, field in book.cabinet.linking(kind):
        _collect(book, linking, field, person_uid, found)
    of_kinds = (_newest(_items(book, root, found.get(root.name, {}), name, sealed)) for root in book.cabinet)
    groups = tuple(tuple(group) for group in (*of_kinds, _papers(book, kind, person_uid)) if group)
    uids = [person_uid, *(item.uid for group in groups for item in group)]
    seen = looks(book, uids, (kind, *(group[0].kind for group in groups)))
    return PersonPage(person_uid, name, kind, values, groups, book.today(), seen)


def _papers(book: Book, kind: Kind, uid: str) -> list[Item]:
    """The attachments of the person's own record, each a moment of its own."""
    if ATTACHMENT not in book.cabinet or not attachable(kind):
        return []
    return _newest(Item(kind, uid, f"附件 {one.name}", (), one.added_on, None, ()) for one in attached(book, kind, uid))


def _newest(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda one: one.day or "", reverse=True)


def _collect(book: Book, kind: Kind, field: str, person: str, found: dict[str, dict[str, list[_Part]]]) -> None:
    root, up = kind, ""
    while (parent := book.cabinet.parent_of(root)) is not None:
        root, up = parent, f"{up}{root.parent}."
    if root.hidden:
        return
    days, money = _days(kind), _money(kind)
    role = kind.fields[field].label
    if up or role == book.cabinet[PERSON].fields["name"].label:
        role = kind.label
    for uid, *values in book.select(kind.name, [up.rstrip(".") or "uid", *days, *money], is_(field, person)):
        paid = zip(money.values(), values[len(days) :], strict=True)
        part = _Part(role, _first(values[: len(days)]), tuple(Amount(one, value) for one, value in paid if value))
        found.setdefault(root.name, {}).setdefault(uid, []).append(part)


def _items(book: Book, kind: Kind, parts: Mapping[str, list[_Part]], name: str, sealed: bool) -> Iterator[Item]:
    if not parts:
        return
    stages = [kind.stages.field] if kind.stages else []
    groups = (["uid"], kind.naming, _about(book, kind), stages, _days(kind))
    seen = every(among("uid", *parts), *(() if sealed else unsealed(kind)))
    files = held(book, kind, parts)
    for row in book.select(kind.name, [path for group in groups for path in group], seen):
        values = iter(row)
        (uid,), named, about, stage, days = ([next(values) for _ in group] for group in groups)
        own = parts[uid]
        day = max((part.day for part in own if part.day), default=None) or _first(days)
        yield Item(
            kind,
            uid,
            _title(book, kind, named, about, (name, day)),
            tuple(dict.fromkeys(part.role for part in own)),
            day,
            kind.stages.stage(stage[0]) if kind.stages else None,
            tuple(dict.fromkeys(amount for part in own for amount in part.amounts)),
            tuple(files.get(uid, ())),
        )


def _first(values: Sequence[Value]) -> str | None:
    return next((value for value in values if isinstance(value, str)), None)


def _days(kind: Kind) -> list[str]:
    """The dates by which a row has its place in time, the most telling first."""
    days = [name for name, field in kind.fields.items() if isinstance(field, DayField) and not field.auto]
    first = [path for path in (one.lstrip("-") for one in kind.order) if path in days]
    return list(dict.fromkeys([*first, *days]))


def _money(kind: Kind) -> dict[str, MoneyField]:
    """The amounts of a row: those its list shows, or all of them."""
    found = {name: field for name, field in kind.fields.items() if isinstance(field, MoneyField)}
    listed = {column.path for column in kind.columns} & set(found)
    return {name: field for name, field in found.items() if not listed or name in listed}


def _about(book: Book, kind: Kind) -> list[str]:
    """Columns that may stand in for a title."""
    left_out = {*kind.title, kind.stages.field if kind.stages else ""}
    paths = [column_path(book, kind, column.path) for column in kind.columns if column.path not in left_out]
    fields = {path: book.cabinet.field(kind, path) for path in paths}
    persons = tuple(f"{name}." for name, field in kind.fields.items() if getattr(field, "kind", "") == PERSON)
    return [
        path
        for path, field in fields.items()
        if not (field.digits or field.sensitive or field.right or path.startswith(persons))
    ]


def _title(book: Book, kind: Kind, named: Sequence[Value], about: Sequence[Value], known: Sequence[Value]) -> str:
    """The record's title without what is known; when nothing else is in it, what its list says of it."""
    told = [None if value in known else value for value in named[: len(kind.title)]]
    if any(value is not None for value in told) or any(named[len(kind.title) :]):
        return book.words(kind, [*told, *named[len(kind.title) :]])
    fields = (book.cabinet.field(kind, path) for path in _about(book, kind))
    shown = [field.show(value) for field, value in zip(fields, about, strict=True) if value not in (None, *known)]
    return " ".join(shown[:_WORDS]) or kind.label
