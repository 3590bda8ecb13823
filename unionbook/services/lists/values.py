"""The values a column of a list holds, each with how many rows have it: the tick list of a header, as in Excel."""

from collections.abc import Sequence
from dataclasses import dataclass

from unionbook.ground.conditions import Compare, Condition, Op, among, either, empty, every, filled
from unionbook.ground.fields import CodeField, DayField, Field, NameField, Value
from unionbook.ground.kind import Kind
from unionbook.ground.wordorder import by_pinyin
from unionbook.services.completion import heard
from unionbook.services.lists.ordering import worded
from unionbook.services.lists.saying import month
from unionbook.store.book import Book

MOST = 300
"""Values offered at once; the others are found by typing."""

MONTH = 7
"""Characters of a stored date that name its month."""


@dataclass(frozen=True)
class Choice:
    """One value in words. where: the rows that have it."""

    label: str
    count: int
    where: Condition


@dataclass(frozen=True)
class Choices:
    """values: those offered, in order.  kinds: how many different ones there are.  rows: how many rows they have."""

    values: Sequence[Choice]
    kinds: int
    rows: int


def choices(book: Book, kind: Kind, path: str, condition: Condition, text: str = "") -> Choices:
    """The values at a path of the rows that meet the condition, those that have the text in them or are read so.

    Days are taken by months. What is masked is not told apart: a row has it or has it not.
    """
    field = book.cabinet.field(kind, path)
    if field.sensitive:
        return _filled_or_not(book, kind, path, condition)
    length = MONTH if isinstance(field, DayField) else 0
    counted = book.grouped(kind.name, "count", "uid", [(path, length)], condition, book.frame())
    found = [_choice(field, path, row[0], count or 0) for row, count in counted.items()]
    if text:
        found = [one for one in found if heard(one[1].label, text)]
    words = worded(book, kind, path)
    found.sort(key=lambda one: _rank(field, one[0], words))
    return Choices([one for _, one in found[:MOST]], len(found), sum(one.count for _, one in found))


def picked(chosen: Sequence[Choice]) -> Condition:
    """The rows that have one of the values."""
    wheres = [one.where for one in chosen]
    plain = [where for where in wheres if isinstance(where, Compare) and where.op is Op.IS]
    if len(plain) < 2:
        return either(*wheres)
    together = among(plain[0].path, *(where.value for where in plain if not isinstance(where.value, tuple)))
    return either(together, *(where for where in wheres if where not in plain))


def _choice(field: Field, path: str, value: Value, count: int) -> tuple[Value, Choice]:
    if value is None:
        return None, Choice("（未填）", count, empty(path))
    if isinstance(field, DayField):
        return value, Choice(month(str(value)), count, Compare(path, Op.STARTS, value))
    return value, Choice(field.show(value), count, Compare(path, Op.IS, value))


def _rank(field: Field, value: Value, words: bool) -> tuple[int, int, str]:
    """What is not filled comes last; codes as their list has them, words as they are read, newest months first."""
    if value is None:
        return 1, 0, ""
    if isinstance(value, int):
        return 0, value, ""
    if isinstance(field, DayField):
        return 0, -int(value[:4] + (value[5:7] if value[5:7].isdigit() else "00")), ""
    if isinstance(field, CodeField):
        codes = list(field.codes.items)
        return 0, codes.index(value) if value in codes else len(codes), ""
    return 0, 0, by_pinyin(value, isinstance(field, NameField)) if words else value


def _filled_or_not(book: Book, kind: Kind, path: str, condition: Condition) -> Choices:
    found = []
    for label, where in (("已填", filled(path)), ("（未填）", empty(path))):
        if count := book.count(kind.name, every(condition, where)):
            found.append(Choice(label, count, where))
    return Choices(found, len(found), sum(one.count for one in found))
