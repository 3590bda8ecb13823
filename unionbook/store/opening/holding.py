"""Holding a file: what this process has open, who else has it, and the handle its seal is examined and made with."""

import shutil
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.store.connection import already_open, connect
from unionbook.store.notice import Closed
from unionbook.store.opening.copying import private_copy
from unionbook.store.opening.health import Examination
from unionbook.store.opening.outside import beside
from unionbook.store.pc import presence
from unionbook.store.pc.folder import folder
from unionbook.store.seal import seal_file

PARTS = tuple(f"{word}.part{journal}" for word in ("", ".升级", ".留底") for journal in ("", "-journal"))
"""Endings of what a change of key, an upgrade or a copy writes before it takes the book's place. One of a book whose
passphrase was being taken off can be read by anybody."""

_HELD: set[tuple[int, int]] = set()
"""The files this process holds. Merely reading a held file's head and closing it would drop SQLite's lock on it."""


class Hold:
    """A file held by this process until the end of the `with`. mark: its device and inode.

    touched: it was written to otherwise than by an act.
    """

    def __init__(self, path: Path, plain: bool) -> None:
        self.path = path
        self.touched = False
        self.examination: Examination | None = None
        self._sealing: BinaryIO | None = None
        state = path.stat()
        self.mark = state.st_dev, state.st_ino
        if plain:
            self.examination = Examination(path)

    def __enter__(self) -> "Hold":
        _HELD.add(self.mark)
        return self

    def __exit__(self, *_: object) -> None:
        """Only now, with SQLite's handle closed, may the others be."""
        if self._sealing is not None:
            with suppress(OSError):
                self._sealing.close()
        if self.examination is not None:
            self.examination.close()
        _HELD.discard(self.mark)

    def begin(self) -> None:
        """The lock is taken: what is read now stays so, and what a cut-off change of the whole file left is waste."""
        for ending in PARTS:
            # A path no codec can write is a ValueError.
            with suppress(OSError, ValueError):
                beside(self.path, ending).unlink(missing_ok=True)
        if self.examination is not None:
            self.examination.hold()

    def seal(self) -> None:
        """Seal the file while the lock is still held. Raises OSError."""
        if self.examination is not None:
            # What a full disk did not take must not be written once more when it is closed.
            self._sealing = self.path.open("r+b", buffering=0)
            seal_file(self._sealing)


def unheld(path: Path) -> None:
    """Raises Closed when this process holds the file itself."""
    with suppress(OSError):
        state = path.stat()
        if (state.st_dev, state.st_ino) in _HELD:
            raise _open_elsewhere(path)


def connected(path: Path, key: bytes | None) -> sqlite.Connection:
    """A connection with the lock taken. Raises Refusal; Closed names who has the file.

    A file that went away meanwhile is not made anew, empty, in its place.
    """
    try:
        return connect(path, key, new=False)
    except Closed as closed:
        raise _open_elsewhere(path) from closed


def _open_elsewhere(path: Path) -> Closed:
    held = [one for one in presence.open_now(path) if one.alive]
    if not held:
        return already_open(path)
    return Closed(f"“{path.name}”已经打开了（本机，{held[-1]}）。请先在那边关闭，再打开；只想看的，可以只读打开。")


def foreign_journal(path: Path, examination: Examination | None, key: bytes | None) -> bool:
    """Was an unfinished save beside the file that is not its own? It is put aside on this PC.

    A sealed file needs none: rolled back on a copy, a save of its own changes nothing, one of another file does.
    """
    if examination is None:
        return False
    copy, remove = private_copy(path)
    with ExitStack() as stack:
        stack.callback(remove)
        with suppress(Refusal):
            connect(copy, key).close()
        if examination.unmoved_by(copy) is not False:
            return False
        journal = beside(path, "-journal")
        with suppress(OSError):
            kept = folder("aside") / f"{datetime.now():%Y%m%d-%H%M%S}-{journal.name}"
            shutil.copyfile(journal, kept)
        try:
            journal.unlink()
        except OSError as fault:
            raise Refusal(
                f"“{path.name}”旁边的“{journal.name}”不是它的保存记录，又移不走（{fault.strerror}），没有打开，也没有改动。"
                "请把那个文件移到别处，再打开。"
            ) from None
    return True
