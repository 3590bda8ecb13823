"""Another key for a book: every row and its history kept; cut off anywhere, it is the old book or the new one."""

import shutil
import signal
import sys
from pathlib import Path

import pytest
from secret_book import OTHER, PHRASE, cut_at, everything, small_book

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.services.privacy.encryption import change_passphrase
from unionbook.store.files import open_book
from unionbook.store.history import of_row
from unionbook.store.pc.folder import folder
from unionbook.store.secrecy import rekey
from unionbook.store.secrecy.keys import Key, new_key
from unionbook.store.secrecy.rekey import change_key, part_of, remove_part
from unionbook.store.secrecy.unlock import WrongKey, by_passphrase

KEY, NEXT = new_key(PHRASE), new_key(OTHER)
CUT = ("secrecy/rekey.py", "store/sync.py")


@pytest.fixture(autouse=True)
def pc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("UNIONBOOK_HOME", str(tmp_path / "pc"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "工会台账2026.ubk"


def test_set_change_and_take_off_keep_every_row_and_its_history(path: Path) -> None:
    book = small_book(path)
    (uid,) = book.rows("SELECT uid FROM person WHERE phone = '13711112222'")[0]
    whole, past = everything(book)["person"], of_row(book, "person", uid)
    told = change_passphrase(book, PHRASE, None)
    assert told.key is not None and told.office == "青山镇总工会"
    book = open_book(path, CABINET, by_passphrase(path, PHRASE).raw)
    told = change_passphrase(book, OTHER, told.key.raw)
    assert told.key is not None
    with pytest.raises(WrongKey):
        by_passphrase(path, PHRASE)
    book = open_book(path, CABINET, by_passphrase(path, OTHER).raw)
    assert change_passphrase(book, None, told.key.raw).key is None
    with open_book(path, CABINET) as book:
        assert everything(book)["person"] == whole and of_row(book, "person", uid) == past
        assert [what for (what,) in book.select("disclosure", ["what"], order=("uid",))] == [
            *("设口令（整本台账）", "换口令（整本台账）", "去掉口令（整本台账）")
        ]
        assert not [one for one in check(book) if one.hurt]


def test_weak_ones_and_practice_books_are_refused(path: Path) -> None:
    book = small_book(path)
    with pytest.raises(Refusal, match="太短"):
        change_passphrase(book, "abc", None)
    assert book.count("person") == 59
    book.close()


def test_backups_of_this_pc_follow_and_what_does_not_is_named(path: Path) -> None:
    book = small_book(path)
    place = folder("backups", book.facts["file_id"])
    book.close()
    shutil.copy(path, place / "一月.ubk")
    small_book(place / "另一把钥匙.ubk", NEXT.raw).close()
    told = change_passphrase(open_book(path, CABINET), PHRASE, None)
    assert told.key is not None
    assert any("1 份备份也已换成新口令" in line for line in told.sentences)
    assert any("另一把钥匙.ubk" in line for line in told.sentences)
    with open_book(place / "一月.ubk", CABINET, told.key.raw) as backup:
        assert backup.count("person") == 59


@pytest.mark.parametrize(("old", "new"), [(None, KEY), (KEY, NEXT), (KEY, None)], ids=["encrypt", "rekey", "decrypt"])
def test_cut_off_anywhere_it_is_the_old_book_or_the_new_one(
    path: Path, tmp_path: Path, old: Key | None, new: Key | None
) -> None:
    book = small_book(path, old.raw if old else None, people=12)
    whole = everything(book)
    book.close()
    body, keys, seen = path.read_bytes(), {True: old, False: new}, set()
    for number in range(1, 1000, 11):
        path.write_bytes(body)
        remove_part(path)
        code = cut_at(number, lambda: change_key(open_book(path, CABINET, old.raw if old else None), new), CUT)
        is_old = path.read_bytes() == body
        key = keys[is_old]
        with open_book(path, CABINET, key.raw if key else None) as again:
            assert everything(again) == whole
        seen.add(is_old)
        if code == 0:
            break
    assert code == 0 and seen == {True, False}, "the whole way was gone"


@pytest.mark.parametrize("part", [8, 4, 3, 2, 1.2])
def test_a_full_disk_leaves_the_book_open_and_as_it_was(path: Path, part: float) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows does not limit the length of files")
    import resource

    book = small_book(path)
    body = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(len(body) / part), hard))
    try:
        with pytest.raises(Refusal):
            change_key(book, KEY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert book.count("person") == 59 and path.read_bytes() == body and not part_of(path).exists()
    with book.change("还能写") as act:
        act.set("office", book.select("office", ["uid"])[0][0], {"superior": "某某县总工会"})
    book.close()


def test_a_copy_that_differs_is_not_believed(path: Path, tmp_path: Path) -> None:
    book = small_book(path)
    other = small_book(tmp_path / "other.ubk", KEY.raw, people=61)
    other.close()
    with pytest.raises(Refusal, match="核对不上，没有换"):
        rekey.prove(book.connection, tmp_path / "other.ubk", KEY)
    book.close()
