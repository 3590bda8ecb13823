"""An encrypted book: nothing of it can be read from any file; it opens with passphrase and sheet; what is wrong with it
is told; another key replaces it whole or not at all."""

import os
import random
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from practice_books import practice_file
from secret_book import OTHER, PHRASE, everything, found_in, small_book, words_of
from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.store.files import open_book
from unionbook.store.history import acts
from unionbook.store.secrecy.keys import Key, new_key
from unionbook.store.secrecy.rekey import change_key
from unionbook.store.secrecy.sheetcode import code_text, lines
from unionbook.store.secrecy.unlock import Locked, WrongKey, by_passphrase, by_sheet, by_text, encrypted, remember_head

KEY, NEXT = new_key(PHRASE), new_key(OTHER)


@pytest.fixture(autouse=True)
def pc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    home = tmp_path / "pc"
    monkeypatch.setenv("UNIONBOOK_HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    return home


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "工会台账2026.ubk"


@pytest.fixture
def sealed(path: Path) -> Path:
    """A small encrypted book."""
    small_book(path, KEY.raw).close()
    return path


def leaks(root: Path, words: set[bytes]) -> set[bytes]:
    """Words found in any file under a folder."""
    return {word for file in root.rglob("*") if file.is_file() for word in found_in(file.read_bytes(), words)}


# --- nothing is in clear -------------------------------------------------------------------------------------------


def test_no_word_of_any_record_is_in_clear_anywhere(path: Path, tmp_path: Path) -> None:
    with small_book(path, KEY.raw) as book:
        words = words_of(book)
        assert len(words) > 200
        with book.change("改地址") as act:
            for (uid,) in book.rows('SELECT uid FROM "person"'):
                act.set("person", uid, {"address": "青山镇望江路长到一定会写满许多页的地址" * 8})
            journal = path.with_name(path.name + "-journal")
            assert journal.stat().st_size > 10_000, "the journal holds pages in the middle of an act"
            assert leaks(tmp_path, words) == set()
        words |= words_of(book)
    assert leaks(tmp_path, words) == set()


def test_the_same_words_are_seen_in_a_plain_book(path: Path, tmp_path: Path) -> None:
    with small_book(path) as book:
        words = words_of(book)
    assert len(leaks(tmp_path, words)) > 200


@pytest.mark.slow
def test_a_practice_book_encrypted_later_keeps_everything_and_shows_nothing(path: Path, tmp_path: Path) -> None:
    book = open_book(Path(copy(practice_file(1), path)), CABINET)
    words, before, history = words_of(book), everything(book), acts(book, 10_000)
    change_key(book, KEY)
    assert encrypted(path) and sorted(os.listdir(path.parent)) == [path.name]
    assert len(words) > 3000 and leaks(path.parent, words) == set()
    with open_book(path, CABINET, by_passphrase(path, PHRASE).raw) as again:
        assert everything(again) == before and acts(again, 10_000) == history
        assert not [one for one in check(again) if one.hurt]


# --- opening -------------------------------------------------------------------------------------------------------


def test_without_a_key_it_is_said_that_one_is_needed(sealed: Path) -> None:
    before = sealed.read_bytes()
    with pytest.raises(Locked, match="加了密，没有打开。请输入口令"):
        open_book(sealed, CABINET)
    assert sealed.read_bytes() == before


def test_six_wrong_passphrases_change_nothing_and_the_right_one_opens(sealed: Path) -> None:
    before = sealed.read_bytes()
    for typed in ("红叶 算盘 拖拉机", "红叶 算盘 拖拉机 石板", "x", OTHER, PHRASE[::-1], PHRASE + "。"):
        with pytest.raises(WrongKey, match="口令不对"):
            by_passphrase(sealed, typed)
    assert sealed.read_bytes() == before
    with open_book(sealed, CABINET, by_passphrase(sealed, "红叶　算盘 拖拉机  石桥").raw) as book:
        assert book.count("person") == 59


def test_wrong_tries_are_counted_whoever_asks(sealed: Path) -> None:
    for _ in range(3):
        with pytest.raises(WrongKey):
            by_text(sealed, "猜一猜")
    with pytest.raises(Refusal, match="请等 5 秒再试"):
        by_text(sealed, PHRASE)


def test_the_sheet_opens_it_and_a_sheet_of_another_book_does_not(sealed: Path) -> None:
    for typed in ("\n".join(lines(KEY.secret)), code_text(KEY.secret, KEY.head)):
        with open_book(sealed, CABINET, by_text(sealed, typed).raw) as book:
            assert book.count("person") == 59
    with pytest.raises(WrongKey, match="不是这本台账现在的"):
        by_sheet(sealed, "\n".join(lines(NEXT.secret)))
    wrong = "\n".join(lines(KEY.secret))
    wrong = wrong.replace(wrong[0], "0" if wrong[0] != "0" else "1", 1)
    with pytest.raises(Refusal, match="第 1 行"):
        by_sheet(sealed, wrong)


# --- damage --------------------------------------------------------------------------------------------------------


def test_a_damaged_head_is_no_wrong_passphrase(sealed: Path) -> None:
    body = bytearray(sealed.read_bytes())
    body[5] ^= 1
    sealed.write_bytes(body)
    assert encrypted(sealed)
    with pytest.raises(Refusal, match="开头损坏了") as told:
        by_passphrase(sealed, PHRASE)
    assert not isinstance(told.value, WrongKey)
    with pytest.raises(Refusal, match="开头损坏了"):
        by_sheet(sealed, "\n".join(lines(KEY.secret)))


@pytest.mark.parametrize("damage", [b"", bytes(16), b"SQLitf format 3\0"])
def test_with_a_damaged_head_it_opens_by_qr_code_and_where_it_was_open_before(sealed: Path, damage: bytes) -> None:
    body = bytearray(sealed.read_bytes())
    body[: len(damage) or 1] = damage or b"\x7f"
    sealed.write_bytes(body)
    with open_book(sealed, CABINET, by_sheet(sealed, code_text(KEY.secret, KEY.head)).raw) as book:
        assert book.count("person") == 59
    remember_head(sealed, KEY)
    with open_book(sealed, CABINET, by_passphrase(sealed, PHRASE).raw) as book:
        assert book.count("person") == 59
        with book.change("修改单位") as act:
            act.set("office", book.select("office", ["uid"])[0][0], {"superior": "某某县总工会"})
    with open_book(sealed, CABINET, by_passphrase(sealed, PHRASE).raw) as book:
        assert book.count("person") == 59


def damaged(body: bytes, dice: random.Random) -> bytes:
    """The file with one thing wrong: a bit, some bytes, a page, its end."""
    at, kind = dice.randrange(16, len(body)), dice.randrange(5)
    match kind:
        case 0 | 1:
            return body[:at] + bytes([body[at] ^ 1 << dice.randrange(8)]) + body[at + 1 :]
        case 2:
            return body[:at] + bytes(512) + body[at + 512 :]
        case 3:
            page, other = (dice.randrange(1, len(body) // 4096) * 4096 for _ in range(2))
            return body[:page] + body[other : other + 4096] + body[page + 4096 :]
        case _:
            return body[:at]


def judged(path: Path, whole: dict[str, list[tuple[object, ...]]], key: Key) -> str:
    """ "told" when the damage was noticed, "equal" when every row is as it was, "silent" otherwise."""
    try:
        with open_book(path, CABINET, key.raw) as book:
            return "equal" if everything(book) == whole else "silent"
    except (Refusal, sqlite.Error):
        return "told"


@pytest.mark.parametrize("rounds", [40, pytest.param(1200, marks=pytest.mark.slow)])
def test_every_damage_is_told_or_harms_no_row(sealed: Path, tmp_path: Path, rounds: int) -> None:
    with open_book(sealed, CABINET, KEY.raw) as book:
        whole = everything(book)
    body, dice, seen = sealed.read_bytes(), random.Random(rounds), []
    for number in range(rounds):
        hurt = tmp_path / f"{number}.ubk"
        hurt.write_bytes(damaged(body, dice))
        seen.append(judged(hurt, whole, KEY))
        hurt.unlink()
    assert "silent" not in seen and seen.count("told") > len(seen) // 4


# --- another key ---------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def no_log_in_clear(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """SQLCipher writes to standard error of its own accord."""
    yield
    assert "hmac" not in capfd.readouterr().err.lower()
