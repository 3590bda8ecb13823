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

NUMBERS, WHOSE = 'temp."search_number"', 'temp."search_whose"'

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
        together.make()
        _put_made(reader)
        for table in (WHOSE, NUMBERS):
            reader.connection.execute(f"DROP TABLE {table}")
        put_singly(reader, reader.at(together.apart))
        if together.rows < ROWS:
            return


def put_singly(reader: Reader, found: Iterable[Found]) -> None:
    """Add the entries of rows one by one."""
    put(reader.connection, [entry for one in found for entry in entries(reader.listed, one)])


def _put_made(reader: Reader) -> None:
    """Add the entries that were made.

    Numbers mostly begin with digits, their ends with the sign for it, and texts with letters or signs of other scripts:
    so they come nearly in the order of the index, which costs two thirds. Rows of one term in order of its texts are as
    good as sorted."""
    whole, later = (reader.listed.place(one, False) for one in (False, True))
    numbers_ = f'SELECT "place", "term", "row", "d" FROM {NUMBERS} WHERE "place" BETWEEN'
    begins, ends = (f'{numbers_} {place} AND {place + 1}' for place in (whole, later))
    texts = (
        f'SELECT {{place}} + w."gone", t."term", w."row", t."d" FROM {TERMS} AS t'
        f' CROSS JOIN {WHOSE} AS w ON w."text" = t."text" WHERE t."later" = {{later}} AND t."term"'
    )
    said, said_later = texts.format(place=whole, later=0), texts.format(place=later, later=1)
    for statement in (
        f"{begins} AND \"term\" < '{DIGITS}'",
        f"{said} < '{ASCII}'",
        f"{begins} AND \"term\" >= '{DIGITS}'",
        f"{said} >= '{ASCII}'",
        f"{said_later} < '{BACK}'",
        ends,
        f"{said_later} >= '{BACK}'",
    ):
        reader.connection.execute(_PUT + statement)


class Together:
    """Rows of a list spread out: the beginning and end of its number n in the columns b<n> and e<n>, the number of its
    text n in t<n>. rows: how many were taken; apart: the places of those that are to be looked at one by one."""

    def __init__(self, connection: sqlite.Connection, texts: Texts, listed: Listed) -> None:
        self.connection, self.texts, self.listed = connection, texts, listed
        self.spread = f'temp."search_row_{listed.number}"'
        self.filled: set[int] = set()
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
        self.rows += len(found.rows) + len(found.apart)

    def make(self) -> None:
        """Make two tables: the entries of their numbers, and which texts they have."""
        declared = (
            (NUMBERS, '"place" INTEGER, "term" TEXT, "row" INTEGER, "d" INTEGER, PRIMARY KEY ("place", "term", "row")'),
            (WHOSE, '"text" INTEGER, "row" INTEGER, "gone" INTEGER, PRIMARY KEY ("text", "row")'),
        )
        for table, columns in declared:
            self.connection.execute(f"DROP TABLE IF EXISTS {table}")
            self.connection.execute(f"CREATE TABLE {table} ({columns}) WITHOUT ROWID")
        for at in (at for at, _ in worded(self.listed) if at in self.filled):
            self.connection.execute(
                f'INSERT OR IGNORE INTO {WHOSE} SELECT "t{at}", "row", "gone" FROM {self.spread}'
                f' WHERE "t{at}" ORDER BY 1, 2'
            )
        for later, letter, alike in ((False, "b", 1), (True, "e", 1 + len(BACK))):
            filled = [f'"{letter}{at}"' for at in numbers(self.listed) if at in self.filled]
            if filled:
                found = " UNION ALL ".join(self._of_numbers(self.listed.place(later, False), filled, alike))
                self.connection.execute(f"INSERT OR REPLACE INTO {NUMBERS} {found} ORDER BY 1, 2, 3")
        self.connection.execute(f"DROP TABLE {self.spread}")

    def _of_numbers(self, place: int, columns: Sequence[str], alike: int) -> Iterator[str]:
        for one in columns:
            shares = [_shares(one, other, alike) for other in columns if other != one]
            entry = f'{place} + "gone", {one}, "row", {_most(shares)}'
            yield f"SELECT {entry} FROM {self.spread} WHERE {one} <> ''"


def _shares(one: str, other: str, alike: int) -> str:
    """How many first signs a term has in common with another of the row's, where that comes before it. alike: the first
    that may differ, from 1."""
    cases = (f"WHEN substr({one}, 1, {n}) <> substr({other}, 1, {n}) THEN {n - 1}" for n in range(alike, LONGEST + 1))
    return f"CASE WHEN {other} = '' OR {other} >= {one} THEN 0 {' '.join(cases)} ELSE {LONGEST} END"


def _most(counts: Sequence[str]) -> str:
    return f"max({', '.join(counts)})" if len(counts) > 1 else "".join(counts) or "0"
