"""One backup as it is listed, and its name. A name holds no person: the book's own, generation, day and minute."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from unionbook.store.backup.facts import Facts

SUFFIX = ".ubk"
OLD_KEY = "是换口令以前存的，现在的口令打不开"
"""Why a backup that is whole cannot be restored: it did not follow when the book got another key."""

_NAME = re.compile(r".+\.(\d{6,})\.(\d{8}-\d{4})(?:-\d+)?\.ubk")


@dataclass(frozen=True)
class Kept:
    """A backup in a folder.

    serial: rises with each backup made in the folder, whatever the clock says.  made, verified: local times in ISO
    format; verified is the last time it was opened, checked and counted.  why: the occasion.  hurt: why it cannot be
    used any more, "" for a good one.
    """

    path: Path
    serial: int
    generation: int
    made: str
    size: int = 0
    why: str = ""
    verified: str = ""
    hurt: str = ""
    state: Mapping[str, int] = field(default_factory=dict, hash=False)
    rows: Mapping[str, int] = field(default_factory=dict, hash=False)

    @property
    def good(self) -> bool:
        """Can it be restored?"""
        return not self.hurt

    @property
    def state_word(self) -> str:
        """Its state in a word for lists."""
        return "旧口令" if self.hurt == OLD_KEY else "坏了" if self.hurt else "完好" if self.verified else "未核对"

    @property
    def day(self) -> str:
        """The day it was made by the clock of then; "" when that is not known."""
        return self.made[:10]

    @property
    def acts(self) -> int:
        """How many acts it holds."""
        return sum(self.state.values())

    def moment(self) -> datetime | None:
        """When it was made by the clock of then."""
        try:
            return datetime.fromisoformat(self.made)
        except ValueError:
            return None

    def told(self) -> dict[str, Any]:
        """What the folder's list keeps of it."""
        data = asdict(self)
        del data["path"]
        return data

    @classmethod
    def read(cls, path: Path, data: Mapping[str, Any]) -> "Kept | None":
        """A backup as the folder's list tells of it, None when the list is damaged there."""
        try:
            return cls(
                path,
                int(data["serial"]),
                int(data["generation"]),
                str(data["made"]),
                int(data["size"]),
                str(data["why"]),
                str(data["verified"]),
                str(data["hurt"]),
                _counts(data["state"]),
                _counts(data["rows"]),
            )
        except (KeyError, TypeError, ValueError):
            return None

    def counted(self, facts: Facts, now: str) -> "Kept":
        """The same, verified now and found to hold this."""
        return replace(
            self, generation=facts.generation, state=dict(facts.state), rows=dict(facts.rows), verified=now, hurt=""
        )


def _counts(data: Any) -> dict[str, int]:
    return {str(key): int(count) for key, count in dict(data).items()}


def name_of(stem: str, generation: int, now: datetime, taken: set[str]) -> str:
    """The file name of a new backup of the book whose file has this stem."""
    plain = f"{stem}.{generation:06}.{now:%Y%m%d-%H%M}"
    name, number = f"{plain}{SUFFIX}", 1
    while name in taken:
        number += 1
        name = f"{plain}-{number}{SUFFIX}"
    return name


def from_name(path: Path, serial: int) -> Kept | None:
    """What the name alone tells of a backup; None when it is none."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        made = datetime.strptime(found[2], "%Y%m%d-%H%M").isoformat(timespec="minutes")
    except ValueError:
        made = ""
    return Kept(path, serial, int(found[1]), made)
