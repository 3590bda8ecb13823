"""When each book was last checked in full on this PC, so that a check is due every month and after an unclean end."""

from contextlib import suppress
from datetime import date, timedelta

from unionbook.store.pc.folder import folder, read_json, write_json

EVERY = timedelta(days=30)


def due(file_id: str, today: date | None = None) -> bool:
    """Is a full check due? The first month begins when this PC sees the book for the first time."""
    today = today or date.today()
    told = _told(file_id)
    if told.get("asked"):
        return True
    last = _day(told.get("last"))
    if last is None:
        _note(file_id, {"last": today.isoformat()})
        return False
    return abs(today - last) >= EVERY


def ask(file_id: str) -> None:
    """A full check is due from now on, until one was made."""
    _note(file_id, {**_told(file_id), "asked": True})


def checked(file_id: str, today: date | None = None) -> None:
    """A full check was made and found the file sound."""
    _note(file_id, {"last": (today or date.today()).isoformat()})


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _told(file_id: str) -> dict[str, object]:
    with suppress(OSError):
        return read_json(folder("checks") / f"{file_id}.json")
    return {}


def _note(file_id: str, told: dict[str, object]) -> None:
    with suppress(OSError):
        write_json(folder("checks") / f"{file_id}.json", told)
