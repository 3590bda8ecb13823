"""What can be asked of an open book: rows, numbers of rows, and the words that name one."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import EVERY, Compare, Condition, Frame, Op, among, every, is_
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.kind import SEALED, Kind, Record
from unionbook.ground.marks import marked
from unionbook.ground.search.plainly import plainly, seeks
from unionbook.ground.sql import aggregate, grouped, places, select
from unionbook.store.search.whole import ready

Row = tuple[Any, ...]

BLOCK = 1 << 15
"""Rows that come as one text."""

PIECE = 1 << 17
"""Characters of numbers read in one go."""


def numbers_in(text: str) -> Iterator[list[int]]:
    """The numbers of a text, between commas as SQLite puts them, many at a time."""
    at = 0
    while at < len(text):
        end = text.find(",", at + PIECE)
        end = len(text) if end < 0 else end
        yield json.loads(f"[{text[at:end]}]")
        at = end + 1


class Asking(ABC):
    """The reading side of a book (`unionbook.store.book`)."""

    connection: sqlite.Connection
    cabinet: Cabinet

    def __init__(self) -> None:
        self._whole: dict[str, str] = {}

    @abstractmethod
    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """The rows of a reading statement. Raises Refusal when the file cannot be read."""

    @abstractmethod
    def today(self) -> date:
        """Today, for this book."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[None]:
        """Errors of a reading statement are refusals, unless they are a bug."""

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
        walked: bool = True,
    ) -> Iterator[Row]:
        """The rowids of the rows that meet the condition, in order, with the values at the paths: one after the other,
        not all in memory. They hold until the next act. walked: see `ground.sql.places`.  Raises Refusal."""
        declared = self.cabinet[kind]
        condition = self.meant(declared, condition)
        statement = places(self.cabinet, declared, paths, condition, self.frame(), order, limit, offset, walked)
        with self._reading():
            yield from self.connection.execute(*statement)

    def blocks(self, kind: str, path: str, condition: Condition = EVERY) -> Iterator[tuple[list[int], list[Value]]]:
        """The rowids of the rows that meet the condition, and the value at a path of each, many rows at a time. They
        come as one text, several times as fast as row by row."""
        last = -1
        while True:
            within = every(condition, Compare("rowid", Op.MORE, last))
            declared = self.cabinet[kind]
            meant = self.meant(declared, within)
            text, values = places(self.cabinet, declared, [path], meant, self.frame(), ["rowid"], BLOCK)
            whole = 'SELECT json_group_array("row"), json_group_array("value") FROM found'
            ((rows, found),) = self.rows(f'WITH found("row", "value") AS ({text}) {whole}', values)
            rowids: list[int] = json.loads(rows)
            if not rowids:
                return
            yield rowids, json.loads(found)
            last = rowids[-1]

    @property
    def indexed(self) -> bool:
        """Are rows found by the index? Not while the veil lies over the book, nor in a book of another version."""
        with self._reading():
            return ready(self.connection, self.cabinet)

    def meant(self, kind: Kind, condition: Condition) -> Condition:
        """The condition as it can be asked now: without the index a text is looked for in the values themselves."""
        return plainly(self.cabinet, kind, condition) if seeks(condition) and not self.indexed else condition

    def marked(self, kind: str, conditions: Sequence[Condition]) -> list[Row]:
        """(uid, 1 or 0 for each condition) of the rows that meet at least one of them."""
        declared = self.cabinet[kind]
        meant = [self.meant(declared, condition) for condition in conditions]
        return self.rows(*marked(self.cabinet, declared, meant, self.frame()))

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

    def values_of(self, kind: str, uids: Sequence[str]) -> dict[str, dict[str, Value]]:
        """The same of many rows by uid, asked for in one go; those that are not there are left out."""
        names = list(self.cabinet[kind].fields)
        rows = self.select(kind, ["uid", *names], among("uid", *uids)) if uids else ()
        return {str(uid): dict(zip(names, values, strict=True)) for uid, *values in rows}

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
