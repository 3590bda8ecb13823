"""Text of all lengths: short text, a person's or body's name, a note of many lines."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from unionbook.ground.fields.base import Field, Value, declare
from unionbook.ground.pattern import pattern
from unionbook.ground.search.terms import Manner

_BETWEEN = pattern(" ?[·•・] ?")
"""What stands between the parts of a name of several."""
_ODD = pattern("[()（）\\[\\]【】〔〕<>《》、,，;；/／\\\\|*＊?？:：]")
"""What stands in no name."""
_CHINESE = "\u2e80"
"""From here on signs are Chinese, and as wide as two letters."""


@dataclass(frozen=True, kw_only=True)
class TextField(Field):
    """One line of text, kept in NFC exactly as typed but for outer space. longest: characters.

    numbered: it is a number, found by its beginning and its last signs.  figure: it is the key of a figure.
    """

    longest: int = 100
    numbered: bool = False
    figure: bool = False

    @property
    def manner(self) -> Manner:
        return Manner.NUMBER if self.numbered else Manner.PARTS

    def parse(self, typed: str, today: date) -> Value:
        return " ".join(_clean(typed).split()) or None

    def kept(self, typed: Sequence[str]) -> bool:
        whole = "".join(typed)
        plain = whole.isprintable() and " " not in whole and "" not in typed
        return plain and unicodedata.is_normalized("NFC", whole)

    def check(self, value: Value, today: date) -> Iterator[tuple[str, bool]]:
        if isinstance(value, str) and len(value) > self.longest:
            yield f"{self.label}有 {len(value)} 个字，最多 {self.longest} 个字，请缩短。", False

    def sound(self, values: Collection[str]) -> bool:
        return max(map(len, values)) <= self.longest


@dataclass(frozen=True, kw_only=True)
class NameField(TextField):
    """A person's name: 1–50 characters of any script; no list of characters limits it."""

    longest: int = 50

    @property
    def manner(self) -> Manner:
        return Manner.NAME

    def mask(self, value: Value) -> str:
        """李*, 李*明, 欧**明: the first letter and, from three on, the last are left."""
        name = self.show(value)
        if len(name) < 3:
            return name[:1] + "*" * (len(name) - 1)
        return name[0] + "*" * (len(name) - 2) + name[-1]

    def parse(self, typed: str, today: date) -> Value:
        text = super().parse(typed, today)
        return _unpadded(_BETWEEN.sub("·", text)) if isinstance(text, str) else None

    def kept(self, typed: Sequence[str]) -> bool:
        return super().kept(typed) and not _BETWEEN.search("".join(typed))

    def check(self, value: Value, today: date) -> Iterator[tuple[str, bool]]:
        yield from super().check(value, today)
        if isinstance(value, str) and any(letter.isdigit() for letter in value):
            yield f"{self.label}里有数字，请核对是否填错了格。", True
        elif isinstance(value, str) and (odd := _ODD.search(value)):
            yield f"{self.label}里有“{odd[0]}”，请核对是不是把曾用名、备注或别的人也写了进来。", True

    def sound(self, values: Collection[str]) -> bool:
        whole = "".join(values)
        return super().sound(values) and not any(map(str.isdigit, whole)) and not _ODD.search(whole)


@dataclass(frozen=True, kw_only=True)
class NoteField(TextField):
    """Text of several lines; line breaks are kept."""

    longest: int = 5000
    wide: bool = True

    def parse(self, typed: str, today: date) -> Value:
        lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(_clean(line).rstrip() for line in lines).strip() or None


def _unpadded(name: str) -> str:
    """A Chinese name without the blanks that make it as wide as those of three signs: 王　芳."""
    parts = name.split(" ")
    padded = any(len(part) == 1 for part in parts) and min(name.replace(" ", "")) >= _CHINESE
    return "".join(parts) if padded else name


def _clean(typed: str) -> str:
    """NFC, control characters as blanks, marks that turn the writing direction left out."""
    if typed.isprintable():
        return typed if typed.isascii() else unicodedata.normalize("NFC", typed)
    kept = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in typed if sign not in _TURNING)
    return unicodedata.normalize("NFC", kept)


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff")


def text(label: str, **options: Any) -> Any:
    """Declare a line of text."""
    return declare(TextField(label=label, **options))


def name(label: str, **options: Any) -> Any:
    """Declare a person's name."""
    return declare(NameField(label=label, **options))


def note(label: str, **options: Any) -> Any:
    """Declare a text of several lines."""
    return declare(NoteField(label=label, **options))
