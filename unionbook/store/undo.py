"""Undo: an act is taken back by another act, change by change. What was changed again since is left and named."""

import json
from dataclasses import dataclass, field

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.changes import ADD, GONE, ROW, Body, Bulk, Change, split
from unionbook.store.history import ActLine, acts, title_of
from unionbook.store.history import act as act_line
from unionbook.store.secrecy.blanked import blanked


@dataclass(frozen=True)
class Step:
    """An act that can be taken back or done again. key: its name in every copy."""

    number: int
    label: str
    key: str


@dataclass
class Undone:
    """What was taken back. conflicts: a sentence for each part that was left as it is."""

    label: str
    conflicts: list[str] = field(default_factory=list)


def standing(lines: list[ActLine]) -> tuple[set[str], dict[str, ActLine]]:
    """The keys of acts that are taken back now, and all acts by key. lines: the newest first."""
    by_key = {line.key: line for line in lines}
    gone: set[str] = set()
    for line in lines:
        if line.undoes and line.key not in gone:
            gone.add(line.undoes)
    return gone, by_key


def _deeds(book: Book) -> list[ActLine]:
    """The newest acts that did anything to records, without those that only noted what was looked at."""
    lines, noted = acts(book, 1000), [kind.name for kind in book.cabinet if kind.noted]
    if not lines or not noted:
        return lines
    marks, first = ", ".join("?" * len(noted)), min(line.number for line in lines)
    found = book.rows(
        f"SELECT act FROM change WHERE act >= ? GROUP BY act HAVING min(kind IN ({marks})) = 1", (first, *noted)
    )
    idle = {number for (number,) in found} - {
        number for (number,) in book.rows("SELECT DISTINCT act FROM bulk WHERE act >= ?", (first,))
    }
    return [line for line in lines if line.number not in idle]


def last(book: Book, here: bool = False) -> Step | None:
    """The newest act that can be taken back, None when there is none. here: only of this opening of the book."""
    lines = _deeds(book)
    gone, _ = standing(lines)
    session = book.session.session
    for line in lines:
        if here and (session is None or not line.key.startswith(session.sid.hex())):
            continue
        if not line.undoes and line.key not in gone:
            return Step(line.number, line.label, line.key)
    return None


def next_redo(book: Book) -> Step | None:
    """The undoing that can be taken back: the newest, as long as nothing else was done after it."""
    lines = _deeds(book)
    gone, by_key = standing(lines)
    for line in lines:
        if not line.undoes:
            return None
        undone = by_key.get(line.undoes)
        if line.key not in gone and undone and not undone.undoes:
            return Step(line.number, undone.label, line.key)
    return None


def undo(book: Book, number: int | None = None) -> Undone:
    """Take an act back (the last one when no number is given), in one act. Raises Refusal when nothing can be."""
    if number is None:
        step = last(book)
        if step is None:
            raise Refusal("没有可以撤销的操作。")
        number = step.number
    line = act_line(book, number)
    if line is None:
        raise Refusal(f"没有编号为 {number} 的操作，没有改动。")
    word = "重做" if line.undoes else "撤销"
    result, purged = Undone(line.label), blanked(book)
    with book.change(f"{word}：{line.label.removeprefix('撤销：')}", undoes=line.key) as act:
        for change in reversed(book.trail.of_act(number)):
            _take_back(book, act, change, result.conflicts, purged)
    if not act.kinds:
        why = result.conflicts[0] if result.conflicts else "里面的内容都已改回。"
        raise Refusal(f"“{line.label}”不能撤销：{why}")
    return result


Rows = set[tuple[str, str]]


def _take_back(book: Book, act: Act, change: Change | Bulk, conflicts: list[str], purged: Rows) -> None:
    if isinstance(change, Bulk):
        _bulk_back(book, act, change, conflicts, purged)
        return
    if (change.kind, change.uid) in purged:
        conflicts.append(_purged(book, change.kind, change.uid))
        return
    try:
        match change.field, change.value:
            case (f, _) if f == ROW:
                _unmake(book, act, change, conflicts)
            case (f, 1) if f == GONE:
                act.restore(change.kind, change.uid)
            case (f, _) if f == GONE:
                act.drop(change.kind, change.uid)
            case _:
                _field_back(book, act, change, conflicts)
    except Refusal as refusal:
        conflicts.append(f"“{_title(book, change.kind, change.uid)}”没有撤销：{refusal.sentence}")


def _unmake(book: Book, act: Act, birth: Change, conflicts: list[str]) -> None:
    now = _shown(book, birth.kind, [birth.uid]).get(birth.uid)
    if now is None:
        return
    # What was changed and taken back does not count.
    if now != json.loads(str(birth.value)):
        conflicts.append(f"“{_title(book, birth.kind, birth.uid)}”后来又改过，没有撤销。")
    else:
        act.drop(birth.kind, birth.uid)


def _field_back(book: Book, act: Act, change: Change, conflicts: list[str]) -> None:
    now = book.values(change.kind, change.uid)
    if now is None:
        return
    if now[change.field] != change.value:
        name = book.cabinet[change.kind].fields[change.field].label
        conflicts.append(f"“{_title(book, change.kind, change.uid)}”的{name}后来又改过，没有撤销。")
        return
    before = value_before(book.trail.of_row(change.kind, change.uid), change)
    act.set(change.kind, change.uid, {change.field: before})


def value_before(changes: list[Change], change: Change) -> Value:
    """What a field of a row showed before a change of it."""
    seen = set(split(change.seen))
    before = max((one for one in changes if one.cid in seen), key=lambda one: (one.hlc, one.cid))
    if before.field == ROW:
        body: dict[str, Value] = json.loads(str(before.value))
        return body.get(change.field)
    return before.value


def _bulk_back(book: Book, act: Act, bulk: Bulk, conflicts: list[str], purged: Rows) -> None:
    if bulk.what != ADD:
        for uid in bulk.uids():
            if (bulk.kind, uid) in purged:
                conflicts.append(_purged(book, bulk.kind, uid))
            else:
                act.restore(bulk.kind, uid)
        return
    made = bulk.rows()
    now, linked, doomed = _shown(book, bulk.kind, list(made)), act.linked(bulk.kind, list(made)), []
    for uid, body in made.items():
        if (bulk.kind, uid) in purged:
            conflicts.append(_purged(book, bulk.kind, uid))
        elif uid in now and now[uid] != body:
            conflicts.append(f"“{_title(book, bulk.kind, uid)}”后来又改过，没有撤销。")
        elif uid in linked:
            conflicts.append(f"“{_title(book, bulk.kind, uid)}”没有撤销：{linked[uid]}")
        elif uid in now:
            doomed.append(uid)
    if doomed:
        act.drop_many(bulk.kind, doomed)


def _shown(book: Book, kind: str, uids: list[str]) -> dict[str, Body]:
    """uid → filled fields of the rows that are there."""
    names = list(book.cabinet[kind].fields)
    columns, marks = ", ".join(f'"{name}"' for name in ("uid", *names)), ", ".join("?" * len(uids))
    rows = book.rows(f'SELECT {columns} FROM "{kind}" WHERE "uid" IN ({marks})', uids)
    return {
        uid: {name: value for name, value in zip(names, values, strict=True) if value is not None}
        for uid, *values in rows
    }


def _purged(book: Book, kind: str, uid: str) -> str:
    return f"{book.cabinet[kind].label}“{_title(book, kind, uid)}”的个人信息已按保存期限清除，不能撤销到清除以前。"


def _title(book: Book, kind: str, uid: str) -> str:
    return title_of(book, kind, book.trail.of_row(kind, uid))
