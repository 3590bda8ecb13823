"""When each book was last checked in full on this PC, so that a check is due every month and after an unclean end."""

from collections.abc import Sequence
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
        _note(file_id, {"last": today.isoformat(), "first": True})
        return False
    return abs(today - last) >= EVERY


def ask(file_id: str) -> None:
    """A full check is due from now on, until one was made."""
    _note(file_id, {**_told(file_id), "asked": True})


def checked(file_id: str, today: date | None = None, found: Sequence[str] = ()) -> None:
    """A full check was made. found: what is wrong, sentences."""
    _note(file_id, {"last": (today or date.today()).isoformat(), "found": list(found)})


def last(file_id: str) -> tuple[date | None, list[str]]:
    """The day of the last full check, None when there was none yet; what it found."""
    told = _told(file_id)
    found = told.get("found")
    day = None if told.get("first") else _day(told.get("last"))
    return day, [str(one) for one in found] if isinstance(found, list) else []


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
