"""Restoring, the drill, 另存为: the present is saved first, what comes back is the backup, the PC goes on with it."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from report_book import empty_book

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.backup.differing import briefly, difference, in_full, now_of
from unionbook.services.backup.drill import drill
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.backup.returning import restore_file, restore_into, save_present
from unionbook.services.backup.settings import keep_settings, settings_of
from unionbook.services.backup.standing import standing_of
from unionbook.store.backup import making
from unionbook.store.backup.carrying import carry, lost_by_replacing
from unionbook.store.backup.facts import facts_of
from unionbook.store.backup.kept import Kept
from unionbook.store.backup.looking import prove
from unionbook.store.backup.place import APART
from unionbook.store.book import Book
from unionbook.store.files import open_book
from unionbook.store.pc.memory import Standing, compare, recall, state_of
from unionbook.store.seal import Sealed, examine

NOW = datetime(2026, 11, 28, 17, 5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book of two firms, closed; a backup of one firm lies on this PC."""
    target = tmp_path / "青山台账.ubk"
    with empty_book(target) as book:
        work(book, "甲厂")
        Backups(book).make(Why.CLOSING, now=NOW)
        work(book, "乙厂")
    return target


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    made = open_book(path, CABINET)
    yield made
    made.close()


def work(book: Book, name: str) -> str:
    with book.change(f"登记{name}") as act:
        return act.add("enterprise", {"name": name})


def firms(book: Book) -> list[str]:
    return [str(name) for (name,) in book.select("enterprise", ["name"], order=["name"])]


def newest(book: Book) -> Kept:
    found = Backups(book).own().newest()
    assert found is not None
    return found


def test_a_restore_saves_the_present_and_brings_the_backup_back(book: Book) -> None:
    backups = Backups(book)
    wanted = newest(book)
    assert save_present(backups)
    kept = backups.own().newest()
    assert kept is not None and kept.why == "恢复前" and kept.rows["enterprise"] == 2
    generation = int(book.facts["generation"])
    restore_into(wanted.path, book.path, CABINET, None, book.close)
    with open_book(book.path, CABINET) as again:
        assert firms(again) == ["甲厂"] and not again.read_only and not again.notices
        assert int(again.facts["generation"]) == generation
        seen = recall(again.facts["file_id"])
        assert compare(state_of(again), seen).standing is Standing.SAME
        assert settings_of(again.facts["file_id"]).halted == wanted.path.name
        assert standing_of(Backups(again), NOW).halted
        work(again, "丙厂")
        assert int(again.facts["generation"]) == generation + 1
        made = Backups(again).make(Why.CLOSING, now=NOW)
        assert made.made[0].generation == generation + 1
    # And the way back: the present as it was before.
    restore_file(kept.path, book.path, CABINET)
    with open_book(book.path, CABINET) as back:
        assert len(firms(back)) == 2 and not back.read_only
    assert sorted(one.name for one in book.path.parent.iterdir()) == ["青山台账.ubk"]


def test_saving_the_present_lets_go_none_that_may_be_the_wanted_one(book: Book) -> None:
    """Of many made in one go the oldest goes next: that before the first batch, wanted when all of them went wrong."""
    backups, made = Backups(book), []
    for minute in range(5):
        work(book, f"{minute}号厂")
        made += backups.make(Why.IMPORT, now=NOW + timedelta(minutes=minute + 1)).made
    work(book, "末厂")
    assert save_present(backups)
    restore_into(made[0].path, book.path, CABINET, None, book.close)
    with open_book(book.path, CABINET) as again:
        assert firms(again) == ["0号厂", "乙厂", "甲厂"]


def test_the_rotation_stands_still_until_the_clerk_agrees(book: Book) -> None:
    backups = Backups(book)
    keep_settings(backups.file_id, halted="某份备份")
    for day in range(1, 29):
        work(book, f"{day}号厂")
        assert backups.make(Why.CLOSING, now=datetime(2026, 2, day, 17)).gone == []
    assert len(backups.own().listed()) == 29
    backups.agree()
    work(book, "末厂")
    assert len(backups.make(Why.CLOSING, now=datetime(2026, 3, 1, 17)).gone) >= 15


def test_stale_files_beside_the_book_are_not_rolled_into_what_was_restored(path: Path, tmp_path: Path) -> None:
    """A backup put over a book with a hot journal or a log beside it would be spoilt by them."""
    with open_book(path, CABINET) as book:
        kept = newest(book)
    for ending in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(4096))
    restore_file(kept.path, path, CABINET)
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(path.name)] == [path.name]
    with open_book(path, CABINET) as again:
        assert firms(again) == ["甲厂"]


def test_a_damaged_book_is_saved_as_it_is_and_restored(path: Path) -> None:
    with open_book(path, CABINET) as book:
        kept = newest(book)
    body = bytearray(path.read_bytes())
    body[4096 * 3 : 4096 * 9] = bytes(4096 * 6)
    path.write_bytes(body)
    restore_file(kept.path, path, CABINET)
    with open_book(path, CABINET) as again:
        assert firms(again) == ["甲厂"]
    (saved,) = (kept.path.parent / APART).glob("*.原样")
    assert saved.read_bytes() == bytes(body)


def test_a_lost_book_comes_back_on_a_new_pc(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_book(path, CABINET) as book:
        kept = shutil.copy(newest(book).path, tmp_path / "带走的.ubk")
    monkeypatch.setenv("UNIONBOOK_HOME", str(tmp_path / "新电脑"))
    target = tmp_path / "新U盘" / "青山台账.ubk"
    target.parent.mkdir()
    restore_file(Path(kept), target, CABINET)
    with open_book(target, CABINET) as again:
        assert firms(again) == ["甲厂"] and not again.read_only


def test_another_book_a_damaged_backup_and_itself_are_refused_and_nothing_changes(path: Path, tmp_path: Path) -> None:
    with open_book(path, CABINET) as book:
        kept = newest(book)
    before = path.read_bytes()
    with empty_book(tmp_path / "别的.ubk") as other:
        work(other, "别厂")
    with pytest.raises(Refusal, match="不是同一本台账"):
        restore_file(tmp_path / "别的.ubk", path, CABINET)
    body = bytearray(kept.path.read_bytes())
    body[4096 * 5 : 4096 * 20] = bytes(4096 * 15)
    kept.path.write_bytes(body)
    with pytest.raises(Refusal):
        restore_file(kept.path, path, CABINET)
    with pytest.raises(Refusal, match="同一个文件"):
        restore_file(path, path, CABINET)
    with pytest.raises(Refusal, match="找不到"):
        restore_file(tmp_path / "没有.ubk", path, CABINET)
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == ["别的.ubk", "青山台账.ubk"]


def test_the_present_that_cannot_be_saved_is_not_replaced(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    from unionbook.store.backup import disk

    monkeypatch.setattr(disk, "_SPARE", 1 << 60)
    with pytest.raises(Refusal, match=r"没能先备份.*没有恢复，台账还是原来的"):
        save_present(Backups(book))
    assert len(firms(book)) == 2


def test_what_differs_is_told_by_kinds_and_acts(book: Book) -> None:
    kept = newest(book)
    found = difference(kept, now_of(book))
    assert (found.fewer, found.more, found.since, found.apart) == ({"enterprise": 1}, {}, 1, 0)
    label, measure = CABINET["enterprise"].label, CABINET["enterprise"].measure
    assert briefly(found, CABINET) == f"{label}少 1 {measure}"
    assert in_full(found, CABINET) == (
        f"恢复以后，这份备份之后的 1 次操作都会退回；和现在比，{label}少 1 {measure}。"
    )
    Backups(book).make(Why.ASKED, now=NOW)
    same = difference(newest(book), now_of(book))
    assert same.none and briefly(same, CABINET) == "和现在一样"
    uid = book.select("enterprise", ["uid"])[0][0]
    with book.change("改名") as act:
        act.set("enterprise", uid, {"name": "丁厂"})
    changed = difference(newest(book), now_of(book))
    assert briefly(changed, CABINET) == "之后改过 1 次" and "内容回到当时" in in_full(changed, CABINET)
    with book.change("删除") as act:
        act.drop("enterprise", uid)
    assert difference(newest(book), now_of(book)).more == {"enterprise": 1}


def test_the_drill_proves_a_backup_of_an_older_program(tmp_path: Path) -> None:
    target, old = tmp_path / "台账.ubk", Path(__file__).parent / "books" / "0.1.0-early.ubk"
    restore_file(old, target, CABINET)
    with open_book(target, CABINET) as book:
        backups = Backups(book)
        shutil.copy(old, backups.own().folder / "台账.000001.20200101-1200.ubk")
        assert drill(backups).well


def test_the_drill_restores_one_proves_it_and_leaves_nothing(book: Book, own_home: Path) -> None:
    backups = Backups(book)
    old = recall(backups.file_id)
    assert not standing_of(backups, NOW).drill_due
    assert standing_of(backups, NOW + timedelta(days=366)).drill_due
    result = drill(backups, now=NOW + timedelta(days=366))
    assert result.well and result.rows == sum(newest(book).rows.values())
    assert result.sentence.startswith("恢复演练成功：用 2026年11月28日 的备份恢复出")
    assert not standing_of(backups, NOW + timedelta(days=367)).drill_due
    assert list((own_home / "drill").rglob("*.ubk*")) == []
    assert recall(backups.file_id) == old and len(firms(book)) == 2


def test_a_drill_that_fails_says_so_until_one_succeeds(book: Book) -> None:
    backups = Backups(book)
    kept = newest(book)
    body = bytearray(kept.path.read_bytes())
    body[4096 * 5 : 4096 * 20] = bytes(4096 * 15)
    kept.path.write_bytes(body)
    result = drill(backups, now=NOW)
    assert not result.well and result.sentence.startswith("恢复演练没有成功：")
    assert result.sentence in standing_of(backups, NOW).troubles
    backups.own().recheck(kept, NOW)
    with pytest.raises(Refusal, match="还没有好的备份"):
        drill(backups, now=NOW)
    backups.make(Why.ASKED, now=NOW)
    assert drill(backups, now=NOW).well
    assert result.sentence not in standing_of(backups, NOW).troubles


def test_a_copy_for_another_place_is_read_back_and_sealed(book: Book, tmp_path: Path) -> None:
    target = tmp_path / "U盘" / "副本.ubk"
    target.parent.mkdir()
    carried = carry(book, target)
    assert carried == facts_of(book.connection, CABINET) == prove(target, CABINET)
    assert examine(target) is Sealed.SOUND
    assert lost_by_replacing(book, target) == 0
    with pytest.raises(Refusal, match="不能存到它自己上面"):
        carry(book, book.path)


def test_what_would_be_lost_by_replacing_a_copy_is_counted(book: Book, tmp_path: Path) -> None:
    target = tmp_path / "副本.ubk"
    carry(book, target)
    # As on another PC, which knows nothing of the first copy.
    with open_book(target, CABINET) as other:
        for name in ("在外厂", "在外二厂"):
            work(other, name)
    assert lost_by_replacing(book, target) == 2
    with empty_book(tmp_path / "别的.ubk"):
        pass
    assert lost_by_replacing(book, tmp_path / "别的.ubk") is None


def test_a_stick_that_gives_back_other_bytes_is_told(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from unionbook.store.backup import disk

    def spoil(path: Path) -> None:
        disk.forget(path)
        body = bytearray(path.read_bytes())
        body[-1] ^= 1
        path.write_bytes(body)

    monkeypatch.setattr(making, "forget", spoil)
    with pytest.raises(Refusal, match=r"读回来不一样，没有留下它"):
        carry(book, tmp_path / "副本.ubk")
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["青山台账.ubk"]
