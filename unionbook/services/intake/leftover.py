"""The rows that were not taken, as a workbook with the reason beside each: to be mended and brought in again."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from unionbook.services.intake.model import VERDICTS, Judged, Verdict, Verdicts
from unionbook.services.intake.shapes import cell_text
from unionbook.services.outlet.model import Column, Line, Shape, Table
from unionbook.services.outlet.writer import write_xlsx
from unionbook.services.sheets.layout import Head

TITLE = "没有导入的行"
NUMBER, WHY = "原表行号", "为什么没有导入"


def write_leftover(verdicts: Verdicts, path: Path) -> int:
    """Write the rows that are wrong or left out; how many.  Refusal: the file cannot be written."""
    rows = [row for row in verdicts.rows if row.verdict in (Verdict.WRONG, Verdict.LEFT)]
    heads = verdicts.plan.block.head
    columns = [*(Column(head.full) for head in heads), Column(NUMBER, Shape.COUNT, 4), Column(WHY, Shape.NOTE, 20)]
    return write_xlsx(path, Table(TITLE, columns, _lines(rows, heads), len(rows)))


def _lines(rows: Sequence[Judged], heads: Sequence[Head]) -> Iterator[Line]:
    for row in rows:
        told = [f"{one.cell} {one.sentence}".strip() for one in row.reasons if not one.warning]
        cells = [cell_text(row.row.cells.get(head.column)) for head in heads]
        yield [*cells, row.number, "\n".join(told) or VERDICTS[row.verdict]]
