"""清除: the personal data of records past their time goes for good, out of the rows and their whole history.

What counts (numbers, codes, dates, money) stays, so that figures of past years stay what they were. The chain of
changes stays whole; backups and issued reports are named, for they are not touched.
"""

import platform
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

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
from unionbook.services.attachments import ATTACHMENT
from unionbook.services.privacy.access import DISCLOSURE, Access, note, user
from unionbook.services.privacy.affected import DRAFT, PERSON, Affected, affected, alive
from unionbook.services.privacy.retention import PURGE, Past, past
from unionbook.services.recovery.leftover import forget_for_good
from unionbook.store.book import Book
from unionbook.store.secrecy.backups import of_book
from unionbook.store.secrecy.blanking import blank, drop_files, scrub_journal

GONE = "（已清除）"
_OF_PERSON = frozenset({"sex"})
"""What of a person stays: nobody is known by it."""
_OF_FILE = frozenset({"of_kind", "target", "sort", "added_on", "size"})
_OF_DRAFT = frozenset({"of_kind", "target", "problems"})


@dataclass(frozen=True)
class Purged:
    """What came of it. rows: how many rows were blanked, persons: how many of them persons; what: 困难档案 2 户.

    stays: sentences on what stays and why.
    """

    what: str
    rows: int
    persons: int
    stays: tuple[str, ...]
    backups: tuple[Path, ...]


@dataclass(frozen=True)
class Foreseen:
    """What a purge would do. drafts: it is hindered by drafts that were neither saved nor given up."""

    what: str
    persons: int
    stays: tuple[str, ...]
    drafts: int


def foresee(book: Book, records: Iterable[tuple[Kind, str]]) -> Foreseen:
    """What the purge of these records would do, with nothing changed. Raises Refusal as `purge` does."""
    chosen = _overdue(book, records)
    reach = affected(book, [(one.kind, one.uid) for one in chosen])
    stays = _stays(chosen, reach, len(of_book(book.facts["file_id"])))
    return Foreseen(_told(chosen), reach.persons, tuple(stays), len(alive(book, reach.others)))


def purge(book: Book, records: Iterable[tuple[Kind, str]], reason: str = "") -> Purged:
    """Purge records whose time is over, in one act. Raises Refusal, nothing changed."""
    chosen = _overdue(book, records)
    reach = affected(book, [(one.kind, one.uid) for one in chosen])
    if alive(book, reach.others):
        raise Refusal("这些记录里有没定下来的草稿，没有清除。请先保存或放弃草稿。")
    told, backups = _told(chosen), tuple(of_book(book.facts["file_id"]))
    stays, labels = _stays(chosen, reach, len(backups)), dict.fromkeys(reach.words, GONE)
    with book.change(f"清除到期的个人信息：{told}") as act:
        drop_files(act, ATTACHMENT, [uid for _, uid in reach.files])
        every = [*reach.rows, *reach.files, *reach.others]
        made = blank(act, every, partial(_left, book, reach.words), labels, reach.acts)
        values: dict[str, Value] = {
            "purged_on": store_date(book.today()),
            "who": user(),
            "device": platform.node()[:80] or None,
            "what": told[:120],
            "rule": "；".join(dict.fromkeys(f"{one.rule.label}：{one.rule.words}" for one in chosen))[:200],
            "reason": _without(reach.words, reason.strip())[:200] or None,
            "kept": "\n".join(stays)[:4000],
            "stubs": made.told(),
        }
        act.add(PURGE, values)
        note(book, _access(chosen, told, len(reach.rows), values["reason"]))
        act.kinds |= {name for name, _ in reach.rows}
    scrub_journal(book.path)
    with suppress(OSError):
        forget_for_good(book, {uid for _, uid in reach.rows})
    return Purged(told, len(reach.rows), reach.persons, tuple(stays), backups)


def _overdue(book: Book, records: Iterable[tuple[Kind, str]]) -> list[Past]:
    due = {(one.kind.name, one.uid): one for one in past(book)}
    wanted = list(dict.fromkeys((kind.name, uid) for kind, uid in records))
    found = [due[key] for key in wanted if key in due]
    if not found or len(found) < len(wanted):
        raise Refusal("有记录还在保存期内，或已经清除过，都没有清除。保存年数可在“法律和本地规定”里改。")
    return found


def _told(chosen: list[Past]) -> str:
    counted = Counter((one.kind.label, one.kind.measure) for one in chosen)
    return "、".join(f"{label} {count} {measure}" for (label, measure), count in counted.items())


def _stays(chosen: list[Past], reach: Affected, backups: int) -> list[str]:
    kept = dict.fromkeys(one.kind.retention.stays for one in chosen if one.kind.retention)
    stays = [*kept, *reach.stays]
    if backups:
        stays.append(f"这台电脑上的 {backups} 份旧备份里还有，轮换掉以前请保管好；U 盘和别处的备份请自己销毁。")
    return [*stays, "已定稿的报告原样保存，其中如有姓名，按档案规定处理。"]


def _access(chosen: list[Past], told: str, rows: int, reason: Value) -> Access:
    one = chosen[0] if len(chosen) == 1 else None
    of_kind = "、".join(dict.fromkeys(one.kind.label for one in chosen))[:40]
    record, why = one.uid if one else "", str(reason or "")
    return Access(how=PURGED, what=told, rows=rows, of_kind=of_kind, record=record, reason=why)


def _left(book: Book, words: set[str], kind: str, name: str, value: Value) -> Value:
    """What is left of a value."""
    field = book.cabinet[kind].fields.get(name)
    if value is None or field is None:
        return None
    if kind == DISCLOSURE:
        return _without(words, value) if isinstance(value, str) and name in ("what", "reason") else value
    if kind == ATTACHMENT:
        kept = name in _OF_FILE
    elif kind == PERSON:
        kept = name in _OF_PERSON
    elif kind == DRAFT:
        kept = name in _OF_DRAFT
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


def _without(words: Iterable[str], text: str) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, GONE)
    return text
