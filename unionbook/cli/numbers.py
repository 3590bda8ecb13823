"""figures, rows, due: the numbers of a period, the rows behind one, the running clocks."""

import argparse
from typing import Any

from unionbook.cli.answer import Answer, counted, table
from unionbook.cli.asked import Group, command, day_of, frame_of, opened, with_period
from unionbook.cli.ending import Usage
from unionbook.ground.figures import Figure, Ratio
from unionbook.services.due import due
from unionbook.services.issue.archive import is_code, of_code
from unionbook.services.tally import Counted, count, count_all, declared, rows_behind
from unionbook.store.book import Book


def declare(group: Group) -> None:
    """Add the commands."""
    clocks = command(group, "due", "正在走的期限，最近的在前")
    clocks.add_argument("--on", metavar="日期", help="以哪一天为今天")
    clocks.set_defaults(run=_due)
    figures = command(group, "figures", "一个时段的全部数字")
    with_period(figures, required=True)
    figures.set_defaults(run=_figures)
    rows = command(group, "rows", "一个数字背后的记录")
    rows.add_argument("figure", metavar="数字", help="如 grievance.received；或定稿上印的代码，如 2021-01-017")
    with_period(rows, required=False)
    rows.set_defaults(run=_rows)


def in_unit(figure: Figure | Ratio, value: int | None) -> int | float | None:
    """The number in its unit: 元 for money, % for a ratio; as stored for the rest."""
    if value is None or not (isinstance(figure, Ratio) or figure.money):
        return value
    return value // 100 if value % 100 == 0 else value / 100


def _data(one: Counted) -> dict[str, Any]:
    return {
        "key": one.key,
        "label": one.figure.label,
        "unit": one.figure.measure,
        "value": in_unit(one.figure, one.value),
        "wording": one.worded(),
        "definition": one.figure.definition,
    }


def _figures(args: argparse.Namespace) -> Answer:
    with opened(args) as book:
        frame = frame_of(book, args.period, args.as_of)
        found = list(count_all(book, frame))
    period = frame.period
    data = {
        "period": period.name,
        "as_of": period.as_of.isoformat() if period.as_of else None,
        "figures": [_data(one) for one in found],
    }
    rows = [(one.key, one.figure.label, one.worded(), one.figure.definition) for one in found]
    head = f"{period.label}，算到 {period.cut.isoformat()}"
    return Answer(data, [head, "", *table(("代号", "名称", "数字", "口径"), rows, (2,))])


def _of_code(book: Book, code: str) -> Answer:
    """The rows behind a figure of an issued report, as they were that day."""
    issue, figure, rows = of_code(book, code)
    adds = [row.adds / figure.scale if figure.scale > 1 else row.adds for row in rows]
    named = list(zip(rows, adds, strict=True))
    data = {
        "issue": issue.number,
        "key": figure.key,
        "label": figure.label,
        "unit": figure.measure,
        "wording": figure.printed,
        "definition": figure.definition,
        "kind": figure.kind,
        "rows": [{"id": row.uid, "title": row.title, "adds": number} for row, number in named],
    }
    lines = table(("编号", "名称", "计入"), [(row.uid, row.title, f"{number:,}") for row, number in named])
    head = f"{issue.issued_on} 定稿（编号 {issue.number}）时的记录"
    return Answer(data, [head, "", *lines, "", f"{figure.label}：{figure.printed}，{counted(len(rows), '条')}"])


def _rows(args: argparse.Namespace) -> Answer:
    if is_code(args.figure):
        with opened(args) as book:
            return _of_code(book, args.figure)
    if not args.period:
        raise Usage("要用 --period 写明时段，如 --period 2020。")
    with opened(args) as book:
        frame = frame_of(book, args.period, args.as_of)
        one = count(book, args.figure, frame)
        behind = rows_behind(book, args.figure, frame)
        summed = declared(book, args.figure).upper.figure
    data = {
        **_data(one),
        "kind": behind.kind.name,
        "rows": [{"id": uid, "title": title, "adds": in_unit(summed, adds)} for uid, title, adds in behind.rows],
    }
    lines = table(
        ("编号", "名称", "计入"),
        [(uid, title, f"{in_unit(summed, adds):,}") for uid, title, adds in behind.rows],
    )
    return Answer(data, [*lines, "", f"{one.figure.label}：{one.worded()}，{counted(len(behind.rows), '条')}"])


def _due(args: argparse.Namespace) -> Answer:
    with opened(args) as book:
        found = due(book, day_of(book, args.on) if args.on else book.today())
    data = [
        {
            "kind": one.kind.name,
            "id": one.uid,
            "title": one.title,
            "clock": one.running.clock.name,
            "label": one.running.clock.label,
            "article": one.running.article,
            "started": one.running.started,
            "due": one.running.last.isoformat(),
            "left": one.running.left,
        }
        for one in found
    ]
    rows = [
        (
            one.kind.label,
            one.title,
            one.running.clock.label,
            one.running.last.isoformat(),
            f"还有 {one.running.left} 天" if one.running.left >= 0 else f"过了 {-one.running.left} 天",
            one.running.article,
        )
        for one in found
    ]
    heads = ("种类", "名称", "期限", "最后一天", "还剩", "依据")
    return Answer(data, [*table(heads, rows, (4,)), "", counted(len(found), "个期限")])
