"""A ledger's rows laid out: plain ones, 其中, 合计, sums, 大写, blank ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from unionbook.services.pdf import grid
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.ledger.cells import Cell, Column, Slot, least_height
from unionbook.services.pdf.ledger.faces import BODY, Faces
from unionbook.services.pdf.ledger.model import Align, Ledger, LedgerRow, Rank

_SMALLER = 0.93  # a row too high for a sheet is tried at this part of the size before


@dataclass(slots=True)
class Laid:
    """A row as it will be drawn. drawn: operators from its left edge and middle line.  bars: its upright lines.
    adds: what it adds to the sums.  counted: 1 if it is one of the ledger's rows."""

    height: float
    drawn: str
    bars: Sequence[float]
    adds: Sequence[int] = ()
    counted: int = 0


class Laying:
    """Lays out the rows of one ledger. edges: of the columns, the running number's first.  most, least: height of a
    row; `most` is known when what else stands on a sheet is laid out.
    """

    def __init__(self, ledger: Ledger, faces: Faces, edges: Sequence[float]) -> None:
        self._ledger, self._faces, self._edges = ledger, faces, edges
        self.most = grid.PAGE_HEIGHT
        self.least = max(ledger.row_mm * MM, least_height(faces.size))
        self._slots = [
            Slot(left, right, column.align, column.shrink)
            for column, (left, right) in zip(ledger.columns, pairwise(edges[ledger.numbered :]), strict=True)
        ]
        if ledger.numbered:
            self._slots.insert(0, Slot(edges[0], edges[1], Align.CENTRE, shrink=True))
        self._columns = {rank: self._ranked(rank) for rank in (Rank.PLAIN, Rank.PART)}
        self._number = 0
        self.counted = 0
        self.crowded: list[int] = []

    def limit(self, most: float) -> None:
        """No row is to be higher."""
        self.most, self.least = most, min(self.least, most)

    def row(self, row: LedgerRow) -> Laid:
        """One of the ledger's rows; one too high for a sheet is set in smaller letters, and its number noted."""
        self.counted += 1
        columns = self._columns.get(row.rank) or self._columns.setdefault(row.rank, self._ranked(row.rank))
        words = row.cells
        if self._ledger.numbered:
            words = [self._next() if row.rank is Rank.PLAIN else "", *row.cells]
        cells = [column[word] for column, word in zip(columns, words, strict=True)]
        height = max([self.least, *[cell[1] for cell in cells]])
        if height > self.most:
            self.crowded.append(self.counted)
            cells, height = self._smaller(columns, words)
        return Laid(height, "".join([cell[0] for cell in cells]), self._edges, row.adds, 1)

    def blank(self) -> Laid:
        """A row to be filled in by hand."""
        drawn = self._columns[Rank.PLAIN][0][self._next()][0] if self._ledger.numbered else ""
        return Laid(self.least, drawn, self._edges)

    def sums(self, label: str, count: int, amounts: Sequence[int]) -> Laid:
        """本页小计 or 合计: the label over the columns before the first that is added up."""
        if self._ledger.counting:
            label = f"{label}（{count}{self._ledger.counting}）"
        places = [entry.column + self._ledger.numbered for entry in self._ledger.sums]
        shown = [entry.show(amount) for entry, amount in zip(self._ledger.sums, amounts, strict=True)]
        first = min(places, default=len(self._slots))
        if first == 0:
            shown[places.index(0)] = f"{label} {shown[places.index(0)]}"
            return self._summed(dict(zip(places, shown, strict=True)), self._edges)
        slot = Slot(self._edges[0], self._edges[first], Align.CENTRE, shrink=True)
        cell = Column(self._faces, slot, Role.HEI)[label]
        bars = [self._edges[0], *self._edges[first:]]
        return self._summed(dict(zip(places, shown, strict=True)), bars, cell)

    def across(self, words: str) -> Laid:
        """One cell over all columns (大写)."""
        slot = Slot(self._edges[0], self._edges[-1], Align.LEFT, shrink=True)
        drawn, height = Column(self._faces, slot, Role.HEI)[words]
        return Laid(max(self.least, height), drawn, (self._edges[0], self._edges[-1]))

    def _summed(self, shown: dict[int, str], bars: Sequence[float], label: Cell = ("", 0.0)) -> Laid:
        columns = self._columns.setdefault(Rank.TOTAL, self._ranked(Rank.TOTAL))
        cells = [label, *(columns[place][words] for place, words in shown.items())]
        height = max([self.least, *(cell[1] for cell in cells)])
        return Laid(height, "".join(cell[0] for cell in cells), bars)

    def _ranked(self, rank: Rank) -> list[Column]:
        """The columns for rows of a rank: 其中 set in by one character, 合计 in 黑体; sums may be printed smaller."""
        slots = list(self._slots)
        first = int(self._ledger.numbered)
        if rank is Rank.PART:
            slots[first] = replace(slots[first], left=slots[first].left + self._faces.size)
        if rank is Rank.TOTAL:
            slots = [replace(slot, shrink=True) for slot in slots]
        return [Column(self._faces, slot, Role.HEI if rank is Rank.TOTAL else BODY) for slot in slots]

    def _next(self) -> str:
        self._number += 1
        return str(self._number)

    def _smaller(self, columns: Sequence[Column], words: Sequence[str]) -> tuple[list[Cell], float]:
        size = self._faces.size
        while True:
            size *= _SMALLER
            cells = [column.smaller(size)[word] for column, word in zip(columns, words, strict=True)]
            height = max([self.least, *[cell[1] for cell in cells]])
            if height <= self.most or size < 0.1:
                return cells, min(height, self.most)


def added(total: Sequence[int], adds: Sequence[int]) -> list[int]:
    """Sums with a row's amounts added; a row without amounts adds nothing."""
    return [a + b for a, b in zip(total, adds, strict=True)] if adds else list(total)
