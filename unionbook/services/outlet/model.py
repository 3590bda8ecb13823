"""A table on its way out: what each column holds, what its head is called, how wide it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto

Out = str | int | Decimal | date | None
"""A cell. None and "" are empty."""

Line = Sequence[Out]


class Shape(Enum):
    """How the cells of a column look. A cell of another sort than its column's is written as what it is."""

    TEXT = auto()
    NOTE = auto()
    WORDS_RIGHT = auto()
    COUNT = auto()
    MONEY = auto()
    DAY = auto()
    KEY = auto()
    """The row's own mark, at the end: grey, narrow, not to be changed."""


@dataclass(frozen=True)
class Column:
    """chars: width in Chinese characters."""

    label: str
    shape: Shape = Shape.TEXT
    chars: int = 6


@dataclass(frozen=True)
class Table:
    """title: on the sheet's tab and at the head of each page of paper.  of: how many lines there will be."""

    title: str
    columns: Sequence[Column]
    lines: Iterable[Line]
    of: int = 0
