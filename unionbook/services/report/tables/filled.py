"""A filled table as plain data: printed words, and behind each number the figure that opens its rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from unionbook.ground.conditions import Frame
from unionbook.ground.figures import Figure, Ratio
from unionbook.services.report.tables.model import TableForm, View
from unionbook.services.tally import Counted

NONE = "—"
"""Printed where there is no number: nothing to compare with, or a share of nothing."""


class Rank(Enum):
    """What a row is. TITLE: only words over the rows after it.  WHOLE: over everything.  PART: 其中 of another."""

    TITLE = auto()
    WHOLE = auto()
    PLAIN = auto()
    PART = auto()


def fine(figure: Figure | Ratio) -> bool:
    """Is a value of the figure in hundredths of its measure?"""
    return figure.money or isinstance(figure, Ratio) or figure.hundredths


@dataclass(frozen=True)
class Cell:
    """One cell. key: of the figure it tells of, "" for mere words.  value: as stored, of 同比 hundredths of a percent.

    counted: the figure of this period, which opens the rows; None for last year's and for what is computed of both.
    places: decimals printed of a value in hundredths.  text: words printed in place of the value.
    """

    view: View = View.FIELD
    key: str = ""
    value: int | None = None
    figure: Figure | Ratio | None = None
    counted: Counted | None = None
    places: int = 0
    text: str = ""

    @property
    def hundredths(self) -> bool:
        """Is the value in hundredths?"""
        return self.view is View.RATE or (self.figure is not None and fine(self.figure))

    @property
    def number(self) -> float | int | None:
        """The value in its measure."""
        if self.value is None or not self.hundredths:
            return self.value
        return self.value // 100 if self.value % 100 == 0 else self.value / 100

    @property
    def words(self) -> str:
        """As it is printed."""
        if self.text or not self.key:
            return self.text
        if self.value is None:
            return NONE
        if not self.hundredths:
            return str(self.value)
        words = decimal(self.value, 1 if self.view is View.RATE else self.places)
        points = self.view is View.CHANGE and self.figure is not None and not self.figure.money
        return f"{words}个百分点" if points else words


def decimal(hundredths: int, places: int) -> str:
    """A number in hundredths with so many decimals, half away from zero."""
    step = 10 ** (2 - places)
    parts = (2 * abs(hundredths) + step) // (2 * step)
    whole, rest = divmod(parts, 10**places)
    sign = "-" if hundredths < 0 and parts else ""
    return f"{sign}{whole}.{rest:0{places}}" if places else f"{sign}{whole}"


@dataclass(frozen=True)
class Head:
    """The head of a column. over: words over it and its neighbours.  measure: "" when it is that of the whole table."""

    label: str
    view: View
    over: str = ""
    measure: str = ""

    @property
    def words(self) -> str:
        """As it is printed."""
        told = not self.measure or self.label.endswith(self.measure)
        return self.label if told else f"{self.label}（{self.measure}）"


@dataclass(frozen=True)
class FilledRow:
    """One row. depth: by how many characters its label is set in.  part_of: the place of the row whose number this
    one's goes into, -1 for none.

    block: rows with the same whole and the same block make it together; "" when they need not (其中).
    """

    label: str
    rank: Rank
    cells: tuple[Cell, ...] = ()
    depth: int = 0
    part_of: int = -1
    block: str = ""

    @property
    def words(self) -> str:
        """Its label as it is printed."""
        return "　" * self.depth + self.label


@dataclass(frozen=True)
class Remark:
    """What is said under a table, with the record it leads to."""

    sentence: str
    kind: str = ""
    uid: str = ""


@dataclass(frozen=True)
class Filled:
    """A filled table. measure: of its numbers, where no head or row tells another."""

    form: TableForm
    frame: Frame
    heads: tuple[Head, ...]
    rows: tuple[FilledRow, ...]
    measure: str = ""
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def counted(self) -> Iterator[tuple[str, Counted]]:
        """(place in words, figure) of every number counted for this period; each opens its rows."""
        for row in self.rows:
            for head, cell in zip(self.heads, row.cells, strict=False):
                if cell.counted is not None:
                    yield f"{row.label.removeprefix('其中：')}·{head.label}", cell.counted

    @property
    def empty(self) -> bool:
        """Is there nothing in it but zeros?"""
        told = (cell for row in self.rows for cell in row.cells)
        return not any(cell.text if cell.view is View.FIELD else cell.value for cell in told)
