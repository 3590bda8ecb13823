"""show: one record with everything that belongs to it."""

import argparse
from typing import Any

from unionbook.cli.answer import Answer, table
from unionbook.cli.asked import Group, command, kind_of, opened, uid_of, with_masks
from unionbook.cli.asked import masked as masks
from unionbook.cli.past import event_data, event_lines
from unionbook.cli.shown import as_data, columns, rights, text_row
from unionbook.ground.dates import show_date
from unionbook.ground.fields import LinkField
from unionbook.ground.kind import Kind, values_of
from unionbook.services.due import running
from unionbook.services.listing import shown
from unionbook.services.personpage import PERSON, Amount, Item, everything
from unionbook.store.book import Book
from unionbook.store.history import of_row


def declare(group: Group) -> None:
    """Add the command."""
    show = command(group, "show", "一条记录的全部内容、下属各条、期限和历史")
    show.add_argument("kind", metavar="种类", help="如 grievance 或 信访")
    show.add_argument("id", metavar="编号", help="编号，或只有一条对得上的登记号、姓名、名称")
    with_masks(show)
    show.set_defaults(run=_show)


def _show(args: argparse.Namespace) -> Answer:
    with opened(args) as book:
        kind = kind_of(book, args.kind)
        uid = uid_of(book, kind, args.id)
        masked = masks(args, book, kind, [uid], f"{kind.label}一条记录")
        data = {
            "kind": kind.name,
            "id": uid,
            "title": book.title(kind.name, uid),
            "values": as_data(kind.fields, book.must(kind.name, uid), masked),
            "linked": _linked(book, kind, uid, masked),
            "children": {child.name: _children(book, child, uid, masked) for child in book.cabinet.children(kind)},
            "clocks": _clocks(book, kind, uid),
            "history": [event_data(kind, event, masked) for event in of_row(book, kind.name, uid)],
        }
        if kind.name == PERSON:
            page = everything(book, uid)
            data["everything"] = [_item(item, masked) for item in page.items]
            data["looks"] = [{"day": one.day, "at": one.at, "what": one.what, "by": one.by} for one in page.looks]
        return Answer(data, _lines(book, kind, uid, masked))


def _linked(book: Book, kind: Kind, uid: str, masked: bool) -> dict[str, Any]:
    """The embedded fields of the linked records."""
    found = {}
    values = book.must(kind.name, uid)
    for name, field in kind.fields.items():
        target = values[name]
        if isinstance(field, LinkField) and field.embed and isinstance(target, str):
            fields = {inner: book.cabinet[field.kind].fields[inner] for inner in field.embed}
            found[name] = as_data(fields, book.must(field.kind, target), masked)
    return found


def _children(book: Book, child: Kind, uid: str, masked: bool) -> list[dict[str, Any]]:
    return [
        {
            "id": row.uid,
            "title": book.title(child.name, row.uid),
            "values": as_data(child.fields, values_of(row, child), masked),
        }
        for row in book.children(child.name, uid)
    ]


def _item(item: Item, masked: bool) -> dict[str, Any]:
    return {
        "kind": item.kind.name,
        "id": item.uid,
        "title": item.title,
        "roles": item.roles,
        "date": item.day,
        "stage": item.stage.name if item.stage else None,
        "amounts": {one.field.label: _fen(one, masked) for one in item.amounts},
    }


def _fen(amount: Amount, masked: bool) -> str | int:
    return shown(amount.field, amount.value) if masked and amount.field.sensitive else amount.value


def _clocks(book: Book, kind: Kind, uid: str) -> list[dict[str, Any]]:
    return [
        {
            "clock": one.clock.name,
            "label": one.clock.label,
            "article": one.article,
            "started": one.started,
            "due": one.last.isoformat(),
            "left": one.left,
            "met": one.met,
            "late": one.late,
        }
        for one in running(kind, book.must(kind.name, uid), book.today(), book)
    ]


def _lines(book: Book, kind: Kind, uid: str, masked: bool) -> list[str]:
    lines = [f"{kind.label} {book.title(kind.name, uid)}", f"编号：{uid}"]
    for section in kind.sections:
        told = [line for path in section.paths if (line := _line(book, kind, uid, path, masked))]
        if told:
            lines += ["", f"【{section.label}】", *told]
        for name in section.children:
            lines += _table(book, book.cabinet[name], uid, masked)
    if clocks := running(kind, book.must(kind.name, uid), book.today(), book):
        rows = [(one.clock.label, one.started, one.last.isoformat(), one.met or "") for one in clocks]
        lines += ["", "【期限】", *table(("期限", "起算", "最后一天", "完成"), rows)]
    if kind.name == PERSON:
        page = everything(book, uid)
        body = [_cells(one, masked) for one in page.items]
        lines += ["", "【与此人有关的记录】", *table(("日期", "种类", "内容", "阶段", "金额"), body)] if body else []
        seen = [(f"{show_date(one.day)} {one.at}", one.what, one.by) for one in page.looks]
        lines += ["", "【查阅、打印和导出】", *table(("时间", "内容", "经手人"), seen)] if seen else []
    events = of_row(book, kind.name, uid)
    return [*lines, "", "【历史】", *(line for event in events for line in event_lines(kind, event, masked))]


def _cells(item: Item, masked: bool) -> tuple[str, ...]:
    amounts = (f"{one.field.label} {shown(one.field, one.value, masked)}" for one in item.amounts)
    day, stage = show_date(item.day) if item.day else "", item.stage.label if item.stage else ""
    return day, item.kind.label, item.title, stage, "，".join(amounts)


def _line(book: Book, kind: Kind, uid: str, path: str, masked: bool) -> str:
    """"label：value" of a path, "" when it is empty; a link shows what it links to."""
    field = book.cabinet.field(kind, path)
    holder, row = kind, uid
    for step in path.split(".")[:-1]:
        link = holder.fields[step]
        target = book.must(holder.name, row)[step]
        if not isinstance(link, LinkField) or not isinstance(target, str):
            return ""
        holder, row = book.cabinet[link.kind], target
    value = book.must(holder.name, row)[path.split(".")[-1]]
    if value is None:
        return ""
    text = book.title(field.kind, str(value)) if isinstance(field, LinkField) else shown(field, value, masked)
    return f"{book.cabinet.label(kind, path)}：{text}{field.unit}"


def _table(book: Book, child: Kind, uid: str, masked: bool) -> list[str]:
    cells = columns(book, child)
    rows = book.select(
        child.name, [path for path, _, _ in cells], _of_parent(child, uid), order=child.order
    )
    if not rows:
        return []
    names = [path for path, _, _ in cells]
    body = [text_row(cells, dict(zip(names, row, strict=True)), masked) for row in rows]
    return ["", f"【{child.label}】", *table([label for _, label, _ in cells], body, rights(cells, 0))]


def _of_parent(child: Kind, uid: str) -> Any:
    from unionbook.ground.conditions import is_

    return is_(child.parent, uid)
