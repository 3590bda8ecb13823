"""The terms of texts that rows have, in a table of the connection's own, in memory: each text is taken apart once,
however many rows of however many lists have it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.terms import Manner
from unionbook.store.inserting import insert
from unionbook.store.search.entries import alone

TERMS = 'temp."search_term"'

MOST = 150_000
"""Texts known at once: beyond that all are forgotten before further rows are looked at."""

_DECLARED = f'CREATE TABLE {TERMS} ("later" INTEGER, "term" TEXT, "text" INTEGER, "d" INTEGER)'
_ORDERED = (
    'CREATE INDEX IF NOT EXISTS temp."search_term_{0}" ON "search_term" ("term", "text", "d") WHERE "later" = {0}'
)


class Texts:
    """The texts known by now, none at first. signs: by a text's number, the signs with which its terms begin, each
    once."""

    def __init__(self, connection: sqlite.Connection) -> None:
        self.connection = connection
        self.signs: list[str] = [""]
        self._known: defaultdict[Manner, dict[str | None, int]] = defaultdict(dict)
        connection.execute(f"DROP TABLE IF EXISTS {TERMS}")
        connection.execute(_DECLARED)

    def make_room(self) -> None:
        """Forget all texts where there are too many."""
        if len(self.signs) > MOST:
            self._known.clear()
            self.signs = [""]
            self.connection.execute(f"DELETE FROM {TERMS}")

    def learn(self, manner: Manner, values: Iterable[str | None]) -> Mapping[str | None, int]:
        """Texts that are looked for in this manner; the numbers of all that are known, from 1, and 0 for none."""
        known = self._known[manner]
        terms: list[tuple[int, str, int, int]] = []
        known[None] = 0
        for value in {*values} - known.keys():
            assert value is not None
            number = known[value] = len(self.signs)
            whole, later, signs = alone(value, manner)
            self.signs.append(signs)
            terms += [(0, term, number, d) for term, d in whole]
            terms += [(1, term, number, d) for term, d in later]
        insert(self.connection, f"INSERT INTO {TERMS}", terms)
        return known

    def order(self) -> None:
        """Put the terms of what was learnt in order."""
        for later in (0, 1):
            self.connection.execute(_ORDERED.format(later))


@contextmanager
def known_texts(connection: sqlite.Connection) -> Iterator[Texts]:
    """None known yet; to be used within a transaction."""
    yield Texts(connection)
    connection.execute(f"DROP TABLE {TERMS}")
