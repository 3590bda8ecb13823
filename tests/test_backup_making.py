"""A backup: consistent while acts are written, believed only when it was read back, never half; then what is kept."""

import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from backup_folder import copies, work
from report_book import full_book

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.backup.standing import standing_of
from unionbook.services.check import check
from unionbook.store.backup import disk, pages, still
from unionbook.store.backup.facts import facts_of
from unionbook.store.backup.looking import Damaged, prove, read_as_book, still_sound
from unionbook.store.backup.making import make_copy
from unionbook.store.backup.pages import Stopped
from unionbook.store.backup.place import APART, LIST
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book
from unionbook.store.seal import Sealed, examine

NOW = datetime(2026, 11, 28, 17, 5)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with full_book(tmp_path / "青山台账.ubk") as made:
        yield made


def test_a_copy_holds_the_same_is_sealed_and_passes_the_full_check(book: Book, tmp_path: Path) -> None:
    target = tmp_path / "别处" / "副本.ubk"
    target.parent.mkdir()
    facts = make_copy(book, target)
    assert facts == facts_of(book.connection, CABINET) == prove(target, CABINET)
    assert facts.rows["person"] == 200 and facts.acts == 1 and len(facts.heads) == 1
    assert examine(target) is Sealed.SOUND
    with read_as_book(target, CABINET) as copy:
        assert not [one for one in check(copy) if one.hurt]
        with pytest.raises(Refusal, match="只能查看"), copy.change("不行"):
            pass
    assert copies(target.parent) == ["副本.ubk"]
    work(book, "甲厂")
    book.close()
    with open_book(target, CABINET) as opened:
        assert opened.read_only and opened.count("enterprise") == facts.rows["enterprise"]


def test_acts_written_meanwhile_are_whole_in_the_copy_or_not_in_it(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGES", 4)
    written: list[int] = []

    def step(done: int, of: int) -> bool:
        if len(written) < 30:
            work(book, f"边写边备{len(written)}厂")
            written.append(done)
        return True

    facts = make_copy(book, tmp_path / "副本.ubk", step=step)
    assert len(written) == 30
    assert facts == facts_of(book.connection, CABINET)
    with read_as_book(tmp_path / "副本.ubk", CABINET) as copy:
        assert not [one for one in check(copy) if one.hurt]


def test_a_thread_of_its_own_copies_while_another_writes(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(still, "_CHUNK", 16_384)
    monkeypatch.setattr(pages, "PAGES", 8)
    stop = threading.Event()
    faults: list[BaseException] = []
    made: list[int] = []

    def copying() -> None:
        try:
            while not stop.is_set():
                made.append(make_copy(book, tmp_path / "副本.ubk").acts)
        except BaseException as fault:
            faults.append(fault)

    thread = threading.Thread(target=copying)
    thread.start()
    for number in range(60):
        work(book, f"并行{number}厂")
        book.count("enterprise")
    stop.set()
    thread.join()
    assert not faults and made and made == sorted(made)
    assert prove(tmp_path / "副本.ubk", CABINET).acts == made[-1]


def test_an_encrypted_book_has_an_encrypted_backup_of_the_same_key(tmp_path: Path) -> None:
    from unionbook.store.secrecy.keys import new_key

    key = new_key("春天 拖拉机 蓝的 算盘珠").raw
    with create_book(tmp_path / "密.ubk", CABINET, key) as book:
        work(book, "机密织造厂")
        outcome = Backups(book).make(Why.ASKED, now=NOW)
        assert not outcome.troubles
        (kept,) = outcome.made
        assert prove(kept.path, CABINET, key).rows["enterprise"] == 1
        assert still_sound(kept.path, CABINET, key) == ""
        assert "机密".encode() not in kept.path.read_bytes()
        listed = (kept.path.parent / LIST).read_text(encoding="utf-8")
        assert "织造" not in listed
        with pytest.raises(Refusal):
            prove(kept.path, CABINET)
        body = bytearray(kept.path.read_bytes())
        body[len(body) // 2] ^= 1
        kept.path.write_bytes(body)
        assert still_sound(kept.path, CABINET, key)


def test_stopping_leaves_nothing_and_what_was_there_as_it_was(book: Book, tmp_path: Path) -> None:
    target = tmp_path / "副本.ubk"
    make_copy(book, target)
    before = target.read_bytes()
    work(book, "甲厂")
    with pytest.raises(Stopped, match="没有留下半份"):
        make_copy(book, target, step=lambda done, of: False)
    assert target.read_bytes() == before and copies(tmp_path) == ["副本.ubk", "青山台账.ubk"]


def test_a_full_disk_is_told_before_anything_is_written(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_SPARE", 1 << 60)
    with pytest.raises(Refusal, match=r"只剩.*请清出空间"):
        make_copy(book, tmp_path / "副本.ubk")
    backups = Backups(book)
    outcome = backups.make(Why.ASKED, now=NOW)
    assert not outcome.made and "只剩" in outcome.troubles[0]
    assert "只剩" in standing_of(backups, NOW).troubles[0]
    told = outcome.troubles[0].replace(",", "")
    left, need = (float(told.split(word)[1].split(" MB")[0]) for word in ("只剩 ", "要 "))
    assert left < need
    work(book, "照常工作厂")
    monkeypatch.undo()
    assert backups.make(Why.CLOSING, now=NOW).made
    assert standing_of(backups, NOW).troubles == ()


def test_a_copy_that_reads_back_differently_is_not_kept(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk gives back other bytes than were written: one bit, which no check of pages would see."""
    from unionbook.store.backup import making

    def spoil(path: Path) -> None:
        disk.forget(path)
        body = bytearray(path.read_bytes())
        body[body.index("钱7".encode())] ^= 1
        path.write_bytes(body)

    monkeypatch.setattr(making, "forget", spoil)
    with pytest.raises(Refusal, match="读回来不一样"):
        make_copy(book, tmp_path / "副本.ubk")
    assert copies(tmp_path) == ["青山台账.ubk"]


def test_only_when_something_changed_and_to_both_places(book: Book, tmp_path: Path) -> None:
    second = tmp_path / "移动硬盘"
    second.mkdir()
    backups = Backups(book)
    backups.put_second(second)
    assert backups.due()
    first = backups.make(Why.OPENED, now=NOW)
    assert [kept.path.parent for kept in first.made] == [backups.own().folder, second]
    assert first.made[0].path.name == "青山台账.000001.20261128-1705.ubk"
    assert not backups.due() and backups.make(Why.CLOSING, now=NOW).made == []
    work(book, "甲厂")
    assert backups.due()
    again = backups.make(Why.BATCH, now=NOW)
    assert [kept.path.name for kept in again.made] == ["青山台账.000001.20261128-1705-2.ubk"] * 2
    assert [(kept.why, kept.serial) for kept in backups.own().listed()] == [("批量办理前", 2), ("打开时", 1)]
    shutil.rmtree(second)
    work(book, "乙厂")
    lost = backups.make(Why.CLOSING, now=NOW)
    assert len(lost.made) == 1 and "第二备份位置" in lost.troubles[0]
    assert standing_of(backups, NOW).last == lost.made[0]


def test_many_days_are_rotated_and_a_damaged_one_is_set_apart_and_not_counted(book: Book) -> None:
    backups = Backups(book)
    for day in range(1, 29):
        work(book, f"{day}号厂")
        backups.make(Why.CLOSING, now=datetime(2026, 2, day, 17))
    own = backups.own()
    there = own.listed()
    # One session, so one generation: the days alone tell the backups apart.
    assert len(there) == 8 + 3
    assert [one.day for one in there][:8] == [f"2026-02-{day:02}" for day in range(28, 20, -1)]
    assert all(prove(kept.path, CABINET).acts == kept.acts for kept in there)
    hurt = there[4]
    body = bytearray(hurt.path.read_bytes())
    body[len(body) // 2] ^= 4
    hurt.path.write_bytes(body)
    again = own.recheck(hurt, NOW)
    assert again.hurt == "内容和存下时不一样了" and again.path.parent.name == APART and again.path.exists()
    listed = own.listed()
    assert [one.hurt != "" for one in listed].count(True) == 1 and len(listed) == len(there)
    assert "有 1 份备份坏了" in standing_of(backups, NOW).troubles[0]
    there[0].path.write_bytes(there[0].path.read_bytes()[:-5000])
    assert own.listed()[0].hurt == "大小和存下时不一样了" and own.newest() == own.listed()[1]
    assert backups.due()


def test_each_backup_reads_an_old_one_again(book: Book) -> None:
    backups = Backups(book)
    for day in range(1, 5):
        work(book, f"{day}号厂")
        backups.make(Why.CLOSING, now=datetime(2026, 2, day, 17))
    old = min(backups.own().listed(), key=lambda one: (one.verified, one.serial))
    body = bytearray(old.path.read_bytes())
    body[-3] ^= 1
    old.path.write_bytes(body)
    work(book, "五号厂")
    outcome = backups.make(Why.CLOSING, now=datetime(2026, 2, 5, 17))
    if not outcome.troubles:
        work(book, "六号厂")
        outcome = backups.make(Why.CLOSING, now=datetime(2026, 2, 6, 17))
    assert "坏了" in outcome.troubles[0] and len(outcome.made) == 1


def test_prove_names_damage_and_refuses_what_is_no_book(book: Book, tmp_path: Path) -> None:
    target = tmp_path / "副本.ubk"
    make_copy(book, target)
    body = bytearray(target.read_bytes())
    body[4096 * 30 : 4096 * 31] = bytes(4096)
    target.write_bytes(body)
    with pytest.raises((Damaged, Refusal)):
        prove(target, CABINET)
    (tmp_path / "照片.ubk").write_bytes(b"\xff\xd8\xff" * 3000)
    with pytest.raises(Refusal):
        prove(tmp_path / "照片.ubk", CABINET)


def test_two_books_of_one_name_share_a_second_place(tmp_path: Path) -> None:
    second = tmp_path / "移动硬盘"
    for place in (second, tmp_path / "甲镇", tmp_path / "乙镇"):
        place.mkdir()
    for town in ("甲镇", "乙镇"):
        with create_book(tmp_path / town / "工会台账.ubk", CABINET) as book:
            work(book, town)
            Backups(book).put_second(second)
            assert len(Backups(book).make(Why.ASKED, now=datetime(2026, 11, 28, 17, 5)).made) == 2
    assert len(list(second.glob("*.ubk"))) == 2
