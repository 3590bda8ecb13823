"""Numbers as tables write them: counts with what was counted, shares, amounts, fractions of sums."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from unionbook.ground.errors import BadValue
from unionbook.ground.fields import MoneyField
from unionbook.services.intake.units import times

_COUNTED = re.compile(r"(?<=\d)(人次?|口人?|[名位个家户份]|平方米|平米|m2)$")
"""What was counted, behind its number: 120人, 60㎡."""
_WHOLE = re.compile(r"(?<=\d)\.0+$")
"""What a program leaves behind a whole number."""


@dataclass(frozen=True)
class Doubtful:
    """A value that can be meant otherwise; the sentence tells how."""

    text: str
    sentence: str


def count(text: str) -> str:
    """A count without what was counted."""
    return _WHOLE.sub("", _COUNTED.sub("", text))


def rounded(number: Decimal, written: object) -> str | Doubtful:
    """Two decimals, and a word when more than what sums of fractions leave behind is rounded away."""
    short = round(number, 2)
    if abs(number - short) < Decimal("0.0001"):
        return f"{short:f}"
    return Doubtful(f"{short:f}", f"“{written}”按两位小数记作 {short}，请核对。")


def share(text: str) -> str | Doubtful:
    """A percentage written as a text; without its sign 0.05 may be 5 %."""
    try:
        number = Decimal(text.removesuffix("%").strip())
    except InvalidOperation:
        return text
    if 0 < abs(number) < 1 and not text.endswith("%"):
        return Doubtful(text, f"“{text}”按 {text}% 记，也可能是 {number * 100:f}%，请核对。")
    return rounded(number, text)


def amount(field: MoneyField, cell: float, head: str) -> str:
    """An amount; what a sum of fractions leaves behind the 分 (0.30000000000000004) is no part of it."""
    whole = Decimal(repr(cell)) * times(head)
    short = round(whole, 2)
    if abs(whole - short) > Decimal("0.0001"):
        raise BadValue(f"{field.label}最多到分（两位小数），请核对“{cell}”。")
    return f"{short:f}"
