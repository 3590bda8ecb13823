"""A table that was exported from the book and edited: its rows are known by the keys they carry, and a cell that still
says what the book says is no change, whatever it looks like (masked numbers, names of linked rows)."""

from collections.abc import Mapping as Values
from datetime import date, datetime

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import Field, LinkField, MoneyField, NumberField, Value
from unionbook.ground.kind import Kind
from unionbook.services.intake.mapping import Mapping, targets
from unionbook.services.intake.mapping.targets import bare
from unionbook.services.sheets.layout import Block, SourceRow
from unionbook.services.sheets.model import Cell
from unionbook.store.book import Book

MARK = "行标识（勿改）"
"""The head of the column that holds the keys."""

GONE = "这一行的行标识在台账里找不到，那条记录可能已被删除。要当作新记录就选“另加一条”，否则设为不导入。"


def mark_column(block: Block) -> int | None:
    """The column of keys, None in a table that was not exported."""
    return next((head.column for head in block.head if bare(head.label) == bare(MARK)), None)


def as_listed(cabinet: Cabinet, kind: Kind, block: Block, columns: Mapping) -> Mapping:
    """The mapping with columns of an exported list found that are called there otherwise than in the form."""
    if mark_column(block) is None:
        return columns
    declared = {one.path: one.label for one in kind.columns}
    known = [one.path for one in targets(cabinet, kind)]
    paths = {bare(declared.get(path) or cabinet.label(kind, path)): path for path in known}
    for match in columns.columns:
        path = paths.get(bare(match.head.label), "")
        if not match.path and path and path not in columns.by_path:
            columns = columns.put(match.head.column, path)
    return columns


class Marked:
    """The rows of one kind by the keys of an exported table."""

    def __init__(self, book: Book, kind: Kind, block: Block) -> None:
        self.book, self.kind = book, kind
        self.column = mark_column(block)
        self._row: tuple[str, Values[str, Value]] = ("", {})
        self._shown: dict[tuple[str, Value], tuple[str, ...]] = {}

    def key(self, row: SourceRow) -> str:
        """The key a row carries, "" for none."""
        cell = row.cells.get(self.column) if self.column is not None else None
        return str(cell).strip() if cell is not None else ""

    def knows(self, uid: str) -> bool:
        """Is it the key of a row of the book?"""
        return self._values(uid) is not None

    def links(self, uid: str) -> dict[str, Value]:
        """Whom a row of the book speaks of, by embedding link."""
        values = self._values(uid) or {}
        return {name: values[name] for name in self._embedding() if values[name] is not None}

    def _embedding(self) -> list[str]:
        return [name for name, one in self.kind.fields.items() if isinstance(one, LinkField) and one.embed]

    def untouched(self, uid: str, path: str, cell: Cell) -> bool:
        """Does the cell say what an export writes for the row's value at the path?"""
        field, value = self._at(uid, path)
        if value is None or cell is None:
            return value is None and cell is None
        if isinstance(cell, datetime | date):
            return cell.isoformat()[:10] == value
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            of = 100 if isinstance(field, MoneyField | NumberField) else 1
            return isinstance(value, int) and round(cell * of) == value
        return str(cell).strip() in self._words(field, path, value)

    def _at(self, uid: str, path: str) -> tuple[Field, Value]:
        first, _, rest = path.partition(".")
        values, link = self._values(uid) or {}, self.kind.fields[first]
        if not rest or not isinstance(link, LinkField):
            return link, values.get(first)
        inner = self.book.values(link.kind, str(values.get(first))) or {}
        return self.book.cabinet[link.kind].fields[rest], inner.get(rest)

    def _words(self, field: Field, path: str, value: Value) -> tuple[str, ...]:
        """Everything an export may write for a value, in a workbook or as text."""
        if (path, value) not in self._shown:
            stored = value
            if isinstance(field, LinkField):
                linked = self.book.cabinet[field.kind]
                stored = (self.book.values(linked.name, str(value)) or {}).get(linked.title[0])
                field = linked.fields[linked.title[0]]
            told = [field.show(stored), str(stored)]
            if field.sensitive:
                told.append(field.mask(stored))
            if isinstance(field, MoneyField | NumberField) and isinstance(stored, int):
                told += [f"{stored / 100:.2f}", f"{stored / 100:g}"]
            self._shown[path, value] = tuple(one.strip() for one in told)
        return self._shown[path, value]

    def _values(self, uid: str) -> Values[str, Value] | None:
        if self._row[0] != uid:
            found = self.book.values(self.kind.name, uid)
            if found is None:
                return None
            self._row = uid, found
        return self._row[1]
