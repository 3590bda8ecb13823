"""Taking values out of the book for good: from the row, from every change it ever had, from the labels of acts.

What is left of a change stands in its place as a stub. Its address stays, so the chain goes on through it; that the
stub is what the purge left there is vouched for by a digest kept in a change of its own (see `Blanked`).
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from unionbook.ground.fields import BlobField, Value
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.changes import ADD, GONE, ROW, STUB, ActHead, Change, dump, pack, unpack
from unionbook.store.secrecy.blanked import vouched

Keep = Callable[[str, str, Value], Value]
"""(kind, field, value) → what is left of it."""


@dataclass
class Blanked:
    """What was blanked. changes: address → digest of what stands there now; acts: number → digest of the label."""

    rows: list[tuple[str, str]] = field(default_factory=list)
    changes: dict[str, str] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)

    def told(self) -> str:
        """As JSON."""
        return dump({"rows": self.rows, "changes": self.changes, "acts": self.acts})


def digest(stored: bytes | str) -> str:
    """What vouches for a stub or a label."""
    return sha256(stored if isinstance(stored, bytes) else stored.encode()).hexdigest()[:32]


def blank(
    act: Act, rows: Iterable[tuple[str, str]], keep: Keep, words: Mapping[str, str], acts: Iterable[int] = ()
) -> Blanked:
    """Blank rows within an open act. words: what is to be replaced in the labels of the acts that touched them, and
    of further `acts`."""
    made = Blanked()
    touched = set(acts)
    for kind, uid in rows:
        made.rows.append((kind, uid))
        act.index.touch(kind, [uid])
        _row(act.book, kind, uid, keep)
        touched |= _changes(act.book, kind, uid, keep, made)
        touched |= _bulks(act.book, kind, uid, keep, made)
    for number in sorted(touched):
        _label(act.book, number, words, made)
    act.book.trail.forget()
    return made


def _row(book: Book, kind: str, uid: str, keep: Keep) -> None:
    values = book.values(kind, uid)
    if values is None:
        return
    new = {name: left for name, value in values.items() if (left := keep(kind, name, value)) != value}
    if new:
        columns = ", ".join(f'"{name}" = ?' for name in new)
        book.connection.execute(f'UPDATE "{kind}" SET {columns} WHERE "uid" = ?', (*new.values(), uid))


def _changes(book: Book, kind: str, uid: str, keep: Keep, made: Blanked) -> set[int]:
    touched = set()
    rows = book.rows("SELECT id, cid, act, field, value FROM change WHERE uid = ? AND kind = ?", (uid, kind))
    for number, cid, act, name, stored in rows:
        touched.add(int(act))
        left = _left(kind, name, stored, keep)
        if left is not None:
            book.connection.execute("UPDATE change SET value = ? WHERE id = ?", (left, number))
            made.changes[cid.hex()] = digest(left)
    return touched


def _left(kind: str, name: str, stored: Any, keep: Keep) -> bytes | None:
    """The stub for a stored value; None when nothing of it goes."""
    if name == GONE:
        return None
    purged = isinstance(stored, bytes)
    text = stored.removeprefix(STUB).decode() if purged else stored
    if name == ROW:
        body = json.loads(text)
        left = _kept_of(kind, body, keep)
        return STUB + dump(left).encode() if left != body else None
    value = json.loads(text) if purged else stored
    new = keep(kind, name, value)
    return STUB + dump(new).encode() if new != value else None


def _kept_of(kind: str, body: Mapping[str, Value], keep: Keep) -> dict[str, Value]:
    left = ((name, keep(kind, name, value)) for name, value in body.items())
    return {name: value for name, value in left if value is not None}


def _bulks(book: Book, kind: str, uid: str, keep: Keep, made: Blanked) -> set[int]:
    touched = set()
    heads = "SELECT id, cid, act, what, body FROM bulk WHERE kind = ? AND first <= ? AND last >= ?"
    for number, cid, act, what, stored in book.rows(heads, (kind, uid, uid)):
        names, rows = unpack(stored)
        at = next((place for place, row in enumerate(rows) if row[0] == uid), -1)
        if at < 0:
            continue
        touched.add(int(act))
        if what != ADD:
            continue
        new = [uid, *(keep(kind, name, value) for name, value in zip(names, rows[at][1:], strict=True))]
        if new != rows[at]:
            rows[at] = new
            body = STUB + pack(names, rows)
            book.connection.execute("UPDATE bulk SET body = ? WHERE id = ?", (body, number))
            made.changes[cid.hex()] = digest(body)
    return touched


def _label(book: Book, number: int, words: Mapping[str, str], made: Blanked) -> None:
    """Take the words out of an act's label; its address is kept, for the chain goes on from it."""
    ((sid, n, at, hlc, label, undoes),) = book.rows(
        "SELECT sid, n, at, hlc, label, undoes FROM act JOIN session ON session.id = act.session WHERE act.id = ?",
        (number,),
    )
    new = label
    for word, other in sorted(words.items(), key=lambda one: -len(one[0])):
        new = new.replace(word, other)
    if new == label:
        return
    head = ActHead(sid, n, at, hlc, label, undoes)
    book.connection.execute(
        "INSERT INTO stub (act, digest) VALUES (?, ?) ON CONFLICT (act) DO NOTHING", (number, head.digest())
    )
    book.connection.execute("UPDATE act SET label = ? WHERE id = ?", (new, number))
    made.acts[f"{sid.hex()}:{n}"] = digest(new)


def drop_files(act: Act, kind: str, uids: Iterable[str]) -> None:
    """Take rows that name kept files out of the book within an open act, and each file that nothing else names."""
    book, gone = act.book, set(uids)
    names = [name for name, known in book.cabinet[kind].fields.items() if isinstance(known, BlobField)] if gone else []
    for uid in gone:
        told = [_values_of(change, names) for change in book.trail.of_row(kind, uid)]
        if book.values(kind, uid) is not None:
            act.drop(kind, uid)
        for digest in {digest for found in told for digest in found}:
            others = book.rows("SELECT DISTINCT uid FROM change WHERE instr(value, ?) > 0", (digest,))
            if {other for (other,) in others} <= gone:
                book.connection.execute("DELETE FROM blob WHERE hash = ?", (bytes.fromhex(digest),))


def _values_of(change: Change, names: Iterable[str]) -> list[str]:
    if change.field == ROW:
        body = json.loads(str(change.value))
        return [str(body[name]) for name in names if body.get(name)]
    return [str(change.value)] if change.field in names and change.value else []


def scrub_journal(path: Path) -> None:
    """Overwrite what the journal still holds of the pages as they were. Its header is zero already: it is idle."""
    journal = path.with_name(f"{path.name}-journal")
    with suppress(OSError), journal.open("r+b") as file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            part = min(left, 1 << 20)
            file.write(bytes(part))
            left -= part
        file.flush()
        os.fsync(file.fileno())


def unvouched(book: Book, told: Iterable[str]) -> list[str]:
    """What in the change set is a stub, or an act without its label, that no purge vouches for: a word for each.

    told: the JSON of every purge (`Blanked.told`).
    """
    changes: dict[str, set[str]] = {}
    acts: dict[str, set[str]] = {}
    for text in told:
        data = vouched(text)
        for known, found in ((changes, data.get("changes", {})), (acts, data.get("acts", {}))):
            for key, value in found.items():
                known.setdefault(key, set()).add(value)
    wrong = []
    rows = [*_stubs(book, "change", "value"), *_stubs(book, "bulk", "body")]
    for cid, stored in rows:
        if digest(stored) not in changes.get(cid.hex(), ()):
            wrong.append("修改记录")
    for sid, n, label in book.rows(
        "SELECT sid, n, label FROM stub JOIN act ON act.id = stub.act JOIN session ON session.id = act.session"
    ):
        if digest(label) not in acts.get(f"{sid.hex()}:{n}", ()):
            wrong.append("操作记录")
    return wrong


def _stubs(book: Book, table: str, column: str) -> list[tuple[bytes, bytes]]:
    stub = f"x'{STUB.hex()}'"
    where = f"typeof({column}) = 'blob' AND substr({column}, 1, {len(STUB)}) = {stub}"
    return [(cid, stored) for cid, stored in book.rows(f"SELECT cid, {column} FROM {table} WHERE {where}")]
