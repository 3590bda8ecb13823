"""The book: one open file, what it holds, and the one door for writing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TypeVar

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.store.act import Act
from unionbook.store.asking import Asking, Row
from unionbook.store.connection import narrow, refusal_for
from unionbook.store.doubt import Doubt, settled, still_there
from unionbook.store.notice import Busy, Notice, Unsettled
from unionbook.store.session import Clock, State, Writer, now_ms
from unionbook.store.trail import Trail

T = TypeVar("T")


class Book(Asking):
    """An open book. Made by `unionbook.store.files.open_book` or `create_book`.

    read_only: why nothing can be written, as a sentence; "" when it can.  notices: what opening it found.
    listeners: called after each act with the names of the kinds that changed.  committing: called with an act that is
    about to be committed.  key: of an encrypted book.
    leaving: what is done on closing, the last first.  examining: waits so many seconds for the examination of the file
    that goes on behind an opened book; was it finished?  reconnect: a new connection to the same file.  mark: device
    and inode of the file that is written to.  doubt: an act that may be saved or not (see `resolve`).
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite.Connection,
        cabinet: Cabinet,
        clock: Clock = now_ms,
        leaving: ExitStack | None = None,
    ) -> None:
        super().__init__()
        self.path = path
        self.connection = connection
        self.cabinet = cabinet
        # Held while the connection is read: a thread that waits for another one inside SQLite keeps Python from it.
        self.turn = RLock()
        self._door, self._lent = RLock(), 0
        self.session = Writer(connection, clock)
        self.trail = Trail(self.rows)
        self.read_only = ""
        self.notices: list[Notice] = []
        self.listeners: list[Callable[[set[str]], None]] = []
        self.committing: list[Callable[[Act], None]] = []
        self.key: bytes | None = None
        self.leaving = leaving or ExitStack()
        self.leaving.callback(lambda: self.connection.close())
        self.examining: Callable[[float | None], bool] = lambda seconds: True
        self.reconnect: Callable[[], sqlite.Connection] | None = None
        self.doubt: Doubt | None = None
        self.mark: tuple[int, int] | None = None
        # Is the file being written, and how often was it? For other threads: asking the connection waits for the
        # statement that runs in it, and keeps all of Python waiting too.
        self.writing, self.written = False, 0
        self._open_act: Act | None = None

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; one file is left."""
        # What was put off must not take it up again.
        self.reconnect = None
        self.leaving.close()

    def settle(self, seconds: float | None = None) -> bool:
        """Wait until the file has been examined, at most so long; was it? What was found is in `notices` then."""
        return self.examining(seconds)

    @property
    def acting(self) -> bool:
        """Is an act open now?"""
        return self._open_act is not None

    @property
    def wrote(self) -> bool:
        """Has anything been written since it was opened?"""
        return self.session.session is not None

    @property
    def facts(self) -> dict[str, str]:
        """The book's own facts: file_id, created, generation …"""
        return dict(self.rows("SELECT key, value FROM book"))

    @cached_property
    def practice_day(self) -> date | None:
        """The day a practice book stands still at, None for a real book. A practice book is never issued."""
        day = self.facts.get("practice_day")
        return date.fromisoformat(day) if day else None

    def today(self) -> date:
        """Today by this PC's clock; in a practice book the day it stands still at."""
        return self.practice_day or date.fromtimestamp(self.session.clock() / 1000)

    @contextmanager
    def change(self, label: str, undoes: str | None = None) -> Iterator[Act]:
        """An act under a label a person can read: all of it is written, or nothing. Raises Refusal.

        An act opened inside another joins it; one of another thread is refused.
        """
        with self.alone():
            if self._open_act is not None:
                yield self._open_act
            else:
                yield from self._change(label, undoes)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other thread writes meanwhile. Raises Busy while one does."""
        if not self._door.acquire(blocking=False):
            raise Busy(f"正在往“{self.path.name}”里写，这一步没有做。请等它写完，再做一次。")
        try:
            yield
        finally:
            self._door.release()

    def _change(self, label: str, undoes: str | None) -> Iterator[Act]:
        self._writable()
        act, state = Act(self, label, undoes), self.session.state()
        self.writing = True
        try:
            yield from self._written(act, state)
        finally:
            if act.wide:
                narrow(self.connection)
            self.written += 1
            self.writing = False
        if act.kinds:
            for listener in self.listeners:
                listener(act.kinds)

    def _written(self, act: Act, state: State) -> Iterator[Act]:
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute("PRAGMA defer_foreign_keys = ON")
            self._open_act = act
            yield act
            act.index.follow()
            for tell in self.committing:
                tell(act)
        except BaseException as fault:
            self._take_back(state)
            if isinstance(fault, sqlite.Error):
                raise refusal_for(fault, self.path) from fault
            raise
        finally:
            self._open_act = None
        self._commit(act, state)

    def _writable(self) -> None:
        """Raises Refusal when nothing can be written."""
        self.settle()
        if self.doubt is not None:
            self.resolve()
        if self.read_only:
            raise Refusal(self.read_only)
        still_there(self)

    def _take_back(self, state: State) -> None:
        self.session.restore(state)
        self.trail.forget()
        # A connection that is closed has nothing to take back.
        with suppress(sqlite.ProgrammingError):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def _commit(self, act: Act, state: State) -> None:
        """The end of an act. An error here does not say whether the file has it: the file is asked."""
        try:
            self.connection.execute("COMMIT")
        except BaseException as fault:
            session = self.session.session
            if session is not None and isinstance(fault, sqlite.Error) and not self.connection.in_transaction:
                self.doubt = Doubt(session.sid, self.session.acts, act.label, state, self.session.before)
                if self.resolve():
                    return
                raise refusal_for(fault, self.path) from fault
            self._take_back(state)
            if isinstance(fault, sqlite.Error):
                raise refusal_for(fault, self.path) from fault
            raise

    def resolve(self) -> bool:
        """Whether the act whose end failed is in the file. Raises Unsettled while the file cannot be reached."""
        with self.alone():
            doubt = self.doubt
            if doubt is None:
                return True
            saved = settled(self, doubt)
            self.doubt = None
            if not saved:
                self._take_back(doubt.state)
            return saved

    @contextmanager
    def lent(self) -> Iterator[sqlite.Connection]:
        """The connection, for another thread that reads through it for long: it is not closed meanwhile."""
        with self.turn:
            self._lent += 1
            connection = self.connection
        try:
            yield connection
        finally:
            with self.turn:
                self._lent -= 1

    def hang_up(self) -> None:
        """Close the connection; somebody goes on over another. Raises Busy while a thread reads through it: the library
        ends the program when a connection is closed under one."""
        with self.turn, suppress(sqlite.Error):
            if self._lent:
                raise Busy(f"正在读“{self.path.name}”。请等它读完。")
            self.connection.close()

    def go_on_over(self, connection: sqlite.Connection) -> None:
        """Read and write through this connection from now on."""
        with self.turn:
            self.connection = self.session.connection = connection

    def only_read(self, notice: Notice) -> None:
        """Nothing is written any more, for this reason, which is told once."""
        if any(one.topic is notice.topic for one in self.notices):
            return
        self.notices.append(notice)
        self.read_only = self.read_only or notice.sentence
        # Of a file that is away the connection may be closed; the next one is told.
        with suppress(sqlite.Error):
            self.connection.execute("PRAGMA query_only = ON")

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """The rows of a reading statement. Raises Refusal when the file cannot be read."""
        return self.ask(lambda connection: list(connection.execute(sql, tuple(values))))

    def ask(self, question: Callable[[sqlite.Connection], T]) -> T:
        """What somebody who needs the connection itself reads. Raises Refusal when the file cannot be read."""
        with self._reading():
            return question(self.connection)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Errors of a reading statement are refusals, unless they are a bug."""
        if self.doubt is not None:
            raise Unsettled(self.doubt.sentence(self.path))
        try:
            with self.turn:
                yield
        except sqlite.OperationalError as fault:
            if "no such" in str(fault) or "syntax" in str(fault):
                raise
            raise refusal_for(fault, self.path) from fault
        except (sqlite.DatabaseError, UnicodeDecodeError) as fault:
            raise refusal_for(fault, self.path) from fault
