"""What the status bar says of a list: how many rows, which one, and what several chosen ones add up to."""

from collections.abc import Callable

from unionbook.ground.conditions import among
from unionbook.ground.fields import Field, IntegerField, MoneyField, NumberField
from unionbook.ground.kind import Kind
from unionbook.services.listing import shown
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.ledger.rows import CHUNK, Rows
from unionbook.ui.ledger.table import RowTable

FEW = 300
"""Chosen rows that are added up at once; more of them behind the window."""

MOST = 100_000
"""Chosen rows that are still added up."""

Saying = Callable[[list[str]], None]


def tell(table: RowTable, narrowed: bool, say: Saying) -> None:
    """Say the parts of the status bar, sums of many rows when they are known."""
    found = words(table, narrowed)
    columns = [column for column in table.rows.visible if _added_up(column)]
    reader, owner = behind(table.rows.book), (table, "sums")
    reader.drop(owner)
    meant = _meant(table) if columns else None
    if meant is None:
        say(found)
    elif isinstance(meant, list):
        say([*found, *sums(table.rows.book, table.rows.kind, columns, meant)])
    else:
        say(found)
        kind = table.rows.kind
        reader.ask(owner, lambda book: sums(book, kind, columns, meant(book)), lambda told: say([*found, *told]))


def _added_up(column: ListColumn) -> bool:
    """Years are numbers, too, but no sum of them says anything."""
    field = column.field
    counted = not (isinstance(field, IntegerField) and field.year)
    return isinstance(field, MoneyField | IntegerField | NumberField) and counted and not column.sensitive


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


def _meant(table: RowTable) -> list[str] | Callable[[Book], list[str]] | None:
    """The rows selected, or else those ticked: many are read by whoever adds them up. None for fewer than two rows, and
    where more are selected than anybody adds up by hand."""
    if FEW < table.selected_count() <= MOST and isinstance(table.rows.source, Rows):
        asked, kind, spans = table.rows.asked, table.rows.kind, table.spans()

        def read(book: Book) -> list[str]:
            rows = Rows(book, kind, [], asked, asked.places(book, kind))
            return [uid for start, length in spans for uid in rows.uids(start, length)]

        return read
    uids = table.selected() if 1 < table.selected_count() <= FEW else []
    uids = uids or (table.ticks.uids if table.ticks is not None else [])
    if len(uids) <= FEW:
        return uids if len(uids) > 1 else None
    return lambda _: uids


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
            mean = _mean(column.field, total / count)
            found.append(f"{column.label} 求和 {shown(column.field, total)} · 平均 {mean}")
    return found


def _mean(field: Field, mean: float) -> str:
    """A mean as its values are shown; of whole numbers it need not be whole."""
    if isinstance(field, IntegerField):
        return f"{mean:,.2f}".rstrip("0").rstrip(".")
    return shown(field, round(mean))
