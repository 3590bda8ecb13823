"""清除: the personal data of a record past its time goes for good, out of the row and its whole history.

What counts (numbers, codes, dates, money) stays, so that figures of past years stay what they were. The chain of
changes stays whole; backups and issued reports are named, for they are not touched.
"""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from unionbook.ground.conditions import is_
from unionbook.ground.dates import store_date
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import (
    BlobField,
    CodeField,
    CreditCodeField,
    DayField,
    LinkField,
    SerialField,
    TextField,
    Value,
)
from unionbook.ground.kind import Kind
from unionbook.records.disclosure import PURGED
from unionbook.services.privacy.access import Access, note, user
from unionbook.services.privacy.retention import PURGE, past, purged
from unionbook.store.book import Book
from unionbook.store.secrecy.backups import of_book
from unionbook.store.secrecy.blanking import blank, scrub_journal

GONE = "（已清除）"
PERSON, DRAFT = "person", "draft"
_OF_PERSON = frozenset({"sex"})
"""What of a person stays: nobody is known by it."""

Rows = list[tuple[str, str]]


@dataclass(frozen=True)
class Purged:
    """What came of it. rows: how many rows were blanked; stays: sentences on what stays and why."""

    rows: int
    persons: int
    stays: tuple[str, ...]
    backups: tuple[Path, ...]


def purge(book: Book, kind: Kind, uid: str, reason: str = "") -> Purged:
    """Purge one record whose time is over. Raises Refusal, nothing changed."""
    rule = next((one.rule for one in past(book) if (one.kind.name, one.uid) == (kind.name, uid)), None)
    if rule is None or kind.retention is None:
        raise Refusal("这条记录还在保存期内，或已经清除过，没有清除。保存年数可在“法律和本地规定”里改。")
    rows, stays = _family(book, kind, uid), [kind.retention.stays]
    if any(book.select(DRAFT, ["uid"], is_("target", row)) for _, row in rows):
        raise Refusal("这条记录还有没定下来的草稿，没有清除。请先保存或放弃草稿。")
    persons, others = _persons(book, rows)
    stays += others
    rows += [(PERSON, person) for person in persons]
    rows += [(DRAFT, draft) for _, row in list(rows) for draft in _drafts(book, row)]
    words = _words(book, rows)
    told = f"{kind.label} 1 {kind.measure}"
    if backups := tuple(of_book(book.facts["file_id"])):
        stays.append(f"这台电脑上的 {len(backups)} 份旧备份里还有，轮换掉以前请保管好；U 盘和别处的备份请自己销毁。")
    stays.append("已定稿的报告原样保存，其中如有姓名，按档案规定处理。")
    with book.change(f"清除到期的个人信息：{kind.label}") as act:
        made = blank(act, rows, lambda name, field, value: _left(book, name, field, value), words)
        values: dict[str, Value] = {
            "purged_on": store_date(book.today()),
            "who": user(),
            "device": platform.node()[:80] or None,
            "what": told,
            "rule": f"{rule.label}：{rule.value} 年",
            "reason": reason.strip()[:200] or None,
            "kept": "\n".join(stays),
            "stubs": made.told(),
        }
        act.add(PURGE, values)
        note(book, Access(how=PURGED, what=told, rows=len(rows), of_kind=kind.label, record=uid, reason=reason))
        act.kinds |= {name for name, _ in rows}
    scrub_journal(book.path)
    return Purged(len(rows), len(persons), tuple(stays), backups)


def _family(book: Book, kind: Kind, uid: str) -> Rows:
    """The record with its child rows, also those that were removed."""
    found = [(kind.name, uid)]
    for child in book.cabinet.children(kind):
        below = [row for (row,) in book.select(child.name, ["uid"], is_(child.parent, uid))]
        link = f'%"{child.parent}":"{uid}"%'
        told = book.rows("SELECT uid FROM change WHERE kind = ? AND value LIKE ?", (child.name, link))
        below += [row for (row,) in told]
        for row in dict.fromkeys(below):
            found += _family(book, child, row)
    return found


def _persons(book: Book, rows: Rows) -> tuple[list[str], list[str]]:
    """The persons these rows speak of that no other record needs; sentences about those that stay."""
    speaking = set(rows) | purged(book)
    found: dict[str, None] = {}
    for name, uid in rows:
        values = book.values(name, uid) or {}
        for field_name, field in book.cabinet[name].fields.items():
            if isinstance(field, LinkField) and field.kind == PERSON and isinstance(values.get(field_name), str):
                found[str(values[field_name])] = None
    going, stays = [], []
    for person in found:
        needed = {kind.label for kind, uid in _linking(book, person) if (kind.name, uid) not in speaking}
        if needed:
            stays.append(f"有 1 人的姓名、号码留下，因为他还在：{'、'.join(sorted(needed))}。")
        else:
            going.append(person)
    return going, stays


def _linking(book: Book, person: str) -> Iterator[tuple[Kind, str]]:
    for kind, field in book.cabinet.linking(book.cabinet[PERSON]):
        for (uid,) in book.select(kind.name, ["uid"], is_(field, person)):
            yield kind, uid


def _drafts(book: Book, target: str) -> list[str]:
    """The drafts there ever were of a record."""
    link = f'%"target":"{target}"%'
    rows = book.rows("SELECT DISTINCT uid FROM change WHERE kind = ? AND value LIKE ?", (DRAFT, link))
    return [uid for (uid,) in rows]


def _words(book: Book, rows: Rows) -> dict[str, str]:
    """What is taken out of the labels of acts: the titles of the rows, and the parts of them that name somebody."""
    found: set[str] = set()
    for name, uid in rows:
        kind, values = book.cabinet[name], book.values(name, uid) or {}
        found.add(book.title(name, uid))
        found |= {
            str(values[path])
            for path, field in kind.fields.items()
            if isinstance(field, TextField) and path in kind.title and isinstance(values.get(path), str)
        }
    return {word: GONE for word in found if len(word) > 1}


def _left(book: Book, kind: str, name: str, value: Value) -> Value:
    """What is left of a value."""
    field = book.cabinet[kind].fields.get(name)
    if value is None or field is None:
        return None
    if kind == PERSON:
        kept = name in _OF_PERSON
    elif kind == DRAFT:
        kept = name in ("of_kind", "target", "problems")
    elif isinstance(field, CodeField | CreditCodeField | DayField | LinkField | SerialField | BlobField):
        kept = not field.sensitive
    else:
        kept = not (field.sensitive or isinstance(field, TextField) or field.column == "TEXT")
    if kept:
        return value
    return _placeholder(kind, name) if field.required else None


def _placeholder(kind: str, name: str) -> Value:
    """What stands where there must be something."""
    return "{}" if (kind, name) == (DRAFT, "typed") else GONE
