"""Cells of every shape to the text a field understands; what a table's program has damaged is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from unionbook.ground.errors import BadValue
from unionbook.ground.fields import DayField, Field, FlagField, MoneyField, NumberField, PercentField, Value
from unionbook.ground.fields.papers import PaperNumber
from unionbook.ground.fields.words import NoteField, TextField
from unionbook.services.sheets.layout.words import plain
from unionbook.services.sheets.model import Cell, Fault

LOST = 10**15
"""From this on a number in a table has lost its last digits."""

_NOTHING = {"/", "-", "--", "—", "——", "\\"}

SERIALS = range(1, 80_000)
"""Numbers that are days in a table: up to the year 2118."""


@dataclass(frozen=True)
class Doubtful:
    """A value that can be meant otherwise; the sentence tells how."""

    text: str
    sentence: str


def text_of(field: Field, cell: Cell, head: str = "") -> str | Doubtful:
    """What the clerk would have typed for the cell. head: the column's name, which may tell the unit (万元).

    BadValue: the cell holds no value of this field; the sentence says why and what to do.
    """
    if cell is None:
        return ""
    if isinstance(cell, Fault):
        raise BadValue(f"这一格在表里显示错误（{cell.code}），请改正后再导入，或在这里填写。")
    if isinstance(field, DayField):
        return _day(field, cell)
    if isinstance(cell, str):
        return _words(field, cell, head)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime | date | time):
        return _moment(field, cell)
    return _number(field, cell, head)


def _words(field: Field, cell: str, head: str) -> str:
    if field.sensitive and "**" in cell:
        raise BadValue(f"“{cell.strip()}”是遮住了的{field.label}，不能导入，请填完整的，或清空这一格。")
    if isinstance(field, NoteField):
        return cell.strip()
    text = cell.strip() if isinstance(field, TextField) else plain(cell)
    if isinstance(field, PaperNumber):
        text = text.lstrip("'‘’`").strip()
        if _scientific(text):
            raise BadValue(f"“{text}”是表格软件改坏的号码，后几位已经丢失，请照证件重新填写。")
    if isinstance(field, FlagField) and text in ("是的", "●", "■", "☑", "勾", "V", "v", "+"):
        return "是"
    if text in _NOTHING and not isinstance(field, FlagField):
        return ""
    if text == "无" and not isinstance(field, FlagField | TextField):
        return ""
    if isinstance(field, MoneyField) and "万" in head and text[-1:].isdigit():
        return f"{text}万"
    return text


def _scientific(text: str) -> bool:
    head, sign, tail = text.upper().partition("E+")
    return bool(sign) and tail.isdigit() and head.replace(".", "", 1).isdigit()


def _day(field: DayField, cell: Cell) -> str | Doubtful:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool | time):
        raise BadValue(f"“{plain(cell) if isinstance(cell, bool) else cell}”不是日期。请写成 2026.3.8。")
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return _day_of_fraction(cell)
    text = plain(cell)
    return "" if text in _NOTHING or text == "无" else text.strip("。.")


def _day_of_fraction(cell: float) -> str | Doubtful:
    text = f"{cell:.4f}".rstrip("0")
    year, _, month = text.partition(".")
    if len(year) == 4 and 0 < len(month) <= 2:
        if month == "1":
            # A table that took 2020.10 for a number has dropped the 0.
            return Doubtful(text, f"“{text}”可能是 1 月，也可能是 10 月（表格会去掉末尾的 0），请核对。")
        return text
    if int(cell) in SERIALS:
        return str(int(cell))
    raise BadValue(f"“{text}”不是日期。请写成 2026.3.8。")


def _moment(field: Field, cell: datetime | date | time) -> str:
    if isinstance(cell, time):
        return f"{cell.hour:02}:{cell.minute:02}"
    if isinstance(field, TextField):
        return cell.isoformat(" ", "minutes") if isinstance(cell, datetime) else cell.isoformat()
    raise BadValue(f"这一格是日期（{cell.isoformat()[:10]}），不是{field.label}，请核对是不是错了列或被表格软件改过。")


def _number(field: Field, cell: float, head: str) -> str | Doubtful:
    if isinstance(field, PaperNumber) or (isinstance(field, TextField) and field.numbered):
        if abs(cell) >= LOST or cell != int(cell):
            raise BadValue(f"“{cell:.5E}”是表格软件改坏的号码，后几位已经丢失，请照证件重新填写。")
        return str(int(cell))
    if isinstance(field, MoneyField):
        return _amount(field, cell, head)
    if isinstance(field, PercentField) and cell == 1:
        return Doubtful("100", "“1”可能是 100%，也可能是 1%，请核对。")
    if isinstance(cell, float):
        if isinstance(field, NumberField | PercentField):
            share = isinstance(field, PercentField) and abs(cell) < 1
            return _rounded(Decimal(repr(cell)) * (100 if share else 1), cell)
        return f"{Decimal(repr(cell)):f}"
    return str(cell)


def _rounded(number: Decimal, cell: float) -> str | Doubtful:
    """Two decimals, and a word when more than what sums of fractions leave behind is rounded away."""
    rounded = round(number, 2)
    if abs(number - rounded) < Decimal("0.0001"):
        return f"{rounded:f}"
    return Doubtful(f"{rounded:f}", f"“{cell}”按两位小数记作 {rounded}，请核对。")


def _amount(field: MoneyField, cell: float, head: str) -> str:
    """An amount; what a sum of fractions leaves behind the 分 (0.30000000000000004) is no part of it."""
    amount = Decimal(repr(cell)) * (10_000 if "万" in head else 1)
    rounded = round(amount, 2)
    if abs(amount - rounded) > Decimal("0.0001"):
        raise BadValue(f"{field.label}最多到分（两位小数），请核对“{cell}”。")
    return f"{rounded:f}"


Shaped = tuple[Value, str | None, str, bool]
"""(stored value, text as typed, sentence of what is wrong or doubtful, only doubtful)."""

Shapes = tuple[Sequence[Value], Sequence[str | None], Sequence[str]]
"""The same of many cells by parts; no sentences at all where there are none."""

EMPTY: Shaped = (None, None, "", False)
"""An empty cell, which says nothing at all."""

KEPT = 10_000
"""Different cells remembered of one column, the first: those that come again are among them, those of numbers never
do, and to remember these costs more than to read them."""


class Shaper:
    """Cells of one column to values, each different cell worked out once."""

    def __init__(self, field: Field, today: date, head: str = "") -> None:
        self.field, self.today, self.head = field, today, head
        self.known: dict[object, Shaped] = {None: EMPTY}
        self._number = isinstance(field, PaperNumber)

    def value(self, cell: Cell) -> Shaped:
        """What the cell means for the field."""
        # 1, 1.0 and True are the same key.
        key = cell if cell.__class__ is str else (type(cell), cell)
        found = self.known.get(key)
        if found is None:
            found = self._value(cell)
            if len(self.known) < KEPT:
                self.known[key] = found
        return found

    def column(self, cells: Sequence[Cell]) -> Shapes:
        """What many cells mean."""
        found: list[Any] = [*map(self.known.get, cells)]
        if not any(found) and self._plain(cells):
            texts: Sequence[Any] = cells
            return texts, texts, ()
        if not all(found):
            found = [one or self.value(cell) for one, cell in zip(found, cells, strict=True)]
        return parts(found)

    def _plain(self, cells: Sequence[Any]) -> bool:
        """Is each of these a text that is the field's value as it stands?"""
        if {*map(type, cells)} != {str} or not self.field.kept(cells) or not _NOTHING.isdisjoint(cells):
            return False
        return "无" not in cells and not (self.field.sensitive and "**" in "".join(cells))

    def _value(self, cell: Cell) -> Shaped:
        # Most cells that never come again are numbers without a flaw, of which nothing has to be made out.
        if self._number and cell.__class__ is str and str(cell).isascii() and str(cell).isalnum():
            return self._parsed(str(cell), "")
        try:
            text = text_of(self.field, cell, self.head)
        except BadValue as bad:
            return None, cell_text(cell), str(bad), False
        return self._parsed(text.text, text.sentence) if isinstance(text, Doubtful) else self._parsed(text, "")

    def _parsed(self, text: str, doubt: str) -> Shaped:
        try:
            value = self.field.parse(text, self.today)
        except BadValue as bad:
            return None, text, str(bad), False
        if not self.field.storable(value):
            return None, text, f"“{text}”放不进{self.field.label}，请核对。", False
        return value, text, doubt, bool(doubt)


def parts(shaped: Sequence[Shaped]) -> Shapes:
    """What many cells were found to mean, by parts."""
    values, texts, sentences, _ = zip(*shaped, strict=True)
    return values, texts, sentences if any(sentences) else ()


def cell_text(cell: Cell) -> str:
    """A cell as a reader sees it."""
    if cell is None:
        return ""
    if isinstance(cell, Fault):
        return cell.code
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell)


