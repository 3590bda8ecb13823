"""Which cells of a table of the county's are filled with what."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from unionbook.ground.errors import Refusal

CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(frozen=True)
class ListTie:
    """Rows of a kind from a row of the sheet on. columns: letter → path; number: the letter of the running number."""

    row: int
    kind: str
    subset: str
    columns: Mapping[str, str]
    number: str = ""


@dataclass
class Ties:
    """cells: (sheet, cell) → key of a figure; lists: by sheet."""

    cells: dict[tuple[str, str], str] = field(default_factory=dict)
    lists: dict[str, ListTie] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.cells or self.lists)


def to_text(ties: Ties) -> str:
    """As it is kept in the book."""
    data = {
        "cells": [[sheet, cell, key] for (sheet, cell), key in ties.cells.items()],
        "lists": [
            [sheet, one.row, one.kind, one.subset, dict(one.columns), one.number] for sheet, one in ties.lists.items()
        ],
    }
    return json.dumps(data, ensure_ascii=False)


def from_text(text: str) -> Ties:
    """What is kept in the book."""
    data = json.loads(text)
    return Ties(
        {(sheet, cell): key for sheet, cell, key in data["cells"]},
        {sheet: ListTie(*rest) for sheet, *rest in data["lists"]},
    )


def place(cell: str) -> tuple[str, int]:
    """(letters, row) of a cell's name. Raises Refusal."""
    found = CELL.fullmatch(cell.strip().upper())
    if found is None:
        raise Refusal(f"“{cell}”不是格子的名字。请写成 B5 这样：先列字母，再行号。")
    return found[1], int(found[2])
