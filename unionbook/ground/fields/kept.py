"""Files kept inside the book: a record holds the hash, the store holds the bytes."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from unionbook.ground.errors import BadValue
from unionbook.ground.fields.base import Field, Value, declare, narrow

HASH_LENGTH = 64
"""Hexadecimal digits of a SHA-256."""


@dataclass(frozen=True, kw_only=True)
class BlobField(Field):
    """The SHA-256 of a file kept in the book, in hexadecimal. It is never typed."""

    auto: bool = True
    column: ClassVar[str] = "TEXT"

    def parse(self, typed: str, today: date) -> Value:
        text = narrow(typed).lower()
        if text and not is_hash(text):
            raise BadValue(f"{self.label}由程序存入，不能手工填写。")
        return text or None

    def show(self, value: Value) -> str:
        return f"已存（{str(value)[:8]}）" if value else ""

    def storable(self, value: Value) -> bool:
        return value is None or (isinstance(value, str) and is_hash(value))


def is_hash(text: str) -> bool:
    """Is it the text of a SHA-256?"""
    return len(text) == HASH_LENGTH and all(char in "0123456789abcdef" for char in text)


def blob(label: str, **options: Any) -> Any:
    """Declare a file kept in the book."""
    return declare(BlobField(label=label, **options))
