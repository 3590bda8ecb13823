"""Reading behind the window: one thread for each open book that counts and sorts while the clerk types.

Whoever asks again gives up what was asked before; what nobody waits for any more is stopped in its statement.
"""

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.store.mirror import Mirror, Overtaken

if TYPE_CHECKING:
    from unionbook.services.check import Step

T = TypeVar("T")

SWITCH = 0.0005
"""Seconds after which a thread that computes lets another go on. The window's thread asks for that after every call
into Qt; at Python's own 5 ms a hundred such calls would take half a second beside a reader that computes."""

AGAIN = 0.05
"""Seconds after which what was overtaken by a save is read again."""


@dataclass(frozen=True)
class _Asked:
    """owner: who waits for it.  first: before the others."""

    owner: object
    function: Callable[[Book], Any]
    done: Callable[[Any], None]
    first: bool


class Behind(QObject):
    """The reader of one book. Its methods are the window's; what is read comes back on the window's thread.

    failed: something could not be read; it is asked for once more with `again`.
    """

    failed = Signal(object)
    _came = Signal(object, object, object)

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._mirror = Mirror(book)
        self._waiting: OrderedDict[object, _Asked] = OrderedDict()
        self._current: _Asked | None = None
        self._coming: dict[object, _Asked] = {}
        self._unread: dict[object, _Asked] = {}
        self._closing = False
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        book.leaving.callback(self.close)

    @property
    def idle(self) -> bool:
        """Is nothing asked for, read or on its way?"""
        with self._change:
            return not (self._waiting or self._current or self._coming)

    def ask(
        self, owner: object, function: Callable[[Book], T], done: Callable[[T], None], first: bool = False
    ) -> None:
        """Have `function(book)` read, and its result handed to `done`, unless the owner asks for something else first
        or is gone by then. owner: a page or a part of it, or a tuple with one and a word for what is asked.

        The function may only read, from the book it is given. first: somebody looks at where it is to be shown: it is
        read before everything else, and what is just read for others is begun anew afterwards.
        """
        with self._change:
            if self._closing:
                return
            self._give_up(owner)
            self._waiting[owner] = _Asked(owner, function, done, first)
            if first:
                self._waiting.move_to_end(owner, last=False)
                self._put_off()
            if self._thread is None:
                sys.setswitchinterval(min(sys.getswitchinterval(), SWITCH))
                self._thread = threading.Thread(target=self._work, name="behind", daemon=True)
                self._thread.start()
            self._change.notify()

    def again(self) -> None:
        """The file may be well again: what could not be read and is still waited for is read."""
        with self._change:
            self._waiting.update(self._unread)
            self._unread.clear()
            self._change.notify()

    def step(self, owner: object, moved: Callable[[int, int], object] | None = None) -> "Step":
        """What a long reading asks between its parts: is what this owner asked for still waited for?

        moved: is told (done, of), in the reader's thread.
        """

        def told(done: int, of: int) -> bool:
            if moved is not None:
                moved(done, of)
            with self._change:
                return self._current is not None and self._current.owner == owner

        return told

    def drop(self, owner: object) -> None:
        """The owner waits for nothing any more."""
        with self._change:
            self._give_up(owner)

    def clear(self) -> None:
        """Nobody waits for anything any more: the pages that asked are gone."""
        with self._change:
            current = [self._current.owner] if self._current is not None else []
            for owner in [*self._waiting, *self._coming, *self._unread, *current]:
                self._give_up(owner)

    def close(self) -> None:
        """Stop, and let go of the file."""
        with self._change:
            self._closing = True
            for asked in (self._waiting, self._coming, self._unread):
                asked.clear()
            self._current = None
            self._mirror.stop()
            self._change.notify()
        if self._thread is not None:
            self._thread.join()
        self._mirror.close()
        _READERS.pop(self._mirror.book, None)

    def _give_up(self, owner: object) -> None:
        self._waiting.pop(owner, None)
        self._coming.pop(owner, None)
        self._unread.pop(owner, None)
        if self._current is not None and self._current.owner == owner:
            self._current = None
            self._mirror.stop()

    def _put_off(self) -> None:
        """What is read now and nobody looks for yet is read later."""
        if (current := self._current) is not None and not current.first:
            self._waiting[current.owner], self._current = current, None
            self._mirror.stop()

    def _work(self) -> None:
        while True:
            with self._change:
                while not self._waiting and not self._closing:
                    self._change.wait()
                if self._closing:
                    return
                _, asked = self._waiting.popitem(last=False)
                self._current = asked
                self._mirror.go()
            self._read(asked)

    def _read(self, asked: _Asked) -> None:
        result, fault, overtaken = None, None, False
        try:
            result = self._mirror.read(asked.function)
        except Overtaken:
            overtaken = True
        except BaseException as found:
            fault = found
        with self._change:
            if self._current is not asked:
                return
            self._current = None
            if overtaken:
                self._waiting[asked.owner] = asked
                self._change.wait(AGAIN)
            else:
                self._coming[asked.owner] = asked
                self._came.emit(asked, result, fault)
            self._change.notify_all()

    def _deliver(self, asked: _Asked, result: object, fault: BaseException | None) -> None:
        with self._change:
            if self._coming.get(asked.owner) is not asked:
                return
            del self._coming[asked.owner]
            if _gone(asked.owner):
                return
            if isinstance(fault, Refusal):
                self._unread[asked.owner] = asked
        if isinstance(fault, Refusal):
            # A file that cannot be read is told of where the clerk reads from it.
            self.failed.emit(fault)
            return
        if fault is not None:
            raise fault
        asked.done(result)


def _gone(owner: object) -> bool:
    """Was it a page, or a part of one, that is no more?"""
    parts = owner if isinstance(owner, tuple) else (owner,)
    return any(isinstance(one, QObject) and not isValid(one) for one in parts)


_READERS: dict[Book, Behind] = {}


def behind(book: Book) -> Behind:
    """The reader behind an open book."""
    if book not in _READERS:
        _READERS[book] = Behind(book)
    return _READERS[book]


def idle() -> bool:
    """Is nothing being read behind any window?"""
    return all(one.idle for one in _READERS.values())
