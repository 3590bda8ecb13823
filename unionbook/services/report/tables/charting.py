"""A filled table as a chart: each row a category, each column a series."""

from collections.abc import Mapping

from unionbook.services.pdf.chart.model import Chart, Kind, Series
from unionbook.services.report.tables.filled import Cell, Filled, Rank
from unionbook.services.report.tables.model import Shape

_KINDS: Mapping[Shape, Kind] = {
    Shape.COLUMNS: Kind.BARS,
    Shape.BARS: Kind.ROWS,
    Shape.LINES: Kind.LINE,
    Shape.SHARES: Kind.SHARES,
}


def to_chart(filled: Filled, number: int | None = None) -> Chart:
    """The chart as it is drawn. number: of the chart in its report; none for one drawn alone.

    A column without any number (no issued report of last year) is left out.
    """
    rows = [row for row in filled.rows if row.rank in (Rank.PLAIN, Rank.PART)]
    columns = [[row.cells[at] for row in rows] for at in range(len(filled.heads))]
    told = [at for at, cells in enumerate(columns) if any(cell.value is not None for cell in cells)]
    money = any(cell.figure is not None and cell.figure.money for cells in columns for cell in cells)
    title = f"{filled.frame.period.label}{filled.form.title}"
    return Chart(
        title=f"附图{number}　{title}" if number else title,
        categories=tuple(row.label for row in rows),
        series=tuple(Series(filled.heads[at].label, tuple(_value(cell, money) for cell in columns[at])) for at in told),
        unit="" if money else filled.measure,
        kind=_KINDS[filled.form.shape or Shape.COLUMNS],
        money=money,
    )


def _value(cell: Cell, money: bool) -> float | int | None:
    """分 for money, the value in its measure for the rest."""
    return cell.value if money else cell.number
