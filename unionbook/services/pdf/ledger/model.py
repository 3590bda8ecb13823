"""A table as plain data: what is to be printed, whatever it is about."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto


class Align(Enum):
    """How words stand in their column."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


class Rank(Enum):
    """What a row is to the rows around it."""

    PLAIN = auto()
    PART = auto()  # 其中: set in by one character
    TOTAL = auto()  # 合计: in 黑体


@dataclass(frozen=True)
class LedgerColumn:
    """chars: the room its words want, in characters; the columns share the sheet's width in these proportions.

    group: words over this head; neighbouring columns with the same words share one merged head.
    shrink: words too long for the room are printed smaller before they are broken into lines.
    """

    label: str
    chars: float
    align: Align = Align.LEFT
    group: str = ""
    shrink: bool = False


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row. cells: its words, column by column.  adds: what it adds to each of the ledger's sums, in order."""

    cells: Sequence[str]
    adds: Sequence[int] = ()
    rank: Rank = Rank.PLAIN


@dataclass(frozen=True)
class Sum:
    """A column that is added up. show: the sum in words (分 become 元)."""

    column: int
    show: Callable[[int], str] = str


@dataclass(frozen=True)
class Ledger:
    """A table of any length, printed on as many sheets as it needs.

    before: words over the table, left and right (office, period, unit).  rows are read once, in order.
    length: how many they are, if that is known; it serves the progress alone.
    largest: points of the words where the columns leave them room; narrower columns have smaller words.
    row_mm: least height of a row; a sign sheet has 9.  spare: blank rows after the last, numbered on if numbered.
    numbered: the first column is the row's running number, not among the cells of the rows; 其中 and 合计 have none.
    sums: columns added up, page_sums: on each sheet (本页小计), and at the end (合计).  counting: the rows' measure
    word (人, 户, 笔), printed with their number beside these words.  in_words: the last line of the table, made of
    the sums (大写).  notes: small print under the table of the last sheet.  foot: who signs under them, spread over
    the sheet's width.  stamp: right-hand words at the foot of every sheet (printed on …).
    """

    title: str
    columns: tuple[LedgerColumn, ...]
    rows: Iterable[LedgerRow]
    before: tuple[str, str] = ("", "")
    landscape: bool = True
    largest: float = 10.5
    numbered: bool = False
    row_mm: float = 7.0
    spare: int = 0
    sums: tuple[Sum, ...] = ()
    page_sums: bool = False
    counting: str = ""
    in_words: Callable[[Sequence[int]], str] | None = None
    foot: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    stamp: str = ""
    draft: bool = False
    length: int = 0


@dataclass(frozen=True)
class PrintedLedger:
    """What came out. rows: without the blank ones.  sums: as added up.  unshown: the characters no font could show,
    printed as 〓.  crowded: rows (from 1) so full that their words had to be printed smaller to stand on one sheet."""

    pages: int
    rows: int
    sums: tuple[int, ...]
    unshown: tuple[str, ...]
    crowded: tuple[int, ...]
