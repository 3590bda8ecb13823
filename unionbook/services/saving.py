"""Saving an entry as a final record or as a draft, and removing records. Each is one act."""

import json
from collections.abc import Iterable, Sequence

from unionbook.ground.conditions import Compare, Op
from unionbook.ground.errors import InUse, Problem, Refusal
from unionbook.ground.fields import SerialField, Value
from unionbook.ground.kind import SEALED, Kind
from unionbook.services.backup.keeping import Why, beforehand
from unionbook.services.entry import Entry
from unionbook.services.kept import follow_law
from unionbook.services.recovery.keeping import survives
from unionbook.services.successor import tell_former
from unionbook.services.unfolding import unfold
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.secrecy.blanked import refuse_blanked

DRAFT = "draft"

TOGETHER = 20
"""Records whose removal is kept as one change of each kind of row."""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that keep a record from being final."""
    return [problem for problem in problems if not problem.warning]


def _wrong(problems: Iterable[Problem]) -> list[str]:
    return [problem.sentence for problem in errors(problems)]


@survives("save", "保存", _wrong)
def save(entry: Entry) -> list[Problem]:
    """Save the entry as a final record, in one act; the problems found.

    When one of them is an error nothing is saved. Raises Refusal when the file does not take it.
    """
    refuse_blanked(entry.book, entry.kind.name, entry.uid)
    problems = entry.examine()
    if errors(problems):
        return problems
    verb = "修改" if entry.exists else entry.kind.enter or f"新增{entry.kind.label}"
    with entry.book.change(f"{verb} {_name(entry)}".strip()) as act:
        write(entry, act)
        for uid in draft_of(entry.book, entry.kind, entry.uid):
            act.drop(DRAFT, uid)
        follow_law(entry.book, act)
    entry.settle()
    return problems


def write(entry: Entry, act: Act, parent: Entry | None = None) -> None:
    """Write an examined entry, what it embeds and its child rows within an act."""
    unfold(entry)
    for name, linked in entry.linked.items():
        if linked.exists or not linked.blank():
            write(linked, act)
            entry.values[name] = linked.uid
        else:
            entry.values[name] = None
    if parent is not None:
        entry.values[entry.kind.parent] = parent.uid
    for name, field in entry.kind.fields.items():
        if isinstance(field, SerialField) and entry.values[name] is None:
            entry.values[name] = next_number(entry.book, entry.kind, name, entry.values)
    if entry.exists:
        act.set(entry.kind.name, entry.uid, entry.values)
    else:
        act.add(entry.kind.name, entry.values, entry.uid)
    tell_former(entry, act)
    for kind, rows in entry.children.items():
        for uid in entry.stored_children(kind) - {row.uid for row in rows}:
            act.drop(kind, uid)
        for row in rows:
            write(row, act, entry)


def next_number(book: Book, kind: Kind, name: str, values: dict[str, Value]) -> str | None:
    """The next free number of a serial field in the year its date names, None while there is no date."""
    field = kind.fields[name]
    assert isinstance(field, SerialField)
    day = values.get(field.by)
    if not isinstance(day, str):
        return None
    head = field.form.split("{n")[0].format(year=day[:4])
    taken = book.select(kind.name, [name], Compare(name, Op.STARTS, head))
    tails = [str(number)[len(head) :] for (number,) in taken]
    highest = max((int(tail) for tail in tails if tail.isdigit()), default=0)
    return field.form.format(year=day[:4], n=highest + 1)


@survives("draft", "存为草稿")
def save_draft(entry: Entry) -> list[Problem]:
    """Keep what was typed as a draft, in one act; the problems it still has."""
    refuse_blanked(entry.book, entry.kind.name, entry.uid)
    problems = entry.examine()
    values: dict[str, Value] = {
        "of_kind": entry.kind.name,
        "target": entry.uid,
        "title": _name(entry) or f"未命名的{entry.kind.label}",
        "typed": json.dumps(entry.typed(), ensure_ascii=False),
        "problems": len(errors(problems)),
    }
    with entry.book.change(f"存为草稿 {values['title']}") as act:
        if found := draft_of(entry.book, entry.kind, entry.uid):
            act.set(DRAFT, found[0], values)
        else:
            act.add(DRAFT, values)
    return problems


def open_entry(book: Book, kind: Kind, uid: str = "") -> Entry:
    """The entry of a record, or of its draft, or (no uid) of a new record. Raises Refusal when neither exists."""
    drafts = draft_of(book, kind, uid) if uid else []
    exists = not uid or book.values(kind.name, uid) is not None
    if not exists and not drafts:
        raise Refusal("找不到这条记录，它可能已被删除。可在回收站中查看。")
    entry = Entry(book, kind, uid if exists else "")
    if not exists:
        entry.uid = uid
    if drafts:
        entry.retype(json.loads(str(book.must(DRAFT, drafts[0])["typed"])))
    return entry


def draft_of(book: Book, kind: Kind, uid: str) -> list[str]:
    """The uid of the draft of a record, if it has one."""
    return _drafts(book, kind, [uid]).get(uid, [])


def _drafts(book: Book, kind: Kind, uids: Sequence[str]) -> dict[str, list[str]]:
    """The drafts of those of these records that have any."""
    found: dict[str, list[str]] = {}
    for draft, target in _of(book, DRAFT, "target", uids, ' AND "of_kind" = ?', kind.name):
        found.setdefault(target, []).append(draft)
    return found


def _of(
    book: Book, kind: str, field: str, uids: Sequence[str], more: str = "", *values: Value
) -> list[tuple[str, str]]:
    """The rows of a kind that have one of these in a field, each with what it has."""
    theirs = f'"{field}" IN (SELECT value FROM json_each(?)){more}'
    found = book.rows(
        f'SELECT "uid", "{field}" FROM "{kind}" WHERE {theirs} ORDER BY "uid"', (json.dumps(list(uids)), *values)
    )
    return [(str(uid), str(value)) for uid, value in found]


@survives("drop_draft", "放弃草稿")
def drop_draft(book: Book, kind: Kind, uid: str) -> None:
    """Give a draft up; the final record, if there is one, stays."""
    with book.change("放弃草稿") as act:
        for draft in draft_of(book, kind, uid):
            act.drop(DRAFT, draft)


@survives("remove", "删除")
def remove(book: Book, kind: Kind, uids: Sequence[str]) -> None:
    """Remove records with their child rows and drafts to the recycle bin, in one act, and drafts of what never was a
    record. Raises Refusal, nothing removed."""
    drafts, here = _drafts(book, kind, uids), {uid for uid, _ in _of(book, kind.name, "uid", uids)}
    there = [uid for uid in uids if uid in here or uid not in drafts]
    for uid in there:
        if uid not in here:
            book.must(kind.name, uid)
    name = _removed(book, kind, there or uids)
    beforehand(book, Why.BATCH, len(uids))
    with book.change(f"删除{kind.label} {name}") as act:
        if len(there) < TOGETHER or not _dropped_together(act, kind, there):
            _drop_singly(act, kind, there)
        for draft in (draft for found in drafts.values() for draft in found):
            act.drop(DRAFT, draft)
        follow_law(book, act)


def _dropped_together(act: Act, kind: Kind, uids: Sequence[str]) -> bool:
    """Remove many records, kept compactly. False when one of them is linked to: which, is found one by one."""
    try:
        for child in act.book.cabinet.children(kind):
            act.drop_many(child.name, [uid for uid, _ in _of(act.book, child.name, child.parent, uids)])
        act.drop_many(kind.name, uids)
    except InUse:
        return False
    return True


def _drop_singly(act: Act, kind: Kind, uids: Sequence[str]) -> None:
    for uid in uids:
        try:
            for child in act.book.cabinet.children(kind):
                for row in act.book.children(child.name, uid):
                    act.drop(child.name, row.uid)
            act.drop(kind.name, uid)
        except InUse as used:
            if len(uids) == 1:
                raise
            which = f"“{act.book.title(kind.name, uid)}”：{used.sentence}"
            raise InUse(which, used.kind, used.uid) from used


def _removed(book: Book, kind: Kind, uids: Sequence[str]) -> str:
    if len(uids) > 1:
        return f"{len(uids)} {kind.measure}"
    return book.title(kind.name, uids[0]) or "1 份草稿"


def _name(entry: Entry) -> str:
    if entry.values.get(entry.kind.sealed):
        return SEALED
    return " ".join(filter(None, (entry.shown(path) for path in entry.kind.title if _own(entry, path))))


def _own(entry: Entry, path: str) -> bool:
    return "." not in path or path.split(".")[0] in entry.linked
