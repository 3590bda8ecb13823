"""A passphrase set, changed or taken off: what else of the book lies on this PC follows, and nothing stays readable."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from oracle import assert_nowhere
from report_book import empty_book
from secret_book import OTHER, PHRASE, cut_at, found_in, small_book, words_of

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.backup.drill import drill
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.backup.standing import standing_of
from unionbook.services.outlet.readable import MASKED, want, write_readable
from unionbook.services.privacy.encryption import change_passphrase, put_under
from unionbook.store.backup.kept import OLD_KEY
from unionbook.store.backup.looking import prove
from unionbook.store.book import Book
from unionbook.store.files import open_book
from unionbook.store.pc.journal import Journal
from unionbook.store.seal import Sealed, examine
from unionbook.store.secrecy.keys import Key, new_key
from unionbook.store.secrecy.rekey import change_key

TYPED = "还没存的困难说明一大段"
WAITING = "插回U盘才写的联系地址"
WORDS = {TYPED.encode(), WAITING.encode()}
KEY, NEXT = new_key(PHRASE), new_key(OTHER)
CUT = ("privacy/encryption.py", "pc/journal.py", "store/sync.py")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "工会台账2026.ubk"


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this PC puts what is temporary."""
    made = tmp_path / "tmp"
    made.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(made))
    monkeypatch.setattr("tempfile.tempdir", None)
    return made


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    """A plain book with a backup, a deed that waits and text being typed."""
    with empty_book(path) as made:
        with made.change("登记会员 柯望舒") as act:
            for number in range(30):
                act.add("person", {"name": f"柯望{chr(0x8212 + number)}", "address": f"青山镇柳浪路{number}号"})
        Backups(made).make(Why.CLOSING)
        want(made, MASKED)
        write_readable(made)
        keep(made, None)
        yield made


def keep(book: Book, key: bytes | None) -> None:
    journal = Journal(book.facts["file_id"], key)
    journal.leave(journal.keep({"what": WAITING}), ["先问一下"])
    journal.keep_typed("u1", {"text": TYPED})
    journal.close()


def kept(book: Book, key: bytes | None) -> None:
    """What was kept can be read with the key."""
    journal = Journal(book.facts["file_id"], key)
    (deed,), (typed,) = journal.kept(), journal.typed()
    assert (deed.body, deed.left, typed.body) == ({"what": WAITING}, ("先问一下",), {"text": TYPED})
    journal.close()


def test_no_string_of_any_record_is_left_in_clear(book: Book, path: Path, own_home: Path, temp: Path) -> None:
    words = {word.decode() for word in words_of(book)} | {TYPED, WAITING}
    assert list(own_home.rglob("可读副本"))
    with pytest.raises(AssertionError):
        assert_nowhere(words, path.parent)
    told = change_passphrase(book, PHRASE, None)
    assert told.key is not None and len(words) > 60
    assert_nowhere(words, path.parent, own_home, temp)
    with open_book(path, CABINET, told.key.raw) as again:
        kept(again, told.key.raw)
        with again.change("长长的一次") as act:
            for (uid,) in again.rows("SELECT uid FROM person"):
                act.set("person", uid, {"address": "青山镇望江路长到一定会写满许多页的地址" * 8})
            assert path.with_name(f"{path.name}-journal").stat().st_size > 1000
            assert_nowhere(words | {"青山镇望江路"}, path.parent, own_home, temp)
        Backups(again).make(Why.BATCH)
        assert drill(Backups(again)).well
    assert_nowhere(words | {"青山镇望江路"}, path.parent, own_home, temp)


def test_backups_are_still_believed_whatever_the_key(book: Book, path: Path) -> None:
    raw = None
    for phrase in (PHRASE, OTHER, None):
        told = change_passphrase(book, phrase, raw)
        assert any("1 份备份" in one for one in told.sentences), told.sentences
        raw = told.key.raw if told.key else None
        book = open_book(path, CABINET, raw)
        (backup,) = Backups(book).listed()
        assert backup.good and backup.size == backup.path.stat().st_size
        assert drill(Backups(book)).well
    assert examine(backup.path) is Sealed.SOUND
    book.close()


def test_the_second_place_and_what_upgrades_put_aside_follow(book: Book, path: Path, tmp_path: Path) -> None:
    second, aside = tmp_path / "移动硬盘", path.with_name("工会台账2026.升级前20260101-080000.ubk")
    second.mkdir()
    Backups(book).put_second(second)
    Backups(book).make(Why.ASKED)
    shutil.copy(Backups(book).listed()[0].path, aside)
    words = {word.decode() for word in words_of(book)}
    told = change_passphrase(book, PHRASE, None)
    assert told.key is not None and any("第二备份位置的 1 份备份也已换成新口令" in one for one in told.sentences)
    assert_nowhere(words, second, path.parent)
    for copy in (aside, *second.glob("*.ubk")):
        prove(copy, CABINET, told.key.raw)


def test_a_second_place_out_of_reach_follows_when_it_is_back(book: Book, path: Path, tmp_path: Path) -> None:
    second, away = tmp_path / "移动硬盘", tmp_path / "不在"
    second.mkdir()
    Backups(book).put_second(second)
    Backups(book).make(Why.ASKED)
    words = {word.decode() for word in words_of(book)}
    second.rename(away)
    told = change_passphrase(book, PHRASE, None)
    assert told.key is not None and any("会跟着加密" in one for one in told.sentences), told.sentences
    away.rename(second)
    with open_book(path, CABINET, told.key.raw) as again:
        assert [one.hurt for one in Backups(again).second().listed()] == [OLD_KEY]  # type: ignore[union-attr]
        outcome = Backups(again).make(Why.CLOSING)
        assert not outcome.troubles and all(one.good for one in Backups(again).listed())
    assert_nowhere(words, second)


def test_a_backup_of_the_former_passphrase_is_no_damaged_one(book: Book, path: Path, tmp_path: Path) -> None:
    second, away = tmp_path / "移动硬盘", tmp_path / "不在"
    second.mkdir()
    old = change_passphrase(book, PHRASE, None).key
    assert old is not None
    book = open_book(path, CABINET, old.raw)
    Backups(book).put_second(second)
    Backups(book).make(Why.ASKED)
    second.rename(away)
    new = change_passphrase(book, OTHER, old.raw).key
    away.rename(second)
    assert new is not None
    with open_book(path, CABINET, new.raw) as again:
        backups = Backups(again)
        assert not backups.make(Why.CLOSING).troubles and not standing_of(backups).troubles
        (former,) = [one for one in backups.listed() if not one.good]
        assert (former.hurt, former.path.parent) == (OLD_KEY, second)
        prove(former.path, CABINET, old.raw)
        backups.discard(former)
        assert not former.path.exists()


def test_a_book_without_a_passphrase_again_is_sealed(book: Book, path: Path) -> None:
    told = change_passphrase(book, PHRASE, None)
    assert told.key is not None
    change_passphrase(open_book(path, CABINET, told.key.raw), None, told.key.raw)
    assert examine(path) is Sealed.SOUND


def test_what_waits_on_this_pc_follows_the_key(book: Book, path: Path, own_home: Path) -> None:
    raw = None
    for phrase in (PHRASE, OTHER, None):
        told = change_passphrase(book, phrase, raw)
        raw = told.key.raw if told.key else None
        book = open_book(path, CABINET, raw)
        kept(book, raw)
        assert len(list((own_home / "journal").iterdir())) == 1
    book.close()


def test_a_program_that_ended_in_between_leaves_nothing_readable(book: Book, path: Path, own_home: Path) -> None:
    key = new_key(PHRASE)
    change_key(book, key)  # and then the power went
    with open_book(path, CABINET, key.raw) as again:
        kept(again, key.raw)
    assert_nowhere({TYPED, WAITING}, own_home)


def test_a_journal_that_cannot_follow_leaves_all_as_it_was(book: Book, path: Path, own_home: Path) -> None:
    # A folder where the new journal is to be written.
    (own_home / "journal" / f"{book.facts['file_id']}.sealed.new").mkdir()
    with pytest.raises(Refusal, match="没能换口令"):
        change_passphrase(book, PHRASE, None)
    kept(book, None)
    book.close()
    with open_book(path, CABINET):
        assert not path.with_name(f"{path.name}.part").exists()


@pytest.mark.parametrize(("old", "new"), [(None, KEY), (KEY, NEXT), (KEY, None)], ids=["encrypt", "rekey", "decrypt"])
def test_cut_off_anywhere_what_waits_is_read_with_the_key_the_book_has(
    path: Path, own_home: Path, old: Key | None, new: Key | None
) -> None:
    keys = {True: old.raw if old else None, False: new.raw if new else None}
    seen = set[tuple[bool, bool]]()
    with small_book(path, keys[True], people=3) as book:
        keep(book, keys[True])
    body, home = path.read_bytes(), own_home / "journal"
    files = {one: one.read_bytes() for one in home.iterdir()}
    for number in range(1, 1000, 6):
        path.write_bytes(body)
        shutil.rmtree(home)
        home.mkdir()
        for one, was in files.items():
            one.write_bytes(was)
        code = cut_at(number, lambda: put_under(open_book(path, CABINET, keys[True]), keys[True], new), CUT)
        is_old, waiting = path.read_bytes() == body, {one.suffix for one in home.iterdir()}
        with open_book(path, CABINET, keys[is_old]) as again:
            for _ in range(2):
                kept(again, keys[is_old])
            assert again.key is None or not found_in(b"".join(map(Path.read_bytes, home.iterdir())), WORDS)
        seen.add((is_old, ".new" in waiting))
        if code == 0:
            break
    assert code == 0 and seen >= {(True, False), (True, True), (False, True), (False, False)}, "the whole way was gone"


def test_a_backup_under_another_key_is_no_other_file() -> None:
    locked = Path(__file__).parent / "books" / "0.1.0-early-locked.ubk"
    with pytest.raises(Refusal, match="加了密，没有口令"):
        prove(locked, CABINET)
    with pytest.raises(Refusal, match="换口令以前"):
        prove(locked, CABINET, bytes(48))


def test_a_backup_whose_tables_are_garbage_is_named_and_hinders_nothing(book: Book) -> None:
    (backup,) = Backups(book).listed()
    body = bytearray(backup.path.read_bytes())
    body[body.find(b"CREATE TABLE") + 3] = 0xFC
    garbled = backup.path.with_name("工会台账2026.000001.20200101-0800.ubk")
    garbled.write_bytes(body)
    assert {one.path: one.hurt for one in Backups(book).listed()} == {backup.path: "", garbled: "打不开，或里面有损坏"}
    told = change_passphrase(book, PHRASE, None)
    assert told.key is not None and any(garbled.name in one for one in told.sentences), told.sentences
