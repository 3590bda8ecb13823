"""The way into a book: who may write, which copy it is, how it was left, and what is said of it."""

import json
import os
import shutil
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite
from stick import CUT, DIES, SMALL, add, contents, elsewhere, names, new_book

from unionbook.ground.errors import Refusal
from unionbook.store.connection import connect, deadline
from unionbook.store.files import go_on_with, look_at, open_book
from unionbook.store.notice import Closed, Topic
from unionbook.store.pc import checks, presence
from unionbook.store.seal import Sealed, examine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    stick = tmp_path / "U盘"
    stick.mkdir()
    return new_book(stick / "台账.ubk", "赵甲子", "钱乙丑")


def topics(path: Path) -> list[Topic]:
    with open_book(path, SMALL) as book:
        assert all(one.sentence.endswith("。") for one in book.notices)
        return [one.topic for one in book.notices]


# --- reading alone ---------------------------------------------------------------------------------------------------


def test_a_write_protected_book_is_shown_from_a_copy_that_goes_away(path: Path, own_home: Path) -> None:
    path.chmod(0o444)
    before = contents(path.parent)
    with open_book(path, SMALL) as book:
        assert names(book) == ["赵甲子", "钱乙丑"] and [one.topic for one in book.notices] == [Topic.PROTECTED]
        assert book.path == path and any((own_home / "looking").iterdir())
        with pytest.raises(Refusal, match="写保护"):
            add(book, "孙丙寅")
        with pytest.raises(Exception, match="readonly"):
            book.connection.execute("DELETE FROM person")
    assert contents(path.parent) == before and not any((own_home / "looking").iterdir())


def test_an_unfinished_save_is_copied_along(path: Path) -> None:
    assert elsewhere(CUT, path).returncode == 7
    journal = path.with_name(path.name + "-journal")
    assert journal.stat().st_size > 28
    path.chmod(0o444)
    before = contents(path.parent)
    with open_book(path, SMALL) as book:
        assert names(book) == ["赵甲子", "钱乙丑"]
    assert contents(path.parent) == before


def test_copies_of_a_program_that_died_are_removed(path: Path, own_home: Path) -> None:
    path.chmod(0o444)
    assert elsewhere("open_book(path, SMALL); os._exit(7)", path).returncode == 7
    assert len(list((own_home / "looking").iterdir())) == 1
    with open_book(path, SMALL):
        assert len(list((own_home / "looking").iterdir())) == 1
    assert not any((own_home / "looking").iterdir())


def test_a_book_open_elsewhere_may_be_looked_at(path: Path) -> None:
    code = (
        "try: open_book(path, SMALL)\n"
        "except Closed as closed: print(closed.sentence)\n"
        "with look_at(path, SMALL) as book: print(names(book), book.read_only)\n"
    )
    with open_book(path, SMALL, door="窗口") as book:
        add(book, "孙丙寅")
        done = elsewhere("from unionbook.store.notice import Closed\n" + code, path)
        refused, shown = done.stdout.splitlines()
        assert f"进程 {os.getpid()}" in refused and "窗口" in refused and "已经打开" in refused
        assert "孙丙寅" in shown and "只能查看" in shown
        add(book, "李丁卯")
    assert topics(path) == []


# --- one writer ------------------------------------------------------------------------------------------------------


def test_the_same_process_is_named_too(path: Path) -> None:
    with open_book(path, SMALL, door="窗口") as book:
        with pytest.raises(Closed, match=f"进程 {os.getpid()}"):
            open_book(path, SMALL)
        with pytest.raises(Closed):
            look_at(path, SMALL)
        add(book, "孙丙寅")
    assert presence.everything() == []


def test_a_program_that_died_here_is_taken_over_with_a_word(path: Path) -> None:
    assert elsewhere(DIES, path).returncode == 7
    (left,) = presence.open_now(path)
    assert not left.alive
    with open_book(path, SMALL) as book:
        (told,) = [one for one in book.notices if one.topic is Topic.UNCLEAN]
        assert "本机" in told.sentence and str(left.pid) in told.sentence and "没有正常关闭" in told.sentence
        assert Topic.CHECK_DUE in [one.topic for one in book.notices]
        assert names(book) == ["李四", "赵甲子", "钱乙丑"]
        add(book, "孙丙寅")
    assert presence.everything() == [] and examine(path) is Sealed.SOUND
    assert topics(path) == [Topic.CHECK_DUE], "until the full check was made"


def test_a_number_given_to_another_program_since_is_stale(path: Path, own_home: Path) -> None:
    with open_book(path, SMALL):
        (note,) = (own_home / "open").iterdir()
        told = json.loads(note.read_text(encoding="utf-8"))
    told["born"] = "vor langer Zeit"
    note.write_text(json.dumps(told), encoding="utf-8")
    assert topics(path) == [Topic.UNCLEAN] and not note.exists()


def test_a_book_another_pc_did_not_close_is_told(path: Path, tmp_path: Path) -> None:
    code = "import platform; platform.node = lambda: '工会办2号机'\n" + DIES
    assert elsewhere(code, path, home=tmp_path / "另一台").returncode == 7
    with open_book(path, SMALL) as book:
        told = book.notices[0]
        assert told.topic is Topic.UNCLEAN
        assert "工会办2号机" in told.sentence and str(date.today().year) in told.sentence


def test_notes_that_are_damaged_hold_nobody_up(path: Path, own_home: Path) -> None:
    (own_home / "open").mkdir(parents=True, exist_ok=True)
    for number, body in enumerate((b"", b"{}", b"[1]", b'{"pid": "x"}', b"\xff")):
        (own_home / "open" / f"{number}.json").write_bytes(body)
    assert topics(path) == []


def test_a_pc_that_takes_nothing_holds_nobody_up(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "不是文件夹"
    blocked.write_bytes(b"")
    monkeypatch.setenv("UNIONBOOK_HOME", str(blocked))
    with open_book(path, SMALL) as book:
        add(book, "孙丙寅")
    path.chmod(0o444)
    with open_book(path, SMALL) as book:
        assert len(names(book)) == 3


# --- how it was left -------------------------------------------------------------------------------------------------


def test_a_cut_save_is_rolled_back_and_told(path: Path) -> None:
    assert elsewhere(CUT, path).returncode == 7
    with open_book(path, SMALL) as book:
        assert names(book) == ["赵甲子", "钱乙丑"]
        assert Topic.UNCLEAN in [one.topic for one in book.notices] and not book.read_only


def test_only_a_book_that_was_written_to_is_sealed_anew(path: Path) -> None:
    before = path.read_bytes()
    with open_book(path, SMALL) as book:
        assert len(names(book)) == 2
    assert path.read_bytes() == before
    with open_book(path, SMALL) as book:
        add(book, "孙丙寅")
    assert path.read_bytes() != before and examine(path) is Sealed.SOUND


def cut_journal(path: Path) -> Path:
    assert elsewhere(CUT, path, home=path.parent.parent / "另一台").returncode == 7
    return path.with_name(path.name + "-journal")


def test_a_save_of_an_earlier_state_beside_a_sealed_book_is_put_aside(path: Path, own_home: Path) -> None:
    grown = path.with_name("长大了.ubk")
    shutil.copy(path, grown)
    with open_book(grown, SMALL) as book, book.change("长") as act:
        for n in range(4000):
            act.add("person", {"name": f"后来{n}"})
    journal = cut_journal(path)
    os.replace(grown, path)  # a newer copy put over the book by hand, the journal forgotten
    with open_book(path, SMALL) as book:
        assert len(names(book)) == 4002 and book.rows("PRAGMA integrity_check") == [("ok",)]
        assert Topic.DAMAGED not in [one.topic for one in book.notices]
    (kept,) = (own_home / "aside").iterdir()
    assert kept.name.endswith("台账.ubk-journal") and not journal.exists()


def test_a_save_that_had_not_begun_to_write_is_its_own(path: Path, own_home: Path) -> None:
    before = path.read_bytes()
    journal = cut_journal(path)
    path.write_bytes(before)
    with open_book(path, SMALL) as book:
        assert names(book) == ["赵甲子", "钱乙丑"]
    assert not (own_home / "aside").exists() and not journal.exists()


def test_a_save_of_a_longer_book_is_refused(path: Path) -> None:
    short = path.read_bytes()
    with open_book(path, SMALL) as book, book.change("长") as act:
        for n in range(4000):
            act.add("person", {"name": f"后来{n}"})
    cut_journal(path)
    path.write_bytes(short)
    before = contents(path.parent)
    with pytest.raises(Refusal, match="不是它的保存记录"):
        open_book(path, SMALL)
    assert contents(path.parent) == before


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_files_of_another_program_beside_it_are_refused(path: Path, ending: str) -> None:
    magic = bytes.fromhex("d9d505f920a163d7")
    # A journal that names another file would have it deleted.
    body = magic + bytes(504) + b"/etc/passwd" + (11).to_bytes(4, "big") + bytes(4) + magic
    path.with_name(path.name + ending).write_bytes(body)
    before = contents(path.parent)
    with pytest.raises(Refusal, match="移到别处"):
        open_book(path, SMALL)
    assert contents(path.parent) == before


# --- which copy it is ------------------------------------------------------------------------------------------------


def test_an_older_copy_is_for_reading_until_the_clerk_says_otherwise(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "旧.ubk"
    shutil.copy(path, old)
    with open_book(path, SMALL) as book:
        add(book, "孙丙寅")
        add(book, "李丁卯")
    before = old.read_bytes()
    with open_book(old, SMALL) as book:
        (notice,) = book.notices
        assert (notice.topic, notice.behind, notice.newest) == (Topic.OLDER, 2, path)
        assert str(path) in book.read_only and "2 次" in book.read_only
        with pytest.raises(Refusal, match="旧的"):
            add(book, "周戊辰")
    assert old.read_bytes() == before
    with go_on_with(open_book(old, SMALL)) as book:
        assert not book.read_only
        add(book, "周戊辰")
    with open_book(path, SMALL) as book:
        (notice,) = book.notices
        assert (notice.topic, notice.behind, notice.ahead, notice.newest) == (Topic.APART, 1, 2, old)


def test_the_newest_that_is_gone_is_not_offered(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "旧.ubk"
    shutil.copy(path, old)
    with open_book(path, SMALL) as book:
        add(book, "孙丙寅")
    shutil.copy(old, path)
    with open_book(path, SMALL) as book:
        assert book.notices[0].topic is Topic.OLDER and book.notices[0].newest is None


def test_what_another_pc_went_on_with_is_newer_here(path: Path, tmp_path: Path) -> None:
    assert topics(path) == []
    assert elsewhere("with open_book(path, SMALL) as book: add(book, '孙丙寅')", path, tmp_path / "B").returncode == 0
    copy = tmp_path / "带走的.ubk"
    shutil.copy(path, copy)
    with open_book(copy, SMALL) as book:
        assert not book.read_only and len(names(book)) == 3
    assert topics(path) == []


# --- the monthly check -----------------------------------------------------------------------------------------------


def test_a_full_check_is_due_every_month(path: Path) -> None:
    with open_book(path, SMALL) as book:
        file_id = book.facts["file_id"]
    checks.checked(file_id, date.today() - timedelta(days=29))
    assert topics(path) == []
    checks.checked(file_id, date.today() - timedelta(days=30))
    assert topics(path) == [Topic.CHECK_DUE]
    checks.ask(file_id)
    assert topics(path) == [Topic.CHECK_DUE]
    checks.checked(file_id)
    assert topics(path) == []


def test_waiting_for_a_slow_disk_is_not_held_against_a_file(path: Path) -> None:
    connection = connect(path)
    connection.create_function("disk", 0, lambda: time.sleep(0.4))
    numbers = "WITH RECURSIVE n(x, y) AS (SELECT 1, disk() UNION ALL SELECT x + 1, 0 FROM n WHERE x < 2000)"
    slow = f"{numbers} SELECT max(x) FROM n"
    with deadline(connection, 0.3):
        assert connection.execute(slow).fetchall() == [(2000,)]
    with pytest.raises(sqlite.OperationalError, match="interrupted"), deadline(connection, 0.1):
        connection.execute(slow.replace("x < 2000", "x > 0")).fetchall()
    connection.close()
