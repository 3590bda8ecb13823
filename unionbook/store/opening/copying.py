"""A copy of a book in this PC's own folder, to be looked at where the file itself must not be touched."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.store.opening.outside import beside
from unionbook.store.pc.folder import folder
from unionbook.store.pc.process import born

_TRIES = 3


def private_copy(path: Path) -> tuple[Path, Callable[[], None]]:
    """A copy of the book and of the unfinished save beside it; what removes it again. Raises Refusal.

    What was left by a program that died is removed first.
    """
    sweep()
    try:
        home = _room()
        copy = home / path.name
        for _ in range(_TRIES):
            before = _state(path)
            _copy(path, copy)
            if _state(path) == before:
                return copy, lambda: shutil.rmtree(home, ignore_errors=True)
    except OSError as fault:
        shutil.rmtree(home, ignore_errors=True)
        raise Refusal(
            f"没能在本机复制一份“{path.name}”来查看（{fault.strerror}），它没有改动。"
            "请清出本机磁盘空间或检查 U 盘，再试一次。"
        ) from None
    shutil.rmtree(home, ignore_errors=True)
    raise Refusal(f"“{path.name}”正在被别的程序写入，没能复制出完整的一份来查看。请等它写完再试。")


def sweep() -> None:
    """Remove the copies of processes that are gone."""
    with suppress(OSError):
        for home in folder("looking").iterdir():
            pid, _, since = home.name.partition("-")
            if not pid.isdigit() or born(int(pid)).replace("/", "_") != since.rpartition("-")[0]:
                shutil.rmtree(home, ignore_errors=True)


def _room() -> Path:
    name = f"{os.getpid()}-{born(os.getpid()).replace('/', '_')}-{secrets.token_hex(4)}"
    try:
        home = folder("looking") / name
        home.mkdir(mode=0o700)
    except OSError:
        home = Path(tempfile.mkdtemp(prefix="unionbook-"))
    return home


def _copy(path: Path, copy: Path) -> None:
    shutil.copyfile(path, copy)
    journal, with_it = beside(path, "-journal"), beside(copy, "-journal")
    with_it.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        shutil.copyfile(journal, with_it)


def _state(path: Path) -> list[tuple[int, int] | None]:
    found: list[tuple[int, int] | None] = []
    for one in (path, beside(path, "-journal")):
        try:
            state = one.stat()
            found.append((state.st_size, state.st_mtime_ns))
        except FileNotFoundError:
            found.append(None)
    return found
