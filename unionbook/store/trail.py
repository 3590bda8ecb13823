"""Reading the change set: the changes of a row, of an act, of everything."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from unionbook.store.changes import ADD, DROP, GONE, ROW, ActHead, Bulk, Change, Session, change_of, dump, split, unpack
from unionbook.store.fold import heads_of

_CHANGE = "change.cid, change.seq, change.kind, change.uid, change.field, change.value, change.seen, act.hlc, act.id"
_BULK = "bulk.cid, bulk.seq, bulk.kind, bulk.what, bulk.seen, bulk.body, act.hlc, act.id"
_FROM_CHANGE = "FROM change JOIN act ON act.id = change.act"
_FROM_BULK = "FROM bulk JOIN act ON act.id = bulk.act"
_SPANNING = (
    f"SELECT bulk.id, bulk.cid, bulk.seq, bulk.what, bulk.seen, act.hlc, act.id {_FROM_BULK}"
    " WHERE kind = ? AND first <= ? AND last >= ?"
)
CHUNK = 500
"""Rows asked for by one statement."""


class Trail:
    """The change set of one open file. read: runs a reading statement (`Book.rows`)."""

    def __init__(self, read: Callable[..., list[tuple[Any, ...]]]) -> None:
        self.read = read
        self.content = lru_cache(maxsize=64)(self._content)
        self.keys = lru_cache(maxsize=64)(self._keys)
        self.held = lru_cache(maxsize=4)(self._held)

    def forget(self) -> None:
        """Bulk changes may be others than they were."""
        self.content.cache_clear()
        self.keys.cache_clear()
        self.held.cache_clear()

    def of_row(self, kind: str, uid: str) -> list[Change]:
        """Every change of a row, bulk ones as if they had been made singly, in no order."""
        rows = self.read(f"SELECT {_CHANGE} {_FROM_CHANGE} WHERE uid = ? AND kind = ?", (uid, kind))
        found = [change_of(*row) for row in rows]
        for number, cid, seq, what, seen, hlc, act in self.read(_SPANNING, (kind, uid, uid)):
            content = self.content(number)
            if uid in content:
                found.append(single(Bulk(cid, seq, kind, what, seen, b"", hlc, act), uid, content[uid]))
        return found

    def of_rows(self, kind: str, uids: Sequence[str]) -> dict[str, list[Change]]:
        """As `of_row`, of many rows: every bulk change is opened once."""
        found: dict[str, list[Change]] = {uid: [] for uid in uids}
        for start in range(0, len(uids), CHUNK):
            part = uids[start : start + CHUNK]
            marks = ", ".join("?" * len(part))
            for row in self.read(f"SELECT {_CHANGE} {_FROM_CHANGE} WHERE uid IN ({marks}) AND kind = ?", (*part, kind)):
                found[row[3]].append(change_of(*row))
        span = (kind, max(uids, default=""), min(uids, default=""))
        for number, cid, seq, what, seen, hlc, act in self.read(_SPANNING, span):
            content = self.content(number)
            for uid in content.keys() & found.keys():
                found[uid].append(single(Bulk(cid, seq, kind, what, seen, b"", hlc, act), uid, content[uid]))
        return found

    def _content(self, number: int) -> dict[str, str]:
        """uid → JSON of the new row ("" for a removal), of a bulk change by its number in this file."""
        (row,) = self.read(f"SELECT {_BULK} {_FROM_BULK} WHERE bulk.id = ?", (number,))
        return content(Bulk(*row))

    def _keys(self, number: int) -> frozenset[str]:
        """The uids of the rows of a bulk change, by its number in this file."""
        return frozenset(self.held(number)[1])

    def _held(self, number: int) -> tuple[list[str], dict[str, list[Any]]]:
        """The names of the fields of a bulk change, and its rows by uid: the uid, then the values; none of rows it did
        not make."""
        ((body,),) = self.read("SELECT body FROM bulk WHERE id = ?", (number,))
        names, rows = unpack(body)
        return names, {row[0]: row for row in rows}

    def in_bulk(self, kind: str, uids: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """The bulk changes, by their numbers in this file, of those rows that no other change tells of."""
        wanted, marks = set(uids), ", ".join("?" * len(uids))
        rows = self.read(f"SELECT DISTINCT uid FROM change WHERE uid IN ({marks}) AND kind = ?", (*uids, kind))
        wanted.difference_update(uid for (uid,) in rows)
        told: dict[str, tuple[int, ...]] = {}
        spans = "SELECT id FROM bulk WHERE kind = ? AND first <= ? AND last >= ? ORDER BY id"
        for (number,) in self.read(spans, (kind, max(uids), min(uids))):
            for uid in self.keys(number) & wanted:
                told[uid] = (*told.get(uid, ()), number)
        return told

    def bulks(self, numbers: Iterable[int]) -> dict[int, Bulk]:
        """Bulk changes by their numbers in this file, without their bodies."""
        marks = ", ".join(map(str, numbers))
        rows = self.read(f"SELECT bulk.id, {_BULK} {_FROM_BULK} WHERE bulk.id IN ({marks})".replace("bulk.body", "x''"))
        return {number: Bulk(*row) for number, *row in rows}

    def heads(self, kind: str, uids: Sequence[str]) -> set[bytes]:
        """The addresses of the heads of rows, of all together."""
        told = self.in_bulk(kind, uids)
        alike = set(told.values())
        bulks = self.bulks({number for numbers in alike for number in numbers})
        found = {cid for numbers in alike for cid in heads_in_bulk([bulks[number] for number in numbers])}
        for uid in (uid for uid in uids if uid not in told):
            found |= {one.cid for some in heads_of(self.of_row(kind, uid)).values() for one in some}
        return found

    def of_act(self, number: int) -> list[Change | Bulk]:
        """The changes and bulk changes of one act, in order."""
        changes = self.read(f"SELECT {_CHANGE} {_FROM_CHANGE} WHERE act = ?", (number,))
        found: list[Change | Bulk] = [change_of(*row) for row in changes]
        found += [
            Bulk(*row) for row in self.read(f"SELECT {_BULK} {_FROM_BULK} WHERE act = ?", (number,))
        ]
        return sorted(found, key=lambda one: one.seq)

    def of_kind(self, kind: str) -> Iterator[tuple[str, list[Change]]]:
        """(uid, changes) of every row a kind ever had."""
        by_uid: dict[str, list[Change]] = {}
        for row in self.read(f"SELECT {_CHANGE} {_FROM_CHANGE} WHERE kind = ?", (kind,)):
            by_uid.setdefault(row[3], []).append(change_of(*row))
        for row in self.read(f"SELECT {_BULK} {_FROM_BULK} WHERE kind = ?", (kind,)):
            bulk = Bulk(*row)
            for uid, value in content(bulk).items():
                by_uid.setdefault(uid, []).append(single(bulk, uid, value))
        yield from by_uid.items()

    def touched(self, kind: str, since: int) -> set[str]:
        """The uids of the rows of a kind written to in acts since a moment (ms since 1970 UTC)."""
        singles = self.read(f"SELECT DISTINCT uid {_FROM_CHANGE} WHERE kind = ? AND act.at >= ?", (kind, since))
        bulks = self.read(f"SELECT bulk.id {_FROM_BULK} WHERE kind = ? AND act.at >= ?", (kind, since))
        return {uid for (uid,) in singles}.union(*(self.content(number) for (number,) in bulks))

    def kinds(self) -> set[str]:
        """The names of all kinds that occur."""
        rows = self.read("SELECT kind FROM change UNION SELECT kind FROM bulk")
        return {name for (name,) in rows}

    def sessions(self) -> list[tuple[int, Session]]:
        """(number in this file, session) of every session."""
        rows = self.read(
            "SELECT id, sid, device, user, version, started, doubt, parents FROM session ORDER BY id"
        )
        return [(row[0], Session(*row[1:])) for row in rows]

    def acts(self, session: int) -> list[tuple[int, ActHead]]:
        """(number in this file, head) of the acts of a session, in order."""
        rows = self.read(
            "SELECT act.id, session.sid, n, at, hlc, label, undoes, coalesce(stub.digest, x'')"
            " FROM act JOIN session ON session.id = act.session LEFT JOIN stub ON stub.act = act.id"
            " WHERE session = ? ORDER BY n",
            (session,),
        )
        return [(row[0], ActHead(*row[1:])) for row in rows]


def content(bulk: Bulk) -> dict[str, str]:
    """uid → JSON of the new row ("" for a removal) of a bulk change."""
    if bulk.what == ADD:
        return {uid: dump(body) for uid, body in bulk.rows().items()}
    return dict.fromkeys(bulk.uids(), "")


def heads_in_bulk(bulks: Sequence[Bulk]) -> set[bytes]:
    """The heads of a row that these bulk changes alone tell of: its birth, and its last removal or return."""
    gone = [bulk for bulk in bulks if bulk.what != ADD]
    seen = {cid for bulk in gone for cid in split(bulk.seen)}
    return {bulk.cid for bulk in bulks if bulk.what == ADD or bulk.cid not in seen}


def single(bulk: Bulk, uid: str, value: str) -> Change:
    """What a bulk change does to one row, as a change of its own; value: see `content`."""
    field, new, seen = (ROW, value, b"") if bulk.what == ADD else (GONE, int(bulk.what == DROP), bulk.seen)
    return Change(bulk.cid, bulk.seq, bulk.kind, uid, field, new, seen, bulk.hlc, bulk.act)
