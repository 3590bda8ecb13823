"""Each row of a damaged book as well as it can be known: from its table, from its changes, or from both."""

import json
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.store.changes import ROW
from unionbook.store.fold import fold
from unionbook.store.salvage.proving import History, history
from unionbook.store.salvage.record import Cell
from unionbook.store.salvage.sources import Found

Body = dict[str, Value]


@dataclass
class Gathered:
    """rows: kind → uid → values.  facts: the book's own.  blobs: the files kept in it, those that are whole.

    hurt: what is damaged, sentences.  doubtful: records taken from what could not be proved.
    """

    rows: dict[str, dict[str, Body]] = field(default_factory=lambda: defaultdict(dict))
    facts: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    hurt: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)


def gather(found: Found, cabinet: Cabinet) -> Gathered:
    """Everything that can be known of the rows of a file."""
    made, past = Gathered(), history(found)
    for row in found.rows["book"]:
        made.facts[str(row.get("key"))] = str(row.get("value"))
    tables = _tables(found, past, cabinet)
    for kind in cabinet:
        stored = tables[kind.name]
        changed = {uid for name, uid in past.by_row if name == kind.name}
        for uid in [*stored, *sorted(changed - set(stored))]:
            body, doubt = _best(kind, stored.get(uid), past, uid)
            if body is not None:
                made.rows[kind.name][uid] = body
                if doubt:
                    made.doubtful.append(f"{kind.label}“{_title(kind, body)}”：{doubt}")
    _blobs(made, found)
    _injuries(made, found, past, cabinet)
    return made


def _tables(found: Found, past: History, cabinet: Cabinet) -> dict[str, dict[str, Body]]:
    """kind → uid → the row as its table has it. Rows of no known table go where their changes say."""
    tables: dict[str, dict[str, Body]] = defaultdict(dict)
    for kind in cabinet:
        for row in found.rows[kind.name]:
            uid = row.get("uid")
            if isinstance(uid, str):
                tables[kind.name][uid] = _fields(kind, row)
    kinds = {uid: name for name, uid in past.by_row}
    for cell in found.loose:
        known = kinds.get(str(cell[0]), "") if cell else ""
        its = cabinet[known] if known in cabinet else _guessed(cell, cabinet, found)
        if its is not None:
            row = dict(zip(found.shapes[its.name], cell, strict=False))
            tables[its.name].setdefault(str(cell[0]), _fields(its, row))
    return tables


def _guessed(cell: Cell, cabinet: Cabinet, found: Found) -> Kind | None:
    """The one kind a row of no table can be of; None when there are several or none."""
    fitting = []
    for kind in cabinet:
        names = found.shapes.get(kind.name, [])
        if len(names) == len(cell) and isinstance(cell[0], str):
            fields = zip(names[1:], cell[1:], strict=True)
            if all(name not in kind.fields or _storable(kind, name, value) for name, value in fields):
                fitting.append(kind)
    return fitting[0] if len(fitting) == 1 else None


def _fields(kind: Kind, row: dict[str, object]) -> Body:
    """The filled fields of a row that a column may hold."""
    return {
        name: value  # type: ignore[misc]
        for name, value in row.items()
        if name in kind.fields and value is not None and _storable(kind, name, value)
    }


def _storable(kind: Kind, name: str, value: object) -> bool:
    return isinstance(value, str | int | None) and kind.fields[name].storable(value)


def _best(kind: Kind, stored: Body | None, past: History, uid: str) -> tuple[Body | None, str]:
    """The row, None when it was removed or is unknown; and what is doubtful about it."""
    changes = past.by_row.get((kind.name, uid), [])
    proved = (kind.name, uid) not in past.unproved
    folded: Body | None = None
    with suppress(ValueError, TypeError, AttributeError, RecursionError, KeyError):
        folded = fold(changes).values if changes else None
        folded = None if folded is None else _fields(kind, dict(folded))
    born = any(change.field == ROW for change in changes)
    if proved and born and not past.gaps:
        return folded, ""
    if stored is not None:
        alone = not changes or (folded is None and not born)
        return stored, "" if alone or stored == folded else "表和修改记录不一致，按表里的内容取出，请核对。"
    if not born or folded is None:
        return None, ""
    certain = proved and not past.gaps
    return folded, "" if certain else "表里没有这一条，按修改记录取出，可能是后来删除的，请核对。"


def _blobs(made: Gathered, found: Found) -> None:
    for row in found.rows["blob"]:
        digest, body = row.get("hash"), row.get("body")
        if isinstance(digest, bytes) and isinstance(body, bytes):
            if sha256(body).digest() == digest:
                made.blobs[digest.hex()] = body
            else:
                made.hurt.append(f"台账里存的一份文件（{digest.hex()[:8]}）有损坏，取不出来。")


def _injuries(made: Gathered, found: Found, past: History, cabinet: Cabinet) -> None:
    """What is damaged, in words."""
    own: dict[str, Any] = {"change": "修改记录", "bulk": "批量修改记录", "act": "操作记录", "session": "使用记录"}
    own |= {"blob": "存入的文件", "book": "台账信息", "": "无法辨认的部分"}
    for name, count in found.bad.items():
        label = cabinet[name].label if name in cabinet else own.get(name, name)
        made.hurt.append(f"{label}表里有 {count} 行读不出来。")
    if past.gaps:
        made.hurt.append(f"修改记录缺了 {past.gaps} 条，历史不完整。")
    for label in past.labels:
        made.hurt.append(f"“{label}”这次操作的修改记录不能核实。")


def _title(kind: Kind, body: Body) -> str:
    words = [str(body[name]) for name in kind.title if name in body]
    return " ".join(words) or json.dumps(body, ensure_ascii=False)[:40]
