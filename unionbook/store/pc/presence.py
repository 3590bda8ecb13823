"""Which books are open on this PC, by whom and since when: one small file for each. Nothing is left on the stick."""

import getpass
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from unionbook.store.opening.names import whole
from unionbook.store.pc.folder import folder, read_json, write_json
from unionbook.store.pc.process import born


@dataclass(frozen=True)
class Opened:
    """A book open on this PC. since: by its clock.  door: what opened it (窗口 …).  alive: its process still runs."""

    file_id: str
    path: str
    pid: int
    user: str
    since: datetime
    door: str
    alive: bool
    note: Path

    def __str__(self) -> str:
        who = f"{self.user}，" if self.user else ""
        when = f"{self.since.month:02}月{self.since.day:02}日{self.since:%H:%M}"
        return f"{who}{when}，{self.door or '程序'}（进程 {self.pid}）"


def enter(file_id: str, path: Path, door: str = "") -> Callable[[], None]:
    """Note that this process opens a book; what takes the note away again. A full disk is no reason to fail."""
    note: Path | None = None
    with suppress(OSError):
        note = folder("open") / f"{os.getpid()}-{os.urandom(4).hex()}.json"
        told = {
            "file_id": file_id,
            "path": str(path.absolute()),
            "pid": os.getpid(),
            "born": born(os.getpid()),
            "user": user(),
            "since": datetime.now().isoformat(timespec="seconds"),
            "door": door,
        }
        write_json(note, told)

    def leave() -> None:
        with suppress(OSError):
            if note is not None:
                note.unlink(missing_ok=True)

    return leave


def open_now(path: Path) -> list[Opened]:
    """Every note of this file, also those whose process is gone."""
    return [one for one in everything() if _same(Path(one.path), path)]


def everything() -> list[Opened]:
    """Every note on this PC."""
    found = []
    with suppress(OSError):
        for note in sorted(folder("open").glob("*.json")):
            with suppress(KeyError, TypeError, ValueError):
                found.append(_read(note))
    return found


def forget(gone: list[Opened]) -> None:
    """Take away the notes of processes that are gone."""
    for one in gone:
        with suppress(OSError):
            one.note.unlink(missing_ok=True)


def user() -> str:
    """The name this PC knows its user by."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _read(note: Path) -> Opened:
    told = read_json(note)
    pid = int(told["pid"])
    alive = bool(told["born"]) and born(pid) == told["born"]
    since = datetime.fromisoformat(told["since"])
    path, door = str(told["path"]), str(told.get("door", ""))
    return Opened(str(told["file_id"]), path, pid, str(told["user"]), since, door, alive, note)


def _same(one: Path, other: Path) -> bool:
    return _plain(one) == _plain(other)


def _plain(path: Path) -> str:
    """The path as another process would write it, whose own encoding may be another one."""
    try:
        text = os.path.normcase(whole(path))
        return os.fsencode(text).decode("utf-8", "surrogateescape")
    except UnicodeError:
        return os.path.normcase(str(path))
