"""Reading beside the window: the open book once more, over a connection of its own, for reading in another thread.

The book's own connection has the file for itself. This one asks for no lock and looks at the file as it lies; what it
read while something was written may be torn, and is not believed.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.store.connection import FAULTS, refusal_for
from unionbook.store.secrecy.veil import READ_ONLY, lay

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
        # The file itself: a book that is only looked at is a copy elsewhere.
        self._file = str(book.connection.execute("PRAGMA database_list").fetchone()[2])
        self._glass: Book | None = None
        self._seen: tuple[int, int, bool] | None = None
        self._stopped = False

    def read(self, function: Callable[[Book], T]) -> T:
        """What the function reads from the book as it stands now. Raises Overtaken, and whatever the function does."""
        now = self._state()
        if now is None:
            raise Overtaken
        if now != self._seen or self._glass is None:
            self._open()
            self._seen = now
        assert self._glass is not None
        try:
            found = function(self._glass)
        except (Refusal, *FAULTS):
            if self._stopped or self._state() != now:
                raise Overtaken from None
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

    def _state(self) -> tuple[int, int, bool] | None:
        """What changes with every act, and with the veil for visitors; None while an act is written or in doubt."""
        if self.book.writing or self.book.doubt is not None:
            return None
        return id(self.book.connection), self.book.written, self.book.read_only == READ_ONLY

    def _open(self) -> None:
        """Look anew: a connection that asks for no lock never sees that the file has changed."""
        self.close()
        name = self._file.replace("%", "%25").replace("?", "%3f").replace("#", "%23").replace("\\", "/")
        address = f"file:{'' if name.startswith('/') else '/'}{name}?mode=ro&immutable=1"
        try:
            connection = sqlite.connect(address, uri=True, isolation_level=None, check_same_thread=False)
            if self.book.key is not None:
                connection.execute(f"PRAGMA key = \"x'{self.book.key.hex()}'\"")
            for setting in _SETTINGS:
                connection.execute(setting)
            connection.set_progress_handler(lambda: self._stopped, ASKS)
        except FAULTS as fault:
            raise refusal_for(fault, self.book.path) from fault
        self._glass = Book(self.book.path, connection, self.book.cabinet, self.book.session.clock)
        self._glass.read_only = "这里只能查看。"
        if self.book.read_only == READ_ONLY:
            lay(self._glass)
