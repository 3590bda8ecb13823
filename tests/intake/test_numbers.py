"""Numbers as tables write them, in columns of counts, shares and phones."""

from datetime import date

import pytest

from unionbook.ground.fields import Field, IntegerField, PercentField, PhoneField
from unionbook.services.intake.shapes import Shaper
from unionbook.services.sheets.model import Cell

PEOPLE, RISE, PHONE = IntegerField(label="人数"), PercentField(label="增幅"), PhoneField(label="手机")


@pytest.mark.parametrize(
    ("field", "cell", "value", "doubt"),
    [
        (PEOPLE, "120人", 120, ""),
        (PEOPLE, "60㎡", 60, ""),
        (PEOPLE, "120.0", 120, ""),
        (PEOPLE, "1,050.00", 1050, ""),
        (PEOPLE, "12.5", None, "不是整数"),
        (PEOPLE, "约120人", None, "不是整数"),
        (RISE, "5%", 500, ""),
        (RISE, 0.05, 500, ""),
        (RISE, "0.05%", 5, ""),
        (RISE, "0.05", 5, "也可能是 5"),
        (RISE, "4.567%", 457, "按两位小数记作 4.57"),
        (RISE, "3%-5%", None, "不是百分数"),
        (PHONE, "13800000001.0", "13800000001", ""),
    ],
)
def test_what_a_number_means(field: Field, cell: Cell, value: object, doubt: str) -> None:
    found, _, sentence, mild = Shaper(field, date(2026, 1, 1)).value(cell)
    assert (found, bool(sentence)) == (value, bool(doubt)) and doubt in sentence
    assert mild == (value is not None and bool(doubt))
