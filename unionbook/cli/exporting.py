"""export: a list to a workbook or a text file."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from unionbook.cli.answer import Answer
from unionbook.cli.asked import (
    Group,
    command,
    condition_of,
    field_of,
    frame_of,
    kind_of,
    opened,
    with_masks,
    with_period,
)
from unionbook.cli.ending import Usage
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.listing import asked
from unionbook.store.book import Book

if TYPE_CHECKING:
    from unionbook.services.outlet.listed import Shown

ALL = "all"


def declare(group: Group) -> None:
    """Add the command."""
    made = command(group, "export", "把名单导出成 Excel 或 CSV，改过的可以再导入回来")
    made.usage = "unionbook export 台账 种类 文件 [选项...]"
    made.add_argument("kind", metavar="种类", help="如 member 或 会员")
    made.add_argument("out", metavar="文件", type=Path, help="写到哪里：.xlsx 或 .csv")
    made.add_argument("--subset", metavar="子集", default="", help="只导出这个子集（kinds 命令里有）")
    made.add_argument(
        "--where", metavar="栏目 比较 值", nargs="+", action="append", default=[], help="条件，可以写几个"
    )
    made.add_argument("--columns", metavar="列", nargs="+", default=[], help="哪几列，按写的次序；all 是全部栏目")
    made.add_argument("--sort", metavar="栏目", help="按这个栏目排，前面加 - 为倒序（写成 --sort=-栏目）")
    with_period(made, required=False)
    with_masks(made)
    made.add_argument("--gb18030", action="store_true", help="CSV 用国标编码，给老软件；平时用 UTF-8")
    made.add_argument("--no-ids", action="store_true", help="不要最后一列行标识（改过就不能按行导入回来）")
    made.set_defaults(run=_export)


def _export(args: argparse.Namespace) -> Answer:
    from unionbook.services.outlet.listed import Listed, allow, usual
    from unionbook.services.outlet.saving import Form, save

    form = _form(args)
    with opened(args) as book:
        kind = kind_of(book, args.kind)
        uids = _uids(book, kind, args)
        if not uids:
            raise Refusal(f"没有符合条件的{kind.label}，没有导出。请放宽条件再试。")
        if args.unmasked and not args.reason.strip():
            raise Refusal("导出完整的证件号码、电话、账号要写明用途（--reason），没有导出。")
        columns = _columns(book, kind, args.columns) or usual(book, kind)
        title = f"{kind.label}名单"
        listed = Listed(kind, columns, uids, title, args.reason if args.unmasked else "", not args.no_ids)
        allow(book, listed)
        rows = save(book, listed, args.out, Form(form))
    data = {"file": str(args.out), "rows": rows, "masked": listed.masked, "columns": [one.path for one in columns]}
    masked = "，证件号码、电话、账号是遮住的" if listed.masked else "，已记入查阅登记"
    return Answer(data, [f"已导出 {rows:,} {kind.measure}到“{args.out}”{masked}。"])


def _form(args: argparse.Namespace) -> str:
    suffix = args.out.suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        raise Usage(f"导出的文件要叫 .xlsx 或 .csv，不能是“{args.out.name}”。")
    if args.gb18030 and suffix != ".csv":
        raise Usage("--gb18030 只用于 .csv。")
    return "gb18030" if args.gb18030 else suffix[1:]


def _uids(book: Book, kind: Kind, args: argparse.Namespace) -> list[str]:
    more = [condition_of(book, kind, words) for words in args.where]
    try:
        condition = asked(kind, args.subset, more=more)
    except KeyError:
        known = "、".join(f"{one.name}（{one.label}）" for one in kind.subsets) or "（没有）"
        raise Usage(f"{kind.label}没有“{args.subset}”这个子集，可以写：{known}。") from None
    order = [args.sort] if args.sort else list(kind.order)
    for path in order:
        field_of(book, kind, path.lstrip("-"))
    frame = frame_of(book, args.period, args.as_of)
    return [uid for (uid,) in book.select(kind.name, ["uid"], condition, frame, order)]


def _columns(book: Book, kind: Kind, named: Sequence[str]) -> "list[Shown]":
    """The columns of the names, which are paths or the labels of fields of the form or the list."""
    from unionbook.services.outlet.listed import column, complete, usual

    every = complete(book, kind)
    if list(named) == [ALL]:
        return every
    by_label = {one.label.partition("（")[0]: one for one in (*every, *usual(book, kind))}
    found = []
    for name in named:
        if name not in by_label:
            field_of(book, kind, name)
        found.append(by_label.get(name) or column(book, kind, name))
    return found
