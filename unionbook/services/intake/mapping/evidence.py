"""What the cells of a column say about the field they belong to."""

from collections.abc import Callable, Sequence
from datetime import date

from unionbook.ground.dates import BadDate, parse_date
from unionbook.ground.fields import CodeField, DayField, Field, FlagField, IdNumberField, MoneyField, PhoneField
from unionbook.ground.identity import RESIDENT, examine_id
from unionbook.services.sheets.layout.words import plain
from unionbook.services.sheets.model import Cell

SAMPLE = 60
ENOUGH = 0.7
_TODAY = date(2100, 1, 1)
_PHONE = PhoneField(label="")


class Evidence:
    """The cells of one column; what they say is worked out once for all fields that ask the same of them."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.texts = [text for cell in cells if (text := plain(cell))][:SAMPLE]
        self._known: dict[object, float] = {}

    def share(self, field: Field) -> float:
        """How many of the cells are typical of a field, from 0 to 1; -1 when nothing can be said of such a field."""
        judge = _judge(field)
        if judge is None or not self.texts:
            return -1
        asked = id(field.codes) if isinstance(field, CodeField) else judge
        if asked not in self._known:
            self._known[asked] = sum(map(judge, self.texts)) / len(self.texts)
        return self._known[asked]


def _judge(field: Field) -> Callable[[str], bool] | None:
    if isinstance(field, CodeField):
        return lambda text: field.codes.find(text) is not None
    return next((judge for kind, judge in _JUDGES.items() if isinstance(field, kind)), None)


def _is_phone(text: str) -> bool:
    number = str(_PHONE.parse(text, _TODAY))
    return len(number) == 11 and number.isdigit() and number[0] == "1"


def _is_flag(text: str) -> bool:
    return text in {"是", "否", "√", "×", "有", "无"}


def _is_amount(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).removesuffix("元").isdigit()


def _is_identity(text: str) -> bool:
    digits = text.replace(" ", "").upper()
    if len(digits) not in (15, 18) or not digits[:-1].isdigit():
        return False
    return not examine_id(digits, RESIDENT, _TODAY).error


def _is_day(text: str) -> bool:
    if text.isdigit() and len(text) != 8:
        return False
    try:
        parse_date(text, _TODAY, precise=False)
    except BadDate:
        return False
    return True


_JUDGES: dict[type[Field], Callable[[str], bool]] = {
    IdNumberField: _is_identity,
    PhoneField: _is_phone,
    DayField: _is_day,
    FlagField: _is_flag,
    MoneyField: _is_amount,
}
