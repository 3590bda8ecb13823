"""A wording never says more than is true."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionbook.ground.wording import Wording, round_down, round_up, word

CASES = [
    (57, "宗", Wording.EXACT, False, "57宗"),
    (63, "人次", Wording.MORE, False, "60余人次"),
    (60, "人次", Wording.MORE, False, "60人次"),
    (2435, "元", Wording.MORE, False, "2400余元"),
    (97, "名", Wording.NEAR, False, "近百名"),
    (5138, "人次", Wording.OVER, False, "超过5000人次"),
    (5000, "人次", Wording.OVER, False, "5000人次"),
    (16, "个", Wording.CHINESE, False, "十六个"),
    (2, "批次", Wording.CHINESE, False, "两批次"),
    (13, "", Wording.EDITION, False, "第十三届"),
    (1, "", Wording.EDITION, False, "首届"),
    (12_200_000, "元", Wording.WAN, True, "12.2万元"),
    (7_500_000, "元", Wording.EXACT, True, "75000元"),
    (131_731_000_0, "元", Wording.ABOUT, True, "约1317.31万元"),
    (1_500_000, "元", Wording.WORDS, True, "人民币壹万伍仟元整"),
    (243_550, "元", Wording.MORE, True, "2400余元"),
]


@pytest.mark.parametrize(("number", "measure", "wording", "money", "words"), CASES)
def test_worked_cases(number: int, measure: str, wording: Wording, money: bool, words: str) -> None:
    assert word(number, measure, wording, money) == words


@given(st.integers(1, 10**9))
def test_rounding_brackets_the_number(number: int) -> None:
    assert round_down(number) <= number <= round_up(number)


@given(st.integers(1, 10**7), st.sampled_from([Wording.MORE, Wording.OVER, Wording.EXACT]))
def test_what_is_said_is_true(number: int, wording: Wording) -> None:
    words = word(number, "人", wording)
    said = int(re.sub(r"\D", "", words))
    assert said < number if "余" in words or "超过" in words else said == number


@given(st.integers(1, 10**7))
def test_near_is_never_reached(number: int) -> None:
    words = word(number, "人", Wording.NEAR)
    said = {"近百人": 100, "近千人": 1000}.get(words) or int(re.sub(r"\D", "", words))
    assert said > number if words.startswith("近") else said == number
