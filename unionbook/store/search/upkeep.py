"""The index follows every act: what rows were found by before is noted as they are touched, and once the act is done
the index takes over the difference, in order, within the same transaction."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.search.plan import Listed, plan_of
from unionbook.store.search.entries import Entry, entries
from unionbook.store.search.reading import Reader
from unionbook.store.search.texts import known_texts
from unionbook.store.search.together import put_rows
from unionbook.store.search.writing import joined, put, take_out, take_out_rows

ROWS = 12_000
"""Rows whose entries are read and written together."""

FEW, PART = 300, 40
"""Rows that go together are met by going through their list, where they are so many and at least this part of it."""

Known = dict[str, list[Entry]]
"""uid → the entries it had before the act."""


class Upkeep:
    """The index in one act."""

    def __init__(self, connection: sqlite.Connection, cabinet: Cabinet) -> None:
        self.connection, self.cabinet = connection, cabinet
        self.before: dict[int, Known] = {}
        self.touched: dict[int, dict[str, None]] = {}
        self.carried: dict[tuple[int, str], set[str]] = {}
        self.ranges: dict[str, list[tuple[int, int]]] = {}
        self.gone: dict[int, list[int]] = {}

    def touch(self, kind: str, uids: Sequence[str], names: Collection[str] | None = None) -> None:
        """Rows of a kind that are about to be changed or removed. names: the fields that change, None for all."""
        for listed, link, read in _lists_with(self.cabinet, kind):
            if names is None or not read.isdisjoint(names):
                self._note(listed, uids, link)

    def removed(self, kind: str, uids: Sequence[str]) -> None:
        """Rows of a kind that are about to be removed; nothing links to them."""
        for listed in plan_of(self.cabinet).of_kind(kind):
            reader = Reader(self.connection, self.cabinet, listed)
            if len(uids) < FEW or len(uids) * PART < reader.bounds()[1]:
                self._note(listed, uids, "")
            else:
                # Most of the list goes: its entries are met by going through it, and need not be made to be found.
                touched = self.touched.get(listed.number, {})
                rows = reader.places([uid for uid in uids if uid not in touched])
                self.gone.setdefault(listed.number, []).extend(rows)

    def foresee(self, kind: str, uids: Sequence[str]) -> None:
        """Rows of a kind that will be touched one after the other."""
        for listed in plan_of(self.cabinet).of_kind(kind):
            self._note(listed, uids, "")

    def born(self, kind: str, uids: Sequence[str]) -> None:
        """Rows of a kind that are made."""
        for listed in plan_of(self.cabinet).of_kind(kind):
            self.touched.setdefault(listed.number, {}).update(dict.fromkeys(uids))

    def born_together(self, kind: str, first: int, last: int) -> None:
        """Rows of a kind that were made at these places of its table."""
        self.ranges.setdefault(kind, []).append((first, last))

    def _newborn(self, kind: str, row: int) -> bool:
        return any(first <= row <= last for first, last in self.ranges.get(kind, ()))

    def _note(self, listed: Listed, uids: Sequence[str], link: str) -> None:
        """Remember the entries of a list's rows with these keys, or that link to such."""
        touched = self.touched.setdefault(listed.number, {})
        known = self.before.setdefault(listed.number, {})
        # Whatever comes to link to one of those later is touched itself.
        carried = self.carried.setdefault((listed.number, link), set()) if link else set[str]()
        if not (uids := [uid for uid in uids if uid not in (carried if link else touched)]):
            return
        carried.update(uids)
        reader = Reader(self.connection, self.cabinet, listed)
        for one in reader.linking(link, uids) if link else reader.of(uids):
            if one.uid not in touched and not self._newborn(listed.kind, one.row):
                known[one.uid] = entries(listed, one)
                touched[one.uid] = None

    def follow(self) -> None:
        """The act is done: the index shows it."""
        for number, rows in self.gone.items():
            take_out_rows(self.connection, plan_of(self.cabinet).lists[number], rows)
        for number, touched in self.touched.items():
            listed = plan_of(self.cabinet).lists[number]
            reader = Reader(self.connection, self.cabinet, listed)
            known = self.before.get(number, {})
            # All old entries go before any new one comes: a new row may lie where an old one lay.
            changed = [entry for part in portions(list(known)) for entry in self._differing(reader, part, known)]
            put(self.connection, changed)
            for part in portions([uid for uid in touched if uid not in known]):
                put(self.connection, [entry for one in reader.of(part) for entry in entries(listed, one)])
        if self.ranges:
            self._put_together()
        self.before.clear()
        self.touched.clear()
        self.carried.clear()
        self.ranges.clear()
        self.gone.clear()

    def _put_together(self) -> None:
        with known_texts(self.connection) as texts:
            for listed in (one for kind in self.ranges for one in plan_of(self.cabinet).of_kind(kind)):
                reader = Reader(self.connection, self.cabinet, listed)
                for first, last in joined(self.ranges[listed.kind]):
                    put_rows(reader, texts, first, last)

    def _differing(self, reader: Reader, uids: Sequence[str], known: Known) -> list[Entry]:
        """Take out what rows are not found by any more; what they are found by now, or otherwise than before."""
        now = {one.uid: one for one in reader.of(uids)}
        gone: list[tuple[int, str, int]] = []
        new: list[Entry] = []
        for uid in uids:
            old = set(known[uid])
            has = set(entries(reader.listed, now[uid])) if uid in now else set()
            kept = {entry[:3] for entry in has}
            gone += [entry[:3] for entry in old - has if entry[:3] not in kept]
            new += has - old
        take_out(self.connection, gone)
        return new


@lru_cache(maxsize=1024)
def _lists_with(cabinet: Cabinet, kind: str) -> tuple[tuple[Listed, str, frozenset[str]], ...]:
    """The lists with values of a kind; the link of their rows to it, "" for its own rows; the fields they look at."""
    plan = plan_of(cabinet)
    own = [(listed, "", listed.fields) for listed in plan.of_kind(kind)]
    return *own, *((listed, link, listed.beyond(link)) for listed, link in plan.carrying(cabinet, kind))


def portions(uids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(uids), ROWS):
        yield uids[start : start + ROWS]
