"""Kinds of value: how each is stored, typed, shown, checked and masked.

A drawer writes ``joined_on: str | None = fields.day("入会日期", required=True)``: the attribute is that of an
ordinary dataclass, the field object rides in its metadata. Stored values are plain ``str | int | None``.
"""

from unionbook.ground.fields.base import Field, Value, field_of
from unionbook.ground.fields.choices import CodeField, FlagField, LinkField, code, flag, link
from unionbook.ground.fields.kept import BlobField, blob
from unionbook.ground.fields.numbers import (
    DayField,
    IntegerField,
    MoneyField,
    NumberField,
    PercentField,
    day,
    integer,
    money,
    number,
    percent,
)
from unionbook.ground.fields.papers import (
    CreditCodeField,
    IdNumberField,
    PhoneField,
    SerialField,
    credit_code,
    id_number,
    phone,
    serial,
)
from unionbook.ground.fields.words import NameField, NoteField, TextField, name, note, text

__all__ = [
    "BlobField",
    "CodeField",
    "CreditCodeField",
    "DayField",
    "Field",
    "FlagField",
    "IdNumberField",
    "IntegerField",
    "LinkField",
    "MoneyField",
    "NameField",
    "NoteField",
    "NumberField",
    "PercentField",
    "PhoneField",
    "SerialField",
    "TextField",
    "Value",
    "blob",
    "code",
    "credit_code",
    "day",
    "field_of",
    "flag",
    "id_number",
    "integer",
    "link",
    "money",
    "name",
    "note",
    "number",
    "percent",
    "phone",
    "serial",
    "text",
]
