"""批量修改: one field of many records given one value: what would change is told before, and then one act does it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from unionbook.ground.conditions import among
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import BlobField, Field, LinkField, SerialField, Value
from unionbook.ground.kind import Kind
from unionbook.services.ahead import CHUNK, Ahead
from unionbook.services.backup.keeping import Why, beforehand
from unionbook.services.entry import Entry
from unionbook.services.kept import follow_law
from unionbook.services.listing import shown
from unionbook.services.oneofmany import take_in
from unionbook.services.recovery.keeping import survives
from unionbook.store.book import Book


class _Enough(Exception):
    """The end of an act of which nothing is to stay."""


@dataclass(frozen=True)
class Change:
    """One record that changes. before, after: as a list shows them, "" for nothing."""

    uid: str
    title: str
    before: str
    after: str


@dataclass
class Edited:
    """What is changed; the uids of those that hold the value already; (uid, title, why) of those left as they were."""

    changed: list[Change] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    aside: list[tuple[str, str, str]] = field(default_factory=list)


def settable(kind: Kind) -> list[str]:
    """The fields many records may be given one value of: their own, typed by hand, shared by nature.

    The stage goes by its steps; numbers and papers belong to one record alone.
    """
    shown_in = [path for section in kind.sections for path in section.paths]
    stage = kind.stages.field if kind.stages is not None else ""
    return [path for path in shown_in if path in kind.fields and path != stage and _shared(kind.fields[path])]


def _shared(one: Field) -> bool:
    if one.auto or one.sensitive or isinstance(one, SerialField | BlobField):
        return False
    return not (isinstance(one, LinkField) and one.embed)


def _left(result: Edited) -> list[str]:
    return [f"{title}：{why}" for _, title, why in result.aside]


@survives("edit_many", "批量修改", _left)
def edit(book: Book, kind: Kind, uids: Sequence[str], name: str, value: Value) -> Edited:
    """Give a field of the records a value, in one act; each is then what its form would make of it.

    A record that would contradict itself or the book in a way it did not before is set aside.
    Raises Refusal when the field is none that can be set so, or one of the records is not there.
    """
    if name not in settable(kind):
        raise Refusal(f"{kind.label}的这一栏不能批量修改，没有改动。请逐条修改。")
    declared = kind.fields[name]
    if value is None and declared.required:
        raise Refusal(f"{declared.label}是必填的，不能清空，没有改动。")
    rows, result = Ahead(book, kind, uids := list(dict.fromkeys(uids))), Edited()
    different = [uid for uid in uids if rows.must(kind.name, uid)[name] != value]
    result.same = [uid for uid in uids if uid not in set(different)]
    titles, done = _titles(book, kind, different), list[str]()
    beforehand(book, Why.BATCH, len(different))
    with book.change(f"批量修改{declared.label}：{kind.label} {len(different)} {kind.measure}") as act:
        act.foresee(kind.name, different)
        for uid in different:
            entry = Entry(book, kind, uid, rows=rows)
            entry.values[name] = value
            why = take_in(act, rows, done, entry, {name: value})
            _tell(result, entry, titles[uid], name, why)
            if not why:
                done.append(uid)
        follow_law(book, act)
    return result


def _titles(book: Book, kind: Kind, uids: Sequence[str]) -> dict[str, str]:
    """What the records are called."""
    chunks = (among("uid", *uids[start : start + CHUNK]) for start in range(0, len(uids), CHUNK))
    rows = (row for chunk in chunks for row in book.select(kind.name, ["uid", *kind.naming], chunk))
    return {str(uid): book.words(kind, values) for uid, *values in rows}


def _tell(result: Edited, entry: Entry, title: str, name: str, why: str) -> None:
    book, kind = entry.book, entry.kind
    if why:
        result.aside.append((entry.uid, title, why))
    else:
        words = (_words(book, kind.fields[name], one) for one in (entry.stored[name], entry.values[name]))
        result.changed.append(Change(entry.uid, title, *words))


def _words(book: Book, one: Field, value: Value) -> str:
    if isinstance(one, LinkField):
        return book.title(one.kind, value) if isinstance(value, str) else ""
    return shown(one, value)


def foresee_edit(book: Book, kind: Kind, uids: Sequence[str], name: str, value: Value) -> Edited:
    """What `edit` would do, with nothing changed. Not to be asked within an act. Raises Refusal as `edit` does."""
    result = Edited()
    with suppress(_Enough), book.change("预看"):
        result = edit(book, kind, uids, name, value)
        raise _Enough
    return result
