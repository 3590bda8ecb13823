"""Chinese numerals, amounts in words, 元 and 万元."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground.numerals import (
    MOST,
    BadNumber,
    amount_in_words,
    chinese,
    count_word,
    edition,
    ordinal,
    parse_amount_in_words,
    parse_chinese,
    session,
    wan,
    yuan,
)


@pytest.mark.parametrize(("n", "text"), [
    (0, "零"), (2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (100, "一百"), (108, "一百零八"),
    (110, "一百一十"),
    (115, "一百一十五"), (1010, "一千零一十"), (2020, "二千零二十"), (10_000, "一万"), (100_000, "十万"),
    (107_000, "十万七千"), (100_700, "十万零七百"), (100_010_000, "一亿零一万"), (1_000_000_000, "十亿"),
    (10**12, "一万亿"), (-3, "负三"),
])
def test_numerals(n: int, text: str) -> None:
    assert chinese(n) == text
    assert parse_chinese(text) == n


@pytest.mark.parametrize(("n", "text"), [
    (1, "一"), (2, "两"), (12, "十二"), (20, "二十"), (22, "二十二"), (200, "二百"), (2000, "两千"),
    (22_000, "两万二千"),
    (200_000, "二十万"),
])
def test_numbers_before_a_measure_word(n: int, text: str) -> None:
    assert count_word(n) == text
    assert parse_chinese(text) == n


def test_ordinals_editions_sessions() -> None:
    assert ordinal(1) == "第一"
    assert (edition(1), edition(13)) == ("首届", "第十三届")
    assert session(1, 2) == "第一届二次"


@pytest.mark.parametrize(("text", "n"), [
    ("二〇二〇", 2020), ("壹万伍仟", 15_000), ("十万零七千", 107_000), ("两万", 20_000), ("一十二", 12),
    ("三百十五", 315),
    ("貳佰", 200), (" 十 六 ", 16),
])
def test_other_spellings_are_read(text: str, n: int) -> None:
    assert parse_chinese(text) == n


@pytest.mark.parametrize("text", ["", "一百五", "十十", "百", "万一", "一二百", "十六个", "16", "一千二百千"])
def test_what_is_no_numeral(text: str) -> None:
    with pytest.raises(BadNumber, match="不是认得出的中文数字"):
        parse_chinese(text)


def test_too_large_to_spell() -> None:
    assert parse_chinese(chinese(MOST - 1)) == MOST - 1
    with pytest.raises(ValueError, match="too large"):
        chinese(MOST)


@pytest.mark.parametrize(("fen", "words"), [
    (7_500_000, "人民币柒万伍仟元整"), (15, "人民币壹角伍分"), (0, "人民币零元整"), (50, "人民币伍角"),
    (5, "人民币伍分"),
    (140_950, "人民币壹仟肆佰零玖元伍角"), (600_714, "人民币陆仟零柒元壹角肆分"),
    (168_032, "人民币壹仟陆佰捌拾元零叁角贰分"), (10_700_053, "人民币壹拾万柒仟元零伍角叁分"),
    (1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"), (32_504, "人民币叁佰贰拾伍元零肆分"),
    (1000, "人民币壹拾元整"),
    (1_317_310_000, "人民币壹仟叁佰壹拾柒万叁仟壹佰元整"), (-450_000, "人民币负肆仟伍佰元整"),
    (100_000_000_00, "人民币壹亿元整"),
])
def test_amounts_in_words(fen: int, words: str) -> None:
    assert amount_in_words(fen) == words
    assert parse_amount_in_words(words) == fen


@pytest.mark.parametrize(("words", "fen"), [
    ("壹万伍仟圆正", 1_500_000), ("人民幣柒萬伍仟圓整", 7_500_000), ("壹仟陆佰捌拾元叁角贰分", 168_032),
    ("壹拾万零柒仟元伍角叁分", 10_700_053), ("人民币：叁元整", 300), ("伍角整", 50), ("负贰元整", -200),
])
def test_other_ways_to_write_an_amount(words: str, fen: int) -> None:
    assert parse_amount_in_words(words) == fen


@pytest.mark.parametrize("words", [
    "", "人民币", "柒万伍仟", "75000元", "元整", "整", "壹万伍仟余元", "伍分叁角",
])
def test_what_is_no_amount_in_words(words: str) -> None:
    with pytest.raises(BadNumber):
        parse_amount_in_words(words)


def test_yuan_and_wan() -> None:
    assert (yuan(7_500_000), yuan(7_500_000, cents=True), yuan(123_450)) == ("75000", "75000.00", "1234.50")
    assert (yuan(-5), yuan(0), yuan(0, cents=True)) == ("-0.05", "0", "0.00")
    assert (wan(12_200_000), wan(12_200_000, trim=False)) == ("12.2", "12.20")
    assert (wan(1_317_310_000), wan(131_731_000), wan(1_000_000_00)) == ("1317.31", "131.73", "100")
    assert (wan(5_000), wan(4_999), wan(-5_000), wan(-1), wan(0)) == ("0.01", "0", "-0.01", "0", "0")
    assert (wan(1_500_000, places=0), wan(123_450_000, places=4)) == ("2", "123.45")


@settings(max_examples=200)
@given(st.integers(-(10**12), 10**12))
def test_numerals_come_back(n: int) -> None:
    assert parse_chinese(chinese(n)) == n
    if n > 0:
        assert parse_chinese(count_word(n)) == n


@settings(max_examples=200)
@given(st.integers(-(10**12), 10**12))
def test_amounts_come_back(fen: int) -> None:
    assert parse_amount_in_words(amount_in_words(fen)) == fen
    assert Decimal(yuan(fen)) * 100 == fen
    assert Decimal(wan(fen)) == (Decimal(fen) / 10**6).quantize(Decimal("0.01"), ROUND_HALF_UP)


@settings(max_examples=200)
@given(st.text(alphabet="零一二三两十百千万亿壹拾佰仟元角分整负", max_size=8))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in parse_chinese, parse_amount_in_words:
        try:
            assert isinstance(read(text), int)
        except BadNumber as bad:
            assert str(bad).endswith("。")
