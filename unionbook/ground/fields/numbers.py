"""Numbers and days: counts, money in 分, percentages and numbers in hundredths, dates with or without precision."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from unionbook.ground.dates import BadDate, first_day, is_stored_date, parse_date, show_date
from unionbook.ground.errors import BadValue
from unionbook.ground.fields.base import Field, Value, declare, narrow, whole_number
from unionbook.ground.numerals import BadNumber, parse_amount_in_words

_MARKS = re.compile("^(人民币|RMB|CNY|¥)+[:：]?|[元圆][整正]?$|块钱?$", re.IGNORECASE)
"""What stands around an amount and is no part of it."""

_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "下年": 1}
"""Years as they are said from today."""


@dataclass(frozen=True, kw_only=True)
class IntegerField(Field):
    """A count; least and most are the bounds that may be stored.

    year: shown without a thousands mark; typed with its sign (2026年, 2026年度) or said from today (今年, 去年).
    """

    year: bool = False
    least: int = 0
    most: int = 10**9
    chars: int = 4
    column: ClassVar[str] = "INTEGER"
    right: ClassVar[bool] = True
    digits: ClassVar[bool] = True

    def parse(self, typed: str, today: date) -> Value:
        if not (text := narrow(typed)):
            return None
        if self.unit and text.endswith(self.unit):
            text = text.removesuffix(self.unit)
        if self.year:
            plain = text.removesuffix("度")
            if plain in _YEARS:
                return today.year + _YEARS[plain]
            text = plain.removesuffix("年")
        return whole_number(text, self.label)

    def show(self, value: Value) -> str:
        return "" if value is None else str(value) if self.year else f"{value:,}"

    def check(self, value: Value, today: date) -> Iterator[tuple[str, bool]]:
        if isinstance(value, int) and not self.least <= value <= self.most:
            yield f"{self.label}应在 {self.least} 至 {self.most} 之间，请核对。", False


@dataclass(frozen=True, kw_only=True)
class MoneyField(Field):
    """Money, stored in whole 分, typed in 元 (or 万元 when so written)."""

    unit: str = "元"
    chars: int = 6
    column: ClassVar[str] = "INTEGER"
    right: ClassVar[bool] = True
    digits: ClassVar[bool] = True

    def parse(self, typed: str, today: date) -> Value:
        text = _MARKS.sub("", narrow(typed).replace(",", "").replace(" ", ""))
        if not text:
            return None
        times = 1_000_000 if text.endswith("万") else 100
        try:
            amount = Decimal(text.removesuffix("万")) * times
            if amount != amount.to_integral_value():
                raise BadValue(f"{self.label}最多到分（两位小数），请核对“{typed.strip()}”。")
        except InvalidOperation:
            return self._worded(typed, text)
        return int(amount)

    def _worded(self, typed: str, text: str) -> Value:
        """An amount in words: 壹佰元整, 三千."""
        try:
            return parse_amount_in_words(typed if set(typed) & set("元圆角分") else f"{text}元")
        except BadNumber:
            raise BadValue(f"“{typed.strip()}”不是金额。请填数字，如 1000 或 1.2万。") from None

    def show(self, value: Value) -> str:
        return f"{value // 100:,}.{value % 100:02}" if isinstance(value, int) else ""

    def check(self, value: Value, today: date) -> Iterator[tuple[str, bool]]:
        if isinstance(value, int) and value < 0:
            yield f"{self.label}不能是负数，请核对。", False
        if isinstance(value, int) and value > 10**13:
            yield f"{self.label}超过一千亿元，请核对是否多写了几个零。", False


@dataclass(frozen=True, kw_only=True)
class PercentField(Field):
    """A percentage, stored in hundredths of a percent (80 % = 8000)."""

    unit: str = "%"
    chars: int = 4
    column: ClassVar[str] = "INTEGER"
    right: ClassVar[bool] = True
    digits: ClassVar[bool] = True

    def parse(self, typed: str, today: date) -> Value:
        if not (text := narrow(typed).removesuffix("%").strip()):
            return None
        try:
            return int((Decimal(text) * 100).to_integral_value())
        except (InvalidOperation, ValueError):
            raise BadValue(f"“{typed.strip()}”不是百分数。请填数字，如 4.5。") from None

    def show(self, value: Value) -> str:
        return f"{Decimal(value) / 100:f}%" if isinstance(value, int) else ""


@dataclass(frozen=True, kw_only=True)
class NumberField(Field):
    """A number with up to two decimals that is not negative, stored in hundredths: 126 is 12600, 80.5 is 8050.

    For goals, results and points, whose unit stands beside them.
    """

    chars: int = 5
    column: ClassVar[str] = "INTEGER"
    right: ClassVar[bool] = True
    digits: ClassVar[bool] = True

    def parse(self, typed: str, today: date) -> Value:
        text = narrow(typed).replace(",", "").replace(" ", "").removesuffix("%")
        if not text:
            return None
        try:
            hundredths = Decimal(text) * 100
            if hundredths != hundredths.to_integral_value():
                raise BadValue(f"{self.label}最多两位小数，请核对“{typed.strip()}”。")
            return int(hundredths)
        except (InvalidOperation, OverflowError, ValueError) as wrong:
            if isinstance(wrong, BadValue):
                raise
            raise BadValue(f"“{typed.strip()}”不是数字。{self.label}请只填数字，如 20 或 82.5。") from None

    def show(self, value: Value) -> str:
        if not isinstance(value, int):
            return ""
        whole, odd = divmod(abs(value), 100)
        decimals = f".{odd:02}".rstrip("0") if odd else ""
        return f"{'-' if value < 0 else ''}{whole:,}{decimals}"

    def check(self, value: Value, today: date) -> Iterator[tuple[str, bool]]:
        if isinstance(value, int) and not 0 <= value <= 10**13:
            yield f"{self.label}应是不小于 0 的数，请核对。", False


@dataclass(frozen=True, kw_only=True)
class DayField(Field):
    """A date, ISO text; with precise=False also 旬, month or year (see `unionbook.ground.dates`).

    future: may lie after today.
    """

    precise: bool = True
    future: bool = False
    chars: int = 6
    digits: ClassVar[bool] = True

    def parse(self, typed: str, today: date) -> Value:
        if not typed.strip():
            return None
        try:
            return parse_date(typed, today, self.precise)
        except BadDate as bad:
            raise BadValue(str(bad)) from None

    def meant(self, typed: str, today: date) -> tuple[str, ...]:
        """The stored dates that may be meant by what `parse` refuses, to choose from."""
        try:
            parse_date(typed, today, self.precise)
        except BadDate as bad:
            return bad.meant
        return ()

    def show(self, value: Value) -> str:
        return show_date(value) if isinstance(value, str) else ""

    def check(self, value: Value, today: date) -> Iterator[tuple[str, bool]]:
        if isinstance(value, str) and not self.future and first_day(value) > today:
            yield f"{self.label}在今天（{today.isoformat()}）之后，请核对年月日。", False

    def storable(self, value: Value) -> bool:
        return value is None or (isinstance(value, str) and is_stored_date(value))


def integer(label: str, **options: Any) -> Any:
    """Declare a count."""
    return declare(IntegerField(label=label, **options))


def money(label: str, **options: Any) -> Any:
    """Declare an amount in 分."""
    return declare(MoneyField(label=label, **options))


def percent(label: str, **options: Any) -> Any:
    """Declare a percentage."""
    return declare(PercentField(label=label, **options))


def number(label: str, **options: Any) -> Any:
    """Declare a number with up to two decimals."""
    return declare(NumberField(label=label, **options))


def day(label: str, **options: Any) -> Any:
    """Declare a date."""
    return declare(DayField(label=label, **options))
