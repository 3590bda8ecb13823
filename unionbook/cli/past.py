"""history, undo: what was done to the book, and taking it back."""

import argparse
from typing import Any

from unionbook.cli.answer import Answer, counted, table
from unionbook.cli.asked import Group, command, kind_of, masked, opened, uid_of, with_masks
from unionbook.cli.usage import Usage
from unionbook.ground.kind import Kind
from unionbook.store.history import Event, acts, of_row
from unionbook.store.undo import undo

HIDDEN = "****"


def declare(group: Group) -> None:
    """Add the commands."""
    history = command(group, "history", "台账的操作记录，或一条记录的历史")
    history.add_argument("kind", metavar="种类", nargs="?", help="只看一条记录时写：种类 编号")
    history.add_argument("id", metavar="编号", nargs="?")
    history.add_argument("--limit", metavar="N", type=int, default=100, help="最多列 N 次操作")
    with_masks(history)
    history.set_defaults(run=_history)
    back = command(group, "undo", "撤销一次操作")
    back.add_argument("act", metavar="操作号", nargs="?", type=int, help="history 的第一栏；不写为最后一次")
    back.set_defaults(run=_undo)


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
        found = acts(book, args.limit)
    data = [
        {
            "act": one.number,
            "at": one.at.isoformat(timespec="seconds"),
            "who": one.who,
            "device": one.device,
            "label": one.label,
            "undoes": one.undoes,
        }
        for one in found
    ]
    rows = [(str(one.number), f"{one.at:%Y-%m-%d %H:%M}", one.who, one.device, one.label) for one in found]
    heads = ("操作号", "时间", "谁", "电脑", "做了什么")
    return Answer(data, [*table(heads, rows, (0,)), "", counted(len(found), "次操作")])


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
        undone = undo(book, args.act)
    lines = [f"已撤销“{undone.label}”。", *undone.conflicts]
    return Answer({"label": undone.label, "conflicts": undone.conflicts}, lines)
