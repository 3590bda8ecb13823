"""Rows of a copied table poured into child rows: a column for each field, named or as the grid has them."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import StringIO

from unionbook.ground.fields.base import narrow
from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.store.book import Book
from unionbook.ui.form.fieldbox import label_of

MOST = 500
"""Rows poured at once; more of them are a table to be brought in."""

ASIDE = str.maketrans("", "", " \u3000*＊")
"""What may stand in the name of a column besides the label."""


@dataclass
class Rows:
    """rows: the new ones.  unknown: names of columns no field has.  over: lines left out because they were too many."""

    rows: list[Entry] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    over: int = 0

    @property
    def sentence(self) -> str:
        """What came of it: 粘贴 5 行，其中 1 行待改。"""
        if not self.rows:
            return "剪贴板里没有表格内容。"
        wrong = sum(1 for row in self.rows if _wrong(row))
        told = f"粘贴 {len(self.rows)} 行" + (f"，其中 {wrong} 行待改" if wrong else "") + "。"
        told += f"没有认出的列没有填：{'、'.join(self.unknown)}。" if self.unknown else ""
        return told + (f"一次最多 {MOST} 行，还有 {self.over} 行没有粘贴。" if self.over else "")


def _wrong(row: Entry) -> bool:
    return bool(row.wrong) or any(linked.wrong for linked in row.linked.values())


def pour_cells(book: Book, parent: Entry, kind: Kind, shown: Sequence[str], text: str) -> Rows:
    """Add a row for each line. shown: paths of the columns seen, for lines without names of columns above them."""
    lines = [line for line in csv.reader(StringIO(text), delimiter="\t") if any(cell.strip() for cell in line)]
    found = Rows()
    labels = _labels(book, kind)
    heads = [_plain(cell) for cell in lines[0]] if lines else []
    named = sum(head in labels for head in heads) * 2 >= max(1, sum(map(bool, heads)))
    paths = [labels.get(head, "") for head in heads] if named else list(shown)
    if named:
        told = zip(lines[0], heads, strict=True)
        found.unknown = [cell.strip() for cell, head in told if head and head not in labels]
        lines = lines[1:]
    found.over = max(0, len(lines) - MOST)
    for line in lines[:MOST]:
        row = parent.new_child(kind.name)
        found.rows.append(row)
        for path, cell in zip(paths, line, strict=False):
            if path and cell.strip() and not book.cabinet.field(kind, path).auto:
                row.type(path, cell.strip())
    return found


def _labels(book: Book, kind: Kind) -> dict[str, str]:
    """The path of each field that can be typed, by its label as the form and as the declaration have it."""
    paths = [path for section in kind.sections for path in section.paths]
    named = {_plain(book.cabinet.field(kind, path).label): path for path in reversed(paths)}
    return named | {_plain(label_of(book.cabinet, kind, path)): path for path in reversed(paths)}


def _plain(text: str) -> str:
    """A name of a column without its unit and without what is only set around it."""
    return narrow(text).translate(ASIDE).partition("(")[0].partition("（")[0].strip()
