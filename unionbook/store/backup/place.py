"""A folder with backups, and the list it keeps of them. The files are the truth; a lost list is made again of them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import RLock

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.backup.facts import Facts
from unionbook.store.backup.kept import OLD_KEY, SUFFIX, Kept, from_name, name_of
from unionbook.store.backup.looking import prove, still_sound
from unionbook.store.backup.making import PART, make_copy
from unionbook.store.backup.pages import Step
from unionbook.store.backup.rotation import leaving
from unionbook.store.book import Book
from unionbook.store.pc.folder import read_json, write_json
from unionbook.store.secrecy.keys import under_another
from unionbook.store.sync import sync

LIST = "备份清单.json"
APART = "损坏的备份"
"""The folder inside the place where damaged ones are put."""

_TURN = RLock()
"""Held from the reading of a list to its writing: backups are made beside the window, which looks at them meanwhile."""


@dataclass(frozen=True)
class Place:
    """The backups of one book in a folder. own: the folder is this PC's, for this book alone."""

    folder: Path
    file_id: str
    cabinet: Cabinet
    key: bytes | None = None
    own: bool = True

    def there(self) -> bool:
        """Can it be reached now?"""
        return self.folder.is_dir()

    def listed(self) -> list[Kept]:
        """The backups as the list tells of them, the last made first. Files the list does not know are looked into."""
        data = self._read()
        found: list[Kept] = []
        unknown: list[Path] = []
        with suppress(OSError):
            for path in sorted([*self.folder.glob(f"*{SUFFIX}"), *(self.folder / APART).glob(f"*{SUFFIX}")]):
                told = data.get(path.name)
                if told is None:
                    unknown.append(path)
                elif told.get("file_id") == self.file_id and (kept := Kept.read(path, told)):
                    found.append(self._as_it_lies(kept))
        found += self._adopted(unknown)
        return sorted(found, key=lambda one: one.serial, reverse=True)

    def newest(self) -> Kept | None:
        """The last good one made here."""
        return next((one for one in self.listed() if one.good), None)

    def make(self, book: Book, why: str, now: datetime, step: Step | None = None) -> Kept:
        """A new backup of the open book. Raises Refusal; those that are there stay as they are."""
        self._sweep()
        before = self.listed()
        # Another book of the same name may have its backups here, too.
        taken = {one.path.name for one in before} | {path.name for path in self.folder.glob(f"*{SUFFIX}")}
        name = name_of(book.path.stem, int(book.facts["generation"]), now, taken)
        path = self.folder / name
        facts = make_copy(book, path, self.key, step)
        serial = max([one.serial for one in before], default=0) + 1
        moment = now.isoformat(timespec="minutes")
        kept = Kept(path, serial, facts.generation, moment, path.stat().st_size, why).counted(facts, moment)
        self._note([kept])
        return kept

    def recheck(self, kept: Kept, now: datetime) -> Kept:
        """Read a backup again; a damaged one is put apart."""
        if under_another(kept.path, self.key):
            return replace(kept, hurt=OLD_KEY)
        why = still_sound(kept.path, self.cabinet, self.key)
        if not why:
            fresh = replace(kept, verified=now.isoformat(timespec="minutes"), hurt="")
            self._note([fresh])
            return fresh
        return self._set_apart(replace(kept, hurt=why))

    def discard(self, kept: Kept) -> None:
        """Throw a damaged backup away. Raises OSError."""
        if kept.hurt:
            kept.path.unlink(missing_ok=True)
            self._note([], [kept])

    def prune(self) -> list[Kept]:
        """Remove what the rotation lets go; what was removed. A file that cannot be removed stays."""
        gone = []
        for one in leaving(self.listed()):
            with suppress(OSError):
                one.path.unlink()
                gone.append(one)
        if gone:
            with suppress(OSError):
                sync(self.folder)
            self._note([], gone)
        return gone

    # --- the list --------------------------------------------------------------------------------------------------

    def _read(self) -> dict[str, dict[str, object]]:
        data = read_json(self.folder / LIST)
        return {str(name): told for name, told in data.items() if isinstance(told, dict)}

    def _note(self, changed: Iterable[Kept], gone: Iterable[Kept] = ()) -> None:
        """Write the list. When that fails the files are looked into again next time."""
        with _TURN:
            data = self._read()
            for one in gone:
                data.pop(one.path.name, None)
            for one in changed:
                data[one.path.name] = one.told() | {"file_id": self.file_id}
            with suppress(OSError):
                write_json(self.folder / LIST, data)

    def _adopted(self, unknown: list[Path]) -> list[Kept]:
        """Those of the files that are backups of this book, noted in the list. Others are left alone."""
        known = [kept for path in unknown if (kept := from_name(path, 0))]
        ordered = sorted(known, key=lambda one: (one.generation, one.made))
        seen = [one for kept in ordered if (one := self._looked_into(replace(kept, size=_size(kept.path)))) is not None]
        if not seen:
            return []
        with _TURN:
            data = self._read()
            serials = [told.get("serial") for told in data.values()]
            serial = max((one for one in serials if isinstance(one, int)), default=0)
            found = [Kept.read(one.path, data.get(one.path.name, {})) or one for one in seen]
            fresh = [replace(one, serial=serial + 1 + at) for at, one in enumerate(seen) if one in found]
            self._note(fresh)
        return [one for one in found if one not in seen] + fresh

    def _looked_into(self, kept: Kept) -> Kept | None:
        try:
            facts: Facts = prove(kept.path, self.cabinet, self.key)
        except (Refusal, OSError):
            why = OLD_KEY if under_another(kept.path, self.key) else "打不开，或里面有损坏"
            return replace(kept, hurt=why) if self.own else None
        if facts.file_id != self.file_id:
            return None
        return kept.counted(facts, datetime.now().isoformat(timespec="minutes"))

    def _as_it_lies(self, kept: Kept) -> Kept:
        """A file of another size than it was made with has been cut off or written to."""
        if kept.good and _size(kept.path) != kept.size:
            return replace(kept, hurt="大小和存下时不一样了")
        return replace(kept, hurt=OLD_KEY) if kept.good and under_another(kept.path, self.key) else kept

    def _set_apart(self, kept: Kept) -> Kept:
        apart = self.folder / APART / kept.path.name
        with suppress(OSError):
            if kept.path.parent != apart.parent:
                apart.parent.mkdir(exist_ok=True)
                kept.path.replace(apart)
                kept = replace(kept, path=apart)
        self._note([kept])
        return kept

    def _sweep(self) -> None:
        """Remove what a copy that was cut off has left."""
        with suppress(OSError):
            for part in self.folder.glob(f"*{SUFFIX}{PART}"):
                if from_name(part.with_name(part.name.removesuffix(PART)), 0):
                    part.unlink()


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
