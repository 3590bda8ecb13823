"""history, undo, bin: what was done to the book, taking it back, and what was removed."""

import argparse
from datetime import datetime
from typing import Any

from unionbook.cli.answer import Answer, counted, table
from unionbook.cli.asked import Group, command, kind_of, masked, opened, uid_of, with_masks
from unionbook.cli.ending import Usage
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.past import Altered, acts_found, bring_back, contents_of, take_back
from unionbook.store.book import Book
from unionbook.store.history import ActLine, Event, Gone, act, of_row, recycle_bin
from unionbook.store.undo import last

HIDDEN = "****"
EMPTY = "（空）"


def declare(group: Group) -> None:
    """Add the commands."""
    history = command(group, "history", "台账的操作记录，或一条记录的历史")
    history.add_argument("kind", metavar="种类", nargs="?", help="只看一条记录时写：种类 编号")
    history.add_argument("id", metavar="编号", nargs="?")
    history.add_argument("--act", metavar="操作号", type=int, help="只看这一次操作：哪条记录哪一栏从什么改成什么")
    history.add_argument("--find", metavar="文字", default="", help="只列做了什么、谁、电脑、时间里有这些字的操作")
    history.add_argument("--limit", metavar="N", type=int, default=100, help="最多列 N 次操作")
    with_masks(history)
    history.set_defaults(run=_history)
    back = command(group, "undo", "撤销一次操作")
    back.add_argument("act", metavar="操作号", nargs="?", type=int, help="history 的第一栏；不写为最后一次")
    back.set_defaults(run=_undo)
    removed = command(group, "bin", "回收站：删除了什么；写种类和编号就恢复那一条")
    removed.add_argument("kind", metavar="种类", nargs="?", help="恢复时写：种类 编号")
    removed.add_argument("id", metavar="编号", nargs="?", help="bin 的第一栏")
    removed.set_defaults(run=_bin)


def _history(args: argparse.Namespace) -> Answer:
    if args.kind and not args.id:
        raise Usage("看一条记录的历史要写：history 台账 种类 编号。")
    with opened(args) as book:
        if args.kind:
            kind = kind_of(book, args.kind)
            uid = uid_of(book, kind, args.id)
            events = of_row(book, kind.name, uid)[: args.limit]
            veiled = masked(args, book, kind, [uid], f"{kind.label}的历史")
            lines = [line for event in events for line in event_lines(kind, event, veiled)]
            return Answer([event_data(kind, event, veiled) for event in events], lines)
        if args.act is not None:
            return _told(args, book)
        found = acts_found(book, args.find, args.limit)
    data = [_act_data(one.line) | {"taken_back": one.gone} for one in found]
    rows = [
        (str(one.line.number), _minute(one.line.at), one.line.who, one.line.device, one.line.label, "已撤销" * one.gone)
        for one in found
    ]
    heads = ("操作号", "时间", "谁", "电脑", "做了什么", "")
    return Answer(data, [*table(heads, rows, (0,)), "", counted(len(found), "次操作")])


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _act_data(line: ActLine) -> dict[str, Any]:
    return {
        "act": line.number,
        "at": line.at.isoformat(timespec="seconds"),
        "who": line.who,
        "device": line.device,
        "label": line.label,
        "undoes": line.undoes,
    }


def _told(args: argparse.Namespace, book: Book) -> Answer:
    """What one act changed."""
    line = _act(book, args.act)
    contents = contents_of(book, line.number, args.limit)
    veiled = True
    for kind in dict.fromkeys(one.kind.name for one in contents.records):
        uids = [one.uid for one in contents.records if one.kind.name == kind]
        veiled = masked(args, book, book.cabinet[kind], uids, f"操作 {line.number}")
    data, lines = [], [f"{_minute(line.at)}  {line.label}（{line.who} {line.device}）"]
    for one in contents.records:
        turns = _turns(one, veiled)
        data.append({"kind": one.kind.name, "id": one.uid, "title": one.title, "what": one.what, "changes": turns})
        lines.append(f"  {one.what}{one.kind.label} {one.title}{'（保密件，内容不在这里显示）' if one.sealed else ''}")
        lines += [f"    {one['field']}：{one['before'] or EMPTY}→{one['after'] or EMPTY}" for one in turns]
    lines += [f"  另有 {contents.more} 条。"] if contents.more else []
    return Answer(_act_data(line) | {"records": data, "more": contents.more}, lines)


def _turns(one: Altered, veiled: bool) -> list[dict[str, str]]:
    told = ((turn.known.label, *turn.told(veiled)) for turn in one.turns)
    return [{"field": label, "before": before, "after": after} for label, before, after in told]


def event_data(kind: Kind, event: Event, masked: bool) -> dict[str, Any]:
    """One event of a row as data, sensitive fields masked unless asked for."""
    return {
        "at": event.at.isoformat(timespec="seconds"),
        "who": event.who,
        "device": event.device,
        "label": event.label,
        "what": event.what,
        "changes": [
            {"field": label, "before": before, "after": after}
            for label, before, after in _changes(kind, event, masked)
        ],
    }


def event_lines(kind: Kind, event: Event, masked: bool) -> list[str]:
    """One event of a row as lines."""
    head = f"{event.at:%Y-%m-%d %H:%M}  {event.what}  {event.label}（{event.who} {event.device}）"
    told = [
        f"    {label}：{before}→{after or '（清空）'}" if before else f"    {label}：{after}"
        for label, before, after in _changes(kind, event, masked)
    ]
    return [head, *told]


def _changes(kind: Kind, event: Event, masked: bool) -> list[tuple[str, str, str]]:
    """(label, before, after); the history keeps shown texts, so a sensitive one is hidden as a whole."""
    secret = {field.label for field in kind.fields.values() if field.sensitive} if masked else set()
    return [
        (label, HIDDEN if before else "", HIDDEN if after else "") if label in secret else (label, before, after)
        for label, before, after in event.changes
    ]


def _undo(args: argparse.Namespace) -> Answer:
    with opened(args) as book:
        undone = take_back(book, _key(book, args.act))
    lines = [f"已撤销“{undone.label}”。", *undone.conflicts]
    return Answer({"label": undone.label, "conflicts": undone.conflicts}, lines)


def _key(book: Book, number: int | None) -> str:
    """The key of the act with this number; of the last one that can be taken back when none is given."""
    if number is not None:
        return _act(book, number).key
    step = last(book)
    if step is None:
        raise Refusal("没有可以撤销的操作。")
    return step.key


def _act(book: Book, number: int) -> ActLine:
    found = act(book, number)
    if found is None:
        raise Refusal(f"没有编号为 {number} 的操作，没有改动。")
    return found


def _bin(args: argparse.Namespace) -> Answer:
    if args.kind and not args.id:
        raise Usage("恢复一条记录要写：bin 台账 种类 编号。")
    with opened(args) as book:
        found = recycle_bin(book)
        if args.kind:
            return _brought_back(book, kind_of(book, args.kind), args.id, found)
        labels = {one.kind: book.cabinet[one.kind].label for one in found}
    data = [{"kind": one.kind, "id": one.uid, "title": one.title, "at": one.at.isoformat()} for one in found]
    rows = [(one.uid, labels[one.kind], one.title, _minute(one.at), one.label) for one in found]
    return Answer(data, [*table(("编号", "种类", "名称", "删除时间", "操作"), rows), "", counted(len(found), "条")])


def _brought_back(book: Book, kind: Kind, uid: str, found: list[Gone]) -> Answer:
    gone = next((one for one in found if (one.kind, one.uid) == (kind.name, uid)), None)
    if gone is None:
        raise Refusal(f"回收站里没有编号为 {uid} 的{kind.label}，没有改动。请用 bin 查一下。")
    bring_back(book, kind, uid)
    return Answer({"id": uid, "title": gone.title}, [f"已恢复{kind.label} {gone.title}（{uid}）。"])
