"""The terms of texts that rows have, in tables of the connection's own, in memory: each text is taken apart once,
however many rows of however many lists have it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.terms import Manner
from unionbook.store.search.entries import alone

KNOWN = 'temp."search_text"'
TERMS = 'temp."search_term"'

MOST = 150_000
"""Texts known at once: beyond that all are forgotten before further rows are looked at."""

AT_ONCE = 64
"""Terms put down by one statement: they take half the time they take one by one."""

_TERM = f'INSERT INTO {TERMS} ("later", "term", "text", "d") VALUES '
_MANY = _TERM + ", ".join(["(?, ?, ?, ?)"] * AT_ONCE)
_ONE = _TERM + "(?, ?, ?, ?)"


class Texts:
    """The texts known by now. Made by `known_texts`."""

    def __init__(self, connection: sqlite.Connection) -> None:
        self.connection = connection
        self.count = 0
        self._signs: defaultdict[Manner, dict[str, str]] = defaultdict(dict)

    def make_room(self) -> None:
        """Forget all texts where there are too many."""
        if self.count > MOST:
            self._signs.clear()
            self.count = 0
            for table in (KNOWN, TERMS):
                self.connection.execute(f"DELETE FROM {table}")

    def signs(self, manner: Manner) -> Mapping[str, str]:
        """The signs with which the terms of each known text begin, each once."""
        return self._signs[manner]

    def learn(self, manner: Manner, values: Iterable[str]) -> None:
        """Texts that are looked for in this manner."""
        signs = self._signs[manner]
        new = list(enumerate((value for value in values if value not in signs), self.count + 1))
        self.count += len(new)
        rows = [(number, manner.value, value) for number, value in new]
        self.connection.executemany(f'INSERT INTO {KNOWN} ("text", "manner", "value") VALUES (?, ?, ?)', rows)
        terms: list[tuple[int, str, int, int]] = []
        for number, value in new:
            whole, later, signs[value] = alone(value, manner)
            terms += [(0, term, number, d) for term, d in whole]
            terms += [(1, term, number, d) for term, d in later]
        rest = len(terms) % AT_ONCE
        self.connection.executemany(_ONE, terms[:rest])
        for start in range(rest, len(terms), AT_ONCE):
            self.connection.execute(_MANY, tuple(chain.from_iterable(terms[start : start + AT_ONCE])))


@contextmanager
def known_texts(connection: sqlite.Connection) -> Iterator[Texts]:
    """None known yet; to be used within a transaction."""
    made = (
        (KNOWN, '"text" INTEGER PRIMARY KEY, "manner" TEXT, "value" TEXT, UNIQUE ("manner", "value")'),
        (TERMS, '"later" INTEGER, "term" TEXT, "text" INTEGER, "d" INTEGER'),
    )
    for table, columns in made:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
        connection.execute(f"CREATE TABLE {table} ({columns})")
    yield Texts(connection)
    for table, _ in made:
        connection.execute(f"DROP TABLE {table}")
