"""附件说明: after the text, two characters in, names numbered and hanging, no sign at their end."""

from dataclasses import replace
from datetime import date

import pytest
from pdf_sheet import CELL, LEFT, PITCH, Text, body, paper, print_it, rows

from unionbook.services.pdf.paper import Signature

SIGNED = Signature("青山镇总工会", date(2020, 12, 10))


def sheet(*names: str) -> list[Text]:
    _, pdf = print_it(replace(paper(body("国" * 26), signature=SIGNED), enclosed=names))
    return rows(pdf)[1:-1]


def at(text: Text) -> float:
    """Where it begins, in characters from the text area's left."""
    return (text.x - LEFT) / CELL


def test_one_is_not_numbered_and_stands_after_a_blank_row() -> None:
    only, *_ = sheet("信访工作情况表。")
    assert only.text == "附件：信访工作情况表" and at(only) == pytest.approx(2, abs=0.01)
    first, *_ = rows(print_it(paper(body("国" * 26)))[1])
    assert only.baseline - first.baseline == pytest.approx(2 * PITCH, abs=0.01)


def test_several_are_numbered_under_each_other() -> None:
    first, second, third, *_ = sheet("表一", "表二", "表三")
    assert [one.text.replace(" ", "") for one in (first, second, third)] == ["附件：1.表一", "2.表二", "3.表三"]
    assert at(second) == pytest.approx(5, abs=0.01) == pytest.approx(at(third), abs=0.01)


def test_a_long_name_goes_on_under_its_first_character() -> None:
    first, rest, second, *_ = sheet("甲" * 30, "乙")
    assert first.text.replace(" ", "").startswith("附件：1.甲") and set(rest.text) == {"甲"}
    assert at(rest) > at(second), "under the name, not under the number"
    assert first.text.count("甲") + rest.text.count("甲") == 30


def test_the_signature_follows() -> None:
    *_, office, day = sheet("表一", "表二")
    assert (office.text, day.text) == ("青山镇总工会", "2020年12月10日")


def test_none_leaves_the_page_as_it_was() -> None:
    assert print_it(paper(body("国"), signature=SIGNED))[1] == print_it(
        replace(paper(body("国"), signature=SIGNED), enclosed=())
    )[1]
