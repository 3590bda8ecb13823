"""Numbers of identity papers. All numbers are made up; their check characters are computed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground.identity import (
    FOREIGNER,
    ID_KIND,
    PERMIT,
    RESIDENT,
    check_digit,
    examine_id,
    from_fifteen,
    mask_id,
    normalise_id,
)

TODAY = date(2026, 3, 18)
REGION, BORN = "110101", "19900307"


def whole(first17: str) -> str:
    return first17 + check_digit(first17)


def error(number: str, kind: str = RESIDENT) -> str:
    found = examine_id(number, kind, TODAY)
    assert found.error
    assert (found.born, found.sex) == (None, None)
    assert found.error.endswith("。")
    return found.error


def test_the_check_character_of_the_standard() -> None:
    # The two worked examples of GB 11643-1999.
    assert check_digit("11010519491231002") == "X"
    assert check_digit("44052418800101001") == "4"
    with pytest.raises(ValueError, match="17 digits"):
        check_digit("1101051949123100")


def test_a_good_number_tells_birth_and_sex() -> None:
    found = examine_id("11010519491231002X", RESIDENT, TODAY)
    assert (found.error, found.note, found.born, found.sex) == (None, None, "1949-12-31", "2")
    assert examine_id(whole("11010519491231003"), RESIDENT, TODAY).sex == "1"


@pytest.mark.parametrize("typed", [
    "11010519491231002x", " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２ｘ",
    "110105-19491231-002X", "'11010519491231002X",
])
def test_numbers_are_read_tolerantly(typed: str) -> None:
    assert normalise_id(typed) == "11010519491231002X"
    assert examine_id(typed, RESIDENT, TODAY).error is None


def test_the_right_check_character_is_named() -> None:
    assert error("110105194912310021") == "末位校验码不符，应为 X。请核对证件。"


def test_birth_must_be_real_and_past() -> None:
    assert "不是真实的出生日期" in error(whole("11010119900230002"))
    assert "2030-01-01，不可能" in error(whole("11010120300101002"))
    assert "不可能" in error(whole("11010118990101002"))
    assert examine_id(whole(f"110101{TODAY:%Y%m%d}002"), RESIDENT, TODAY).error is None


def test_length_and_letters() -> None:
    assert "现在是17位" in error("11010519491231002")
    assert "“O”" in error("1101O519491231002X")
    assert "末位是“A”" in error("11010519491231002A")
    assert "没有填" in error("  ")


def test_numbers_damaged_by_a_spreadsheet_are_named() -> None:
    damaged = whole("11010119900307123")[:15] + "000"
    assert "表格软件" in error(damaged)
    assert "1.10105E+17" in error("1.10105e+17")
    assert "1.1E+17" in error("1.1E+17")


def test_a_true_number_that_ends_in_000_is_only_noted() -> None:
    number = next(
        candidate
        for sequence in ("100", "200", "300", "400", "500", "600", "700", "800", "900")
        for day in range(1, 29)
        if (candidate := whole(f"110101199003{day:02}{sequence}")).endswith("000")
    )
    found = examine_id(number, RESIDENT, TODAY)
    assert found.error is None
    assert found.note and "000" in found.note
    assert found.born


def test_an_old_number_of_15_digits_is_taken_with_a_note() -> None:
    found = examine_id("110105491231002", RESIDENT, TODAY)
    assert found.error is None
    assert found.note and "15位" in found.note
    assert (found.born, found.sex) == ("1949-12-31", "2")
    assert from_fifteen("110105491231002") == "11010519491231002X"
    assert "出生日期" in error("110105491331002")


def test_the_region_is_only_a_hint() -> None:
    found = examine_id(whole("17010119900307002"), RESIDENT, TODAY)
    assert found.error is None
    assert found.note and "17" in found.note
    assert examine_id(whole("51222119900307002"), RESIDENT, TODAY).note is None


def test_permits_of_people_from_hong_kong_macao_taiwan() -> None:
    for region in "810000", "820000", "830000":
        number = whole(f"{region}19900307002")
        found = examine_id(number, PERMIT, TODAY)
        assert (found.error, found.note, found.born) == (None, None, "1990-03-07")
        note = examine_id(number, RESIDENT, TODAY).note
        assert note and "港澳台居民居住证" in note
    assert "810000" in error(whole("11010119900307002"), PERMIT)


def test_foreigners_permits_old_and_new() -> None:
    number = whole("91112319900307002")
    found = examine_id(number, FOREIGNER, TODAY)
    assert (found.error, found.note, found.born, found.sex) == (None, None, "1990-03-07", "2")
    old = examine_id("abc123456789012", FOREIGNER, TODAY)
    assert old.error is None
    assert old.note and "旧版" in old.note
    assert "以9开头" in error(whole("11010119900307002"), FOREIGNER)
    assert "末位校验码" in error(number[:17] + ("1" if number[17] != "1" else "2"), FOREIGNER)
    note = examine_id(number, RESIDENT, TODAY).note
    assert note and "外国人" in note


def test_other_papers_are_free() -> None:
    found = examine_id("E12345678", "4", TODAY)
    assert (found.error, found.note, found.born) == (None, None, None)
    assert ID_KIND.find("身份证") == RESIDENT
    assert ID_KIND.find("居民") == RESIDENT
    assert "没有填" in error("", "4")


def test_masks() -> None:
    assert mask_id("110101199001011234") == "110101********1234"
    assert mask_id("110105491231002") == "110105*****1002"
    assert mask_id("E12345678") == "E1*****78"
    assert mask_id("A123") == "A***"
    assert mask_id("") == ""


@settings(max_examples=150)
@given(st.dates(date(1900, 1, 1), TODAY), st.integers(0, 999))
def test_every_computed_number_passes(born: date, sequence: int) -> None:
    number = whole(f"{REGION}{born:%Y%m%d}{sequence:03}")
    found = examine_id(number, RESIDENT, TODAY)
    assert found.error is None
    assert (found.born, found.sex) == (born.isoformat(), "1" if sequence % 2 else "2")
    assert len(mask_id(number)) == 18


@settings(max_examples=150)
@given(st.integers(0, 999), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(sequence: int, place: int, shift: int) -> None:
    number = whole(f"{REGION}{BORN}{sequence:03}")
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert examine_id(wrong, RESIDENT, TODAY).error


@settings(max_examples=150)
@given(st.text(max_size=20), st.sampled_from(sorted(ID_KIND.items)))
def test_any_text_is_examined(text: str, kind: str) -> None:
    found = examine_id(text, kind, TODAY)
    assert found.error is None or found.error.endswith("。")
    assert mask_id(text) == text or "*" in mask_id(text)
