"""Very many rows made in one act: the workshop gets them as they are written, so that most of their entries are there
when the act is done. What becomes of such a row after that is seen in the end, row by row."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.search.plan import Listed, plan_of
from unionbook.store.search.reading import BLOCK, Reader
from unionbook.store.search.together import CACHE, ROWS, put_made, put_singly
from unionbook.store.search.writing import joined

if TYPE_CHECKING:
    from unionbook.store.search.workshop import Handover, Workshop

PORTION = 2 * BLOCK
"""New rows of a list of which the workshop is told together. Of fewer it is told nothing."""

WORTH = ROWS // 4
"""Rows whose entries are made before it is known that no more of their list come."""

Ranges = list[tuple[int, int]]


@dataclass
class _Begun:
    """A list with new rows. whole: the places of all; waiting: of those the workshop does not know; late: of those that
    were touched since they were made."""

    reader: Reader
    whole: Ranges = field(default_factory=list)
    waiting: Ranges = field(default_factory=list)
    late: set[int] = field(default_factory=set)
    handovers: "list[Handover]" = field(default_factory=list)
    open: bool = False

    @property
    def rows(self) -> int:
        """How many the workshop knows of whose entries it was not told to make yet."""
        return self.handovers[-1].rows if self.open else 0

    def close(self) -> None:
        """Their entries can be made."""
        self.handovers[-1].close()
        self.open = False

    def give_up(self) -> None:
        """What the workshop knows is true no more."""
        self.waiting = [*self.whole]
        self.handovers, self.open = [], False


class Ahead:
    """All of an act. workshop: None before there are very many rows."""

    def __init__(self, connection: sqlite.Connection, cabinet: Cabinet) -> None:
        self.connection, self.cabinet = connection, cabinet
        self.workshop: Workshop | None = None
        self._lists: dict[int, _Begun] = {}
        self._kind, self._left = "", set[str]()
        self._mixed = False
        self._attached: list[str] = []

    def born(self, kind: str, first: int, last: int) -> None:
        """Rows of a kind were made at these places of its table."""
        if kind != self._kind:
            self._turn_to(kind)
        for listed in plan_of(self.cabinet).of_kind(kind):
            begun = self._lists.setdefault(listed.number, _Begun(Reader(self.connection, self.cabinet, listed)))
            begun.whole.append((first, last))
            begun.waiting.append((first, last))
            if sum(last - first + 1 for first, last in begun.waiting) >= PORTION:
                self._tell(begun)

    def untrue(self, listed: Listed) -> None:
        """Rows are made that rows of a list may link to already."""
        if listed.number in self._lists:
            self._lists[listed.number].give_up()

    def touched(self, listed: Listed, row: int) -> None:
        """A new row of a list is changed or removed, or something it links to."""
        if listed.number in self._lists:
            self._lists[listed.number].late.add(row)

    def left(self, listed: Listed) -> Ranges:
        """The places of new rows of a list whose entries the workshop does not make."""
        begun = self._lists.get(listed.number)
        return joined(begun.waiting) if begun else []

    def end(self) -> None:
        """The act is done: all rows the workshop is to know are known."""
        self._end(0)

    def put(self) -> None:
        """Take over what the workshop made."""
        for begun in self._lists.values():
            for handover in begun.handovers:
                self._put(begun, handover)
            if begun.handovers:
                put_singly(begun.reader, begun.reader.at(sorted(begun.late)))

    def leave(self) -> None:
        """The act has ended, well or not."""
        if self.workshop is not None:
            self.workshop.leave()
        for shelf in self._attached:
            with suppress(sqlite.Error):
                self.connection.execute(f"DETACH DATABASE {shelf}")

    def _turn_to(self, kind: str) -> None:
        """Rows of another kind come. As long as none comes again, those of the kind before were all."""
        self._mixed |= kind in self._left
        self._left.add(self._kind)
        self._kind = kind
        if not self._mixed:
            self._end(WORTH)

    def _end(self, least: int) -> None:
        """No more rows come of lists of which the workshop knows at least so many."""
        for begun in self._lists.values():
            if begun.handovers and begun.rows >= least:
                self._tell(begun)
                if begun.open:
                    begun.close()

    def _tell(self, begun: _Begun) -> None:
        """Tell the workshop of the rows that wait, as long as it has room."""
        waiting, begun.waiting = joined(begun.waiting), []
        for first, last in waiting:
            while first <= last:
                if not begun.open and self.workshop is not None and self.workshop.full:
                    begun.waiting.append((first, last))
                    break
                for count, reached, told in begun.reader.blocks(first, last, ROWS - begun.rows):
                    self._handover(begun).take(told, count)
                    first = reached + 1
                if begun.rows < ROWS:
                    break
                begun.close()

    def _handover(self, begun: _Begun) -> "Handover":
        if not begun.open:
            # Loaded when it is needed: a start does without.
            from unionbook.store.search.workshop import Workshop

            self.workshop = self.workshop or Workshop()
            begun.handovers.append(self.workshop.begin(begun.reader.listed))
            begun.open = True
        return begun.handovers[-1]

    def _put(self, begun: _Begun, handover: "Handover") -> None:
        apart, shelf = handover.apart(), handover.shelf
        self.connection.execute(f"ATTACH DATABASE ? AS {shelf} KEY ''", (handover.file,))
        self._attached.append(shelf)
        self.connection.execute(f"PRAGMA {shelf}.cache_size = {CACHE}")
        put_made(begun.reader, shelf, begun.late)
        put_singly(begun.reader, begun.reader.at(sorted(apart)))
