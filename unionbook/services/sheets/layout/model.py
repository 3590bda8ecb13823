"""One table of a sheet: its columns by name, its rows by place, and what was left out with the reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from operator import attrgetter

from unionbook.services.sheets.model import Cell


class Why(Enum):
    """Why a line of the sheet is no row of the table."""

    TITLE = "标题"
    HEADING = "小标题"
    SUM = "合计行"
    NOTE = "说明"
    SIGNATURE = "落款"
    HEAD_AGAIN = "重复的表头"
    EMPTY = "只有序号"
    NUMBERS = "栏号"


@dataclass(frozen=True)
class Head:
    """A column. label: its lowest words; levels: all of them from the top; sequence: it only counts rows."""

    column: int
    label: str
    levels: tuple[str, ...] = ()
    sequence: bool = False
    hidden: bool = False

    @property
    def full(self) -> str:
        """All levels: 联系人/电话."""
        return "/".join(self.levels)


class Line(Mapping[int, Cell]):
    """The filled cells of a row of the sheet in some columns: the row itself, seen by column."""

    __slots__ = ("_columns", "row")

    def __init__(self, row: list[Cell], columns: frozenset[int]) -> None:
        self.row, self._columns = row, columns

    def __getitem__(self, column: int) -> Cell:
        cell = self.row[column] if 0 <= column < len(self.row) and column in self._columns else None
        if cell is None:
            raise KeyError(column)
        return cell

    def get(self, column: int, default: Cell = None) -> Cell:  # type: ignore[override]
        """The cell of a column, None where it is empty."""
        return self.row[column] if 0 <= column < len(self.row) and column in self._columns else default

    def of(self, columns: Sequence[int]) -> list[Cell]:
        """The cells of columns it has."""
        row, width = self.row, len(self.row)
        return [row[column] if column < width else None for column in columns]

    def __iter__(self) -> Iterator[int]:
        return (at for at, cell in enumerate(self.row) if cell is not None and at in self._columns)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(slots=True)
class SourceRow:
    """A record. number: its row in the sheet from 0; cells by column.

    lent: columns whose value stands in a row above (同上, merged cells); joined: the further rows it spreads over.
    """

    number: int
    cells: Mapping[int, Cell]
    lent: frozenset[int] = frozenset()
    joined: tuple[int, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Left:
    """A line that is no record."""

    number: int
    text: str
    why: Why


@dataclass
class Block:
    """A table. first: the row of its head from 0; depth: how many rows the head has; empty: columns of the sheet in
    which nothing stands."""

    sheet: str
    head: tuple[Head, ...]
    rows: list[SourceRow]
    first: int
    depth: int
    left: list[Left] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    empty: frozenset[int] = frozenset()

    @property
    def title(self) -> str:
        """The words above the head."""
        return " ".join(one.text for one in self.left if one.why is Why.TITLE)

    @property
    def by_column(self) -> Mapping[int, Head]:
        """The columns by their place."""
        return {one.column: one for one in self.head}

    @cached_property
    def hidden_rows(self) -> int:
        """How many records stand in hidden rows."""
        return sum(map(attrgetter("hidden"), self.rows))
