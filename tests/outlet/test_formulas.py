"""A guard before a formula: always there, and taken off exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionbook.services.outlet.formulas import dangerous, guarded, unguarded

signs = st.text(st.sampled_from("=+-@|＝＋－＠' \t\r\n\0\ufeff\u200b甲1a"), max_size=6) | st.text(max_size=12)


@given(signs)
def test_guarding_and_back_is_the_same_text(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text) == text or guarded(text).startswith("'")


@given(signs)
def test_nothing_a_program_may_take_for_a_formula_is_left_bare(text: str) -> None:
    seen = guarded(text).lstrip(" \ufeff\u200b\u3000\xa0")
    assert not seen.startswith(tuple("=+-@＝＋－＠|\t\r\n\0"))


@pytest.mark.parametrize(
    "text", ["=1", "+86", "-1", "@a", "＝1", "＋", "－", "＠", "|x", "\t1", "\r1", " =1", "\ufeff=1"]
)
def test_the_list_of_harmful_beginnings(text: str) -> None:
    assert dangerous(text) and guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "甲", "1-2", "a=b", "O'Neil", "'引", "（-1）", "  x"])
def test_plain_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text == unguarded(text)
