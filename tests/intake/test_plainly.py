"""Rows judged together have the verdicts they have when each is judged by itself."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake.intake_book import HEAD, by_itself, identity, judged, plan_of, small_book, wholly

from unionbook.ground.fields import BlobField, Field, LinkField, PhoneField, TextField
from unionbook.records import CABINET
from unionbook.services.intake import checking
from unionbook.services.intake.checking import check
from unionbook.services.intake.judging import Judging
from unionbook.services.intake.model import Answers, Packed, Policy, Verdict
from unionbook.services.intake.shapes import Shaper
from unionbook.services.intake.writing import take_in
from unionbook.store.book import Book

ROWS = 30
MORE = ["性别", "出生日期", "证件类型", "残疾", "会员证（卡）号", "参加工作时间", "会籍状态"]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with small_book(tmp_path_factory.mktemp("plainly") / "台账.ubk") as made:
        take_in(made, judged(made, _row(0), [*_row(1), "K1"], head=[*HEAD, "会员证（卡）号"]))
        yield made


def _row(number: int, **other: Any) -> list[Any]:
    born = f"199{number % 9}0307"
    name, phone = f"王{'芳强伟敏'[number % 4]}", f"138{number:08}"
    cells = [number, name, identity(number, born), "甲厂工会", "甲厂", phone, "2020.3.8"]
    return list((dict(zip(HEAD, cells, strict=True)) | other).values())


def test_rows_of_every_sort(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [_row(number) for number in range(ROWS)]
    rows[6] = _row(6, 所属工会="没有的工会")
    rows[7] = _row(7, 入会时间="去年")
    rows[8], rows[9], rows[10] = _row(4), _row(5, 姓名="李四"), _row(10, 身份证号码=None)
    rows[12], rows[13] = _row(2), _row(13, 身份证号码=identity(11, "19920307"))
    # Of the name and birth, or the phone, of a row before.
    rows[15], rows[16] = _row(15, 姓名="王伟"), _row(16, 手机="13800000014", 姓名="王伟")
    rows[17], rows[18], rows[19] = _row(17, 入会时间=None), _row(18, 姓名=None), _row(19, 入会时间="1995.1.1")
    monkeypatch.setattr(checking, "AT_ONCE", 7)
    found = check(book, plan_of(*rows))
    assert [wholly(row) for row in found.rows] == by_itself(book, plan_of(*rows))
    assert {one for one in Verdict if found.count(one)} == {Verdict.NEW, Verdict.WRONG, Verdict.SAME}


@pytest.mark.parametrize("policy", Policy)
def test_a_table_that_comes_again(tmp_path: Path, policy: Policy) -> None:
    """Whom it names by number is read in one go, and the verdicts are those of each row read by itself."""
    with small_book(tmp_path / "台账.ubk") as book:
        take_in(book, judged(book, *(_row(number) for number in range(ROWS))))
        rows = [_row(number) for number in range(ROWS)]
        rows[3], rows[4], rows[5] = _row(3, 手机="13900000003"), _row(4, 姓名="李四"), _row(5, 入会时间="去年")
        plan = plan_of(*rows, policy=policy)
        asked: list[str] = []
        book.connection.set_trace_callback(asked.append)
        found = check(book, plan)
        book.connection.set_trace_callback(None)
        assert [wholly(row) for row in found.rows] == by_itself(book, plan)
        assert len([one for one in asked if one.startswith("SELECT")]) < ROWS or policy is Policy.APPEND
        assert found.count(Verdict.SAME) >= ROWS - 3 or policy is Policy.APPEND


def test_most_rows_are_judged_together(book: Book) -> None:
    plan = plan_of(*(_row(number) for number in range(ROWS)))
    found = Judging(book, plan).plainly.found(plan.block.rows)
    assert [row is not None and isinstance(row.values, Packed) for row in found].count(True) == ROWS - 2


ODD: dict[str, list[Any]] = {
    "姓名": ["王芳", "王　芳", "王5", None],
    "身份证号码": [identity(0), identity(4), None, "110105199003070011", 1.10105199003070e17, "110105900307001", "/"],
    "所属工会": ["乙厂工会", "甲厂工", None],
    "工作单位": ["别的厂", None],
    "手机": ["13800000001", 13800000005, "123", None],
    "入会时间": ["2020-03", 43898, "2002.1.1", None, "8/3/2020", "无", 2020.1],
    "性别": ["男", "女"],
    "出生日期": ["1990.3.7", "1990.3.8"],
    "证件类型": ["护照"],
    "残疾": ["是", "否", True],
    "会员证（卡）号": ["K1", "K2"],
    "参加工作时间": ["1989.1.1", "2010年7月"],
    "会籍状态": ["在会", "申请中", "退会"],
}
"""What may stand in a column otherwise than in a row that is plainly right."""


def _odd(number: int) -> st.SearchStrategy[Sequence[Any]]:
    """A row that is right in all but some columns."""
    cells = st.sampled_from([(head, cell) for head, told in ODD.items() for cell in told])
    right = dict(zip([*HEAD, *MORE], [*_row(number), *[None] * len(MORE)], strict=True))
    return st.lists(cells, max_size=2).map(lambda odd: list((right | dict(odd)).values()))


@given(data=st.data(), policy=st.sampled_from(list(Policy)), answered=st.booleans())
@settings(max_examples=40)
def test_rows_of_any_cells(book: Book, data: st.DataObject, policy: Policy, answered: bool) -> None:
    rows = data.draw(st.tuples(*(_odd(number) for number in range(4, 14))))
    answers = Answers({(3, "person.phone"): "13800000009"}, {}, {(4, "person"): "+"}, {5}) if answered else Answers()
    plan = plan_of(*rows, head=[*HEAD, *MORE], policy=policy, answers=answers)
    assert [wholly(row) for row in check(book, plan).rows] == by_itself(book, plan)


PIECES = [" ", "  ", "　", "•", " · ", "e\u0301", "\u200b", "\n", "ａ", "１", "x", "X", "+86", "0" * 9, "'", "**"]
WHOLE = ["无", "/", "—", "是", "13800000001", "8613800000001", "11010519900307001x", 13800000001, 2.5, True]


FIELDS = {
    (type(one), one.sensitive): one
    for kind in CABINET
    for one in kind.fields.values()
    if not isinstance(one, LinkField | BlobField)
}


TEXTS = [told for piece in PIECES for told in (piece, f"王{piece}", f"{piece}王", f"王{piece}芳", f"8{piece}8")]
EACH = pytest.mark.parametrize("field", FIELDS.values(), ids=lambda one: f"{type(one).__name__} {one.sensitive}")


@EACH
def test_many_values_are_sound_where_each_of_them_is(field: Field) -> None:
    texts = [*TEXTS, "13800000001", "0771-3880001", "长" * 101, "长" * 5001]
    pairs = [{one, other} for one in texts for other in ("王芳", "13800000001", "07713880001")]
    sound = [one for pair in pairs if field.sound(pair) for one in pair]
    assert not [one for one in sound if list(field.check(one, date(2026, 1, 5)))]
    assert not isinstance(field, PhoneField | TextField) or sound


@EACH
def test_a_column_is_read_as_each_of_its_cells(field: Field) -> None:
    plain = "王芳", identity(1), "13800000001"
    pairs: list[list[Any]] = [[cell, other] for cell in (*TEXTS, *WHOLE) for other in plain]
    for cells in pairs:
        values, said, sentences = Shaper(field, date(2026, 1, 5)).column(cells)
        each = [Shaper(field, date(2026, 1, 5)).value(cell)[:3] for cell in cells]
        assert [*zip(values, said, sentences or ["", ""], strict=True)] == each, cells
