"""The PC's own folder for the program, and small files in it that are whole or not there."""

import errno
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from unionbook.store.pc.portable import portable
from unionbook.store.sync import HELD, patiently, sync

HOME = "UNIONBOOK_HOME"
"""The variable that names another folder."""

_PATIENCE = 1.0
"""Seconds a small file is waited for; the window waits, too. One that was not read would be written over."""

_FULL = "所在的磁盘满了", "请清出磁盘空间，再打开一次程序。"
_FORBIDDEN = "不许写入", "请管理员允许写入这个文件夹，或改用便携版，再打开一次程序。"


def folder(*parts: str) -> Path:
    """A folder of the program on this PC, made when it is not there. Raises OSError."""
    path = _home().joinpath(*parts)
    path.mkdir(parents=True, exist_ok=True)
    return path


def _home() -> Path:
    if own := os.environ.get(HOME):
        return Path(own)
    if beside := portable():
        return beside
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "UnionBook"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "unionbook"


def unwritable() -> str:
    """Why the program can keep nothing on this PC, with what to do about it; "" when it can."""
    try:
        trial = folder() / f"{os.getpid()}.part"
        try:
            trial.write_bytes(bytes(4096))
        finally:
            trial.unlink(missing_ok=True)
    except OSError as fault:
        why, do = _FULL if fault.errno in (errno.ENOSPC, errno.EDQUOT) else _FORBIDDEN
        return f"“{_home()}”{why}，自动备份、断电保护和设置在这台电脑上都存不下；台账照常存进自己的文件。{do}"
    return ""


def read_json(path: Path) -> dict[str, Any]:
    """What a small file holds; nothing when it is not there or damaged."""
    try:
        found = json.loads(patiently(lambda: path.read_text(encoding="utf-8"), _PATIENCE, HELD))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_json(path: Path, data: dict[str, Any]) -> None:
    """Write a small file in one go. Raises OSError, what stood there untouched."""
    write_whole(path, json.dumps(data, indent=1).encode("ascii"))


def write_whole(path: Path, body: bytes) -> None:
    """Write a file in one go, synced to the disk. Raises OSError, what stood there untouched."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        patiently(lambda: os.replace(part, path), _PATIENCE)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        sync(path.parent)
