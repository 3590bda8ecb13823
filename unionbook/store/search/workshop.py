"""A workshop beside the book: entries of very many new rows are made in memory, over a connection and in a thread of
their own, while the act goes on writing. SQLite lets both compute at once."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from secrets import token_hex

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.plan import Listed
from unionbook.store.search.texts import Texts
from unionbook.store.search.together import CACHE, WHOSE, Together

SHELVES = 8
"""Handovers of one act at most: SQLite keeps what was read of one until the act ends, and can hold ten."""


class Handover:
    """Rows of one list on their way through the workshop. file, shelf: a database in memory, where another connection
    finds what was made, and what both call it."""

    def __init__(self, workshop: "Workshop", listed: Listed, number: int) -> None:
        self.workshop, self.listed, self.number = workshop, listed, number
        self.file = f"file:/search-{workshop.token}-{number}?vfs=memdb"
        self.shelf = f"made{number}"
        self.rows = 0
        self._asked: list[Future[list[int]]] = []

    def take(self, told: Sequence[str], rows: int) -> None:
        """Further rows, as `Reader.blocks` tells of them."""
        self.rows += rows
        self._asked.append(self.workshop.ask(self, told))

    def close(self) -> None:
        """That were all: their entries can be made."""
        self._asked.append(self.workshop.ask(self, None))

    def apart(self) -> list[int]:
        """Wait until their entries are made; the places of the rows that are to be looked at one by one. Raises what
        went wrong."""
        return [row for one in self._asked for row in one.result()]


class Workshop:
    """All of an act. token: no other has it."""

    def __init__(self) -> None:
        self.token = token_hex(8)
        self.handovers = 0
        self._thread = ThreadPoolExecutor(1, "index")
        self._connection = sqlite.connect(":memory:", timeout=0, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA temp_store = MEMORY")
        self._open: dict[int, Together] = {}
        self._texts = Texts(self._connection)

    @property
    def full(self) -> bool:
        """Is there room for no further handover?"""
        return self.handovers >= SHELVES

    def begin(self, listed: Listed) -> Handover:
        """For further rows of a list."""
        self.handovers += 1
        return Handover(self, listed, self.handovers)

    def ask(self, handover: Handover, told: Sequence[str] | None) -> Future[list[int]]:
        """Have rows taken, or the entries of all that were taken made."""
        return self._thread.submit(self._take, handover, told) if told else self._thread.submit(self._make, handover)

    def leave(self) -> None:
        """Whatever is still being made is not wanted."""
        self._connection.interrupt()
        self._thread.shutdown(cancel_futures=True)
        self._connection.close()

    def _take(self, handover: Handover, told: Sequence[str]) -> list[int]:
        if handover.number not in self._open:
            if not self._open:
                self._texts.make_room()
            self._open[handover.number] = Together(self._connection, self._texts, handover.listed)
        self._open[handover.number].take(told)
        return []

    def _make(self, handover: Handover) -> list[int]:
        shelf = handover.shelf
        self._connection.execute(f"ATTACH DATABASE ? AS {shelf}", (handover.file,))
        self._connection.execute(f"PRAGMA {shelf}.journal_mode = OFF")
        self._connection.execute(f"PRAGMA {shelf}.cache_size = {CACHE}")
        apart = self._open.pop(handover.number).make(shelf)
        self._texts.copy(shelf, f'{shelf}."{WHOSE}"')
        return apart
