"""故障记录 and 故障代码: turned over in time, whole after whatever is written, and read back by its decoder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionbook import __version__
from unionbook.ground.errors import Refusal
from unionbook.ground.faultcode import KINDS, code, decode, functions
from unionbook.ground.identity import check_digit
from unionbook.store.pc import log
from unionbook.store.pc.folder import write_json


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("UNIONBOOK_HOME", str(tmp_path))
    return tmp_path


def failed(path: Path) -> OSError:
    """An error out of the program's own code."""
    with pytest.raises(OSError) as told:
        write_json(path / "没有" / "x.json", {})
    return told.value


def test_a_code_read_out_says_where_it_happened(tmp_path: Path) -> None:
    digits = code(failed(tmp_path))
    assert len(digits) == 19 and digits.replace(" ", "").isdigit()
    said = decode(digits.replace(" ", " - "))
    assert (said.version, said.kind) == (__version__, "FileNotFoundError")
    assert any(place.startswith("unionbook/store/pc/folder.py write_whole，第 ") for place in said.places)


def test_an_error_outside_the_program_has_no_place() -> None:
    try:
        int("x")
    except ValueError as fault:
        said = decode(code(fault))
    assert said.kind == "ValueError" and said.places == []


def test_every_misheard_digit_and_every_swap_is_noticed(tmp_path: Path) -> None:
    digits = code(failed(tmp_path)).replace(" ", "")
    wrong = {digits[:at] + other + digits[at + 1 :] for at in range(16) for other in "0123456789"}
    wrong |= {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(15)}
    for one in wrong - {digits}:
        with pytest.raises(Refusal, match="再报一遍"):
            decode(one)


@given(st.text(max_size=20))
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Refusal, match="请对方再报一遍"):
        decode(text + "x")


def test_the_code_knows_every_function_and_no_kind_twice() -> None:
    found = {(module, name) for module, name, _ in functions()}
    assert ("unionbook.ground.identity", check_digit.__qualname__) in found
    assert any(name == "Window.open_book" for _, name in found)
    assert len(set(KINDS)) == len(KINDS) <= 64


def test_the_log_is_turned_over_and_stays_small(home: Path) -> None:
    for _ in range(20):
        log.note(log.Event.OPENED, 12, 345, 41)
    lines = log.path().read_text(encoding="utf-8").splitlines()
    assert lines[-1].endswith(f" {__version__} 打开台账：12 MB，第 345 次保存，用了 41 毫秒") and len(lines) == 20
    log.path().write_bytes(b"x" * (log.SIZE - 10) + b"\n")
    fault = failed(home)
    for _ in range(5):
        log.fault(fault)
    files = sorted(file.name for file in log.path().parent.iterdir())
    assert files == ["unionbook.log", "unionbook.log.1"]
    assert "FileNotFoundError" in log.tail() and "xxx" not in log.tail()
    for _ in range(log.KEPT + 2):
        log.path().write_bytes(b"x" * log.SIZE)
        log.note(log.Event.STARTED)
    files = sorted(file.name for file in log.path().parent.iterdir())
    assert len(files) == 1 + log.KEPT
    assert sum(file.stat().st_size for file in log.path().parent.iterdir()) <= (1 + log.KEPT) * log.SIZE


def test_nothing_but_numbers_can_be_put_into_an_event(home: Path) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        log.note(log.Event.ENDED, "赵甲子")  # type: ignore[arg-type]
    assert not log.tail()


def test_a_pc_that_lets_nothing_be_written_goes_without(home: Path) -> None:
    (home / "log").write_text("a file where the folder should be")
    digits, written = log.fault(failed(home))
    assert len(digits) == 19 and not written and log.tail() == ""


def test_two_programs_write_in_one_log(home: Path) -> None:
    script = "from unionbook.store.pc import log\nfor _ in range(50): log.note(log.Event.STARTED)"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    running = [subprocess.Popen([sys.executable, "-c", script], env=env) for _ in range(2)]
    assert [one.wait() for one in running] == [0, 0]
    assert log.tail().count("启动") == 100
