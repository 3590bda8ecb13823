"""What the status bar says of a list: how many rows, which one, and what several chosen ones add up to."""

from collections.abc import Callable

from unionbook.ground.conditions import among
from unionbook.ground.fields import IntegerField, MoneyField, NumberField
from unionbook.ground.kind import Kind
from unionbook.services.listing import shown
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.ledger.rows import CHUNK
from unionbook.ui.ledger.table import RowTable

FEW = 300
"""Chosen rows that are added up at once; more of them behind the window."""

MOST = 100_000
"""Chosen rows that are still added up."""

Saying = Callable[[list[str]], None]


def tell(table: RowTable, narrowed: bool, say: Saying) -> None:
    """Say the parts of the status bar, sums of many rows when they are known."""
    found = words(table, narrowed)
    columns = [
        column
        for column in table.rows.visible
        if isinstance(column.field, MoneyField | IntegerField | NumberField) and not column.sensitive
    ]
    uids = _meant(table) if columns else []
    reader, owner = behind(table.rows.book), (table, "sums")
    reader.drop(owner)
    if len(uids) < 2:
        say(found)
    elif len(uids) <= FEW:
        say([*found, *sums(table.rows.book, table.rows.kind, columns, uids)])
    else:
        say(found)
        kind = table.rows.kind
        reader.ask(owner, lambda book: sums(book, kind, columns, uids), lambda told: say([*found, *told]))


def words(table: RowTable, narrowed: bool) -> list[str]:
    """The counts."""
    count, chosen = table.rows.count, table.selected_count()
    ticked = len(table.ticks) if table.ticks is not None else 0
    number = table.hits.told() if table.hits is not None else f"{count:,}"
    found = [f"筛选出 {number} 条" if narrowed else f"共 {number} 条"]
    if ticked:
        found.append(f"已勾选 {ticked:,} 条")
    if chosen > 1:
        found.append(f"已选 {chosen:,} 条")
    elif table.place() >= 0:
        found.append(f"当前第 {table.place() + 1:,} 条")
    return found


def _meant(table: RowTable) -> list[str]:
    """The rows selected, or else those ticked; none of more than anybody adds up by hand."""
    if 1 < table.selected_count() <= MOST:
        return table.selected()
    return table.ticks.uids if table.ticks is not None else []


def sums(book: Book, kind: Kind, columns: list[ListColumn], uids: list[str]) -> list[str]:
    """求和 and 平均 of each column over the rows."""
    found = []
    for column in columns:
        total = count = 0
        for at in range(0, len(uids), CHUNK):
            some = among("uid", *uids[at : at + CHUNK])
            total += book.aggregate(kind.name, "sum", column.path, some) or 0
            count += book.aggregate(kind.name, "count", column.path, some) or 0
        if count and column.field is not None:
            mean = shown(column.field, round(total / count))
            found.append(f"{column.label} 求和 {shown(column.field, total)} · 平均 {mean}")
    return found
