"""add: rows from standard input, one JSON object a line, through the checks and the door of the form."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from unionbook.cli.answer import Answer
from unionbook.cli.asked import Group, command, kind_of, opened
from unionbook.ground.errors import Problem, Refusal
from unionbook.ground.kind import Kind
from unionbook.services.backup.keeping import Why, beforehand
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, write
from unionbook.store.act import Act
from unionbook.store.book import Book


def declare(group: Group) -> None:
    """Add the command."""
    add = command(group, "add", "从标准输入新增记录，每行一个 JSON 对象")
    add.add_argument("kind", metavar="种类", help="如 member 或 会员")
    add.set_defaults(run=_add)


def typed_in() -> str:
    """Everything on standard input. Raises Refusal when it is not UTF-8 text."""
    if sys.stdin is None:
        return ""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("标准输入不是 UTF-8 编码的文字，没有改动。请另存为 UTF-8 后再试。") from None


def parsed(line: str) -> tuple[dict[str, Any], list[Problem]]:
    """The object of a JSON text, or what is wrong with it."""
    try:
        data = json.loads(line)
        # Half of a character outside the basic plane can be escaped alone; no file can hold it.
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return {}, [Problem("", "里面有不完整的字符，请重新输入那个字。")]
    except (ValueError, RecursionError):
        return {}, [Problem("", "不是 JSON，请检查引号、逗号和括号。")]
    if not isinstance(data, dict):
        return {}, [Problem("", "应当是一个 JSON 对象，形如 {\"栏目\": \"内容\"}。")]
    return data, []


def problem_data(problems: list[Problem]) -> list[dict[str, Any]]:
    """Problems as data."""
    return [{"field": one.field, "sentence": one.sentence, "warning": one.warning} for one in problems]


def problem_lines(kind: Kind, problems: list[Problem]) -> Iterator[str]:
    """Problems as lines."""
    for one in problems:
        yield f"    {'提醒' if one.warning else '要改'} {one.field or kind.label}：{one.sentence}"


def _add(args: argparse.Namespace) -> Answer:
    lines = [(number, text) for number, text in enumerate(typed_in().splitlines(), 1) if text.strip()]
    if not lines:
        raise Refusal("标准输入里没有内容，没有改动。请每行写一个 JSON 对象。")
    with opened(args) as book:
        kind = kind_of(book, args.kind)
        if kind.single and book.count(kind.name):
            raise Refusal(f"{kind.label}只有一条，已经有了，没有改动。请用 set 修改。")
        beforehand(book, Why.IMPORT, len(lines))
        with book.change(f"新增{kind.label} {len(lines)} {kind.measure}") as act:
            rows = [_one(book, kind, act, number, text) for number, text in lines]
        for row in rows:
            row["title"] = book.title(kind.name, row["id"]) if row["id"] else ""
    return _answer(kind, rows)


def _one(book: Book, kind: Kind, act: Act, number: int, text: str) -> dict[str, Any]:
    data, problems = parsed(text)
    entry = Entry(book, kind)
    if not problems:
        problems = entry.fill(data)
        problems += entry.examine()
    saved = not errors(problems)
    if saved:
        try:
            write(entry, act)
        except Refusal as refusal:
            raise Refusal(f"第 {number} 行：{refusal.sentence}各行都没有保存。") from None
    return {"line": number, "id": entry.uid if saved else None, "problems": problems}


def _answer(kind: Kind, rows: list[dict[str, Any]]) -> Answer:
    wrong = sum(1 for row in rows if row["id"] is None)
    lines = []
    for row in rows:
        what = f"已保存 {row['id']} {row['title']}" if row["id"] else "没有保存"
        lines += [f"第 {row['line']} 行 {what}".rstrip(), *problem_lines(kind, row["problems"])]
    data = [{**row, "problems": problem_data(row["problems"])} for row in rows]
    complaint = f"{len(rows)} 行中有 {wrong} 行没有保存，请照上面的提示改好后再加这几行。" if wrong else ""
    told = {"kind": kind.name, "added": len(rows) - wrong, "refused": wrong, "rows": data}
    return Answer(told, lines, int(wrong > 0), complaint)
