"""Copying the pages of an open book in small steps, through SQLite, while it is being worked with."""

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.store.sync import sync

Step = Callable[[int, int], bool]
"""(pages done, of how many) → go on?"""

PAGES = 256
"""Pages copied in one step: the book's own thread waits for one step at most, 50 ms at a stick's 20 MB/s."""
HOLD, PAUSE = 0.02, 0.0002
"""Seconds of copying after which there is a pause, and its length: whoever waits for the book gets it then."""
BUSY = 0.02
"""Seconds until a step is tried again while an act is being written."""
_FLUSH = 16 << 20
"""Bytes after which the disk is set to work on what was copied so far."""
_PAGE = 4096

_TARGET = (
    # The file is waste until it has its name: no journal, no sync before the one at the end.
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -400",
)


class Stopped(Refusal):
    """The clerk has stopped it; nothing is left of it."""


def write_copy(source: sqlite.Connection, part: Path, key: bytes | None = None, step: Step | None = None) -> None:
    """Copy every page to a new file and sync it. Acts written meanwhile are in it. Raises Stopped."""
    target = sqlite.connect(str(part), isolation_level=None, check_same_thread=False)
    try:
        if key is not None:
            target.execute("PRAGMA cipher_log_level = NONE")
            target.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in _TARGET:
            target.execute(setting)
        with _Flusher(part) as flusher:
            rested = time.monotonic()

            def counted(status: int, left: int, pages: int) -> None:
                nonlocal rested
                flusher.written((pages - left) * _PAGE)
                if step is not None and not step(pages - left, pages):
                    raise Stopped("备份已停下，没有留下半份。")
                if time.monotonic() - rested >= HOLD:
                    time.sleep(PAUSE)
                    rested = time.monotonic()

            source.backup(target, pages=PAGES, progress=counted, sleep=BUSY)
    finally:
        target.close()
    sync(part)


class _Flusher:
    """Sets the disk to work while pages are still being copied; the sync at the end has little left to do then."""

    def __init__(self, path: Path) -> None:
        self.path, self.done = path, 0
        self.handle = -1
        self.thread: threading.Thread | None = None

    def __enter__(self) -> "_Flusher":
        return self

    def __exit__(self, *_: object) -> None:
        if self.thread is not None:
            self.thread.join()
        if self.handle >= 0:
            os.close(self.handle)

    def written(self, total: int) -> None:
        """So many bytes are copied."""
        if total - self.done < _FLUSH or (self.thread is not None and self.thread.is_alive()):
            return
        if self.handle < 0:
            self.handle = os.open(self.path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        self.done = total
        self.thread = threading.Thread(target=self._flush, daemon=True)
        self.thread.start()

    def _flush(self) -> None:
        # What goes wrong here goes wrong again at the sync that counts.
        with suppress(OSError):
            os.fsync(self.handle)
