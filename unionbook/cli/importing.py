"""import: a table of Excel, WPS or text into the book, or what would become of each of its rows."""

import argparse
import json
from pathlib import Path
from typing import Any

from unionbook.cli.answer import Answer
from unionbook.cli.asked import Group, command, kind_of, opened
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.intake.checking import check
from unionbook.services.intake.guessing import refuse_others
from unionbook.services.intake.heap import still
from unionbook.services.intake.leftover import write_leftover
from unionbook.services.intake.marked import mark_column
from unionbook.services.intake.model import VERDICTS, Judged, Plan, Policy, Reason, Verdict, Verdicts
from unionbook.services.intake.table import headed, plans
from unionbook.services.intake.writing import take_in
from unionbook.services.sheets.model import Workbook, cell_name, column_letters
from unionbook.services.sheets.read import read_workbook
from unionbook.store.book import Book


def declare(group: Group) -> None:
    """Add the command."""
    made = command(group, "import", "把 Excel、WPS 或 CSV 表格导入台账")
    made.add_argument("kind", metavar="种类", help="如 member 或 会员")
    made.add_argument("file", metavar="表格", type=Path, help="xlsx、xls、et、csv、txt 或网页表格")
    made.add_argument("--sheet", metavar="工作表", default="", help="只看这张工作表")
    made.add_argument("--table", metavar="第几张", type=int, default=0, help="文件里有几张表时导入哪一张，默认最像的")
    made.add_argument("--head", metavar="行号", default="", help="表头在第几行，如 3；占几行的写 3-4")
    made.add_argument("--map", metavar="对照", type=Path, help="JSON 文件：{\"列名\": \"栏目\"}，空串表示不导入")
    made.add_argument("--policy", choices=[one.value for one in Policy], help="台账里已有的怎么办，默认 fill")
    made.add_argument("--hidden-columns", action="store_true", help="隐藏的列也导入")
    words = "导出后又清空的格子：keep 保留台账里的内容（默认），clear 台账里也清空"
    made.add_argument("--emptied", choices=["keep", "clear"], default="keep", help=words)
    made.add_argument("--leftover", metavar="文件", type=Path, help="没有导入的行连同原因写成 xlsx")
    made.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    made.set_defaults(run=_import)


def _import(args: argparse.Namespace) -> Answer:
    with opened(args) as book, still():
        kind = kind_of(book, args.kind)
        refuse_others(book.cabinet, kind)
        workbook = read_workbook(args.file)
        found = _found(book, kind, workbook, args)
        plan = _chosen(found, workbook, args.table)
        if args.hidden_columns:
            plan.columns = plan.columns.ask_hidden(True)
        if args.map:
            _mapped(plan, args.map)
        if args.policy:
            plan.policy = Policy(args.policy)
        plan.emptied = args.emptied == "clear"
        verdicts = check(book, plan)
        data = {**_table(workbook, plan, found), "dry_run": args.dry_run, "counts": _counts(verdicts)}
        told_first = [f"{one}。" for one in (*data["remarks"], *_left_out(plan))]
        data["emptied"] = verdicts.told.emptied
        data["rows"] = [_row(one) for one in verdicts.rows]
        left = verdicts.count(Verdict.WRONG)
        if args.leftover:
            write_leftover(book.cabinet, verdicts, args.leftover)
        if not args.dry_run and verdicts.count(Verdict.NEW) + verdicts.count(Verdict.UPDATE):
            take_in(book, verdicts)
        else:
            args.dry_run = True
    told = f"{len(verdicts.rows)} 行中有 {left} 行有误，没有导入；改好后可再导入一次，已导入的不会重复。"
    return Answer(data, [*told_first, *_lines(verdicts, args.dry_run)], int(left > 0), told if left else "")


def _found(book: Book, kind: Kind, workbook: Workbook, args: argparse.Namespace) -> list[Plan]:
    """The tables of the file, the likeliest first."""
    if not args.head:
        return plans(book, kind, workbook, args.sheet)
    first, _, last = args.head.partition("-")
    if not first.isdigit() or not (last or first).isdigit():
        raise Refusal(f"“{args.head}”不是行号，没有导入。请写成 3，表头占几行的写成 3-4。")
    sheet = args.sheet or workbook.sheets[0].name
    return [headed(book, kind, workbook, sheet, int(first) - 1, int(last) - 1 if last else None)]


def _in_order(workbook: Workbook, found: list[Plan]) -> list[Plan]:
    """The tables as they stand in the file."""
    sheets = [one.name for one in workbook.sheets]
    return sorted(found, key=lambda one: (sheets.index(one.block.sheet), one.block.first, _left(one)))


def _left(plan: Plan) -> int:
    return min(head.column for head in plan.block.head)


def _chosen(found: list[Plan], workbook: Workbook, number: int) -> Plan:
    if not number:
        return found[0]
    if not 0 < number <= len(found):
        raise Refusal(f"“{workbook.name}”里认出 {len(found)} 张表，没有第 {number} 张。没有导入。")
    return _in_order(workbook, found)[number - 1]


def _mapped(plan: Plan, file: Path) -> None:
    try:
        told: dict[str, str] = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as fault:
        raise Refusal(f"读不到对照文件“{file.name}”。请核对它是不是 JSON，形如 {{\"列名\": \"栏目\"}}。") from fault
    for head in plan.block.head:
        path = told.get(head.full, told.get(head.label))
        if path is not None:
            plan.columns = plan.columns.put(head.column, path)


def _table(workbook: Workbook, plan: Plan, found: list[Plan]) -> dict[str, Any]:
    return {
        "file": workbook.name,
        "source": workbook.source.value,
        "encoding": workbook.encoding,
        "sheet": plan.block.sheet,
        "title": plan.block.title,
        "head_row": plan.block.first + 1,
        "policy": plan.policy.value,
        "remembered": plan.columns.remembered,
        "remarks": _remarks(workbook, plan, found),
        "columns": [
            {"column": one.head.full, "field": one.path, "sure": one.sure, "why": one.why}
            for one in plan.columns.columns
        ],
        "left_out": [{"row": one.number + 1, "text": one.text, "why": one.why.value} for one in plan.block.left],
    }


def _left_out(plan: Plan) -> list[str]:
    """The columns that go nowhere although something stands in them, and how many lines are no records."""
    block = plan.block
    aside = [
        f"“{one.head.full}”" if one.head.full else f"没有列名的 {column_letters(one.head.column)} 列"
        for one in plan.columns.columns
        if not (one.path or one.aside or one.head.sequence or one.head.column in {*block.empty, mark_column(block)})
    ]
    lines = sum(one.number > block.first for one in block.left)
    return [
        *([f"有 {len(aside)} 列没有导入：{'、'.join(aside)}"] if aside else []),
        *([f"合计、说明等 {lines} 行不是记录，没有导入"] if lines else []),
    ]


def _remarks(workbook: Workbook, plan: Plan, found: list[Plan]) -> list[str]:
    others = [
        f"第 {number} 张在“{one.block.sheet}”{cell_name(one.block.first, _left(one))} 起，{len(one.block.rows):,} 行"
        for number, one in enumerate(_in_order(workbook, found), 1)
        if one is not plan
    ]
    more = f"文件里还有 {len(others)} 张表没有导入（要导入加 --table）：{'；'.join(others)}" if others else ""
    aside = any(one.aside for one in plan.columns.columns)
    words = "隐藏的列没有导入（要导入加 --hidden-columns）" if aside else ""
    return [*plan.block.remarks, *filter(None, (words, workbook.unseen, more))]


def _counts(verdicts: Verdicts) -> dict[str, int]:
    return {verdict.value: verdicts.count(verdict) for verdict in Verdict}


def _row(row: Judged) -> dict[str, Any]:
    return {
        "row": row.number,
        "verdict": row.verdict.value,
        "id": row.uid or None,
        "reasons": [_reason(one) for one in row.reasons],
        "values": dict(row.values),
        "changes": dict(row.changes),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "field": reason.path,
        "cell": reason.cell,
        "sentence": reason.sentence,
        "warning": reason.warning,
        "choices": [{"answer": answer, "words": words} for answer, words in reason.choices],
    }


def _lines(verdicts: Verdicts, dry: bool) -> list[str]:
    counts = " · ".join(f"{VERDICTS[one]} {verdicts.count(one)}" for one in Verdict if verdicts.count(one))
    lines = [f"{'检查结果（没有写入）' if dry else '已导入'}：{counts}"]
    if verdicts.told.emptied:
        done = "台账里也清空" if verdicts.plan.emptied else "台账里保留原来的内容（要清空加 --emptied clear）"
        lines.append(f"表里清空了 {verdicts.told.emptied} 格，{done}。")
    for row in verdicts.problems:
        for one in row.reasons:
            lines.append(f"第 {row.number} 行 {one.cell} {'提醒' if one.warning else '有误'}：{one.sentence}")
    return lines
