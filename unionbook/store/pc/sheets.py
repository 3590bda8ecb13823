"""Whose recovery sheet is still to be printed: of which key, named by the head of its book, and since which day."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from unionbook.store.pc.folder import folder, read_json, write_json


def owe(head: bytes, today: date | None = None) -> None:
    """The book has a new key, and nobody its sheet yet."""
    with suppress(OSError):
        write_json(_file(), read_json(_file()) | {head.hex(): (today or date.today()).isoformat()})


def settled(head: bytes) -> None:
    """There is a sheet, or the clerk does without."""
    with suppress(OSError):
        owed = read_json(_file())
        if owed.pop(head.hex(), None) is not None:
            write_json(_file(), owed)


def due(head: bytes, today: date | None = None) -> bool:
    """Is it to be asked for? Not on the day on which it was put off."""
    with suppress(OSError):
        since = read_json(_file()).get(head.hex())
        return since is not None and since != (today or date.today()).isoformat()
    return False


def _file() -> Path:
    return folder() / "sheets.json"
