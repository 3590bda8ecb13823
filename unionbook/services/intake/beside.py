"""A second process that judges rows from the end of a long table, each as if it were the only one.

It looks at the file by itself. Of rows that are new and of which there is nothing to say it sends what they would be;
all others, and all when it fails, are judged where the table is.
"""

import gc
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing.connection import Connection
from typing import NamedTuple

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.records import CABINET
from unionbook.services.intake.fresh import Fresh, Held
from unionbook.services.intake.judging import Judging
from unionbook.services.intake.mapping import Mapping as Columns
from unionbook.services.intake.model import NEW_ROW, Answers, Judged, Packed, Plan, Policy, Verdict
from unionbook.services.sheets.layout import Block, SourceRow
from unionbook.store.book import Book
from unionbook.store.mirror import Glass
from unionbook.store.secrecy.veil import READ_ONLY

WORTH = 10_000
"""Rows of a table that are worth the second it takes to start a process."""

PORTION = 1_000
"""Rows handed out together."""

PATIENCE = 0.5
"""Seconds the last rows handed out are waited for; here they take a third of it."""


class Alone(NamedTuple):
    """A new row of which nothing is said, as it goes from process to process. said, meant: the paths of texts and
    values."""

    said: tuple[str, ...]
    texts: tuple[str, ...]
    meant: tuple[str, ...]
    values: tuple[Value, ...]
    uid: str
    held: tuple[Value, ...]
    inner: list[tuple[str, str, tuple[Value, ...]]]
    unfolded: list[tuple[str, str, tuple[Value, ...]]]


@dataclass(frozen=True)
class _Asked:
    """What the process must know of book and table. now: ms since 1970, as the book's clock has it."""

    glass: Glass
    now: int
    kind: str
    block: Block
    columns: Columns
    policy: Policy
    answers: Answers
    hidden: bool
    emptied: bool


class Beside:
    """end: the rows before it are judged here, the others there. Without a second process that is all."""

    def __init__(self, book: Book, plan: Plan, least: int) -> None:
        self.rows = plan.block.rows
        self.end = len(self.rows)
        self._found: dict[int, Sequence[Alone | None]] = {}
        self._pipe: Connection | None = None
        self._waiting: int | None = -1
        if len(self.rows) >= least and _two_at_once() and (asked := _asked(book, plan)) is not None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=work, args=(theirs, asked), daemon=True)
            self._process.start()
            theirs.close()

    def __enter__(self) -> "Beside":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()

    def look(self, at: int) -> None:
        """Take what was judged there, and hand out the next rows before the last ones. at: as far as it is here."""
        if self._pipe is None:
            return
        try:
            if self._waiting is not None and self._pipe.poll():
                self._take(self._pipe)
            if self._waiting is None and self.end - at > PORTION:
                self.end = self._waiting = self.end - PORTION
                self._pipe.send(self.rows[self.end : self.end + PORTION])
        except (EOFError, OSError):
            self._lose()

    def judged(self) -> Iterator[Alone | None]:
        """What was found of each row from `end` on; None: it is to be judged here."""
        for start in range(self.end, len(self.rows), PORTION):
            if start == self._waiting and self._pipe is not None:
                try:
                    if self._pipe.poll(PATIENCE):
                        self._take(self._pipe)
                except (EOFError, OSError):
                    self._lose()
            yield from self._found.pop(start, [None] * (min(start + PORTION, len(self.rows)) - start))

    def _take(self, pipe: Connection) -> None:
        found, start = pipe.recv(), self._waiting
        self._waiting = None
        if start is not None and start >= 0:
            self._found[start] = found

    def _lose(self) -> None:
        """The process has ended: what it was asked is judged here."""
        self._waiting = None
        pipe, self._pipe = self._pipe, None
        if pipe is not None:
            pipe.close()
            self._process.join()


def _two_at_once() -> bool:
    return len(os.sched_getaffinity(0)) > 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) > 1


def _asked(book: Book, plan: Plan) -> _Asked | None:
    """None where another process would not see what this one sees."""
    glass = Glass.of(book)
    if book.cabinet is not CABINET or book.acting or not glass.file or book.read_only == READ_ONLY:
        return None
    block = replace(plan.block, rows=[])
    about = plan.columns, plan.policy, plan.answers.copy(), plan.hidden, plan.emptied
    return _Asked(glass, book.session.clock(), plan.kind.name, block, *about)


def work(pipe: Connection, asked: _Asked) -> None:
    """The second process: judge what is handed out until nobody asks any more."""
    gc.freeze()
    kind = CABINET[asked.kind]
    plan = Plan(kind, asked.block, asked.columns, asked.policy, asked.answers, asked.hidden, emptied=asked.emptied)
    # Whatever ends it is met again where the rows are judged instead, and told there.
    with suppress(EOFError, OSError, Refusal), asked.glass.look(CABINET, lambda: asked.now) as book:
        judging = Judging(book, plan, alone=True)
        pipe.send(None)
        while True:
            pipe.send([_told(judging.one(row)) for row in pipe.recv()])


def _told(made: Judged) -> Alone | None:
    fresh = made.fresh
    if made.verdict is not Verdict.NEW or made.reasons or fresh is None or made.apart or made.emptied:
        return None
    if NEW_ROW in made.values.values() or any(one.exists for one in fresh.inner.values()):
        return None
    inner = [(link, one.uid, one.values) for link, one in fresh.inner.items()]
    unfolded = [(kind, one.uid, one.values) for kind, one in fresh.unfolded]
    texts = _same(tuple(made.texts)), tuple(made.texts.values())
    values = _same(tuple(made.values)), tuple(made.values.values())
    return Alone(*texts, *values, fresh.held.uid, fresh.held.values, inner, unfolded)


@cache
def _same(paths: tuple[str, ...]) -> tuple[str, ...]:
    """One tuple for the same paths: it is sent once for many rows."""
    return paths


def heard(row: SourceRow, alone: Alone) -> Judged:
    """The row as it would have been judged here."""
    inner = {link: Held(uid, values) for link, uid, values in alone.inner}
    unfolded = [(kind, Held(uid, values)) for kind, uid, values in alone.unfolded]
    fresh = Fresh(Held(alone.uid, alone.held), inner, (), unfolded)
    texts, values = Packed(alone.said, alone.texts), Packed(alone.meant, alone.values)
    return Judged(row, Verdict.NEW, [], texts, values, fresh=fresh)
