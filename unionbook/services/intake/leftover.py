"""The rows that were not taken, as a workbook with the reason beside each: to be mended and brought in again."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import DayField, MoneyField, PercentField
from unionbook.services.intake.mapping import Match, Target, targets
from unionbook.services.intake.model import VERDICTS, Judged, Plan, Verdict, Verdicts
from unionbook.services.intake.shapes import cell_text
from unionbook.services.intake.units import unit_above, unit_of
from unionbook.services.outlet.model import Column, Line, Shape, Table
from unionbook.services.outlet.writer import write_xlsx
from unionbook.services.sheets.layout.words import is_ditto
from unionbook.services.sheets.model import Cell

TITLE = "没有导入的行"
NUMBER, WHY = "原表行号", "为什么没有导入"


def write_leftover(cabinet: Cabinet, verdicts: Verdicts, path: Path) -> int:
    """Write the rows that are wrong or left out; how many.  Refusal: the file cannot be written."""
    rows = [row for row in verdicts.rows if row.verdict in (Verdict.WRONG, Verdict.LEFT)]
    handed = _Handed(verdicts.plan, {one.path: one for one in targets(cabinet, verdicts.plan.kind)})
    columns = [*map(Column, handed.names()), Column(NUMBER, Shape.COUNT, 4), Column(WHY, Shape.NOTE, 20)]
    return write_xlsx(path, Table(TITLE, columns, handed.lines(rows), len(rows)))


class _Handed:
    """Columns and cells so that they mean the same where the words above the table, its head of several lines and the
    rows before are gone."""

    def __init__(self, plan: Plan, known: Mapping[str, Target]) -> None:
        self.plan, self.known = plan, known
        self.columns: Sequence[Match] = plan.columns.columns

    def names(self) -> list[str]:
        """What the columns are called."""
        found = [self._name(one) for one in self.columns]
        often = Counter(found)
        return [name if often[name] == 1 else one.head.full for name, one in zip(found, self.columns, strict=True)]

    def _name(self, match: Match) -> str:
        head, target = match.head, self.known.get(match.path)
        if target is None:
            return head.full
        name, unit = (target.label if len(head.levels) > 1 else head.full), ""
        if isinstance(target.field, MoneyField):
            unit = unit_of(head.full) or unit_above(self.plan.block)
        return name if not unit or unit_of(name) else f"{name}（{unit}）"

    def lines(self, rows: Sequence[Judged]) -> Iterator[Line]:
        """The rows, each with its place and why it was not taken."""
        for row in rows:
            told = [f"{one.cell} {one.sentence}".strip() for one in row.reasons if not one.warning]
            cells = [self._cell(row, one) for one in self.columns]
            yield [*cells, row.number, "\n".join(told) or VERDICTS[row.verdict]]

    def _cell(self, row: Judged, match: Match) -> str:
        cell = self.plan.answers.cells.get((row.row.number, match.path), row.row.cells.get(match.head.column))
        target = self.known.get(match.path)
        words = _WORDS.get(type(target.field)) if target is not None else None
        told = words(row, match.path, cell) if words and isinstance(cell, float | int) else ""
        text = told or cell_text(cell)
        return f"（{text}）" if is_ditto(text) else text


def _share(row: Judged, path: str, cell: Cell) -> str:
    return f"{row.texts[path]}%" if path in row.values else ""


def _day(row: Judged, path: str, cell: Cell) -> str:
    """1 may be 10."""
    text = cell_text(cell)
    return f"{text}或{text}0" if isinstance(cell, float) and path in row.values and text.endswith(".1") else ""


_WORDS: Mapping[type, Callable[[Judged, str, Cell], str]] = {PercentField: _share, DayField: _day}
"""Numbers that mean something else as a text."""
