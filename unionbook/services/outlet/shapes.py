"""A field's stored value as a cell that comes back unchanged: days and amounts as such, numbers of papers as text."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache

from unionbook.ground.fields import (
    CodeField,
    DayField,
    Field,
    FlagField,
    IntegerField,
    MoneyField,
    NoteField,
    NumberField,
    PercentField,
    Value,
)
from unionbook.services.listing import shown
from unionbook.services.outlet.model import Out, Shape

ISO = 10
"""Signs of a whole day; one that is only a month or a year is kept as words."""

_SHAPES: tuple[tuple[type[Field], Shape], ...] = (
    (DayField, Shape.DAY),
    (MoneyField, Shape.MONEY),
    (NumberField, Shape.COUNT),
    (IntegerField, Shape.COUNT),
    (PercentField, Shape.WORDS_RIGHT),
    (NoteField, Shape.NOTE),
)


def shape_of(field: Field, masked: bool) -> Shape:
    """How a column of the field looks."""
    if masked and field.sensitive:
        return Shape.TEXT
    return next((shape for kind, shape in _SHAPES if isinstance(field, kind)), Shape.TEXT)


def cell_of(field: Field, masked: bool) -> Callable[[Value], Out]:
    """What makes a cell of a stored value.

    A share stays words with its sign: a table would keep 100 % as 1, and nobody could tell it from 1 %.
    """
    match shape_of(field, masked):
        case Shape.DAY:
            return lambda value: _day(field, value)
        case Shape.MONEY:
            return lambda value: Decimal(value) / 100 if isinstance(value, int) else None
        case Shape.COUNT if isinstance(field, NumberField):
            return lambda value: Decimal(value) / 100 if isinstance(value, int) else None
        case Shape.COUNT:
            return lambda value: value
        case _ if isinstance(field, CodeField | FlagField):
            return _remembered(field, masked)
        case _ if type(field).show is Field.show and not (masked and field.sensitive):
            return lambda value: value
        case _:
            return lambda value: None if value is None else shown(field, value, masked)


def _day(field: Field, value: Value) -> Out:
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value) if len(value) == ISO else field.show(value)
    except ValueError:
        return field.show(value)


def _remembered(field: Field, masked: bool) -> Callable[[Value], Out]:
    """Of a few values that stand in many rows each is put into words once."""

    @cache
    def words(value: Value) -> Out:
        return None if value is None else shown(field, value, masked)

    return words
