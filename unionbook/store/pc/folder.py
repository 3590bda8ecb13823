"""The PC's own folder for the program, and small files in it that are whole or not there."""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from unionbook.store.pc.portable import portable

HOME = "UNIONBOOK_HOME"
"""The variable that names another folder."""


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


def read_json(path: Path) -> dict[str, Any]:
    """What a small file holds; nothing when it is not there or damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
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
        os.replace(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make sure the names in a folder have reached the disk (Windows does that by itself). Raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
