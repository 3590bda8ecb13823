"""What is on the disk stays there: files and names made sure of, and a file put in another's place at once."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_HELD = 5, 32, 33
"""Windows' numbers for a file somebody else holds. A stick that is protected or pulled has others."""


def sync(path: Path) -> None:
    """Make sure the file's bytes, or a folder's names, have reached the disk. Raises OSError."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() or os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def patiently(do: Callable[[], T], patience: float = 5.0) -> T:
    """What is done with a file; on Windows so many seconds are waited for whoever holds it for a moment, most often a
    virus scanner. Raises OSError."""
    end = time.monotonic() + patience
    while True:
        try:
            return do()
        except PermissionError as fault:
            if getattr(fault, "winerror", None) not in _HELD or time.monotonic() > end:
                raise
            time.sleep(0.05)


def put_in_place(part: Path, path: Path) -> None:
    """Give a whole file its name, in place of what has it. Raises OSError, then everything is as it was."""
    patiently(lambda: os.replace(part, path))
    # The name is given: that it could not be made sure of is no failure, the other file would be there again. Windows
    # has no way to sync a folder, but takes a file's name to the disk with the file.
    for sure in (path, path.parent):
        with suppress(OSError):
            sync(sure)
