"""What every kind of value has in common."""

import dataclasses
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from unionbook.ground.errors import BadValue
from unionbook.ground.search.terms import Manner

Value = str | int | None

KEY = "unionbook.field"

UNSEEN = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
"""Signs of no width and those that turn the direction of writing, to be left out."""


def narrow(typed: str) -> str:
    """The typed text with full-width letters, digits and signs made half-width, without outer space and signs nobody
    sees, which text copied from chats and web pages has around numbers."""
    return typed.strip() if typed.isascii() else unicodedata.normalize("NFKC", typed).translate(UNSEEN).strip()


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a record.

    label: the county's word, on screen and paper.  required: a final record must have it.
    default: text as the clerk would type it, put into a new form ("今天" for a day).
    wide: takes the whole width of a form section.  chars: width in a list, in Chinese characters.
    sensitive: masked on screen and paper unless asked for.  auto: filled by the program, shown grey.
    keep: carried over to the next new form (沿用).  article: where the law or form names it.
    """

    label: str
    required: bool = False
    default: str = ""
    help: str = ""
    unit: str = ""
    wide: bool = False
    chars: int = 6
    sensitive: bool = False
    auto: bool = False
    keep: bool = False
    article: str = ""

    column: ClassVar[str] = "TEXT"
    right: ClassVar[bool] = False
    digits: ClassVar[bool] = False
    """Typed without an input method: digits, dates, numbers."""

    @property
    def manner(self) -> Manner:
        """How its values are looked for, where a kind's search names it."""
        return Manner.PARTS

    def parse(self, typed: str, today: date) -> Value:
        """The stored value of what was typed; None for nothing. Raises BadValue."""
        return narrow(typed) or None

    def kept(self, typed: Sequence[str]) -> bool:
        """Is each of many texts surely stored just as it is typed? Asked of all at once, where `parse` would take its
        time; False where it is not known."""
        return False

    def show(self, value: Value) -> str:
        """The value as a list or form shows it; "" for none."""
        return "" if value is None else str(value)

    def mask(self, value: Value) -> str:
        """As `show`, with the part hidden that a bystander must not read: all of it where nothing finer is known."""
        return "****" if self.show(value) else ""

    def check(self, value: Value, today: date) -> Iterator[tuple[str, bool]]:
        """(sentence, is it only a warning) for each thing wrong with a value that could be parsed."""
        yield from ()

    def sound(self, values: Collection[str]) -> bool:
        """Is surely nothing wrong with any of many texts? Asked of all at once; False where it is not known."""
        return False

    def storable(self, value: Value) -> bool:
        """Is this a value the field's column may hold? The last guard before the file."""
        if self.column == "INTEGER":
            return value is None or (isinstance(value, int) and abs(value) < 1 << 63)
        return value is None or isinstance(value, str)


def declare(field: Field) -> Any:
    """The dataclass default that carries a field object; None until a value is given."""
    return dataclasses.field(default=None, metadata={KEY: field})


def field_of(attribute: "dataclasses.Field[Any]") -> Field | None:
    """The field object of a dataclass attribute, None for an attribute that is not a declared field."""
    found = attribute.metadata.get(KEY)
    return found if isinstance(found, Field) else None


def whole_number(typed: str, label: str) -> int:
    """The whole number typed, thousands marks allowed. Raises BadValue."""
    text = narrow(typed).replace(",", "").replace(" ", "")
    try:
        return int(text)
    except ValueError:
        raise BadValue(f"“{typed.strip()}”不是整数。{label}请只填数字，如 12。") from None
