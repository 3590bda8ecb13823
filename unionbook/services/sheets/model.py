"""A workbook as it was found: sheets of cells, before anybody says what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum
from itertools import zip_longest
from pathlib import Path

UNSOLVED = "公式"
"""The code of a formula without its result."""


@dataclass(frozen=True)
class Fault:
    """A cell in which the table's own program shows an error such as #REF!, or in which nothing was worked out yet."""

    code: str

    def __str__(self) -> str:
        return self.code

    @property
    def sentence(self) -> str:
        """What it means for whoever takes the table in."""
        if self.code == UNSOLVED:
            return (
                "这一格是公式，表里没有存下结果。请用 Excel 或 WPS 打开这张表，保存一次后再导入，或在这里填写。"
            )
        if {*self.code} == {"#"}:
            return f"这一格在表里没有显示全（{self.code}），请把那一列拉宽后重新复制或另存，或在这里填写。"
        return f"这一格在表里显示错误（{self.code}），请改正后再导入，或在这里填写。"


_CODES = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", *("#" * often for often in range(3, 41)))
ERRORS = {code: Fault(code) for code in _CODES}
"""What stands in a text for a cell that shows an error, or nothing for want of room."""


Cell = str | int | float | bool | datetime | date | time | Fault | None
"""None is an empty cell. A whole number that the table kept as a fraction is an int again, as far as it is exact."""

Rows = list[list[Cell]]


@dataclass(frozen=True)
class Portion:
    """Rows of a sheet that follow one another, by column: so many of them are handed on sooner. "" is an empty cell,
    too; columns behind the last that holds anything may be left out.
    """

    count: int
    columns: Sequence[Sequence[Cell]] = ()

    @classmethod
    def of(cls, rows: Rows) -> "Portion":
        """The same of rows of any length."""
        return cls(len(rows), [*zip_longest(*rows)])


class Source(Enum):
    """What a file was found to be by its content."""

    XLSX = "xlsx"
    XLS = "xls"
    TEXT = "文本"
    HTML = "网页"
    XML = "XML 表格"
    PASTE = "粘贴"


@dataclass(frozen=True)
class Area:
    """Cells that were merged into one: rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """One sheet. rows: from row 1 of the file on, each as long as its last cell that is not empty.

    hidden: the whole sheet is; hidden_rows, hidden_columns: from 0.
    """

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """A cell, both from 0; None outside."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None


@dataclass
class Workbook:
    """All sheets of a file; those without any cell are left out. encoding: of a text file, to be shown; noted: there
    are comments on cells."""

    name: str
    source: Source
    sheets: list[Sheet]
    path: Path | None = None
    encoding: str = ""
    noted: bool = False

    @property
    def unseen(self) -> str:
        """What cannot be known of such a file, or is not taken in at all; "" for nothing."""
        if self.source is Source.XLS:
            return "旧格式（xls、et）看不出隐藏的行列，都会读进来，请核对行数"
        return "表里有批注，批注不会导入，请在原表里看一看" if self.noted else ""


def column_letters(column: int) -> str:
    """The name of a column counted from 0, as Excel writes it: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The name of a cell, both from 0: B7."""
    return f"{column_letters(column)}{row + 1}"
