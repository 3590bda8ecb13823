"""Each row of a damaged book as well as it can be known: from its table, from its changes, or from both."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.store.changes import ROW, Change
from unionbook.store.fold import fold
from unionbook.store.salvage.proving import History, history
from unionbook.store.salvage.record import Cell
from unionbook.store.salvage.sources import Found

Body = dict[str, Value]
Changed = Mapping[str, Sequence[Change]]
"""uid → the changes of a row."""


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
    tables, torn = _tables(found, past, cabinet)
    for kind in cabinet:
        _kind(made, kind, tables[kind.name], torn[kind.name], past)
    _blobs(made, found)
    _injuries(made, found, past, cabinet)
    return made


def _kind(made: Gathered, kind: Kind, stored: dict[str, Body], torn: dict[str, Body], past: History) -> None:
    """The rows of one kind."""
    changed = past.by_row[kind.name]
    known = {uid: _best(kind, stored.get(uid), past, uid) for uid in changed}
    strays = _strays(stored, known, changed)
    for uid in dict.fromkeys([*stored, *torn, *sorted(changed)]):
        body, doubt = known.get(uid) or _best(kind, stored.get(uid), past, uid)
        if uid in strays:
            made.hurt.append(f"{kind.label}有一条的编号受损，已从另一处取出。")
            continue
        if body is None and uid in torn and uid not in stored:
            body, doubt = torn[uid], "有的栏目受损，空着，请核对。"
        if body is None:
            continue
        made.rows[kind.name][uid] = body
        if doubt:
            made.doubtful.append(f"{kind.label}“{_title(kind, body)}”：{doubt}")


def _strays(stored: Mapping[str, Body], known: Mapping[str, tuple[Body | None, str]], changed: Changed) -> set[str]:
    """Keys that are another key with one letter hurt: of a row without changes, of changes without a row."""
    born = {uid for uid, found in changed.items() if any(change.field == ROW for change in found)}
    fatherless = [uid for uid in stored if uid not in born]
    rowless = [uid for uid in known if uid not in stored and known[uid][0] is not None]
    alone = [uid for uid in fatherless if uid not in changed]
    hurt_rows = {uid for uid in alone if any(_near(uid, one) and not known[one][1] for one in rowless)}
    hurt_changes = {uid for uid in rowless if known[uid][1] and any(_near(uid, one) for one in fatherless)}
    return hurt_rows | hurt_changes


def _near(one: str, other: str) -> bool:
    """Do two keys differ in one letter?"""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


Tables = dict[str, dict[str, Body]]


def _tables(found: Found, past: History, cabinet: Cabinet) -> tuple[Tables, Tables]:
    """kind → uid → the row as its table has it, the whole ones and the torn. Rows of no known table go where their
    changes say."""
    whole: Tables = defaultdict(dict)
    torn: Tables = defaultdict(dict)
    kinds = {uid: name for name, rows in past.by_row.items() for uid in rows}

    def put(kind: Kind, row: dict[str, object]) -> None:
        uid, body = row.get("uid"), _fields(kind, row)
        if isinstance(uid, str):
            filled = sum(1 for name in kind.fields if row.get(name) is not None)
            (whole if len(body) == filled else torn)[kind.name].setdefault(uid, body)

    for kind in cabinet:
        for row in found.rows[kind.name]:
            put(kind, row)
    for cell in found.loose:
        known = kinds.get(str(cell[0]), "") if cell else ""
        its = cabinet[known] if known in cabinet else _guessed(cell, cabinet, found)
        if its is not None:
            put(its, dict(zip(found.shapes[its.name], cell, strict=False)))
    return whole, torn


def _guessed(cell: Cell, cabinet: Cabinet, found: Found) -> Kind | None:
    """The one kind a row of no table can be of; None when there are several or none."""
    fitting = []
    for kind in cabinet:
        names = found.shapes.get(kind.name, [])
        long = len(names) >= len(cell) if found.padded else len(names) == len(cell)
        if long and cell and isinstance(cell[0], str):
            fields = zip(names[1:], cell[1:], strict=False)
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
    """May the column hold it? Nobody ever typed a NUL."""
    if isinstance(value, str) and "\x00" in value:
        return False
    return isinstance(value, str | int | None) and kind.fields[name].storable(value)


def _best(kind: Kind, stored: Body | None, past: History, uid: str) -> tuple[Body | None, str]:
    """The row, None when it was removed or is unknown; and what is doubtful about it."""
    changes = past.by_row[kind.name].get(uid, [])
    proved = (kind.name, uid) not in past.unproved
    folded: Body | None = None
    with suppress(ValueError, TypeError, AttributeError, RecursionError, KeyError):
        folded = _folded(changes)
        folded = None if folded is None else _fields(kind, dict(folded))
    born = any(change.field == ROW for change in changes)
    if past.intact and born:
        return folded, ""
    if stored is not None:
        alone = not changes or (folded is None and not born)
        return stored, "" if alone or stored == folded else "表和修改记录不一致，按表里的内容取出，请核对。"
    if not born or folded is None:
        return None, ""
    certain = proved and not past.gaps
    return folded, "" if certain else "表里没有这一条，按修改记录取出，可能是后来删除的，请核对。"


def _folded(changes: list[Change]) -> Body | None:
    """The row its changes make. Most rows have but the one that made them."""
    if len(changes) == 1 and changes[0].field == ROW:
        body: Body = json.loads(str(changes[0].value))
        return body
    return fold(changes).values if changes else None


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
    own |= {"stub": "清除记录", "blob": "存入的文件", "book": "台账信息", "": "无法辨认的部分"}
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
