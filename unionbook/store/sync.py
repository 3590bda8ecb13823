"""What is on the disk stays there: files and names made sure of, and a file put in another's place at once."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path


def sync(path: Path) -> None:
    """Make sure the file's bytes, or a folder's names, have reached the disk. Raises OSError."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() or os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(part: Path, path: Path, patience: float = 5.0) -> None:
    """Give a whole file its name, in place of what has it. Raises OSError, then everything is as it was.

    patience: seconds to wait where another program (a virus scanner) holds it.
    """
    end = time.monotonic() + patience
    while True:
        try:
            os.replace(part, path)
            break
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > end:
                raise
            time.sleep(0.1)
    # The name is given: that it could not be made sure of is no failure, the other file would be there again. Windows
    # has no way to sync a folder, but takes a file's name to the disk with the file.
    for sure in (path, path.parent):
        with suppress(OSError):
            sync(sure)
