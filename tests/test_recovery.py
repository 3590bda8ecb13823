"""A save that the file does not take is kept on the PC and written when the file is back: once, or left open."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from stick_book import ENTERPRISE, Stick, firm, full, protected, pulled, saved, unreadable

from unionbook.ground.errors import Refusal
from unionbook.services.check import check
from unionbook.services.recovery.comeback import Another, come_back
from unionbook.services.recovery.keeping import Kept, Unkept, journal_of
from unionbook.services.recovery.leftover import give_up, leftovers, take_up
from unionbook.services.recovery.replay import make_good, waiting
from unionbook.services.saving import drop_draft, open_entry, remove, save, save_draft
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.history import acts

Trouble = Callable[[Book, Stick], AbstractContextManager[None]]
TROUBLES: dict[str, tuple[Trouble, str]] = {
    "pulled": (lambda book, stick: pulled(stick), "U 盘已拔出。"),
    "full": (lambda book, stick: full(book), "磁盘已满"),
    "protected": (lambda book, stick: protected(book), "变成了只读"),
    "unreadable": (lambda book, stick: unreadable(book), "读写“工会台账.ubk”时出了问题"),
}
LONG = "样板" * 90
"""More than fits into what is free of a page: a full disk cannot take it."""


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path)


@pytest.fixture
def book(stick: Stick) -> Iterator[Book]:
    made = stick.made()
    yield made
    made.close()


def sound(book: Book) -> None:
    assert check(book) == []


def labels(book: Book) -> list[str]:
    return [line.label for line in acts(book)]


@pytest.mark.parametrize("name", TROUBLES)
def test_a_save_that_fails_is_kept_and_finished_once(book: Book, stick: Stick, name: str) -> None:
    trouble, words = TROUBLES[name]
    uid = saved(book, name="样板甲子厂", workers="10")
    book.rows("SELECT count(*) FROM enterprise")
    entry = firm(book, {"workers": "12", "address": LONG, "note": LONG * 10}, uid)
    with trouble(book, stick):
        with pytest.raises(Kept) as refused:
            save(entry)
        assert words in refused.value.sentence and "刚才的 3 处修改已存在本机" in refused.value.sentence
        assert waiting(book) == 3
    come_back(book)
    assert book.must("enterprise", uid)["workers"] == 10
    (made,) = make_good(book)
    assert (made.done, made.places, made.left, made.word) == (True, 3, (), "保存 样板甲子厂")
    assert book.must("enterprise", uid)["workers"] == 12
    before = labels(book)
    assert make_good(book) == [] and waiting(book) == 0 and labels(book) == before
    sound(book)


def test_what_waits_is_not_given_up_for_a_book_that_proves_damaged(book: Book, stick: Stick) -> None:
    """The examination behind an opened book may end only when the first change asks for it."""

    def found(seconds: float | None) -> bool:
        book.read_only = "有损坏。"
        return True

    with pulled(stick), pytest.raises(Kept):
        save(firm(book, {"name": "样板丙寅厂"}))
    come_back(book)
    book.examining = found
    assert make_good(book) == [] and book.read_only
    assert waiting(book) == 1 and leftovers(book) == []


@pytest.mark.parametrize("name", TROUBLES)
def test_it_is_written_after_a_restart_too(stick: Stick, name: str) -> None:
    book = stick.made()
    entry = firm(book, {"name": "样板乙丑厂", "note": LONG * 10})
    with TROUBLES[name][0](book, stick), pytest.raises(Kept):
        save(entry)
    book.close()
    with stick.opened() as again:
        assert again.values("enterprise", entry.uid) is None and waiting(again) == 2
        assert [one.done for one in make_good(again)] == [True]
        assert again.title("enterprise", entry.uid) == "样板乙丑厂" and labels(again) == ["登记企业 样板乙丑厂"]
        sound(again)
    journal = journal_of(again)
    assert journal is not None and not journal.path.exists()


def test_a_crash_between_the_act_and_the_note_that_it_is_done_writes_it_once(stick: Stick, book: Book) -> None:
    uid = saved(book, name="样板甲子厂", workers="10")
    with pulled(stick), pytest.raises(Kept):
        save(firm(book, {"workers": "12"}, uid))
    journal = journal_of(book)
    assert journal is not None
    (kept,) = journal.kept()
    come_back(book)
    make_good(book)
    # As if the program had died before it took the deed off the journal, and somebody had taken the change back since.
    number = journal.keep(kept.body)
    session = book.session.session
    assert session is not None
    journal.mark(number, session.sid.hex(), book.session.acts)
    with book.change("改回去") as act:
        act.set("enterprise", uid, {"workers": 10})
    assert [one.done for one in make_good(book)] == [True]
    assert book.must("enterprise", uid)["workers"] == 10 and waiting(book) == 0


def test_what_changed_meanwhile_is_named_and_left_to_the_clerk(stick: Stick, book: Book) -> None:
    uid = saved(book, name="样板甲子厂", workers="10", phone="0571-86000001")
    with pulled(stick), pytest.raises(Kept):
        save(firm(book, {"workers": "12", "phone": "0571-86000002"}, uid))
    come_back(book)
    with book.change("别人改的") as act:
        act.set("enterprise", uid, {"workers": 11, "address": "样板路 1 号"})
    (made,) = make_good(book)
    assert not made.done and made.left == ("职工总数：台账里后来改成了“11”，您填的是“12”。",)
    assert book.must("enterprise", uid)["workers"] == 11 and waiting(book) == 0
    (left,) = leftovers(book)
    assert (left.title, left.fields, left.why) == ("样板甲子厂", ("电话", "职工总数"), made.left)
    taken = take_up(book, uid)
    assert taken is not None
    assert (taken.entry.shown("workers"), taken.entry.shown("address")) == ("12", "样板路 1 号")
    save(taken.entry)
    assert book.must("enterprise", uid)["workers"] == 12 and leftovers(book) == []


def test_what_others_changed_elsewhere_stays(stick: Stick, book: Book) -> None:
    uid = saved(book, name="样板甲子厂", workers="10")
    with pulled(stick), pytest.raises(Kept):
        save(firm(book, {"workers": "12"}, uid))
    come_back(book)
    with book.change("别人改的") as act:
        act.set("enterprise", uid, {"address": "样板路 1 号"})
    assert [one.done for one in make_good(book)] == [True]
    values = book.must("enterprise", uid)
    assert (values["workers"], values["address"]) == (12, "样板路 1 号")


def test_a_record_removed_meanwhile_is_not_made_again(stick: Stick, book: Book) -> None:
    uid = saved(book, name="样板甲子厂", workers="10")
    with pulled(stick), pytest.raises(Kept):
        save(firm(book, {"workers": "12"}, uid))
    come_back(book)
    remove(book, ENTERPRISE, [uid])
    (made,) = make_good(book)
    assert not made.done and "后来被删除了" in made.left[0] and book.values("enterprise", uid) is None
    give_up(book, leftovers(book)[0])
    assert leftovers(book) == []


def test_saving_again_before_it_was_written_replaces_what_was_kept(stick: Stick, book: Book) -> None:
    entry = firm(book, {"name": "样板甲子厂", "workers": "10"})
    with pulled(stick):
        for workers in ("11", "12"):
            entry.type("workers", workers)
            with pytest.raises(Kept):
                save(entry)
        assert waiting(book) == 2
    come_back(book)
    entry.type("workers", "13")
    save(entry)
    assert make_good(book) == [] and book.must("enterprise", entry.uid)["workers"] == 13
    assert len(labels(book)) == 1


def test_drafts_and_removals_survive_in_their_order(stick: Stick, book: Book) -> None:
    uid = saved(book, name="样板甲子厂")
    draft = firm(book, {"workers": "5"})
    with pulled(stick):
        for deed in (lambda: save_draft(draft), lambda: remove(book, ENTERPRISE, [uid])):
            with pytest.raises(Kept):
                deed()
    come_back(book)
    assert [one.done for one in make_good(book)] == [True, True]
    assert book.values("enterprise", uid) is None
    assert open_entry(book, ENTERPRISE, draft.uid).shown("workers") == "5"
    with pulled(stick), pytest.raises(Kept):
        drop_draft(book, ENTERPRISE, draft.uid)
    come_back(book)
    make_good(book)
    assert book.count("draft") == 0
    sound(book)


def test_an_act_in_doubt_is_looked_up_and_not_written_again(stick: Stick, book: Book) -> None:
    uid = saved(book, name="样板甲子厂", workers="10")
    entry = firm(book, {"workers": "12"}, uid)
    cut = book.committing
    held: list[AbstractContextManager[None]] = []

    def lose(act: object) -> None:
        held.append(unreadable(book))
        held[0].__enter__()
        stick.pull()

    cut.append(lose)
    with pytest.raises(Refusal):
        save(entry)
    cut.remove(lose)
    held[0].__exit__(None, None, None)
    stick.put()
    come_back(book)
    make_good(book)
    assert book.must("enterprise", uid)["workers"] == 12
    assert labels(book).count("修改 样板甲子厂") == 1
    sound(book)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")
def test_another_book_or_an_older_copy_under_its_name_is_not_gone_on_with(stick: Stick, book: Book) -> None:
    older = stick.path.with_name("旧.ubk")
    uid = saved(book, name="样板甲子厂", workers="10")
    older.write_bytes(stick.path.read_bytes())
    come_back(book)
    save(firm(book, {"workers": "11"}, uid))
    now = stick.path.rename(stick.path.with_name("现在.ubk"))
    older.rename(stick.path)
    with pytest.raises(Kept):
        save(firm(book, {"workers": "12"}, uid))
    with pytest.raises(Another, match="旧的一份，少 1 次操作"):
        come_back(book)
    now.replace(stick.path)
    come_back(book)
    assert [one.done for one in make_good(book)] == [True]
    assert book.must("enterprise", uid)["workers"] == 12


def test_what_is_refused_for_itself_is_not_kept(stick: Stick, book: Book) -> None:
    with pytest.raises(Refusal) as refused:
        move(book, ENTERPRISE, [], "nowhere", date(2026, 1, 1))
    assert not isinstance(refused.value, Kept) and waiting(book) == 0
    assert refused.value.__cause__ is None, "who looks for its first cause must come to an end"
    assert save(firm(book, {"workers": "5"})) and waiting(book) == 0


def test_neither_stick_nor_pc_takes_it(stick: Stick, book: Book, own_home: Path) -> None:
    entry = firm(book, {"name": "样板甲子厂"})
    (own_home / "journal").rmdir()
    (own_home / "journal").touch()
    with pulled(stick), pytest.raises(Unkept, match="请不要关闭程序"):
        save(entry)
    assert entry.shown("name") == "样板甲子厂"


def test_of_an_encrypted_book_nothing_lies_in_clear(stick: Stick, own_home: Path) -> None:
    from unionbook.store.secrecy.keys import new_key
    key = new_key("样板口令 一二三四").raw
    book = stick.made(key)
    entry = firm(book, {"name": "样板甲子厂", "contact": "钱乙丑"})
    with pulled(stick), pytest.raises(Kept):
        save(entry)
    found = [path for path in own_home.rglob("*") if path.is_file() and "journal" in str(path)]
    assert found
    for path in found:
        body = path.read_bytes()
        assert "钱乙丑".encode() not in body and "样板甲子厂".encode() not in body
    book.close()
    with stick.opened(key) as again:
        assert [one.done for one in make_good(again)] == [True]
        assert again.must("enterprise", entry.uid)["contact"] == "钱乙丑"
        journal = journal_of(again)
        assert journal is not None
        other = new_key("另一个口令 五六七八").raw
        entry = firm(again, {"address": "样板路"}, entry.uid)
        with pulled(stick), pytest.raises(Kept):
            save(entry)
        journal.ready(other)
        journal.rekey(other)
        assert len(journal.kept()) == 1


def test_a_damaged_journal_stands_in_nobodys_way(stick: Stick, own_home: Path) -> None:
    book = stick.made()
    file_id = book.facts["file_id"]
    book.close()
    (own_home / "journal" / f"{file_id}.open").write_bytes(b"not a journal at all" * 300)
    with stick.opened() as again:
        assert make_good(again) == [] and leftovers(again) == []
        with pulled(stick), pytest.raises(Kept):
            save(firm(again, {"name": "样板甲子厂"}))
        come_back(again)
        assert [one.done for one in make_good(again)] == [True]
