"""A number with up to two decimals: goals, results and points, whose unit stands beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from unionbook.ground.errors import BadValue
from unionbook.ground.fields import Field, Value
from unionbook.ground.fields.base import declare, narrow


@dataclass(frozen=True, kw_only=True)
class NumberField(Field):
    """A number that is not negative, stored in hundredths: 126 is 12600, 80.5 is 8050."""

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


def number(label: str, **options: Any) -> Any:
    """Declare a number with up to two decimals."""
    return declare(NumberField(label=label, **options))
