"""Cells of every shape to the text a field understands; what a table's program has damaged is refused."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from unionbook.ground.dates import print_date
from unionbook.ground.errors import BadValue
from unionbook.ground.fields import (
    DayField,
    Field,
    FlagField,
    IntegerField,
    MoneyField,
    NumberField,
    PercentField,
    PhoneField,
    Value,
)
from unionbook.ground.fields.papers import PaperNumber
from unionbook.ground.fields.words import NoteField, TextField
from unionbook.services.intake.numbers import Doubtful, amount, count, rounded, share
from unionbook.services.intake.units import in_yuan
from unionbook.services.sheets.layout.words import DITTO, is_ditto, plain
from unionbook.services.sheets.model import Cell, Fault

LOST = 10**15
"""From this on a number in a table has lost its last digits."""

_APOSTROPHES = "'‘’`"
"""What makes a text of a number in a table."""

NOTHING = {"/", "-", "--", "—", "——", "\\"}
"""Signs for nothing."""
_TOLD = {*NOTHING, "无", *DITTO}
"""Words that mean something else than they say."""

SERIALS = range(20_000, 80_001)
"""Numbers that are days in a table: from 1954 to 2119."""
LEAST = 1_000
"""Numbers below this are no days: 8 or 20.3 is half of one."""


def text_of(field: Field, cell: Cell, head: str = "") -> str | Doubtful:
    """What the clerk would have typed for the cell. head: the column's name, which may tell the unit (万元).

    BadValue: the cell holds no value of this field; the sentence says why and what to do.
    """
    if cell is None:
        return ""
    if isinstance(cell, Fault):
        raise BadValue(cell.sentence)
    if isinstance(field, DayField):
        return _day(field, cell)
    if isinstance(field, TextField) and is_ditto(cell):
        return Doubtful(str(cell).strip(), f"“{str(cell).strip()}”上面没有内容可照抄，请核对。")
    if isinstance(cell, str):
        return _words(field, cell, head)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime | date | time):
        return _moment(field, cell)
    return _number(field, cell, head)


def _words(field: Field, cell: str, head: str) -> str | Doubtful:
    if field.sensitive and "**" in cell:
        raise BadValue(f"“{cell.strip()}”是遮住了的{field.label}，不能导入，请填完整的，或清空这一格。")
    if isinstance(field, NoteField):
        return cell.strip()
    text = cell.strip() if isinstance(field, TextField) else plain(cell)
    if isinstance(field, PaperNumber | TextField):
        if isinstance(field, PaperNumber) or text[1:].replace(" ", "").isdigit():
            text = text.lstrip(_APOSTROPHES).strip()
        if _scientific(text):
            raise _damaged(text)
    if isinstance(field, PhoneField) and text.endswith(".0") and text[:-2].isdigit():
        return text[:-2]
    if isinstance(field, FlagField) and text in ("是的", "●", "■", "☑", "勾", "V", "v", "+"):
        return "是"
    if text in NOTHING and not isinstance(field, FlagField):
        return ""
    if text == "无" and not isinstance(field, FlagField | TextField):
        return ""
    if isinstance(field, IntegerField):
        return count(text)
    if isinstance(field, PercentField):
        return share(text)
    return in_yuan(text, head) if isinstance(field, MoneyField) else text


def _odd(whole: str) -> bool:
    """May one of these texts be what a table's program makes of a number?"""
    return "E+" in whole or "e+" in whole or any(sign in whole for sign in _APOSTROPHES)


def _damaged(text: str) -> BadValue:
    return BadValue(f"“{text}”是表格软件改坏的号码，后几位已经丢失，请照证件重新填写。")


def _scientific(text: str) -> bool:
    head, sign, tail = text.upper().partition("E+")
    return bool(sign) and tail.isdigit() and head.replace(".", "", 1).isdigit()


def _day(field: DayField, cell: Cell) -> str | Doubtful:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool | time):
        raise BadValue(f"“{cell_text(cell)}”不是日期。请写成 2026.3.8。")
    if isinstance(cell, int):
        if cell < LEAST:
            raise BadValue(f"“{cell}”不是日期。请写成 2026.3.8。")
        return str(cell)
    if isinstance(cell, float):
        return _day_of_fraction(cell)
    text = plain(cell)
    return "" if text in NOTHING or text == "无" else text.strip("。.")


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


def _moment(field: Field, cell: datetime | date | time) -> str | Doubtful:
    if isinstance(cell, time):
        return f"{cell.hour:02}:{cell.minute:02}"
    if isinstance(field, TextField):
        text = cell.isoformat(" ", "minutes") if isinstance(cell, datetime) else cell.isoformat()
        words = f"这一格在表里是日期（{text}），{field.label}里写的可能是 3-5 之类，被表格软件改成了日期，请核对。"
        return text if isinstance(field, NoteField) else Doubtful(text, words)
    raise BadValue(f"这一格是日期（{cell.isoformat()[:10]}），不是{field.label}，请核对是不是错了列或被表格软件改过。")


def _number(field: Field, cell: float, head: str) -> str | Doubtful:
    if isinstance(field, PaperNumber | TextField) and abs(cell) >= LOST:
        raise _damaged(f"{cell:.5E}")
    if isinstance(field, PaperNumber) or (isinstance(field, TextField) and field.numbered):
        if cell != int(cell):
            raise _damaged(f"{cell:.5E}")
        return str(int(cell))
    if isinstance(field, MoneyField):
        return amount(field, cell, head)
    if isinstance(field, PercentField) and cell == 1:
        return Doubtful("100", "“1”可能是 100%，也可能是 1%，请核对。")
    if isinstance(cell, float):
        if isinstance(field, NumberField | PercentField):
            share = isinstance(field, PercentField) and abs(cell) < 1
            return rounded(Decimal(repr(cell)) * (100 if share else 1), cell)
        return f"{Decimal(repr(cell)):f}"
    return str(cell)


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
        if {*map(type, cells)} != {str} or not self.field.kept(cells) or not _TOLD.isdisjoint(cells):
            return False
        whole = "".join(cells) if self.field.sensitive or isinstance(self.field, TextField) else ""
        if isinstance(self.field, TextField) and _odd(whole):
            return False
        return not (self.field.sensitive and "**" in whole)

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
        if isinstance(self.field, DayField) and isinstance(value, str) and self._of_today(text, value):
            doubt = f"“{text}”没有写年份，按{print_date(value)}填，请核对。"
        return value, text, doubt, bool(doubt)

    def _of_today(self, text: str, value: Value) -> bool:
        """Is a date read as one of this year alone because it is read this year?"""
        if len(text) > 7 and text[:4].isdecimal():
            return False
        try:
            return self.field.parse(text, date(self.today.year - 1, self.today.month, 1)) != value
        except BadValue:
            return True


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


