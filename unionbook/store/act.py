"""The door: an act, the only way anything is written. It writes the change and its fold in one transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import InUse, Refusal
from unionbook.ground.fields import Field, Value
from unionbook.ground.kind import Kind
from unionbook.ground.uid import new_uid, new_uids
from unionbook.store.blobs import keep
from unionbook.store.changes import ADD, BACK, DROP, GONE, ROW, Bulk, Change, dump, pack
from unionbook.store.comeback import Astray, astray, comeback
from unionbook.store.connection import widen
from unionbook.store.fold import Heads, fold, heads_of, lived_of
from unionbook.store.foreseen import Foreseen
from unionbook.store.inserting import insert
from unionbook.store.packing import BLOCK, packing
from unionbook.store.search.upkeep import Upkeep
from unionbook.store.secrecy.blanked import WHY, blanked, refuse_blanked

if TYPE_CHECKING:
    from unionbook.store.book import Book

MANY = 2 * BLOCK
"""Rows written together for which more of the file is kept in memory."""


class Act:
    """What a person does in one go. Made by `Book.change`; nothing of it is kept if it does not end well."""

    def __init__(self, book: "Book", label: str, undoes: str | None = None) -> None:
        self.book = book
        self.label = label
        self.undoes = undoes
        self.kinds: set[str] = set()
        self.number = 0
        self.index = Upkeep(book.connection, book.cabinet)
        self.foreseen = Foreseen(book)
        self.wide = False
        self._digest = b""

    def add(self, kind: str, values: Mapping[str, Value], uid: str = "") -> str:
        """A new row; its uid. Raises Refusal when a value cannot be kept or a required one is missing."""
        declared = self.book.cabinet[kind]
        uid = uid or new_uid()
        body = {name: value for name, value in values.items() if value is not None}
        _guard(declared, body, whole=True)
        self._write(kind, uid, ROW, dump(body), b"")
        self._insert(declared, uid, body)
        return uid

    def foresee(self, kind: str, uids: Sequence[str], names: Collection[str] | None = None) -> None:
        """Many rows of a kind are about to be changed: the book is asked about all of them together.

        names: the fields that will change, where that is known."""
        self.foreseen.add(kind, uids)
        if names is None:
            self.index.foresee(kind, uids)
        else:
            self.index.touch(kind, uids, names)

    def set(self, kind: str, uid: str, values: Mapping[str, Value]) -> None:
        """New values of fields of a row; those that do not differ are left alone."""
        declared = self.book.cabinet[kind]
        old = self.foreseen.values(kind, uid)
        if old is None:
            raise Refusal("这条记录已被删除，不能再修改。可在回收站中恢复。")
        new = {name: value for name, value in values.items() if old[name] != value}
        if not new:
            return
        _lasts(declared)
        _guard(declared, new, whole=False)
        changes = self.foreseen.changes(kind, uid)
        heads = heads_of(changes, new)
        births = [change.cid for change in changes if change.field == ROW]
        for name, value in new.items():
            seen = [head.cid for head in heads.get(name, [])] or births
            self._write(kind, uid, name, value, b"".join(sorted(seen)))
        self.index.touch(kind, [uid], new)
        columns = ", ".join(f'"{name}" = ?' for name in new)
        self.book.connection.execute(f'UPDATE "{kind}" SET {columns} WHERE "uid" = ?', (*new.values(), uid))

    def drop(self, kind: str, uid: str) -> None:
        """Remove a row (to the recycle bin). Raises Refusal while another record still links to it."""
        _lasts(self.book.cabinet[kind])
        self._unlinked(kind, [uid])
        changes = self.book.trail.of_row(kind, uid)
        self._write(kind, uid, GONE, 1, _all_seen(heads_of(changes)))
        self.index.touch(kind, [uid])
        self.book.connection.execute(f'DELETE FROM "{kind}" WHERE "uid" = ?', (uid,))

    def restore(self, kind: str, uid: str) -> None:
        """Bring a removed row back as it was. Raises Refusal when it was purged since."""
        refuse_blanked(self.book, kind, uid)
        changes = self.foreseen.changes(kind, uid)
        folded = fold(changes)
        if folded.values is not None or not changes:
            return
        self._write(kind, uid, GONE, 0, b"".join(sorted(head.cid for head in folded.heads[GONE])))
        self._insert(self.book.cabinet[kind], uid, lived_of(changes))

    def add_many(
        self,
        kind: str,
        names: Sequence[str],
        rows: Sequence[Sequence[Value]],
        uids: Sequence[str] | None = None,
    ) -> list[str]:
        """Many new rows of one kind, kept compactly: each row's values in the order of names. Their uids."""
        _guard_many(self.book.cabinet[kind], names, rows)
        made = list(uids) if uids is not None else new_uids(len(rows))
        self.put_back(kind, names, rows, made)
        return made

    def put_back(self, kind: str, names: Sequence[str], rows: Sequence[Sequence[Value]], made: Sequence[str]) -> None:
        """Rows of a damaged book under their old uids, also such as could not be entered today."""
        whole = [(uid, *row) for uid, row in zip(made, rows, strict=True)]
        with packing(names, whole) as bodies:
            self._insert_many(kind, names, whole)
        for start, body in zip(range(0, len(whole), BLOCK), bodies, strict=True):
            self._write_bulk(kind, ADD, made[start : start + BLOCK], b"", body)

    def restore_many(self, kind: str, uids: Sequence[str]) -> Astray:
        """Bring removed rows back as they were; of those that bulk changes alone tell of it is kept compactly. Those
        that would link to what is not there are left, and told. Raises Refusal when one was purged since."""
        if not {(kind, uid) for uid in uids}.isdisjoint(blanked(self.book)):
            raise Refusal(WHY)
        self._widen(len(uids))
        left = Astray()
        for start in range(0, len(uids), BLOCK):
            left |= self._restore_part(kind, uids[start : start + BLOCK])
        # Rows of one kind may use each other.
        return self.restore_many(kind, list(left)) if 0 < len(left) < len(uids) else left

    def _restore_part(self, kind: str, uids: Sequence[str]) -> Astray:
        back = comeback(self.book, kind, uids)
        self.foreseen.add(kind, back.singly)
        lived = {uid: lived_of(self.foreseen.changes(kind, uid)) for uid in back.singly}
        if left := astray(self.book, kind, back, lived):
            rest = [uid for uid in uids if uid not in left]
            return left | (self._restore_part(kind, rest) if rest else {})
        if back.uids:
            body = pack([], [[uid] for uid in back.uids])
            self._write_bulk(kind, BACK, back.uids, b"".join(sorted(back.heads)), body)
        for names, rows in back.bodies:
            self._insert_many(kind, names, rows)
        for uid in back.singly:
            self.restore(kind, uid)
        return {}

    def _insert_many(self, kind: str, names: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """rows: each with its uid, then the values of these fields."""
        self._widen(len(rows))
        columns = ", ".join(f'"{name}"' for name in ("uid", *names))
        before = self._last_place(kind)
        insert(self.book.connection, f'INSERT INTO "{kind}" ({columns})', rows)
        self.index.born_together(kind, before + 1, self._last_place(kind))

    def _widen(self, rows: int) -> None:
        if rows >= MANY and not self.wide:
            widen(self.book.connection)
            self.wide = True

    def _last_place(self, kind: str) -> int:
        found: tuple[int | None] = self.book.connection.execute(f'SELECT max("rowid") FROM "{kind}"').fetchone()
        return found[0] or 0

    def keep(self, body: bytes) -> str:
        """Put a whole file into the book; its SHA-256, for a field that names it. Raises Refusal when too large."""
        return keep(self.book, body)

    def drop_many(self, kind: str, uids: Iterable[str], free: bool = False) -> None:
        """Remove many rows of one kind, kept compactly. free: nothing links to them, as is known already. Raises
        Refusal as `drop` does."""
        doomed = sorted(uids)
        _lasts(self.book.cabinet[kind])
        blocks = [doomed[start : start + BLOCK] for start in range(0, len(doomed), BLOCK)]
        for keys in blocks if not free else ():
            self._unlinked(kind, keys)
        self._widen(len(doomed))
        self.index.removed(kind, doomed)
        for keys in blocks:
            seen = self.book.trail.heads(kind, keys)
            self._write_bulk(kind, DROP, keys, b"".join(sorted(seen)), pack([], [[uid] for uid in keys]))
        self.book.connection.executemany(f'DELETE FROM "{kind}" WHERE "uid" = ?', [(uid,) for uid in doomed])

    def linked(self, kind: str, uids: Sequence[str]) -> dict[str, str]:
        """Why rows cannot be removed: of those that records link to, a sentence naming these."""
        found: dict[str, list[str]] = {}
        for name, fields in _linking(self.book.cabinet, kind):
            other = self.book.cabinet[name]
            if len(uids) > BLOCK and not self._links(name, fields):
                continue
            for start in range(0, len(uids), BLOCK):
                some = uids[start : start + BLOCK]
                marks = ", ".join("?" * len(some))
                # A row that links by two of its fields is one.
                rows = (f'SELECT "{one}" AS "to", "uid" FROM "{name}" WHERE "{one}" IN ({marks})' for one in fields)
                counted = f'SELECT "to", count(*) FROM ({" UNION ".join(rows)}) GROUP BY "to"'
                for uid, count in self.book.connection.execute(counted, (*some,) * len(fields)):
                    found.setdefault(uid, []).append(f"{count} {other.measure}{other.label}")
        return {uid: f"还有 {'、'.join(some)}记录用到它，不能删除。请先处理那些记录。" for uid, some in found.items()}

    def _links(self, kind: str, fields: Sequence[str]) -> bool:
        """Does any row of a kind link by one of these fields?"""
        filled = " OR ".join(f'"{field}" IS NOT NULL' for field in fields)
        return self.book.connection.execute(f'SELECT 1 FROM "{kind}" WHERE {filled} LIMIT 1').fetchone() is not None

    def _unlinked(self, kind: str, uids: Sequence[str]) -> None:
        for uid, why in self.linked(kind, uids).items():
            raise InUse(why, kind, uid)

    def _insert(self, kind: Kind, uid: str, body: Mapping[str, Value]) -> None:
        known = {name: value for name, value in body.items() if name in kind.fields}
        columns = ", ".join(f'"{name}"' for name in ("uid", *known))
        self.index.born(kind.name, [uid])
        marks = ", ".join("?" * (len(known) + 1))
        self.book.connection.execute(f'INSERT INTO "{kind.name}" ({columns}) VALUES ({marks})', (uid, *known.values()))

    def _write(self, kind: str, uid: str, field: str, value: Value, seen: bytes) -> None:
        prev, seq = self._step(kind)
        cid = Change.cid_of(prev, self._digest, seq, kind, uid, field, value, seen)
        self.book.connection.execute(
            "INSERT INTO change (cid, act, seq, kind, uid, field, value, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (cid, self.number, seq, kind, uid, field, value, seen),
        )
        self.book.session.prev = cid
        self.foreseen.wrote(kind, uid)

    def _write_bulk(self, kind: str, what: str, keys: Sequence[str], seen: bytes, body: bytes) -> None:
        prev, seq = self._step(kind)
        cid = Bulk.cid_of(prev, self._digest, seq, kind, what, seen, body)
        self.book.connection.execute(
            "INSERT INTO bulk (cid, act, seq, kind, what, first, last, rows, seen, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (cid, self.number, seq, kind, what, min(keys), max(keys), len(keys), seen, body),
        )
        self.book.session.prev = cid
        self.foreseen.wrote(kind, *keys)

    def _step(self, kind: str) -> tuple[bytes, int]:
        """The address of the change before, and the next number in the session; opens the act at its first change."""
        if not self.number:
            self.number, self._digest = self.book.session.begin_act(self.label, self.undoes)
        self.kinds.add(kind)
        self.book.session.seq += 1
        return self.book.session.prev, self.book.session.seq


@lru_cache(maxsize=256)
def _linking(cabinet: Cabinet, kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The kinds with fields that link to a kind, and these."""
    found: dict[str, tuple[str, ...]] = {}
    for other, field in cabinet.linking(cabinet[kind]):
        found[other.name] = (*found.get(other.name, ()), field)
    return tuple(found.items())


def _lasts(kind: Kind) -> None:
    if kind.lasting:
        raise Refusal(f"{kind.label}存入以后不能再改动或删除，没有改动。需要更正的，请另出一份更正。")


def _all_seen(heads: Heads) -> bytes:
    return b"".join(sorted({head.cid for found in heads.values() for head in found}))


def _guard(kind: Kind, body: Mapping[str, Value], whole: bool) -> None:
    for name, value in body.items():
        if name not in kind.fields or not kind.fields[name].storable(value):
            raise Refusal(f"{kind.label}的“{_label(kind, name)}”存不下这个值（{value}），没有保存。")
    for name, field in kind.fields.items():
        if field.required and (whole or name in body) and body.get(name) is None:
            raise Refusal(f"{kind.label}缺少“{field.label}”，没有保存。请补上，或先存为草稿。")


def _guard_many(kind: Kind, names: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    for name, column in zip(names, zip(*rows, strict=True), strict=bool(rows)):
        field = kind.fields[name]
        for value in _telling(field, column):
            if not field.storable(value) or (field.required and value is None):
                _guard(kind, {name: value}, whole=False)
    if missing := {name for name, field in kind.fields.items() if field.required} - set(names):
        raise Refusal(f"{kind.label}缺少“{_label(kind, min(missing))}”，没有保存。")


def _telling(field: Field, column: Sequence[Value]) -> Collection[Value]:
    """Values of a column that tell whether all of it can be kept: of a plain text any text, as of any other type."""
    if type(field).storable is Field.storable and field.column == "TEXT":
        return dict(zip(map(type, column), column, strict=True)).values()
    return set(column)


def _label(kind: Kind, name: str) -> str:
    return kind.fields[name].label if name in kind.fields else name
