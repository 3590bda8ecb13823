"""A folder on a disk in memory, where there is one, and with it what the PC remembers: proofs that open thousands of
books need not wear the machine's disk out, nor wait for it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

SHARED = Path("/dev/shm")


@contextmanager
def in_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder; UNIONBOOK_HOME beside it, as a PC that has seen nothing but knows the declared tables."""
    with tempfile.TemporaryDirectory(dir=SHARED if os.access(SHARED, os.W_OK) else None) as made:
        room, home = Path(made, "room"), Path(made, "home")
        room.mkdir()
        home.mkdir()
        with suppress(OSError):
            shutil.copytree(Path(os.environ["UNIONBOOK_HOME"], "shapes"), home / "shapes")
        monkeypatch.setenv("UNIONBOOK_HOME", str(home))
        yield room
