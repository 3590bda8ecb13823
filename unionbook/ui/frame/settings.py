"""What belongs to this PC and not to the book: text size, theme, where the window stood, the books opened last."""

import os
import sys
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionbook.store.opening.names import whole
from unionbook.store.pc.folder import read_json, write_json
from unionbook.store.pc.portable import portable

if TYPE_CHECKING:
    from unionbook.store.book import Book

KEPT = 6
"""How many books are remembered."""


@dataclass
class Recent:
    """A book opened on this PC. generation and holds (what was in it, in words) as of its last closing here."""

    path: str
    file_id: str = ""
    generation: int = 0
    holds: str = ""

    @classmethod
    def of(cls, book: "Book") -> "Recent":
        """What the first page tells of a book without opening it."""
        held = [
            f"{kind.label} {count:,} {kind.measure}"
            for kind in book.cabinet.tabs()
            if (count := book.count(kind.name))
        ]
        facts = book.facts
        return cls(
            whole(book.path), facts.get("file_id", ""), int(facts.get("generation", "0")), "、".join(held[:3])
        )


@dataclass
class Settings:
    """The settings of one PC, in one small JSON file. size: a name of SCALES, "" while the clerk has not chosen.

    idle: minutes without a key or a move of the mouse after which the window locks itself, 0 for never.
    hints: "file id what" of what was shown to the clerk or sent away by him and need not come again.
    pin: what is kept of the PIN that opens a locked window on a plain book, "" for none.
    """

    file: Path
    size: str = ""
    dark: bool = False
    place: str = ""
    idle: int = 10
    pin: str = ""
    recent: list[Recent] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, file: Path | None = None) -> "Settings":
        """The settings of the file (the user's own by default); a missing or damaged one gives the defaults."""
        file = file or usual_file()
        try:
            data = read_json(file)
            recent = [Recent(**_known(Recent, one)) for one in data.pop("recent", [])]
            found = cls(file, recent=recent, **_known(cls, data))
            return found if found.sound() else cls(file)
        except (TypeError, AttributeError):
            return cls(file)

    def sound(self) -> bool:
        """Is every value of its kind? (The file may have been edited, or be another program's.)"""
        told = (text for one in self.recent for text in (one.path, one.file_id, one.holds))
        texts: list[object] = [self.size, self.place, self.pin, *self.hints, *told]
        numbers: list[object] = [self.idle, *(one.generation for one in self.recent)]
        return all(isinstance(text, str) for text in texts) and all(isinstance(number, int) for number in numbers)

    def save(self) -> None:
        """Write the file; a PC where that is not allowed only forgets."""
        data = asdict(self)
        del data["file"]
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_json(self.file, data)
        except OSError:
            return

    def remember(self, book: Recent) -> None:
        """Put a book first among those opened last."""
        others = [one for one in self.recent if one.path != book.path]
        self.recent = [book, *others][:KEPT]

    def forget(self, path: str) -> None:
        """Take a book off the list; its file stays."""
        self.recent = [one for one in self.recent if one.path != path]


def usual_file() -> Path:
    """The settings file of the user who is logged on; of a program on a stick, beside it."""
    if beside := portable():
        return beside / "settings.json"
    if sys.platform == "win32" and (roaming := os.environ.get("APPDATA")):
        return Path(roaming) / "UnionBook" / "settings.json"
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "unionbook" / "settings.json"


def _known(kind: type[Recent] | type[Settings], data: dict[str, Any]) -> dict[str, Any]:
    """Without what only another version of the program on this PC knows."""
    names = {one.name for one in fields(kind)} - {"file"}
    return {name: value for name, value in data.items() if name in names}
