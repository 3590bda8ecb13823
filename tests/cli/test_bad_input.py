"""The command line and what goes wrong: bad files, held files, bugs, readers that go away."""

import contextlib
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from cli.support import CUT, ROOT, Run, one_sentence, process

from unionbook import __version__
from unionbook.cli.ending import guarded
from unionbook.records import CABINET
from unionbook.store.files import open_book
from unionbook.store.pc import log


def _spoil(book: Path, how: str) -> None:
    data = bytearray(book.read_bytes())
    match how:
        case "no book":
            data = bytearray("会员名单\n".encode() * 300)
        case "empty":
            data = bytearray()
        case "another database":
            book.unlink()
            with contextlib.closing(sqlite3.connect(book)) as other:
                other.execute("CREATE TABLE t (x)")
            return
        case "truncated":
            data = data[: len(data) * 2 // 3]
        case "damaged":
            data[4096:8192] = bytes(4096)
            data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
        case "newer":
            with contextlib.closing(sqlite3.connect(book)) as newer:
                newer.execute("PRAGMA user_version = 999")
            return
    book.write_bytes(data)


BAD = {
    "no book": "不是工会台账文件",
    "empty": "不是工会台账文件",
    "another database": "不是工会台账文件",
    "truncated": "不完整",
    "damaged": "有损坏",
    "newer": "更新版本的程序",
}
ATTEMPTS = (
    ("figures", "--period", "2020"),
    ("check",),
    ("list", "member"),
    ("add", "member"),
    ("undo",),
    ("report", "--period", "2020", "--pdf", "out.pdf"),
    ("demo", "--force"),
)


@pytest.mark.parametrize("how", BAD)
def test_a_bad_file_is_refused_and_left_alone(cli: Run, practice_copy: Path, how: str) -> None:
    _spoil(practice_copy, how)
    before = practice_copy.read_bytes()
    # Writing where nothing is damaged is not refused; reading through the damaged part is.
    for name, *rest in ATTEMPTS[:3] if how == "damaged" else ATTEMPTS:
        said = cli(name, practice_copy, *rest, lines="{}")
        assert one_sentence(said) and BAD[how] in said.err, (name, said)
        assert practice_copy.read_bytes() == before
    assert [path.name for path in practice_copy.parent.iterdir()] == [practice_copy.name]


def test_read_only_missing_and_held_files(cli: Run, practice_copy: Path, tmp_path: Path) -> None:
    assert "找不到" in cli("info", tmp_path / "没有.ubk").err
    assert "文件夹" in cli("info", tmp_path).err
    before = practice_copy.read_bytes()
    practice_copy.chmod(0o444)
    assert cli("figures", practice_copy, "--period", "2020").code == 0, "it can be looked at"
    assert "只读" in cli("undo", practice_copy).err
    practice_copy.chmod(0o644)
    with open_book(practice_copy, CABINET):
        inside = cli("figures", practice_copy, "--period", "2020")
        outside = process("info", practice_copy)
    for said in (inside, outside):
        assert one_sentence(said) and "已经打开了" in said.err
    assert practice_copy.read_bytes() == before


def test_real_processes(practice_copy: Path) -> None:
    said = process("rows", practice_copy, "grievance.reception", *CUT, "--json")
    assert said.code == 0 and said.err == "" and len(said.data["rows"]) == 19
    assert process("--help").out.startswith("用法：") and "工会台账" in process("--version").out
    assert process("figurse").code == 2


@pytest.mark.skipif(sys.platform != "linux", reason="asks for an X or Wayland display")
def test_without_a_display_the_window_says_so() -> None:
    said = process(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert said.code == 1 and "没有显示器" in said.err


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "unionbook", "kinds", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""


def test_a_bug_is_written_down_in_words(cli: Run) -> None:
    said = cli("info", "a\0b.ubk")
    assert one_sentence(said) and "程序出错了" in said.err
    text = log.path().read_text(encoding="utf-8")
    assert str(log.path()) in said.err and "ValueError\n  unionbook/" in text
    (digits,) = re.findall(r"(?:\d{4} ){3}\d{4}", said.err)
    assert f"故障代码 {digits}\n" in text
    told = cli("decode", *digits.split(), "--json").data
    assert told["error"] == "ValueError" and told["version"] == __version__
    assert any(place.startswith("unionbook/") for place in told["places"])


def test_an_interrupted_command_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    def stopped() -> int:
        raise KeyboardInterrupt

    assert guarded(stopped) == 1
    assert capsys.readouterr() == ("", "")
