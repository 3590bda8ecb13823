"""Running a command in this process, and practice books for it."""

import contextlib
import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.support import Run, Said
from practice_books import practice_file

from unionbook.__main__ import main


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in this process; lines: what is typed in."""
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))

    def call(*words: object, lines: str | bytes = "") -> Said:
        typed = lines if isinstance(lines, bytes) else lines.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), "ascii"))
        out, err = (io.TextIOWrapper(io.BytesIO(), "ascii") for _ in range(2))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(word) for word in words])
        return Said.of(code, *(stream.buffer.getvalue() for stream in (out, err)))

    return call


@pytest.fixture
def practice() -> Iterator[Path]:
    """A practice book to be read: who writes in it changes what the next test finds, and is told so."""
    shared = practice_file(1)
    before = shared.stat()
    yield shared
    after = shared.stat()
    assert (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size), "take practice_copy instead"


@pytest.fixture
def practice_copy(tmp_path: Path) -> Path:
    """A practice book to be written in."""
    return Path(shutil.copy(practice_file(1), tmp_path / "练习 台账.ubk"))
