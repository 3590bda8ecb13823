"""What this PC keeps of a book's backups beside the backups: where else, what is halted, what failed."""

from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from unionbook.store.pc.folder import folder, read_json, write_json

FILE = "设置.json"


@dataclass(frozen=True)
class Settings:
    """second: a folder beside this PC's, "" for none.  halted: the name of the restored backup until the clerk agrees
    with it; no backup is removed meanwhile.  trouble, troubled: why the last backup failed, and when.  drilled, drill:
    the day of the last drill and what came of it ("" when it went well).  readable: is a copy that needs no program
    written on closing ("masked", "full"), readable_of: the state of the book the last one shows."""

    second: str = ""
    halted: str = ""
    trouble: str = ""
    troubled: str = ""
    drilled: str = ""
    drill: str = ""
    readable: str = ""
    readable_of: str = ""


def settings_of(file_id: str) -> Settings:
    """What is kept; the defaults when nothing is or it is damaged."""
    data: dict[str, Any] = {}
    with suppress(OSError):
        data = read_json(_file(file_id))
    known = asdict(Settings())
    return Settings(**{name: told for name, told in data.items() if name in known and isinstance(told, str)})


def keep_settings(file_id: str, **changed: str) -> Settings:
    """Change some of it. A full disk is no reason to fail: then it is forgotten."""
    found = replace(settings_of(file_id), **changed)
    with suppress(OSError):
        write_json(_file(file_id), asdict(found))
    return found


def home_of(file_id: str) -> Path:
    """This PC's own folder for a book's backups. Raises OSError."""
    return folder("backups", file_id)


def _file(file_id: str) -> Path:
    return home_of(file_id) / FILE
