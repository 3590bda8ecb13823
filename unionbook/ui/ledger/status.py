"""What the status bar says of a list: how many rows, which one, and of several chosen ones their sums."""

from unionbook.ground.fields import MoneyField
from unionbook.ui.ledger.table import RowTable

MOST = 5000
"""Chosen rows that are still added up."""


def words(table: RowTable, narrowed: bool) -> list[str]:
    """The parts of the status bar."""
    count, chosen = table.rows.count, table.selected_count()
    ticked = len(table.ticks) if table.ticks is not None else 0
    number = table.hits.told() if table.hits is not None else f"{count:,}"
    found = [f"筛选出 {number} 条" if narrowed else f"共 {number} 条"]
    if ticked:
        found.append(f"已勾选 {ticked:,} 条")
    if chosen > 1:
        found.append(f"已选 {chosen:,} 条")
        found += _sums(table) if chosen <= MOST else []
    elif table.place() >= 0:
        found.append(f"当前第 {table.place() + 1:,} 条")
    return found


def _sums(table: RowTable) -> list[str]:
    uids = table.selected()
    return [
        f"{column.label}合计 {table.rows.sum_of(column, uids)}"
        for column in table.rows.visible
        if isinstance(column.field, MoneyField) and "." not in column.path
    ]
