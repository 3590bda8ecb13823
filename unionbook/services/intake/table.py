"""From a file to plans: every table in it that may go to a kind, the likeliest first."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import MoneyField
from unionbook.ground.kind import Kind
from unionbook.services.intake.mapping import Mapping, knows, propose, targets
from unionbook.services.intake.marked import as_listed, mark_column
from unionbook.services.intake.memory import recalled
from unionbook.services.intake.model import Plan, Policy
from unionbook.services.intake.references import References
from unionbook.services.intake.units import unit_above, unit_of
from unionbook.services.sheets.layout import Block, find_blocks, spread
from unionbook.services.sheets.model import Workbook
from unionbook.store.book import Book

NAMED = 20_000
"""Rows of a kind whose names are read to tell its column: unions and firms are fewer, persons may be more."""


def plans(book: Book, kind: Kind, workbook: Workbook, sheet: str = "") -> list[Plan]:
    """A plan for each table found, those with most columns known first; sheet: only that one.

    Refusal: no such sheet, or nothing in the file looks like a table of this kind.
    """
    sheets = [one for one in workbook.sheets if not sheet or one.name == sheet]
    if not sheets:
        names = "、".join(f"“{one.name}”" for one in workbook.sheets[:8])
        raise Refusal(f"“{workbook.name}”里没有叫“{sheet}”的工作表，有的是{names}。没有导入。")
    known = knows(book.cabinet, kind)
    made = [_plan(book, kind, block) for one in sheets for block in find_blocks(one, known)]
    fit = [plan for plan in made if plan.block.rows and any(one.path or one.aside for one in plan.columns.columns)]
    if not fit and any(one.columns.by_path for one in made):
        raise Refusal(
            f"“{workbook.name}”里只有表头，没有一行{kind.label}，没有导入。请检查是不是选错了文件，或填好以后再导入。"
        )
    if not fit:
        raise Refusal(
            f"“{workbook.name}”里没有认出{kind.label}的表格，没有导入。"
            f"请检查是不是选错了文件，或在表格第一行写上列名（如“{kind.label}”名册的栏目名）。"
        )
    hidden = {one.name for one in sheets if one.hidden}
    return sorted(fit, key=lambda plan: (plan.block.sheet in hidden, -_weight(plan)))


def headed(book: Book, kind: Kind, workbook: Workbook, sheet: str, first: int, last: int | None = None) -> Plan:
    """The plan for a table whose head somebody pointed at. first: its row from 0; last: its last one, None: as far
    as it looks like a head.

    Refusal: there is no such row, or no row of the table below it.
    """
    found, known = next((one for one in workbook.sheets if one.name == sheet), None), knows(book.cabinet, kind)
    if found is not None and last is None and 0 <= first < len(found.rows):
        last = spread(found, first, first, known)[1]
    if found is None or last is None or not 0 <= first <= last < len(found.rows) or not any(found.rows[first]):
        raise Refusal(f"“{sheet}”的第 {first + 1} 行没有内容，不能当表头。没有改动，请选写着列名的那一行。")
    blocks = find_blocks(found, known, (first, last))
    if not blocks or not blocks[0].rows:
        raise Refusal(f"“{sheet}”的第 {last + 1} 行下面没有记录，不能当表头。没有改动，请选写着列名的那一行。")
    return _plan(book, kind, blocks[0])


def _plan(book: Book, kind: Kind, block: Block) -> Plan:
    found = propose(book.cabinet, kind, block, partial(_names, book))
    proposed = as_listed(book.cabinet, kind, block, found)
    columns, policy = recalled(book, kind.name, block, proposed.ask_hidden(False))
    columns = _in_unit(book, kind, block, columns)
    # Whoever edits an exported table means what stands in it.
    usual = Policy.FILL if mark_column(block) is None else Policy.UPDATE
    return Plan(kind, block, columns, policy or usual)


def _in_unit(book: Book, kind: Kind, block: Block, columns: Mapping) -> Mapping:
    """The mapping with a word at the columns of amounts whose unit stands above the table alone."""
    unit = unit_above(block)
    if unit in ("", "元"):
        return columns
    money = {one.path for one in targets(book.cabinet, kind) if isinstance(one.field, MoneyField)}
    words = f"表上写着单位：{unit}，按{unit}算"
    made = [
        replace(one, why=f"{one.why}，{words}") if one.path in money and not unit_of(one.head.full) else one
        for one in columns.columns
    ]
    if made != list(columns.columns):
        block.remarks.append(f"{words}（单元格里自己写了单位的除外）")
    return replace(columns, columns=tuple(made))


def _names(book: Book, kind: str) -> Collection[str]:
    """The names the rows of a kind go by, unless they are more than columns are told by."""
    return References(book, book.cabinet[kind]).names() if book.count(kind) <= NAMED else ()


def _weight(plan: Plan) -> float:
    return sum(match.sure for match in plan.columns.columns if match.path)
