"""The tables that lie where a clerk's tables usually lie, the newest first: most often the first is the one meant."""

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths

ENDINGS = (".xlsx", ".xls", ".et", ".xlsm", ".csv")
"""What is listed; other text is taken when it is chosen."""

TAKEN = (*ENDINGS, ".txt", ".tsv", ".htm", ".html", ".xml", ".ett", ".xlt", ".xltx")
"""What may be dropped on the window as a table."""

SECONDS = 0.3
"""The longest a slow drive may hold the page up."""

MOST = 8

CHATS = ("WeChat Files/*/FileStorage/File/*", "xwechat_files/*/msg/file/*")
"""Where files received by WeChat lie below the documents."""


def usual_folders(book: Path, drives: Iterable[Path]) -> list[Path]:
    """The desktop, downloads and documents, what came by WeChat, the book's own folder, the tops of the drives."""
    places = QStandardPaths.StandardLocation
    named = (places.DesktopLocation, places.DownloadLocation, places.DocumentsLocation)
    own = [Path(text) for place in named if (text := QStandardPaths.writableLocation(place))]
    return list(dict.fromkeys([book.parent, *own, *_chats(own[-1:]), *drives]))


def _chats(documents: Iterable[Path]) -> Iterator[Path]:
    for folder in documents:
        with suppress(OSError):
            for pattern in CHATS:
                yield from sorted(folder.glob(pattern), reverse=True)[:2]


def tables_in(folders: Iterable[Path], seconds: float = SECONDS) -> list[Path]:
    """The tables in these folders, those written to last first."""
    end = time.monotonic() + seconds
    found: dict[Path, float] = {}
    for folder in folders:
        with suppress(OSError):
            for path in folder.iterdir():
                if path.suffix.lower() in ENDINGS and not path.name.startswith((".", "~$")) and path.is_file():
                    found[path] = path.stat().st_mtime
        if time.monotonic() > end:
            break
    return sorted(found, key=lambda path: (-found[path], str(path)))[:MOST]
