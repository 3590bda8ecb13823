"""What is held against each other in a filled table: parts against their whole, a beginning against the end before."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from unionbook.ground.figurekeys import FigureKey
from unionbook.ground.figures import Figure
from unionbook.services.report.tables.comparing import Frozen
from unionbook.services.report.tables.filled import Cell, Filled, FilledRow, Head
from unionbook.services.tally import rows_behind
from unionbook.store.book import Book

FrozenRows = Callable[[str], Mapping[str, str] | None]
"""The titles by uid of the rows a figure had in last year's issued report by its key; None when they are not known."""


@dataclass(frozen=True)
class Whole:
    """A number and those that must make it, in one column. complete: they make it; else none may be above it."""

    head: Head
    row: FilledRow
    cell: Cell
    parts: tuple[tuple[FilledRow, Cell], ...]
    complete: bool

    @property
    def holds(self) -> bool:
        """Do the parts make the whole, or is none above it?"""
        whole, parts = self.cell.value or 0, [cell.value or 0 for _, cell in self.parts]
        return sum(parts) == whole if self.complete else all(part <= whole for part in parts)


def wholes(filled: Filled) -> Iterator[Whole]:
    """Every number of this period with its parts: of counts and sums alone, since others do not add up."""
    groups: dict[tuple[int, str], list[FilledRow]] = {}
    for row in filled.rows:
        if row.part_of >= 0:
            groups.setdefault((row.part_of, row.block), []).append(row)
    for (place, block), rows in groups.items():
        whole = filled.rows[place]
        for at, head in enumerate(filled.heads):
            cells = [(row, row.cells[at]) for row in rows]
            if block and _adds(whole.cells[at]):
                yield Whole(head, whole, whole.cells[at], tuple(cells), complete=True)
            elif not block and _adds(whole.cells[at]):
                same = tuple((row, cell) for row, cell in cells if _alike(cell, whole.cells[at]))
                yield Whole(head, whole, whole.cells[at], same, complete=False)


def _adds(cell: Cell) -> bool:
    return cell.counted is not None and isinstance(cell.figure, Figure) and cell.figure.what in ("count", "sum")


def _alike(cell: Cell, whole: Cell) -> bool:
    """Do both count the same: rows of one kind, or the like sums?"""
    if not (_adds(cell) and isinstance(cell.figure, Figure) and isinstance(whole.figure, Figure)):
        return False
    return cell.figure.what == whole.figure.what and cell.figure.measure == whole.figure.measure


@dataclass(frozen=True)
class Break:
    """A beginning that is not the end last year's issued report printed. came, gone: titles by uid, as far as known."""

    row: FilledRow
    opening: Cell
    closing_key: str
    frozen: int
    came: Mapping[str, str]
    gone: Mapping[str, str]

    @property
    def off(self) -> int:
        """By how much the beginning is more."""
        return (self.opening.value or 0) - self.frozen

    @property
    def sentence(self) -> str:
        """What differs, with the names."""
        before = replace(self.opening, value=self.frozen).words
        told = [f"{self.row.label}：期初是 {self.opening.words}，上年定稿的期末是 {before}"]
        for word, names in (("多了", self.came), ("少了", self.gone)):
            if names:
                told.append(f"{word}{'、'.join(names.values())}")
        return "，".join(told) + "。"


def _no_rows(_: str) -> Mapping[str, str] | None:
    return None


def breaks(book: Book, filled: Filled, frozen: Frozen, rows: FrozenRows = _no_rows) -> Iterator[Break]:
    """Every beginning in the table that is not last year's end, by rows too where those of then are known."""
    closings = {carry.opening: carry.closing for carry in filled.form.carries}
    for row in filled.rows:
        for cell in row.cells:
            if cell.counted is None:
                continue
            key = FigureKey.parse(cell.key)
            closing = closings.get(str(FigureKey(key.kind, key.name)))
            if closing is None:
                continue
            then_key = str(FigureKey.parse(closing).limited(key.limits))
            then, before = frozen(then_key), rows(then_key)
            if then is None:
                continue
            now = {uid: title for uid, title, _ in rows_behind(book, cell.key, filled.frame).rows}
            came = {uid: now[uid] for uid in now if before is not None and uid not in before}
            gone = {uid: title for uid, title in (before or {}).items() if uid not in now}
            if then != (cell.value or 0) or came or gone:
                yield Break(row, cell, then_key, then, came, gone)
