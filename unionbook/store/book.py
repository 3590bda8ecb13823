"""The book: one open file, what it holds, and the one door for writing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import EVERY, Condition, Frame, is_
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.kind import SEALED, Kind, Record
from unionbook.ground.search.plainly import plainly, seeks
from unionbook.ground.sql import aggregate, grouped, places, select
from unionbook.store.act import Act
from unionbook.store.connection import refusal_for
from unionbook.store.doubt import Doubt, settled, still_there
from unionbook.store.notice import Notice, Unsettled
from unionbook.store.search.whole import ready
from unionbook.store.session import Clock, State, Writer, now_ms
from unionbook.store.trail import Trail

Row = tuple[Any, ...]


class Book:
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
        self.path = path
        self.connection = connection
        self.cabinet = cabinet
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
        self._open_act: Act | None = None
        self._whole: dict[str, str] = {}

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; one file is left."""
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

        An act opened inside another joins it.
        """
        if self._open_act is not None:
            yield self._open_act
            return
        self._writable()
        act, state = Act(self, label, undoes), self.session.state()
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
        if act.kinds:
            for listener in self.listeners:
                listener(act.kinds)

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
        self.trail.content.cache_clear()
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def _commit(self, act: Act, state: State) -> None:
        """The end of an act. An error here does not say whether the file has it: the file is asked."""
        try:
            self.connection.execute("COMMIT")
        except BaseException as fault:
            session = self.session.session
            if session is not None and isinstance(fault, sqlite.Error) and not self.connection.in_transaction:
                self.doubt = Doubt(session.sid, self.session.acts, act.label, state)
                if self.resolve():
                    return
                raise refusal_for(fault, self.path) from fault
            self._take_back(state)
            if isinstance(fault, sqlite.Error):
                raise refusal_for(fault, self.path) from fault
            raise

    def resolve(self) -> bool:
        """Whether the act whose end failed is in the file. Raises Unsettled while the file cannot be reached."""
        doubt = self.doubt
        if doubt is None:
            return True
        saved = settled(self, doubt)
        self.doubt = None
        if not saved:
            self._take_back(doubt.state)
        return saved

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """The rows of a reading statement. Raises Refusal when the file cannot be read."""
        with self._reading():
            return list(self.connection.execute(sql, tuple(values)))

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Errors of a reading statement are refusals, unless they are a bug."""
        if self.doubt is not None:
            raise Unsettled(self.doubt.sentence(self.path))
        try:
            yield
        except sqlite.OperationalError as fault:
            if "no such" in str(fault) or "syntax" in str(fault):
                raise
            raise refusal_for(fault, self.path) from fault
        except (sqlite.DatabaseError, UnicodeDecodeError) as fault:
            raise refusal_for(fault, self.path) from fault

    def frame(self) -> Frame:
        """The running year, as of today."""
        return Frame.of_year(self.today())

    def select(
        self,
        kind: str,
        paths: Sequence[str],
        condition: Condition = EVERY,
        frame: Frame | None = None,
        order: Sequence[str] = (),
        limit: int = -1,
        offset: int = 0,
    ) -> list[Row]:
        """One column for each path of the rows that meet the condition, in order."""
        declared = self.cabinet[kind]
        condition = self.meant(declared, condition)
        statement = select(self.cabinet, declared, paths, condition, frame or self.frame(), order, limit, offset)
        return self.rows(*statement)

    def places(
        self,
        kind: str,
        paths: Sequence[str] = (),
        condition: Condition = EVERY,
        order: Sequence[str] = (),
        limit: int = -1,
        offset: int = 0,
    ) -> Iterator[Row]:
        """The rowids of the rows that meet the condition, in order, with the values at the paths: one after the other,
        not all in memory. They hold until the next act. Raises Refusal."""
        declared = self.cabinet[kind]
        condition = self.meant(declared, condition)
        statement = places(self.cabinet, declared, paths, condition, self.frame(), order, limit, offset)
        with self._reading():
            yield from self.connection.execute(*statement)

    @property
    def indexed(self) -> bool:
        """Are rows found by the index? Not while the veil lies over the book, nor in a book of another version."""
        return ready(self.connection, self.cabinet)

    def meant(self, kind: Kind, condition: Condition) -> Condition:
        """The condition as it can be asked now: without the index a text is looked for in the values themselves."""
        return plainly(self.cabinet, kind, condition) if seeks(condition) and not self.indexed else condition

    def count(self, kind: str, condition: Condition = EVERY, frame: Frame | None = None) -> int:
        """How many rows meet the condition."""
        return self.aggregate(kind, "count", "uid", condition, frame) or 0

    def aggregate(
        self, kind: str, what: str, path: str, condition: Condition = EVERY, frame: Frame | None = None
    ) -> int | None:
        """ "count", "sum", "distinct", "least" or "most" of a path over the rows that meet the condition; None for
        the last two over no row."""
        declared = self.cabinet[kind]
        condition = self.meant(declared, condition)
        statement = aggregate(self.cabinet, declared, what, path, condition, frame or self.frame())
        ((number,),) = self.rows(*statement)
        return None if number is None else int(number)

    def grouped(
        self, kind: str, what: str, path: str, by: Sequence[tuple[str, int]], condition: Condition, frame: Frame
    ) -> dict[Row, int | None]:
        """The same number of every group of rows by the values of its paths; of each path so many first characters
        count (0: all)."""
        declared = self.cabinet[kind]
        statement = grouped(self.cabinet, declared, what, path, by, self.meant(declared, condition), frame)
        return {row[:-1]: row[-1] for row in self.rows(*statement)}

    def values(self, kind: str, uid: str) -> dict[str, Value] | None:
        """The stored values of a row by field name, None when there is no such row."""
        declared = self.cabinet[kind]
        statement = self._whole.get(kind)
        if statement is None:
            columns = ", ".join(f'"{name}"' for name in declared.fields)
            statement = self._whole[kind] = f'SELECT {columns} FROM "{kind}" WHERE "uid" = ?'
        found = self.rows(statement, (uid,))
        return dict(zip(declared.fields, found[0], strict=True)) if found else None

    def get(self, kind: str, uid: str) -> Record | None:
        """A row as a record, None when there is no such row."""
        values = self.values(kind, uid)
        return None if values is None else self.cabinet[kind].make(values, uid)

    def children(self, kind: str, parent: str) -> list[Record]:
        """The child rows of a parent, in the order of their list."""
        declared = self.cabinet[kind]
        names = list(declared.fields)
        rows = self.select(kind, ["uid", *names], is_(declared.parent, parent), order=declared.order)
        return [declared.make(dict(zip(names, row[1:], strict=True)), row[0]) for row in rows]

    def title(self, kind: str, uid: str) -> str:
        """The words that name a row, "" when there is no such row."""
        declared = self.cabinet[kind]
        found = self.select(kind, declared.naming, is_("uid", uid))
        return self.words(declared, found[0]) if found else ""

    def words(self, kind: Kind, values: Sequence[Value]) -> str:
        """The title of a row whose naming paths have these values; what stands for it when it is sealed."""
        named, sealed = values[: len(kind.title)], any(values[len(kind.title) :])
        if sealed:
            return SEALED
        shown = [self.cabinet.field(kind, path).show(value) for path, value in zip(kind.title, named, strict=True)]
        return " ".join(filter(None, shown))

    def single(self, kind: str) -> Record | None:
        """The one row of a kind that has only one (the office)."""
        found = self.select(kind, ["uid"], limit=1)
        return self.get(kind, found[0][0]) if found else None

    def must(self, kind: str, uid: str) -> Mapping[str, Value]:
        """As `values`. Raises Refusal when there is no such row."""
        found = self.values(kind, uid)
        if found is None:
            raise Refusal("找不到这条记录，它可能已被删除。可在回收站中查看。")
        return found
