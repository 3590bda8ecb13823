"""The cases of versions, migration and clock (V), of rot, malice and a lost stick (R), judged by the common oracle."""

import os
import random
import signal
import sys
import time
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from hurt_book import PAGE, cut, flipped, good_book, rows_in, seen_or_harmless
from oracle import assert_plain, assert_sound, outcome
from secret_book import PHRASE, small_book
from sqlcipher3 import dbapi2 as sqlite
from stick import SMALL, add, contents, names, new_book
from test_upgrade import LARGER

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.check import check
from unionbook.store.files import look_at, open_book
from unionbook.store.history import acts
from unionbook.store.secrecy.keys import new_key
from unionbook.store.secrecy.sheetcode import lines
from unionbook.store.secrecy.unlock import WrongKey, by_passphrase, by_sheet


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "U盘").mkdir()
    return new_book(tmp_path / "U盘" / "台账.ubk", "赵甲子", "钱乙丑")


def altered(path: Path, *statements: str) -> None:
    """Another program writes to the book."""
    connection = sqlite.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_case_v1_a_newer_book_asks_for_an_update_and_stays_byte_for_byte(path: Path) -> None:
    altered(path, "PRAGMA user_version = 99", "UPDATE book SET value = 'x' WHERE key = 'shape'")
    with outcome(path.parent) as told:
        open_book(path, SMALL)
    assert "新版程序" in told.sentence
    with outcome(path.parent) as shown, look_at(path, SMALL) as book:
        assert names(book) == ["赵甲子", "钱乙丑"]
        shown.sentence = book.read_only
    assert "更新版本" in shown.sentence


def test_case_v2_an_upgrade_killed_at_any_moment_is_old_or_new(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows forks no process")
    body, chance = path.read_bytes(), random.Random(2)
    for turn in range(10):
        for one in path.parent.iterdir():
            one.unlink()
        path.write_bytes(body)
        child = os.fork()
        if child == 0:
            try:
                open_book(path, LARGER).close()
            finally:
                os._exit(0)
        time.sleep(turn * 0.03 + chance.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        old = path.read_bytes() == body
        kept = [one for one in path.parent.iterdir() if "升级前" in one.name and one.suffix == ".ubk"]
        assert old or kept, "the original is kept before anything takes its place"
        assert_sound(path, LARGER, ["赵甲子", "钱乙丑"])


@pytest.mark.parametrize("year", [2001, 2099])
def test_case_v3_with_a_wrong_clock_saves_work_and_the_order_stays(path: Path, year: int) -> None:
    with open_book(path, SMALL) as book:
        Backups(book).make(Why.CLOSING)
    at = int(datetime(year, 1, 1).timestamp() * 1000)
    with open_book(path, SMALL, clock=lambda: at) as book:
        add(book, "孙丙寅")
        assert book.today().year == year
        Backups(book).make(Why.CLOSING, now=datetime(year, 1, 1))
    with open_book(path, SMALL) as book:
        add(book, "李丁卯")
        assert [one.label for one in acts(book, 4)] == ["登记李丁卯", "登记孙丙寅", "登记钱乙丑", "登记赵甲子"]
        doubts = [session.doubt for _, session in book.trail.sessions()]
        assert doubts == ([0, 1, 0] if year == 2001 else [0, 0, 1])
        assert len(Backups(book).listed()) == 2
    assert_sound(path, SMALL, ["赵甲子", "钱乙丑", "孙丙寅", "李丁卯"])


# --- rot, malice, lost stick -----------------------------------------------------------------------------------------


def zeroed(body: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(body) // 512) * 512
    return body[:at] + bytes(512) + body[at + 512 :]


def swapped(body: bytes, chance: random.Random) -> bytes:
    one, other = sorted(chance.sample(range(1, len(body) // PAGE), 2))
    first, second = (body[page * PAGE : (page + 1) * PAGE] for page in (one, other))
    return body[: one * PAGE] + second + body[(one + 1) * PAGE : other * PAGE] + first + body[(other + 1) * PAGE :]


@pytest.mark.parametrize("how", [flipped, zeroed, swapped, cut], ids=["bit", "sector", "pages", "cut"])
@pytest.mark.parametrize("rounds", [6, pytest.param(200, marks=pytest.mark.slow)])
def test_case_r1_rot_is_noticed_or_harms_no_row(tmp_path: Path, how: object, rounds: int) -> None:
    (tmp_path / "U盘").mkdir()
    path = good_book(tmp_path / "U盘" / "台账.ubk")
    wanted, body, chance, seen = rows_in(path), path.read_bytes(), random.Random(rounds), 0
    for _ in range(rounds):
        path.write_bytes(how(body, chance))  # type: ignore[operator]
        seen += seen_or_harmless(path, wanted) or path.read_bytes() == body
    assert seen >= rounds - max(1, rounds // 50)


def test_case_r2_six_wrong_passphrases_the_right_one_typed_otherwise_and_the_sheet(tmp_path: Path) -> None:
    path, phrase = tmp_path / "台账.ubk", "Café 算盘 ABC 石桥 红叶"
    key = new_key(phrase)
    small_book(path, key.raw).close()
    before = path.read_bytes()
    for wrong in ("Cafe 算盘 ABC 石桥 红叶", PHRASE, phrase + "x", "x", phrase[::-1], phrase.lower()):
        with outcome(tmp_path) as told:
            by_passphrase(path, wrong)
        assert "口令不对" in told.sentence
    for right in (unicodedata.normalize("NFD", phrase), phrase.replace("ABC", "ＡＢＣ"), phrase.replace(" ", "　")):
        assert by_passphrase(path, right) == key
    sheet = "\n".join(lines(key.secret))
    assert by_sheet(path, sheet) == key
    with pytest.raises(Refusal, match="第 1 行") as typo:
        by_sheet(path, sheet.replace(sheet[0], "0" if sheet[0] != "0" else "1", 1))
    assert not isinstance(typo.value, WrongKey) and path.read_bytes() == before
    assert_plain(typo.value.sentence)
    with open_book(path, CABINET, key.raw) as book:
        assert book.count("person") == 59 and not [one for one in check(book) if one.hurt]


@pytest.mark.parametrize("kind", ["jpg", "0 bytes", "another program's", "WAL"])
def test_case_r3_what_is_no_book_is_refused_with_the_reason(path: Path, kind: str) -> None:
    if kind == "jpg":
        path.write_bytes(b"\xff\xd8\xff\xe0" * 30_000)
    elif kind == "0 bytes":
        path.write_bytes(b"")
    elif kind == "WAL":
        altered(path, "PRAGMA journal_mode = WAL")
    else:
        path.unlink()
        altered(path, "CREATE TABLE t (x)", "PRAGMA user_version = 3")
    before = contents(path.parent)
    with outcome(path.parent) as told:
        open_book(path, SMALL)
    assert told.sentence and contents(path.parent) == before


def test_case_r4_a_value_edited_with_another_tool_is_reported_with_date_and_place(path: Path) -> None:
    altered(
        path,
        "UPDATE change SET value = replace(value, '赵甲子', '赵甲丑') WHERE value LIKE '%赵甲子%'",
        "UPDATE person SET name = '赵甲丑' WHERE name = '赵甲子'",
    )
    with open_book(path, SMALL) as book:
        (found,) = [one for one in check(book) if one.hurt]
    today = datetime.now()
    assert f"{today.year}年{today.month}月{today.day}日" in found.sentence
    assert "“登记赵甲子”" in found.sentence and "第 1 条" in found.sentence and "电脑" in found.sentence
    assert_plain(found.sentence)
