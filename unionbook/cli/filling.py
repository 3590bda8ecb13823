"""fill: the county's own table, filled with figures and lists; tied once, known again."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from unionbook.cli.answer import Answer
from unionbook.cli.asked import Group, command, frame_of, kind_of, opened, with_masks, with_period
from unionbook.cli.ending import Usage
from unionbook.ground.errors import Refusal
from unionbook.store.book import Book

if TYPE_CHECKING:
    from unionbook.services.outlet.county.package import Package
    from unionbook.services.outlet.county.ties import Ties


def declare(group: Group) -> None:
    """Add the command."""
    made = command(group, "fill", "填县里发的表：第一次说明哪格填什么，以后自己填")
    made.add_argument("table", metavar="表格", type=Path, help="县里发的 xlsx")
    with_period(made, required=True)
    made.add_argument("--out", metavar="文件", type=Path, required=True, help="填好的表写到哪里（原表不动）")
    made.add_argument(
        "--tie", metavar="格=数字", nargs="+", default=[], help="如 C5=grievance.received；数字的代号见 figures"
    )
    made.add_argument("--sheet", metavar="工作表", default="", help="--tie 和 --list 说的是哪张工作表，不写是第一张")
    made.add_argument("--list", metavar="种类", default="", help="从 --row 行起每行填一条记录")
    made.add_argument("--row", metavar="N", type=int, help="名单的第一行")
    made.add_argument("--columns", metavar="列=栏目", nargs="+", default=[], help="如 A=# B=person.name；# 是序号")
    made.add_argument("--subset", metavar="子集", default="", help="名单只填这个子集")
    made.add_argument("--title", metavar="名称", default="", help="在台账里叫什么，不写用文件名")
    with_masks(made)
    made.set_defaults(run=_fill)


def _fill(args: argparse.Namespace) -> Answer:
    from unionbook.services.outlet.county import tied

    if args.out.suffix.lower() != ".xlsx":
        raise Usage(f"填好的表要叫 .xlsx，不能是“{args.out.name}”。")
    if args.unmasked and not args.reason.strip():
        raise Refusal("填完整的证件号码、电话、账号要写明用途（--reason），没有填写。")
    with opened(args) as book:
        frame = frame_of(book, args.period, args.as_of)
        package = tied.opened(args.table)
        if args.tie or args.list:
            table = tied.tie(book, args.title or args.table.stem, package, _ties(book, package, args))
        elif (found := tied.find(book, package)) is not None:
            table = found
        else:
            raise Refusal(
                f"台账里还没有“{args.table.name}”这种表的填法，没有填写。请先用 --tie 或 --list 说明哪格填什么。"
            )
        cells = tied.fill(book, table, package, frame, args.out, args.reason if args.unmasked else "")
    data = {"file": str(args.out), "table": table.title, "cells": cells, "period": frame.period.name}
    return Answer(data, [f"已填好“{table.title}”（{frame.period.label}）：{cells:,} 格，“{args.out}”。"])


def _ties(book: Book, package: "Package", args: argparse.Namespace) -> "Ties":
    from unionbook.services.outlet.county.ties import ListTie, Ties, place

    sheet = args.sheet or next(iter(package.sheets))
    ties = Ties()
    for word in args.tie:
        cell, key = _parted(word, "--tie", "C5=grievance.received")
        place(cell)
        ties.cells[sheet, cell.upper()] = key
    if args.list:
        if not args.row or not args.columns:
            raise Usage("--list 还要用 --row 写第一行、用 --columns 写哪列填什么。")
        columns = dict(_parted(word, "--columns", "B=person.name") for word in args.columns)
        numbers = [letters for letters, path in columns.items() if path == "#"]
        rest = {letters.upper(): path for letters, path in columns.items() if path != "#"}
        kind = kind_of(book, args.list)
        ties.lists[sheet] = ListTie(args.row, kind.name, args.subset, rest, numbers[0].upper() if numbers else "")
    return ties


def _parted(word: str, option: str, example: str) -> tuple[str, str]:
    left, sign, right = word.partition("=")
    if not sign or not left.strip() or not right.strip():
        raise Usage(f"{option} 要写成 {example} 这样，不能是“{word}”。")
    return left.strip(), right.strip()
