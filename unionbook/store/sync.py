"""What is on the disk stays there: files and names made sure of, and a file put in another's place at once."""

import os
import sys
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

HELD = frozenset({32, 33})
"""Windows' numbers for a file somebody else holds. A stick that is protected or pulled has others."""
_MOVING = HELD | {5}
"""What Windows says of one that is to be replaced or removed while somebody reads it, too."""

_READ_AND_WRITE, _SHARED, _THERE = 0xC000_0000, 7, 3


def sync(path: Path) -> None:
    """Make sure the file's bytes, or a folder's names, have reached the disk. Raises OSError."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() or os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def patiently(do: Callable[[], T], patience: float = 5.0, waits: Collection[int] = _MOVING) -> T:
    """What is done with a file; on Windows so many seconds are waited for whoever holds it for a moment, most often a
    virus scanner. waits: the numbers Windows has for that. Raises OSError."""
    end = time.monotonic() + patience
    while True:
        try:
            return do()
        except PermissionError as fault:
            if number_of(fault) not in waits or time.monotonic() > end:
                raise
            time.sleep(0.05)


def number_of(fault: OSError) -> int | None:
    """Windows' own number for what went wrong. Of a file that was to be opened Python has but a word for twenty of
    them: the system is asked once more."""
    number: int | None = getattr(fault, "winerror", None)
    if sys.platform != "win32" or number is not None or not isinstance(fault.filename, str):
        return number
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.CreateFileW(fault.filename, _READ_AND_WRITE, _SHARED, None, _THERE, 0, None))
    if handle.value == ctypes.c_void_p(-1).value:
        return ctypes.get_last_error()
    kernel.CloseHandle(handle)
    return min(HELD)


def put_in_place(part: Path, path: Path) -> None:
    """Give a whole file its name, in place of what has it. Raises OSError, then everything is as it was."""
    patiently(lambda: os.replace(part, path))
    # The name is given: that it could not be made sure of is no failure, the other file would be there again. Windows
    # has no way to sync a folder, but takes a file's name to the disk with the file.
    for sure in (path, path.parent):
        with suppress(OSError):
            sync(sure)
