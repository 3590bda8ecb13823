"""The guard: looks once a second, beside the window's thread, whether the open file is still where it was."""

import os
import threading
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from unionbook.store.book import Book
from unionbook.store.doubt import there

EVERY = 1.0
"""Seconds between two looks. A look at a drive that is gone may take long: the window never waits for it."""


class Guard(QObject):
    """went: the file is away.  came: something stands under its name again, or something else than before."""

    went = Signal()
    came = Signal()

    def __init__(self, book: Book, every: float = EVERY) -> None:
        super().__init__()
        self.book, self.every = book, every
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, name="guard", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._end.set()

    def _look(self) -> None:
        was, stood = True, self._standing()
        while not self._end.wait(self.every):
            now, stands = there(self.book), self._standing()
            with suppress(RuntimeError):  # The window may be gone by now.
                if was and not now:
                    self.went.emit()
                    stood = None
                if (now and not was) or (not now and stands not in (None, stood)):
                    self.came.emit()
            was, stood = now, stands

    def _standing(self) -> tuple[int, int] | None:
        """Which file stands under the name, None while none can be seen."""
        try:
            state = os.stat(self.book.path)
        except OSError:
            return None
        return state.st_dev, state.st_ino
