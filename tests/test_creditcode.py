"""统一社会信用代码: the check character, damage, what is only noted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground.creditcode import (
    LETTERS,
    check_character,
    examine_credit_code,
    is_union,
    normalise_credit_code,
)

UNION = "81210104550756080L"
"""The published code of a college union."""


def whole(first17: str) -> str:
    return first17 + check_character(first17)


def test_a_published_union_code_passes() -> None:
    found = examine_credit_code(UNION)
    assert (found.error, found.note, found.body) == (None, None, "基层工会")
    assert is_union(UNION)


@pytest.mark.parametrize("typed", [
    "81210104550756080l", " 8121 0104 5507 5608 0L", "８１２１０１０４５５０７５６０８０Ｌ",
    "812101045-50756080L",
])
def test_codes_are_read_tolerantly(typed: str) -> None:
    assert normalise_credit_code(typed) == UNION
    assert examine_credit_code(typed).error is None


def test_the_right_check_character_is_named() -> None:
    assert examine_credit_code("812101045507560801").error == "末位校验码不符，应为 L。请照证书核对。"


def test_length_and_letters_that_never_stand_in_a_code() -> None:
    assert "现在是17位" in (examine_credit_code(UNION[:17]).error or "")
    assert "可能是数字0" in (examine_credit_code("8121O104550756080L").error or "")
    assert "可能是数字1" in (examine_credit_code("8I210104550756080L").error or "")
    assert "“V”" in (examine_credit_code("V1210104550756080L").error or "")
    assert "“号”" in (examine_credit_code("812101045507560号0L").error or "")


def test_damage_by_a_spreadsheet_is_named() -> None:
    assert "表格软件" in (examine_credit_code("8.12101E+17").error or "")
    assert whole("81210104550756085") == "812101045507560854"
    assert "末三位是000" in (examine_credit_code("812101045507560000").error or "")


@pytest.mark.parametrize(("head", "body"), [
    ("11", "机关"), ("12", "事业单位"), ("51", "社会团体"), ("81", "基层工会"), ("91", "企业"),
    ("92", "个体工商户"),
    ("93", "农民专业合作社"), ("N3", "乡镇级集体经济组织"), ("Y1", ""),
])
def test_all_departments_are_taken(head: str, body: str) -> None:
    found = examine_credit_code(whole(f"{head}210104550756080"))
    assert (found.error, found.body) == (None, body)


def test_unusual_codes_are_only_noted() -> None:
    inner = examine_credit_code(whole("81210104550756081"))
    assert inner.error is None
    assert inner.note and "主体标识码" in inner.note
    department = examine_credit_code(whole("H1210104550756080"))
    assert department.error is None
    assert department.note and "“H”" in department.note
    region = examine_credit_code(whole("91A10104550756080"))
    assert region.error is None
    assert region.note and "区划" in region.note


def test_seventeen_characters_are_needed() -> None:
    with pytest.raises(ValueError, match="17"):
        check_character("8121")


CODES = st.text(alphabet=LETTERS, min_size=17, max_size=17)


@settings(max_examples=150)
@given(CODES)
def test_every_computed_code_passes(first17: str) -> None:
    assert examine_credit_code(whole(first17)).error is None


@settings(max_examples=150)
@given(CODES, st.integers(0, 16), st.sampled_from(LETTERS))
def test_one_wrong_character_is_always_found(first17: str, place: int, letter: str) -> None:
    code = whole(first17)
    wrong = code[:place] + letter + code[place + 1 :]
    assert (examine_credit_code(wrong).error is None) == (wrong == code)


@settings(max_examples=100)
@given(st.text(max_size=20))
def test_any_text_is_examined(text: str) -> None:
    found = examine_credit_code(text)
    assert found.error is None or found.error.endswith("。")
