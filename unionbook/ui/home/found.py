"""Books that lie on the drives that come and go: on a new PC they are what there is to begin with."""

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

ENDING = ".ubk"
SECONDS = 0.3
"""The longest a slow stick may hold the first page up."""
FOLDERS = 60
"""So many folders of a drive are looked into."""


def books_on(drives: Iterable[Path], seconds: float = SECONDS) -> list[Path]:
    """The books at the top of the drives and one folder below, those written to last first."""
    end = time.monotonic() + seconds
    found: dict[Path, float] = {}
    for drive in drives:
        for folder in _folders(drive):
            with suppress(OSError):
                for path in folder.iterdir():
                    if path.suffix.lower() == ENDING and not path.name.startswith(".") and path.is_file():
                        found[path] = path.stat().st_mtime
            if time.monotonic() > end:
                break
    return sorted(found, key=lambda path: (-found[path], str(path)))


def _folders(drive: Path) -> Iterator[Path]:
    yield drive
    with suppress(OSError):
        below = sorted(path for path in drive.iterdir() if path.is_dir() and not path.name.startswith((".", "$")))
        yield from below[:FOLDERS]
