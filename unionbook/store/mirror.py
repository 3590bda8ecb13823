"""Reading beside the window: the open book once more, over a connection of its own, for reading in another thread.

The book's own connection has the file for itself. This one asks for no lock and looks at the file as it lies; what it
read while something was written may be torn, and is not believed.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.store.book import Book
from unionbook.store.connection import FAULTS, as_it_lies, refusal_for
from unionbook.store.secrecy.veil import READ_ONLY, lay
from unionbook.store.session import Clock

T = TypeVar("T")

_SETTINGS = (
    "PRAGMA query_only = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA cache_size = -8000",
)


ASKS = 100_000
"""Steps of SQLite's machine, some milliseconds, between two looks whether a reading was told to stop: a call that
interrupts is lost where it comes between two statements."""


class Overtaken(Exception):
    """The book was written to, or the reader told to stop, before the reading was done."""


class Mirror:
    """A second look at an open book. `read` belongs to one thread, everything else to the window's."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._glass: Book | None = None
        self._seen: tuple[object, int, bool] | None = None
        self._stopped = False

    def read(self, function: Callable[[Book], T]) -> T:
        """What the function reads from the book as it stands now. Raises Overtaken, and whatever the function does."""
        now = self._state()
        if now is None:
            raise Overtaken
        try:
            if now != self._seen or self._glass is None:
                self._open()
                self._seen = now
            assert self._glass is not None
            found = function(self._glass)
        except Exception:
            # What is read in parts that do not fit together may fail in any way.
            if self._stopped or self._state() != now:
                raise Overtaken from None
            # A handle that failed may be good for nothing any more.
            self.close()
            raise
        if self._stopped or self._state() != now:
            raise Overtaken
        return found

    def go(self) -> None:
        """The next reading is wanted, whatever was stopped before."""
        self._stopped = False

    def stop(self) -> None:
        """End the reading that goes on, if one does, until `go`."""
        self._stopped = True
        if (glass := self._glass) is not None:
            with suppress(*FAULTS):
                glass.connection.interrupt()

    def close(self) -> None:
        """Let go of the file; nothing may be reading."""
        if self._glass is not None:
            self._glass.close()
        self._glass = None

    def _state(self) -> tuple[object, int, bool] | None:
        """What changes with every act, and with the veil for visitors; None while an act is written or in doubt."""
        if self.book.writing or self.book.doubt is not None:
            return None
        return self.book.connection, self.book.written, self.book.read_only == READ_ONLY

    def _open(self) -> None:
        """Look anew: a connection that asks for no lock never sees that the file has changed."""
        self.close()
        self._glass = Glass.of(self.book).look(self.book.cabinet, self.book.session.clock)
        self._glass.connection.set_progress_handler(lambda: self._stopped, ASKS)
        if self.book.read_only == READ_ONLY:
            lay(self._glass)


@dataclass(frozen=True)
class Glass:
    """What is needed to look at an open book, also from another process. file: which is not the book's path where a
    copy of it is looked at; "" for one that lies in memory."""

    path: Path
    file: str
    key: bytes | None

    @classmethod
    def of(cls, book: Book) -> "Glass":
        """To look at a book. Raises Refusal."""
        return cls(book.path, str(book.rows("PRAGMA database_list")[0][2]), book.key)

    def look(self, cabinet: Cabinet, clock: Clock) -> Book:
        """The book, to read from. Refusal: it cannot be read."""
        address = as_it_lies(Path(self.file))
        try:
            connection = sqlite.connect(address, uri=True, isolation_level=None, check_same_thread=False)
            if self.key is not None:
                connection.execute(f"PRAGMA key = \"x'{self.key.hex()}'\"")
            for setting in _SETTINGS:
                connection.execute(setting)
        except FAULTS as fault:
            raise refusal_for(fault, self.path) from fault
        found = Book(self.path, connection, cabinet, clock)
        found.read_only, found.key = "这里只能查看。", self.key
        return found
