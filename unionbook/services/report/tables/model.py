"""A table as it is declared: its columns, its rows, and by what the rows are told apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MONTHS = "月"
"""Stands in place of a path: one row for each month of the period."""


class View(StrEnum):
    """What a column shows of a figure; the value is the word written in the file."""

    NOW = "本期"
    THEN = "上年"
    CHANGE = "增减"
    RATE = "同比"
    MEASURE = "计量"
    FIELD = "栏"


class Shape(StrEnum):
    """How a chart is drawn; the value is the word written in the file."""

    COLUMNS = "柱"
    BARS = "条"
    LINES = "线"
    SHARES = "份"


@dataclass(frozen=True)
class TableColumn:
    """One column. key: of the figure it shows, "" when the rows name theirs.  over: words over its head.

    via: the link from the figure's kind to the one whose fields tell the rows apart.  day: the date by which a figure
    is parted into months.  field: what it shows of the record a row stands for, in place of a figure.
    """

    label: str
    view: View = View.NOW
    key: str = ""
    over: str = ""
    via: str = ""
    day: str = ""
    field: str = ""
    line: int = 0

    def path(self, group: "Group") -> str:
        """Where this column's figure finds what tells the rows of a group apart."""
        if group.path == MONTHS:
            return self.day
        return f"{self.via}.{group.path}" if self.via else group.path


@dataclass(frozen=True)
class FigureRow:
    """A row with a figure of its own. part: 其中, of the last row that is none."""

    label: str
    key: str
    part: bool = False
    line: int = 0


@dataclass(frozen=True)
class WholeRow:
    """The figures of the columns over everything; never added up of other rows."""

    label: str
    line: int = 0


@dataclass(frozen=True)
class Group:
    """One row for each value of a field. inner: each of them parted again, by its 其中 rows."""

    label: str
    path: str
    inner: "Group | None" = None
    line: int = 0

    @property
    def levels(self) -> tuple["Group", ...]:
        """The group and those inside it."""
        return (self, *self.inner.levels) if self.inner else (self,)


@dataclass(frozen=True)
class Carry:
    """Two figures that must be the same number: one at the beginning of a period, one at the end of the last."""

    opening: str
    closing: str
    line: int = 0


Line = FigureRow | WholeRow | Group


@dataclass(frozen=True)
class TableForm:
    """A table as its file declares it.

    number: its place among all tables, 0 for none.  uses: the sets it belongs to (年报, 统计年报).
    head: over the labels of the rows.  blanks: rows without any record are printed too.
    explained: the definitions of the columns are printed under it.  source: "" or the name of what fills or completes
    it besides figures.
    shape: of a chart, None for a table.  wide: on landscape sheets, None when the columns decide.
    """

    name: str
    title: str
    number: int = 0
    uses: tuple[str, ...] = ()
    head: str = "项目"
    columns: tuple[TableColumn, ...] = ()
    lines: tuple[Line, ...] = ()
    blanks: bool = False
    explained: bool = False
    carries: tuple[Carry, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    shape: Shape | None = None
    wide: bool | None = None

    @property
    def groups(self) -> list[Group]:
        """The groups of its lines."""
        return [line for line in self.lines if isinstance(line, Group)]

    @property
    def grouped(self) -> bool:
        """Do its columns name the figures, and not its rows?"""
        return any(column.key for column in self.columns)

    def named(self) -> Iterator[tuple[str, int]]:
        """Every figure it names, with the line."""
        yield from ((column.key, column.line) for column in self.columns if column.key)
        yield from ((line.key, line.line) for line in self.lines if isinstance(line, FigureRow))
