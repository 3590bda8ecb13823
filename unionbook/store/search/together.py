"""The entries of very many rows of one list, made by SQLite itself: rows are spread out by columns, in tables of the
connection's own, and what begins with different signs shares nothing. Only the few rows of which that is not so are
looked at one by one."""

from collections.abc import Iterable, Iterator, Sequence

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.plan import Listed
from unionbook.ground.search.sql import TABLE
from unionbook.ground.search.terms import BACK, LONGEST
from unionbook.store.inserting import insert
from unionbook.store.search.columns import numbers, spread, worded
from unionbook.store.search.entries import entries
from unionbook.store.search.reading import Found, Reader
from unionbook.store.search.texts import TERMS, Texts
from unionbook.store.search.writing import put

FEW = 300
"""Fewer rows are looked at one by one."""

ROWS = 100_000
"""Rows whose entries are written together: the index is gone through once for them."""

DIGITS, ASCII = ":", "\x7f"
"""What sorts behind all terms that begin with a digit, and behind those that begin with any sign of ASCII."""

WHOSE = 'temp."search_whose"'

_PUT = f'INSERT OR REPLACE INTO main."{TABLE}" ("place", "term", "row", "d") '


def put_rows(reader: Reader, texts: Texts, first: int, last: int) -> None:
    """Add the entries of the rows of a list that lie at these places of its table and have none yet."""
    if last - first < FEW:
        put_singly(reader, reader.between(first, last))
        return
    while first <= last:
        texts.make_room()
        together = Together(reader.connection, texts, reader.listed)
        for _, reached, told in reader.blocks(first, last, ROWS):
            together.take(told)
            first = reached + 1
        together.put()
        put_singly(reader, reader.at(together.apart))
        if together.rows < ROWS:
            return


def put_singly(reader: Reader, found: Iterable[Found]) -> None:
    """Add the entries of rows one by one."""
    put(reader.connection, [entry for one in found for entry in entries(reader.listed, one)])


class Together:
    """Rows of a list spread out: the beginning and end of its number n in the columns b<n> and e<n>, the number of its
    text n in t<n>. rows: how many were taken; apart: the places of those that are to be looked at one by one."""

    def __init__(self, connection: sqlite.Connection, texts: Texts, listed: Listed) -> None:
        self.connection, self.texts, self.listed = connection, texts, listed
        self.spread = f'temp."search_row_{listed.number}"'
        self.filled: set[int] = set()
        self.gone: set[int] = set()
        self.firsts: set[str] = set()
        self.apart: list[int] = []
        self.rows = 0
        columns = [f'"b{at}" TEXT, "e{at}" TEXT' for at in numbers(listed)]
        columns += [f'"t{at}" INTEGER' for at, _ in worded(listed)]
        connection.execute(f"DROP TABLE IF EXISTS {self.spread}")
        connection.execute(
            f'CREATE TABLE {self.spread} ("row" INTEGER PRIMARY KEY, "gone" INTEGER, {", ".join(columns)})'
        )

    def take(self, told: Sequence[str]) -> None:
        """Further rows, as `Reader.blocks` tells of them."""
        found = spread(self.texts, self.listed, told)
        insert(self.connection, f"INSERT INTO {self.spread}", found.rows)
        self.apart += found.apart
        self.filled |= found.filled
        self.gone |= found.gone
        self.firsts |= found.firsts
        self.rows += len(found.rows) + len(found.apart)

    def put(self) -> None:
        """Add the entries of the rows that were taken.

        Numbers mostly begin with digits, their ends with the sign for it, and texts with letters or signs of other
        scripts: so they come nearly in the order of the index, which costs two thirds."""
        self.texts.order()
        self._match()
        for gone in sorted(self.gone):
            self._put_numbers(False, gone, f"< '{DIGITS}'")
            self._put_texts(False, gone, f"< '{ASCII}'")
            if max(self.firsts, default="") >= DIGITS:
                self._put_numbers(False, gone, f">= '{DIGITS}'")
            self._put_texts(False, gone, f">= '{ASCII}'")
        for gone in sorted(self.gone):
            self._put_texts(True, gone, f"< '{BACK}'")
            self._put_numbers(True, gone, "<> ''")
            self._put_texts(True, gone, f">= '{BACK}'")
        for table in (WHOSE, self.spread):
            self.connection.execute(f"DROP TABLE {table}")

    def _match(self) -> None:
        """Make a table of the rows that have each text: those of one term in order of its texts are as good as
        sorted."""
        self.connection.execute(f"DROP TABLE IF EXISTS {WHOSE}")
        self.connection.execute(
            f'CREATE TABLE {WHOSE} ("text" INTEGER, "gone" INTEGER, "row" INTEGER,'
            ' PRIMARY KEY ("text", "gone", "row")) WITHOUT ROWID'
        )
        for at in (at for at, _ in worded(self.listed) if at in self.filled):
            self.connection.execute(
                f'INSERT OR IGNORE INTO {WHOSE} SELECT "t{at}", "gone", "row" FROM {self.spread}'
                f' WHERE "t{at}" ORDER BY 1, 2, 3'
            )

    def _put_texts(self, later: bool, gone: int, which: str) -> None:
        """which: those of their terms, by comparison."""
        self.connection.execute(
            f'{_PUT}SELECT {self.listed.place(later, bool(gone))}, t."term", w."row", t."d" FROM {TERMS} AS t'
            f' CROSS JOIN {WHOSE} AS w ON w."text" = t."text" AND w."gone" = {gone}'
            f' WHERE t."later" = {later:d} AND t."term" {which}'
        )

    def _put_numbers(self, later: bool, gone: int, which: str) -> None:
        """which: those of their terms, by comparison."""
        filled = [f'"{"e" if later else "b"}{at}"' for at in numbers(self.listed) if at in self.filled]
        if not filled:
            return
        found = " UNION ALL ".join(
            f'SELECT {one} AS "term", "row", {_most(_shares(one, other, later) for other in filled if other != one)}'
            f' AS "d" FROM {self.spread} WHERE "gone" = {gone} AND {one} <> \'\' AND {one} {which}'
            for one in filled
        )
        place = self.listed.place(later, bool(gone))
        self.connection.execute(f'{_PUT}SELECT {place}, "term", "row", "d" FROM ({found}) ORDER BY "term", "row"')


def _shares(one: str, other: str, later: bool) -> str:
    """How many first signs a term has in common with another of the row's, where that comes before it: it has them
    where it does not come before these signs themselves. Ends all have the sign for it."""
    least = len(BACK) if later else 0
    cases = (f"WHEN {other} < substr({one}, 1, {n + 1}) THEN {n}" for n in range(least, LONGEST))
    return f"CASE WHEN {other} = '' OR {other} >= {one} THEN 0 {' '.join(cases)} ELSE {LONGEST} END"


def _most(counts: Iterator[str]) -> str:
    several = [*counts]
    return f"max({', '.join(several)})" if len(several) > 1 else "".join(several) or "0"
