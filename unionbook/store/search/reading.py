"""The values rows are found by, as the tables have them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import LinkField, Value
from unionbook.ground.search.plan import Listed, plan_of

CHUNK = 500
"""Rows asked for by one statement."""

BLOCK = 5_000
"""Rows told by columns in one text each."""


K = TypeVar("K")


class Found(NamedTuple):
    """A row of a list. row: its place in its table; values: of the list's sources, in order."""

    uid: str
    row: int
    stage: Value
    values: tuple[Value, ...]


class Reader:
    """Reads the rows of one list with what they are found by."""

    def __init__(self, connection: sqlite.Connection, cabinet: Cabinet, listed: Listed) -> None:
        self.connection, self.listed = connection, listed
        self.statement, self.origin, self.columns, self.gone = _statement(cabinet, listed.number)

    def all(self) -> Iterator[Found]:
        """Every row, in the order of the table."""
        for row in self.connection.execute(f'{self.statement} ORDER BY "k"."rowid"'):
            yield _found(row)

    def bounds(self) -> tuple[int, int]:
        """The places of the first and the last row of the table; of an empty one a range without any."""
        ((first, last),) = self.connection.execute(f'SELECT min("rowid"), max("rowid") FROM main."{self.listed.kind}"')
        return (first, last) if last is not None else (1, 0)

    def between(self, first: int, last: int) -> Iterator[Found]:
        """The rows at these places of the table, both included, that have anything to be found by."""
        for row in self.connection.execute(f"{self.statement} WHERE {self._filled()}", (first, last)):
            yield _found(row)

    def blocks(self, first: int, last: int, most: int) -> Iterator[tuple[int, int, list[str]]]:
        """At most so many of the same rows, in their order, as JSON lists of their places, of whether they are gone,
        and of the values of each source in turn; first how many they are, and the place of the last."""
        wanted = ['"k"."rowid" AS "c0"', f'{self.gone} AS "c1"']
        wanted += [f'CAST({column} AS TEXT) AS "c{at}"' for at, column in enumerate(self.columns, 2)]
        lists = ", ".join(f'json_group_array("c{at}")' for at in range(len(wanted)))
        rows = f'SELECT {", ".join(wanted)} {self.origin} WHERE {self._filled()} ORDER BY "k"."rowid" LIMIT {BLOCK}'
        while most > 0:
            ((count, reached, *told),) = self.connection.execute(
                f'SELECT count(*), max("c0"), {lists} FROM ({rows})', (first, last)
            )
            if count:
                yield count, reached, told
            if count < BLOCK:
                return
            first, most = reached + 1, most - BLOCK

    def _filled(self) -> str:
        return f'"k"."rowid" BETWEEN ? AND ? AND coalesce({", ".join(self.columns)}, NULL) IS NOT NULL'

    def places(self, uids: Sequence[str]) -> list[int]:
        """The places of the rows with these keys."""
        found: list[int] = []
        for part in parts(uids):
            statement = f'SELECT "rowid" FROM main."{self.listed.kind}" WHERE "uid" IN ({", ".join("?" * len(part))})'
            found += [row for (row,) in self.connection.execute(statement, tuple(part))]
        return found

    def at(self, rows: Sequence[int]) -> Iterator[Found]:
        """The rows at these places."""
        return self._among("rowid", rows)

    def of(self, uids: Sequence[str]) -> Iterator[Found]:
        """The rows with these keys that are there."""
        return self._among("uid", uids)

    def linking(self, link: str, uids: Sequence[str]) -> Iterator[Found]:
        """The rows that link to one with such a key."""
        return self._among(link, uids)

    def _among(self, column: str, keys: Sequence[str] | Sequence[int]) -> Iterator[Found]:
        for part in parts(keys):
            marks = ", ".join("?" * len(part))
            statement = f'{self.statement} WHERE "k"."{column}" IN ({marks})'
            for row in self.connection.execute(statement, tuple(part)).fetchall():
                yield _found(row)


@lru_cache(maxsize=1024)
def _statement(cabinet: Cabinet, number: int) -> tuple[str, str, tuple[str, ...], str]:
    """The statement that reads the rows of a list, whence it takes them, the columns of its sources, and the one that
    says whether a row is gone."""
    listed = plan_of(cabinet).lists[number]
    kind = cabinet[listed.kind]
    joins: dict[str, str] = {}
    columns: list[str] = []
    for source in listed.sources:
        link, dot, rest = source.path.partition(".")
        if dot:
            target = kind.fields[link]
            assert isinstance(target, LinkField)
            joins[link] = f' LEFT JOIN main."{target.kind}" AS "k.{link}" ON "k.{link}"."uid" = "k"."{link}"'
        columns.append(f'"k.{link}"."{rest}"' if dot else f'"k"."{link}"')
    stage = f'"k"."{listed.stage}"' if listed.stage else "NULL"
    ended = ", ".join(f"'{one}'" for one in sorted(listed.gone))
    origin = f'FROM main."{kind.name}" AS "k"{"".join(joins.values())}'
    return (
        f'SELECT "k"."uid", "k"."rowid", {stage}, {", ".join(columns)} {origin}',
        origin,
        tuple(columns),
        f"coalesce({stage} IN ({ended}), 0)",
    )


def _found(row: tuple[Any, ...]) -> Found:
    return Found(row[0], row[1], row[2], row[3:])


def parts(keys: Sequence[K]) -> Iterator[Sequence[K]]:
    """The keys in portions for one statement each."""
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]
