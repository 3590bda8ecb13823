"""The cases of power, stick and disk (P) and of copies, restore and locks (C), each judged by the common oracle.

docs/reliability.md has the whole list and where the cases are that need a window or thousands of states.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from oracle import assert_plain, assert_sound, outcome
from stick import SMALL, add, contents, elsewhere, names, new_book

from unionbook.ground.errors import Refusal
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.backup.returning import restore_file
from unionbook.store.files import create_book, look_at, open_book
from unionbook.store.notice import Closed, Topic

PRAGMAS = {
    "locking_mode": "exclusive",
    "journal_mode": "delete",
    "synchronous": "3",
    "temp_store": "2",
    "mmap_size": "0",
    "secure_delete": "1",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "U盘").mkdir()
    return new_book(tmp_path / "U盘" / "台账.ubk", "赵甲子", "钱乙丑")


def killed(work: Callable[[Callable[[str], None]], object], seconds: float) -> list[str]:
    """Run the work in a process of its own that is killed after a while; what it acknowledged before."""
    if sys.platform == "win32":
        pytest.skip("Windows forks no process")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)

        def told(word: str) -> None:
            os.write(writing, f"{word}\n".encode())

        try:
            work(told)
        finally:
            os._exit(0)
    os.close(writing)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as said:
        return said.read().split()


def test_case_p1_killed_at_random_during_saves(path: Path) -> None:
    chance, saved = random.Random(1), ["赵甲子", "钱乙丑"]
    for _ in range(8):
        first = len(saved)

        def save(told: Callable[[str], None], first: int = first) -> None:
            with open_book(path, SMALL) as book:
                for number in range(first, first + 1000):
                    add(book, f"人{number}")
                    told(f"人{number}")

        saved += killed(save, 0.15 + chance.random() * 0.3)
        assert_sound(path, SMALL, saved, perhaps=[f"人{len(saved)}"])
        with open_book(path, SMALL) as book:
            saved = names(book)


def test_case_p3_the_running_settings_are_the_safe_ones_and_one_file_is_left(path: Path) -> None:
    with open_book(path, SMALL) as book:
        add(book, "孙丙寅")
        found = {name: str(book.rows(f"PRAGMA {name}")[0][0]) for name in PRAGMAS}
        assert found == PRAGMAS
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert_sound(path, SMALL, ["赵甲子", "钱乙丑", "孙丙寅"])


def test_case_p5_a_full_disk_is_told_and_saves_work_again(path: Path) -> None:
    with open_book(path, SMALL) as book:
        (pages,) = book.rows("PRAGMA page_count")[0]
        book.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(Refusal, match=r"磁盘已满.*清出空间") as told, book.change("大") as act:
            act.add("draft", {"of_kind": "person", "target": "n", "title": "大", "typed": "x" * 900_000})
        assert_plain(told.value.sentence)
        assert names(book) == ["赵甲子", "钱乙丑"]
        book.connection.execute("PRAGMA max_page_count = 1073741823")
        add(book, "孙丙寅")
    assert_sound(path, SMALL, ["赵甲子", "钱乙丑", "孙丙寅"])


def test_case_p6_a_write_protected_stick_is_shown_and_may_be_copied_from(path: Path, tmp_path: Path) -> None:
    path.chmod(0o444)
    with outcome(path.parent) as told, open_book(path, SMALL) as book:
        assert names(book) == ["赵甲子", "钱乙丑"]
        told.sentence = book.read_only
    assert "写保护" in told.sentence
    shutil.copy(path, tmp_path / "本机.ubk")
    (tmp_path / "本机.ubk").chmod(0o644)
    assert_sound(tmp_path / "本机.ubk", SMALL, ["赵甲子", "钱乙丑"])


def test_case_p7_a_power_cut_while_a_book_is_made_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    chance, path = random.Random(7), tmp_path / "新.ubk"
    for turn in range(10):
        path.unlink(missing_ok=True)
        killed(lambda told: create_book(path, SMALL).close(), turn * 0.02 + chance.random() * 0.05)
        if not path.exists():
            create_book(path, SMALL).close()
        assert_sound(path, SMALL, [])


# --- copies, restore, locks ------------------------------------------------------------------------------------------


def test_case_c1_a_second_opening_says_who_and_since_when_and_may_look(path: Path) -> None:
    with open_book(path, SMALL, door="窗口") as book:
        add(book, "孙丙寅")
        code = (
            "try: open_book(path, SMALL)\n"
            "except Exception as closed: print(closed.sentence)\n"
            "with look_at(path, SMALL) as book: print(len(names(book)))\n"
        )
        refused, count = elsewhere(code, path).stdout.splitlines()
        assert_plain(refused)
        assert "窗口" in refused and f"进程 {os.getpid()}" in refused and count == "3"
        with pytest.raises(Closed):
            look_at(path, SMALL)
    assert_sound(path, SMALL, ["赵甲子", "钱乙丑", "孙丙寅"])


def test_case_c2_only_the_book_copied_while_it_is_open_and_idle_is_whole(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "拷走.ubk"
    with open_book(path, SMALL) as book:
        add(book, "孙丙寅")
        subprocess.run([sys.executable, "-c", f"import shutil; shutil.copy({str(path)!r}, {str(copy)!r})"], check=True)
        assert_sound(copy, SMALL, ["赵甲子", "钱乙丑", "孙丙寅"])
    assert_sound(path, SMALL, ["赵甲子", "钱乙丑", "孙丙寅"])


def test_case_c3_a_restore_saves_the_present_and_removes_stale_files(path: Path) -> None:
    with open_book(path, SMALL) as book:
        kept = Backups(book).make(Why.CLOSING).made[0]
        add(book, "孙丙寅")
    path.with_name(path.name + "-journal").write_bytes(b"\0" * 600)
    restore_file(kept.path, path, SMALL)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    with open_book(path, SMALL) as book:
        (present,) = [one for one in Backups(book).listed() if one.why == Why.RESTORE]
        assert sum(present.state.values()) == 3 and int(book.facts["generation"]) > kept.generation
    assert_sound(path, SMALL, ["赵甲子", "钱乙丑"])


@pytest.mark.parametrize("seconds", [0.4, 8.0], ids=["let go in time", "held for long"])
def test_case_c4_a_file_another_program_holds_is_waited_for_and_then_refused(path: Path, seconds: float) -> None:
    code = (
        "import sqlite3, time\n"
        "other = sqlite3.connect(path, isolation_level=None); other.execute('BEGIN EXCLUSIVE')\n"
        f"print('held', flush=True); time.sleep({seconds})\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", f"import sys; path = sys.argv[1]\n{code}", str(path)], stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout is not None and holder.stdout.readline().strip() == b"held"
        before = contents(path.parent)
        with outcome() as told, open_book(path, SMALL) as book:
            add(book, "孙丙寅")
        assert bool(told.sentence) == (seconds > 1)
        assert not told.sentence or contents(path.parent) == before
    finally:
        holder.kill()
        holder.wait()
    assert_sound(path, SMALL, ["赵甲子", "钱乙丑", *([] if told.sentence else ["孙丙寅"])])


def test_case_c5_an_older_copy_is_told_with_dates_and_missing_saves(path: Path, tmp_path: Path) -> None:
    older = tmp_path / "旧.ubk"
    shutil.copy(path, older)
    with open_book(path, SMALL) as book:
        add(book, "孙丙寅")
        add(book, "李丁卯")
    before = older.read_bytes()
    with outcome() as told, open_book(older, SMALL) as book:
        (notice,) = book.notices
        told.sentence = notice.sentence
        assert (notice.topic, notice.behind, notice.newest) == (Topic.OLDER, 2, path)
    assert "2 次操作" in told.sentence and str(time.localtime().tm_year) in told.sentence
    assert older.read_bytes() == before
    assert_sound(path, SMALL, ["赵甲子", "钱乙丑", "孙丙寅", "李丁卯"])


def test_case_c6_copies_that_were_both_changed_are_told_apart(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一份.ubk"
    shutil.copy(path, other)
    code = "with open_book(path, SMALL) as book: add(book, '李丁卯')"
    assert elsewhere(code, other, tmp_path / "乙机").returncode == 0
    with open_book(path, SMALL) as book:
        add(book, "孙丙寅")
    before = other.read_bytes()
    with outcome() as told, open_book(other, SMALL) as book:
        (notice,) = book.notices
        told.sentence = notice.sentence
        assert (notice.topic, notice.behind, notice.ahead) == (Topic.APART, 1, 1)
    assert "两份都请留好" in told.sentence and other.read_bytes() == before
