"""The values rows are found by, as the tables have them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import LinkField, Value
from unionbook.ground.search.plan import Listed, plan_of

CHUNK = 500
"""Rows asked for by one statement."""


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
        self.statement, self._sources = _statement(cabinet, listed.number)

    def all(self) -> Iterator[Found]:
        """Every row, in the order of the table."""
        for row in self.connection.execute(f'{self.statement} ORDER BY "k"."rowid"'):
            yield _found(row)

    def between(self, first: int, last: int) -> Iterator[Found]:
        """The rows at these places of the table, both included, that have anything to be found by."""
        filled = f"coalesce({self._sources}, NULL) IS NOT NULL"
        statement = f'{self.statement} WHERE "k"."rowid" BETWEEN ? AND ? AND {filled}'
        for row in self.connection.execute(statement, (first, last)):
            yield _found(row)

    def of(self, uids: Sequence[str]) -> Iterator[Found]:
        """The rows with these keys that are there."""
        return self._among("uid", uids)

    def linking(self, link: str, uids: Sequence[str]) -> Iterator[Found]:
        """The rows that link to one with such a key."""
        return self._among(link, uids)

    def _among(self, column: str, uids: Sequence[str]) -> Iterator[Found]:
        for part in parts(uids):
            marks = ", ".join("?" * len(part))
            statement = f'{self.statement} WHERE "k"."{column}" IN ({marks})'
            for row in self.connection.execute(statement, tuple(part)).fetchall():
                yield _found(row)


@lru_cache(maxsize=1024)
def _statement(cabinet: Cabinet, number: int) -> tuple[str, str]:
    """The statement that reads the rows of a list, and the columns of its sources."""
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
    sources, stage = ", ".join(columns), f'"k"."{listed.stage}"' if listed.stage else "NULL"
    return (
        f'SELECT "k"."uid", "k"."rowid", {stage}, {sources} FROM main."{kind.name}" AS "k"{"".join(joins.values())}',
        sources,
    )


def _found(row: tuple[Any, ...]) -> Found:
    return Found(row[0], row[1], row[2], row[3:])


def parts(uids: Iterable[str]) -> Iterator[Sequence[str]]:
    """The keys in portions for one statement each."""
    every = list(uids)
    for start in range(0, len(every), CHUNK):
        yield every[start : start + CHUNK]
