"""A wording never says more than is true."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionbook.ground.numerals import parse_amount_in_words, parse_chinese
from unionbook.ground.wording import LABELS, Wording, round_down, round_up, word

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
    (2036, "人次", Wording.MANY, False, "2000多人次"),
    (2000, "人次", Wording.MANY, False, "2000人次"),
    (7, "人", Wording.MANY, False, "7人"),
    (243_550, "元", Wording.MANY, True, "2400多元"),
    (63_210_000, "元", Wording.WAN_MANY, True, "60多万元"),
    (60_000_000, "元", Wording.WAN_MANY, True, "60万元"),
    (60_000_050, "元", Wording.WAN_MANY, True, "60多万元"),
    (5_300_000, "元", Wording.WAN_MANY, True, "5万多元"),
    (1_317_31000_00, "元", Wording.WAN_MANY, True, "13000多万元"),
    (203_600, "元", Wording.WAN_MANY, True, "2000多元"),
    (505, "元", Wording.WAN_MANY, True, "5.05元"),
    (632_100, "人次", Wording.WAN_MANY, False, "60多万人次"),
    (1_523_000, "元", Wording.WORDS_MORE, True, "壹万伍仟余元"),
    (1_500_000, "元", Wording.WORDS_MORE, True, "壹万伍仟元"),
    (50, "元", Wording.WORDS_MORE, True, "人民币伍角"),
    (1_000_000, "元", Wording.CHINESE, True, "一万元"),
    (2_000_000, "元", Wording.CHINESE, True, "两万元"),
    (1_000_050, "元", Wording.CHINESE, True, "10000.50元"),
    (53, "名", Wording.LEAST, False, "50名以上"),
    (50, "名", Wording.LEAST, False, "50名以上"),
    (7, "名", Wording.LEAST, False, "7名以上"),
    (243_550, "元", Wording.LEAST, True, "2400元以上"),
    (50, "元", Wording.LEAST, True, "0.50元"),
    (450_000, "元", Wording.FIT, True, "4500元"),
    (14_600_000, "元", Wording.FIT, True, "14.6万元"),
    (1_000_000, "元", Wording.FIT, True, "1万元"),
    (999_900, "元", Wording.FIT, True, "9999元"),
    (57, "宗", Wording.FIT, False, "57宗"),
    (2, "次", Wording.ORDINAL, False, "第二次"),
    (13, "期", Wording.ORDINAL, False, "第十三期"),
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
def test_least_is_true(number: int) -> None:
    words = word(number, "人", Wording.LEAST)
    assert words.endswith("人以上") and number / 2 < int(re.sub(r"\D", "", words)) <= number


@given(st.integers(1, 10**7))
def test_near_is_never_reached(number: int) -> None:
    words = word(number, "人", Wording.NEAR)
    said = {"近百人": 100, "近千人": 1000}.get(words) or int(re.sub(r"\D", "", words))
    assert said > number if words.startswith("近") else said == number


def said(words: str) -> int:
    """The number of 元 or heads that words in figures name."""
    return int(re.sub(r"\D", "", words)) * (10_000 if "万" in words else 1)


@given(st.integers(1, 10**10), st.sampled_from([Wording.MANY, Wording.WAN_MANY]))
def test_many_is_true_and_near(number: int, wording: Wording) -> None:
    words = word(number, "人", wording)
    least = said(words)
    assert least < number < 2 * least if "多" in words else least == number
    assert not re.search(r"\d多[^万人]", words) and not re.search(r"(?<!0)多万", words)


@given(st.integers(100, 10**13), st.sampled_from([Wording.MANY, Wording.WAN_MANY]))
def test_many_of_money_is_true(fen: int, wording: Wording) -> None:
    words = word(fen, "元", wording, money=True)
    assert 100 * said(words) < fen if "多" in words else words == word(fen, "元", Wording.EXACT, True) or "万" in words
    assert "多" in words or "万" not in words or 100 * said(words) == fen


@given(st.integers(100, 10**13))
def test_capitals_of_a_rounded_amount_are_true(fen: int) -> None:
    words = word(fen, "元", Wording.WORDS_MORE, money=True)
    assert not words.startswith("人民币") and not words.endswith("整")
    least = parse_amount_in_words(words.replace("余元", "元"))
    assert least < fen if words.endswith("余元") else least == fen


@given(st.integers(0, 10**13))
def test_an_amount_in_chinese_is_exact(fen: int) -> None:
    words = word(fen, "元", Wording.CHINESE, money=True)
    if fen % 100:
        assert words == word(fen, "元", Wording.EXACT, money=True)
    else:
        assert parse_chinese(words.removesuffix("元")) * 100 == fen


@given(st.integers(1, 9999))
def test_ordinals_can_be_read_back(number: int) -> None:
    assert parse_chinese(word(number, "次", Wording.ORDINAL).removeprefix("第").removesuffix("次")) == number


def test_every_wording_has_a_specimen() -> None:
    assert list(LABELS) == list(Wording)


@pytest.mark.parametrize(
    ("fen", "wan_words", "about"),
    [(0, "0万元", "约0万元"), (100, "1元", "约1元"), (4999, "49.99元", "约49.99元"), (5000, "0.01万元", "约0.01万元")],
)
def test_a_small_sum_is_never_worded_as_none(fen: int, wan_words: str, about: str) -> None:
    assert (word(fen, "元", Wording.WAN, True), word(fen, "元", Wording.ABOUT, True)) == (wan_words, about)
