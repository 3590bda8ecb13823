"""list, search: rows of the book."""

import argparse
from typing import Any

from unionbook.cli.answer import Answer, counted, table
from unionbook.cli.asked import (
    Group,
    command,
    condition_of,
    field_of,
    frame_of,
    kind_of,
    masked,
    opened,
    with_masks,
    with_period,
)
from unionbook.cli.ending import Usage
from unionbook.cli.shown import as_data, columns, rights, text_row
from unionbook.ground.conditions import Condition, Frame
from unionbook.ground.kind import Kind
from unionbook.services.listing import asked
from unionbook.store.book import Book


def declare(group: Group) -> None:
    """Add the commands."""
    rows = command(group, "list", "列出记录")
    rows.usage = "unionbook list 台账 种类 [选项...]"
    rows.add_argument("kind", metavar="种类", help="如 member 或 会员")
    rows.add_argument("--subset", metavar="子集", default="", help="只列这个子集（kinds 命令里有）")
    rows.add_argument(
        "--where", metavar="栏目 比较 值", nargs="+", action="append", default=[], help="条件，可以写几个"
    )
    with_period(rows, required=False)
    rows.add_argument("--sort", metavar="栏目", help="按这个栏目排，前面加 - 为倒序（写成 --sort=-栏目）")
    rows.add_argument("--limit", metavar="N", type=int, default=-1, help="最多列 N 条")
    with_masks(rows)
    rows.set_defaults(run=_list)
    search = command(group, "search", "找人、单位、编号")
    search.add_argument("text", metavar="文字", help="几个词用空格隔开，要同时出现")
    search.add_argument("--kind", metavar="种类", help="只在这种记录里找")
    search.add_argument("--limit", metavar="N", type=int, default=100, help="每种最多列 N 条")
    search.set_defaults(run=_search)


def _list(args: argparse.Namespace) -> Answer:
    with opened(args) as book:
        kind = kind_of(book, args.kind)
        frame = frame_of(book, args.period, args.as_of)
        more = [condition_of(book, kind, words) for words in args.where]
        try:
            condition = asked(kind, args.subset, more=more)
        except KeyError:
            known = "、".join(f"{one.name}（{one.label}）" for one in kind.subsets) or "（没有）"
            raise Usage(f"{kind.label}没有“{args.subset}”这个子集，可以写：{known}。") from None
        order = [args.sort] if args.sort else list(kind.order)
        for path in order:
            field_of(book, kind, path.lstrip("-"))
        found = _rows(book, kind, condition, frame, order, args.limit)
        cells = columns(book, kind)
        veiled = masked(args, book, kind, [row["uid"] for row in found], f"列出{kind.label}")
        data = [_data(book, kind, row, veiled) for row in found]
    lines = table(
        ["编号", *(label for _, label, _ in cells)],
        [[row["uid"], *text_row(cells, row, veiled)] for row in found],
        rights(cells),
    )
    return Answer(data, [*lines, "", counted(len(found), kind.measure)])


def _rows(
    book: Book, kind: Kind, condition: Condition, frame: Frame, order: list[str], limit: int
) -> list[dict[str, Any]]:
    """The rows by path: the id, the kind's own fields, the columns of its list, its title."""
    paths = list(
        dict.fromkeys(["uid", *kind.fields, *(path for path, _, _ in columns(book, kind)), *kind.title])
    )
    found = book.select(kind.name, paths, condition, frame, order, limit)
    return [dict(zip(paths, row, strict=True)) for row in found]


def _data(book: Book, kind: Kind, row: dict[str, Any], masked: bool) -> dict[str, Any]:
    fields = {path: book.cabinet.field(kind, path) for path in row if path != "uid"}
    title = book.words(kind, [row[path] for path in kind.title])
    return {"id": row["uid"], "title": title, "values": as_data(fields, row, masked)}


def _search(args: argparse.Namespace) -> Answer:
    with opened(args) as book:
        if args.kind:
            kinds = [kind_of(book, args.kind)]
            if not kinds[0].search:
                raise Usage(f"{kinds[0].label}没有可以查找的栏目，请用 list --where。")
        else:
            kinds = [kind for kind in book.cabinet if kind.search and not kind.hidden]
        data = [
            {"kind": kind.name, "id": row[0], "title": book.words(kind, row[1:])}
            for kind in kinds
            for row in book.select(
                kind.name, ["uid", *kind.title], asked(kind, text=args.text), order=kind.order, limit=args.limit
            )
        ]
        lines = table(
            ("编号", "种类", "名称"), [(one["id"], book.cabinet[one["kind"]].label, one["title"]) for one in data]
        )
    return Answer(data, [*lines, "", counted(len(data), "条")])
