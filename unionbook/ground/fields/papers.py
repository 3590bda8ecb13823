"""Numbers that stand on papers: identity numbers, credit codes, phones, the office's own serial numbers."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from unionbook.ground.creditcode import examine_credit_code, normalise_credit_code
from unionbook.ground.fields.base import Field, Value, declare, narrow
from unionbook.ground.identity import mask_id, normalise_id
from unionbook.ground.pattern import pattern
from unionbook.ground.search.terms import Manner

_MOBILE = pattern(r"(?:(?:\+|00?)?86-?|\(\+?86\))?(1[3-9]\d)(?:-?(\d{4})-?|(\d)-?(\d{3})-?)(\d{4})", re.ASCII)
"""A mobile number as it is written: in groups, with the country before it."""
_PHONE = re.compile(r"1\d{10}|(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?")


@dataclass(frozen=True, kw_only=True)
class PaperNumber(Field):
    """What all of them have in common: they are found by their beginning and their last signs."""

    @property
    def manner(self) -> Manner:
        return Manner.NUMBER


def _plain(typed: Sequence[str]) -> bool:
    """Are all of these letters and digits as a number of a paper is stored?"""
    whole = "".join(typed)
    return whole.isascii() and whole.isalnum() and whole == whole.upper() and "" not in typed


@dataclass(frozen=True, kw_only=True)
class IdNumberField(PaperNumber):
    """A number of an identity paper. Its examination needs the kind of paper: the person's checks do it."""

    sensitive: bool = True
    chars: int = 11
    digits: ClassVar[bool] = True

    def parse(self, typed: str, today: date) -> Value:
        return normalise_id(typed) or None

    def kept(self, typed: Sequence[str]) -> bool:
        return _plain(typed)

    def mask(self, value: Value) -> str:
        return mask_id(value) if isinstance(value, str) else ""


@dataclass(frozen=True, kw_only=True)
class CreditCodeField(PaperNumber):
    """统一社会信用代码 (GB 32100-2015), 18 characters."""

    chars: int = 11
    digits: ClassVar[bool] = True

    def parse(self, typed: str, today: date) -> Value:
        return normalise_credit_code(typed) or None

    def kept(self, typed: Sequence[str]) -> bool:
        return _plain(typed)

    def check(self, value: Value, today: date) -> Iterator[tuple[str, bool]]:
        if isinstance(value, str):
            finding = examine_credit_code(value)
            if finding.error:
                yield finding.error, False
            elif finding.note:
                yield finding.note, True


@dataclass(frozen=True, kw_only=True)
class PhoneField(PaperNumber):
    """A phone number; anything but 11 digits beginning with 1 or a land line is only warned about.

    A mobile number is its eleven digits, however they are grouped; a land line stays as it is written; two numbers
    stay two.
    """

    sensitive: bool = True
    chars: int = 7
    digits: ClassVar[bool] = True

    def parse(self, typed: str, today: date) -> Value:
        parts = narrow(typed).split()
        if len(parts) > 1 and all(map(_PHONE.fullmatch, parts)):
            return "/".join(parts)
        text = "".join(parts)
        if len(text) > 11 and (found := _MOBILE.fullmatch(text)):
            return "".join(filter(None, found.groups()))
        return text.removeprefix("+86") or None

    def kept(self, typed: Sequence[str]) -> bool:
        whole = "".join(typed)
        return whole.isascii() and whole.isdigit() and "" not in typed and max(map(len, typed)) <= 11

    def mask(self, value: Value) -> str:
        text = self.show(value)
        return f"{text[:3]}****{text[-4:]}" if len(text) >= 9 else "****" if text else ""

    def check(self, value: Value, today: date) -> Iterator[tuple[str, bool]]:
        if isinstance(value, str) and not _PHONE.fullmatch(value):
            yield f"{self.label}“{value}”不像手机号（11 位，1 开头）或座机号，请核对。", True

    def sound(self, values: Collection[str]) -> bool:
        return all(map(_PHONE.fullmatch, values))


@dataclass(frozen=True, kw_only=True)
class SerialField(PaperNumber):
    """A number the office gives: counted up within the year of a date field, shown grey until it is given.

    form: format text with {year} and {n}.  by: the date field that names the year.
    """

    form: str
    by: str
    auto: bool = True
    chars: int = 5


def id_number(label: str, **options: Any) -> Any:
    """Declare the number of an identity paper."""
    return declare(IdNumberField(label=label, **options))


def credit_code(label: str, **options: Any) -> Any:
    """Declare a unified social credit code."""
    return declare(CreditCodeField(label=label, **options))


def phone(label: str, **options: Any) -> Any:
    """Declare a phone number."""
    return declare(PhoneField(label=label, **options))


def serial(label: str, form: str, by: str, **options: Any) -> Any:
    """Declare a number that the program gives on saving."""
    return declare(SerialField(label=label, form=form, by=by, **options))
