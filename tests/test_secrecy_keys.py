"""The passphrase, its key, the head of an encrypted file, the recovery sheet's code, and waiting after wrong tries."""

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground.errors import Refusal
from unionbook.store.secrecy import keys
from unionbook.store.secrecy.keys import HEAD, derive, fits, new_key, sound
from unionbook.store.secrecy.passphrase import normal, weakness
from unionbook.store.secrecy.sheetcode import SIGNS, code_text, is_code, lines, read_code
from unionbook.store.secrecy.tries import FREE, LONGEST, Tries

PHRASE = "红叶 算盘 拖拉机 石桥"
SECRETS = st.binary(min_size=32, max_size=32)


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("UNIONBOOK_HOME", str(tmp_path / "pc"))


def test_a_key_takes_a_second_at_most_and_bounded_memory() -> None:
    begun = time.process_time()
    key = new_key(PHRASE)
    assert time.process_time() - begun < 1.0
    assert sound(key.head) and fits(key.secret, key.head) and len(key.raw) == 48
    assert keys._MEMORY < 70_000_000


def test_every_book_has_a_salt_of_its_own() -> None:
    one, other = new_key(PHRASE), new_key(PHRASE)
    assert one.head[:10] != other.head[:10] and one.secret != other.secret
    assert not fits(one.secret, other.head)


@pytest.mark.parametrize(
    "typed",
    [
        "  红叶　算盘  拖拉机 石桥 ",
        unicodedata.normalize("NFD", PHRASE),
        unicodedata.normalize("NFKD", PHRASE),
    ],
)
def test_forms_of_one_text_make_one_key(typed: str) -> None:
    assert derive(typed, b"0123456789") == derive(PHRASE, b"0123456789")


@given(st.text(min_size=1, max_size=20))
def test_normalising_is_done_once_and_for_all(text: str) -> None:
    once = normal(text)
    assert normal(once) == once
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert normal(unicodedata.normalize(form, text)) == once


def test_full_width_letters_are_the_same_as_half_width_ones() -> None:
    assert normal("Ｇｏｎｇ Ｈｕｉ　２０２６！") == "Gong Hui 2026!"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "请填写口令"),
        ("abc", "太短，只有 3 个字符"),
        ("红叶 算盘 桥", "太短"),
        ("aaaaaaaaaaaaaaaa", "不同的字符太少"),
        ("123456789012", "很常见"),
        ("Password12345", "很常见"),
        ("春风 拖拉机 蓝色 算盘", "很常见"),
        ("330102199001011234", "像身份证号码"),
        (PHRASE, ""),
        ("我家门前有一条小河真好看", ""),
        ("blue-tractor-71-abacus", ""),
    ],
)
def test_weak_passphrases_are_told_why(typed: str, why: str) -> None:
    told = weakness(typed)
    assert why in told if why else told == ""
    assert not told or told.endswith(("。", "。）"))


# --- the head ------------------------------------------------------------------------------------------------------


@settings(max_examples=200)
@given(st.integers(0, HEAD * 8 - 1))
def test_one_flipped_bit_of_the_head_is_seen_without_the_passphrase(bit: int) -> None:
    head = bytearray(HEAD_OF_A_BOOK)
    head[bit // 8] ^= 1 << bit % 8
    assert not sound(bytes(head))


HEAD_OF_A_BOOK = new_key(PHRASE).head


def test_other_files_have_no_such_head() -> None:
    picture = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0H"
    for start in (b"SQLite format 3\0", picture, b"PK\3\4" + bytes(12), bytes(16), b""):
        assert not sound(start)


# --- the sheet's code ----------------------------------------------------------------------------------------------


@given(SECRETS)
def test_a_sheet_typed_back_gives_the_key(secret: bytes) -> None:
    told = lines(secret)
    assert [len(line) for line in told] == [19] * 4
    assert read_code("\n".join(told)) == (secret, b"")
    assert read_code("".join(told).replace(" ", "").lower()) == (secret, b"")
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in " ".join(told))
    assert read_code(wide.replace("０", "Ｏ").replace("１", "ｌ")) == (secret, b"")


@given(SECRETS, st.binary(min_size=16, max_size=16))
def test_the_qr_code_also_tells_the_head(secret: bytes, head: bytes) -> None:
    assert read_code(code_text(secret, head)) == (secret, head)


@settings(max_examples=300)
@given(SECRETS, st.data())
def test_up_to_three_wrong_signs_of_a_line_are_noticed_and_the_line_named(secret: bytes, data: st.DataObject) -> None:
    told = [list(line.replace(" ", "")) for line in lines(secret)]
    line = data.draw(st.integers(0, 3))
    for place in data.draw(st.sets(st.integers(0, 15), min_size=1, max_size=3)):
        told[line][place] = data.draw(st.sampled_from([sign for sign in SIGNS if sign != told[line][place]]))
    text = "".join("".join(row) for row in told)
    with pytest.raises(Refusal, match=f"第 {line + 1} 行"):
        read_code(text)
    assert not is_code(text)


@given(SECRETS, st.integers(0, 3), st.integers(0, 14))
def test_two_neighbours_swapped_are_noticed(secret: bytes, line: int, place: int) -> None:
    told = [list(row.replace(" ", "")) for row in lines(secret)]
    row = told[line]
    if row[place] != row[place + 1]:
        row[place], row[place + 1] = row[place + 1], row[place]
        with pytest.raises(Refusal, match="填错了"):
            read_code("".join("".join(each) for each in told))


@given(SECRETS)
def test_lines_in_another_order_are_noticed(secret: bytes) -> None:
    told = lines(secret)
    with pytest.raises(Refusal):
        read_code("".join([told[1], told[0], *told[2:]]))


def test_what_is_missing_or_strange_is_said() -> None:
    told = "".join(lines(bytes(range(32))))
    with pytest.raises(Refusal, match="应有 64 个字符，现在有 63 个"):
        read_code(told[:-1])
    with pytest.raises(Refusal, match="没有“U”"):
        read_code("U" + told[1:])


# --- waiting -------------------------------------------------------------------------------------------------------


def test_the_wait_grows_with_wrong_tries_and_ends_with_the_right_one() -> None:
    now = [1000.0]
    tries = Tries("E:/工会台账.ubk", lambda: now[0])
    waits = []
    for _ in range(FREE + 9):
        tries.wrong()
        waits.append(tries.wait())
        now[0] += tries.wait()
    assert waits[: FREE - 1] == [0] * (FREE - 1)
    assert waits[FREE - 1 : FREE + 3] == [5, 10, 20, 40] and max(waits) == LONGEST
    tries.wrong()
    with pytest.raises(Refusal, match="请等 300 秒再试"):
        Tries("E:/工会台账.ubk", lambda: now[0]).may()
    Tries("E:/另一本.ubk", lambda: now[0]).may()
    tries.right()
    tries.may()


def test_a_clock_set_back_locks_nobody_out() -> None:
    now = [1_000_000.0]
    tries = Tries("x", lambda: now[0])
    for _ in range(FREE + 1):
        tries.wrong()
    now[0] -= 900_000
    assert tries.wait() <= 10
