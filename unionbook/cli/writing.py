"""set, stage, drop: changing rows, moving them along their path, removing them."""

import argparse

from unionbook.cli.adding import parsed, problem_data, problem_lines, typed_in
from unionbook.cli.answer import Answer
from unionbook.cli.asked import Group, command, day_of, kind_of, opened, uid_of
from unionbook.cli.ending import Usage
from unionbook.ground.errors import Problem, Refusal
from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, remove, save
from unionbook.services.stage import move
from unionbook.store.book import Book


def declare(group: Group) -> None:
    """Add the commands."""
    change = command(group, "set", "从标准输入读一个 JSON 对象，改一条记录的这些栏目")
    change.add_argument("kind", metavar="种类")
    change.add_argument("id", metavar="编号")
    change.set_defaults(run=_set)
    stage = command(group, "stage", "把一批记录推进到某个阶段")
    stage.usage = "unionbook stage 台账 种类 阶段 (--rows 编号... | --subset 子集) [--on 日期] [--json]"
    stage.add_argument("kind", metavar="种类")
    stage.add_argument("stage", metavar="阶段", help="阶段的代号（kinds 命令里有）")
    stage.add_argument("--rows", metavar="编号", nargs="+", default=[], help="推进这些记录")
    stage.add_argument("--subset", metavar="子集", help="推进这个子集的全部记录")
    stage.add_argument("--on", metavar="日期", help="推进的日期，不写为今天")
    stage.set_defaults(run=_stage)
    drop = command(group, "drop", "删除记录（进回收站，可以撤销）")
    drop.add_argument("kind", metavar="种类")
    drop.add_argument("ids", metavar="编号", nargs="+")
    drop.set_defaults(run=_drop)


def _set(args: argparse.Namespace) -> Answer:
    data, unread = parsed(typed_in())
    if unread:
        raise Refusal(f"标准输入的内容{unread[0].sentence}没有改动。")
    with opened(args) as book:
        kind = kind_of(book, args.kind)
        entry = Entry(book, kind, uid_of(book, kind, args.id))
        problems = entry.fill(data)
        # Only the examination of a save may follow a faultless filling: otherwise half of it would be saved.
        problems += entry.examine() if errors(problems) else save(entry)
        title = book.title(kind.name, entry.uid)
    wrong = bool(errors(problems))
    lines = [f"{'没有保存' if wrong else '已保存'} {entry.uid} {title}", *problem_lines(kind, problems)]
    told = {"id": entry.uid, "title": title, "saved": not wrong, "problems": problem_data(problems)}
    return Answer(told, lines, int(wrong), _why_not(problems) if wrong else "")


def _why_not(problems: list[Problem]) -> str:
    return f"没有保存，台账没有改动：{errors(problems)[0].sentence}"


def _stage(args: argparse.Namespace) -> Answer:
    if not args.rows and not args.subset:
        raise Usage("请用 --rows 写明哪些记录，或用 --subset 写明哪个子集。")
    with opened(args) as book:
        kind = kind_of(book, args.kind)
        uids = dict.fromkeys([*(uid_of(book, kind, text) for text in args.rows), *_of_subset(book, kind, args.subset)])
        day = day_of(book, args.on) if args.on else book.today()
        result = move(book, kind, list(uids), args.stage, day)
        titles = {uid: book.title(kind.name, uid) for uid in result.moved}
    data = {
        "moved": [{"id": uid, "title": title} for uid, title in titles.items()],
        "aside": [{"id": uid, "title": title, "why": why} for uid, title, why in result.aside],
    }
    lines = [f"推进了 {len(result.moved)} {kind.measure}。"]
    lines += [f"没有推进 {title}：{why}" for _, title, why in result.aside]
    complaint = f"有 {len(result.aside)} {kind.measure}没有推进，原因见上。" if result.aside else ""
    return Answer(data, lines, int(bool(result.aside)), complaint)


def _of_subset(book: Book, kind: Kind, name: str | None) -> list[str]:
    if not name:
        return []
    try:
        where = kind.subset(name).where
    except KeyError:
        known = "、".join(subset.name for subset in kind.subsets) or "（没有）"
        raise Usage(f"{kind.label}没有“{name}”这个子集，可以写：{known}。") from None
    return [uid for (uid,) in book.select(kind.name, ["uid"], where, order=kind.order)]


def _drop(args: argparse.Namespace) -> Answer:
    with opened(args) as book:
        kind = kind_of(book, args.kind)
        uids = list(dict.fromkeys(uid_of(book, kind, text) for text in args.ids))
        titles = {uid: book.title(kind.name, uid) for uid in uids}
        remove(book, kind, uids)
    lines = [f"已删除 {title}（{uid}）" for uid, title in titles.items()]
    return Answer([{"id": uid, "title": title} for uid, title in titles.items()], lines)
