"""Taking an act back: its changes from the last to the first, in runs of one sort, each asked about and written for
many rows at once. What was changed again since, is purged, or is used by others is left and named."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField, Value
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.changes import ADD, BACK, DROP, GONE, ROW, Bulk, Change, split, unpack
from unionbook.store.comeback import present
from unionbook.store.fold import lived_of
from unionbook.store.history import title_of
from unionbook.store.packing import BLOCK

FEW = 20
"""So many rows made one by one are removed as one change; fewer as they came."""

PIECE = 2_000
"""Changes of fields taken back together."""

TOGETHER = 40
"""Bulk changes of rows that are removed together."""

FIELD = ""

Rows = set[tuple[str, str]]
Held = tuple[Value, ...]
Moment = tuple[int, int]
"""When a change was made: its act's place in the order of all, and its number in the session."""


class TakingBack:
    """Of one act, by another. purged: rows whose content is gone for good.  conflicts: what was left, in sentences.

    following: takes the rows whose fields the program fills were filled anew since: they are to be filled again.  None:
    those are left and named like any other.
    """

    def __init__(self, book: Book, act: Act, purged: Rows, following: Rows | None = None) -> None:
        self.book, self.act, self.purged, self.following = book, act, purged, following
        self.conflicts: list[str] = []

    def take(self, changes: Iterable[Change | Bulk]) -> None:
        """Take changes back, in this order."""
        for (sort, kind), run in groupby(changes, _sort):
            some = list(run)
            if sort == FIELD:
                self._fields([one for one in some if isinstance(one, Change)])
            elif sort == ROW:
                self._births([one for one in some if isinstance(one, Change)])
            elif sort == ADD:
                self._bulks(kind, [one for one in some if isinstance(one, Bulk)])
            elif sort == DROP:
                self._restore(kind, [uid for one in some for uid in _uids(one)])
            else:
                self._remove(kind, {uid: (one.hlc, one.seq) for one in reversed(some) for uid in _uids(one)})

    # --- fields ----------------------------------------------------------------------------------------------------

    def _fields(self, run: Sequence[Change]) -> None:
        for start in range(0, len(run), PIECE):
            by_kind: dict[str, list[Change]] = {}
            for change in run[start : start + PIECE]:
                if self._may(change.kind, change.uid):
                    by_kind.setdefault(change.kind, []).append(change)
            for kind, some in by_kind.items():
                self.act.foresee(kind, [one.uid for one in some], {one.field for one in some})
                self._fields_of(kind, some)

    def _fields_of(self, kind: str, changes: Sequence[Change]) -> None:
        foreseen, before = self.act.foreseen, dict[str, dict[str, Value]]()
        for change in changes:
            now = foreseen.values(kind, change.uid)
            if now is None:
                continue
            held = before.get(change.uid, {}).get(change.field, now[change.field])
            if held != change.value:
                known = self.book.cabinet[kind].fields[change.field]
                if known.auto and self.following is not None:
                    self.following.add((kind, change.uid))
                else:
                    self.conflicts.append(f"“{self._title(kind, change.uid)}”的{known.label}后来又改过，没有撤销。")
                continue
            was = value_before(foreseen.changes(kind, change.uid), change)
            before.setdefault(change.uid, {})[change.field] = was
        self._leave_astray(kind, before)
        for uid, values in before.items():
            self._set(kind, uid, values)

    def _leave_astray(self, kind: str, before: Mapping[str, dict[str, Value]]) -> None:
        """Whom a row was linked to may be gone by now: then it is left as it is, and that is named."""
        for name, declared in self.book.cabinet[kind].fields.items():
            if not isinstance(declared, LinkField):
                continue
            wanted = {link for values in before.values() if isinstance(link := values.get(name), str)}
            lost = wanted - present(self.book, declared.kind, wanted)
            for uid, values in before.items() if lost else ():
                if (link := values.get(name)) in lost:
                    del values[name]
                    was = f"原来的“{self._title(declared.kind, str(link))}”已被删除。要恢复的，先在回收站恢复它。"
                    self.conflicts.append(f"“{self._title(kind, uid)}”的{declared.label}没有撤销：{was}")

    def _set(self, kind: str, uid: str, values: Mapping[str, Value]) -> None:
        """All fields of a row together; where one cannot be, each by itself."""
        try:
            self.act.set(kind, uid, values)
        except Refusal as refusal:
            if len(values) == 1:
                self._refused(kind, uid, refusal)
                return
            for name, value in values.items():
                self._set(kind, uid, {name: value})

    # --- rows ------------------------------------------------------------------------------------------------------

    def _births(self, run: Sequence[Change]) -> None:
        """Rows made one by one; one that another of them used is looked at again when that is gone."""
        by_kind: dict[str, dict[str, Held]] = {}
        for change in run:
            body, names = json.loads(str(change.value)), self.book.cabinet[change.kind].fields
            by_kind.setdefault(change.kind, {})[change.uid] = tuple(map(body.get, names))
        left: list[tuple[str, str]] = []
        for kind, made in by_kind.items():
            left += ((kind, uid) for uid in self._without(kind, self._as_made(kind, made), FEW))
        for kind, uid in left:
            self._drop(kind, uid)

    def _bulks(self, kind: str, bulks: Sequence[Bulk]) -> None:
        """Rows made in bulk."""
        for start in range(0, len(bulks), TOGETHER):
            made = [uid for bulk in bulks[start : start + TOGETHER] for uid in self._untouched(bulk)]
            for uid, why in self._without(kind, made).items():
                self.conflicts.append(f"“{self._title(kind, uid)}”没有撤销：{why}")

    def _untouched(self, bulk: Bulk) -> list[str]:
        """The rows of a bulk change that are as they were made: what no other change tells of is not read."""
        uids, kind = bulk.uids(), bulk.kind
        told = self.book.trail.in_bulk(kind, uids)
        found = [uid for uid in uids if len(told.get(uid, ())) == 1 and (kind, uid) not in self.purged]
        if len(found) < len(uids):
            known, made = set(found), self._made(bulk)
            found += self._as_made(kind, {uid: made[uid] for uid in uids if uid not in known})
        return found

    def _made(self, bulk: Bulk) -> dict[str, Held]:
        """uid → values of the rows of a bulk change, in the order of the kind's fields."""
        names, rows = unpack(bulk.body)
        uids, *columns = zip(*rows, strict=True)
        held = dict(zip(names, columns, strict=True))
        none = (None,) * len(rows)
        whole = zip(*(held.get(name, none) for name in self.book.cabinet[bulk.kind].fields), strict=True)
        return dict(zip(uids, whole, strict=True))

    def _as_made(self, kind: str, made: Mapping[str, Held]) -> list[str]:
        """Those that are as they were made; what was changed and taken back does not count."""
        found: list[str] = []
        for some in _blocks(list(made)):
            now = _shown(self.book, kind, some)
            for uid in some:
                if not self._may(kind, uid) or uid not in now:
                    continue
                if now[uid] == made[uid]:
                    found.append(uid)
                else:
                    self.conflicts.append(f"“{self._title(kind, uid)}”后来又改过，没有撤销。")
        return found

    def _without(self, kind: str, uids: Sequence[str], together: int = 1) -> dict[str, str]:
        """Remove rows that nothing links to any more; why the others stay. together: so many go as one change."""
        used: dict[str, str] = {}
        while uids:
            used = self.act.linked(kind, uids)
            doomed = [uid for uid in uids if uid not in used]
            if len(doomed) >= together:
                self.act.drop_many(kind, doomed, free=True)
            for uid in doomed if len(doomed) < together else ():
                self._drop(kind, uid)
            # Rows of one kind may use each other.
            uids = list(used) if doomed else ()
        return used

    def _remove(self, kind: str, returned: Mapping[str, Moment]) -> None:
        """Rows that had been brought back then, as far as they are there, and are as they were."""
        there: list[str] = []
        for some in _blocks(list(returned)):
            told = self.book.trail.in_bulk(kind, some)
            now = present(self.book, kind, told)
            there += [uid for uid in some if uid in now and self._may(kind, uid)]
            there += self._as_made(kind, self._held_then(kind, {uid: returned[uid] for uid in some if uid not in told}))
        for uid, why in self._without(kind, there, FEW).items():
            self.conflicts.append(f"“{self._title(kind, uid)}”没有撤销：{why}")

    def _held_then(self, kind: str, moments: Mapping[str, Moment]) -> dict[str, Held]:
        """uid → values rows had when they were brought back."""
        names = self.book.cabinet[kind].fields
        held: dict[str, Held] = {}
        for uid, changes in self.book.trail.of_rows(kind, list(moments)).items():
            lived = (one for one in changes if (one.hlc, one.seq) < moments[uid])
            held[uid] = tuple(map(lived_of(lived).get, names))
        return held

    def _drop(self, kind: str, uid: str) -> None:
        try:
            self.act.drop(kind, uid)
        except Refusal as refusal:
            self._refused(kind, uid, refusal)

    def _restore(self, kind: str, uids: Sequence[str]) -> None:
        left = self.act.restore_many(kind, [uid for uid in uids if self._may(kind, uid)])
        for uid, (name, link) in left.items():
            declared = self.book.cabinet[kind].fields[name]
            assert isinstance(declared, LinkField)
            lost = f"它的{declared.label}“{self._title(declared.kind, link)}”已被删除。要恢复的，先在回收站恢复那一条。"
            self.conflicts.append(f"“{self._title(kind, uid)}”没有恢复：{lost}")

    # --- what is said ----------------------------------------------------------------------------------------------

    def _may(self, kind: str, uid: str) -> bool:
        """Is its content still there? Said when it is not."""
        if (kind, uid) not in self.purged:
            return True
        called = f"{self.book.cabinet[kind].label}“{self._title(kind, uid)}”"
        self.conflicts.append(f"{called}的个人信息已按保存期限清除，不能撤销到清除以前。")
        return False

    def _refused(self, kind: str, uid: str, refusal: Refusal) -> None:
        self.conflicts.append(f"“{self._title(kind, uid)}”没有撤销：{refusal.sentence}")

    def _title(self, kind: str, uid: str) -> str:
        return title_of(self.book, kind, self.book.trail.of_row(kind, uid))


def _sort(change: Change | Bulk) -> tuple[str, str]:
    """What runs are made of: births, fields, and rows of one kind made in bulk, removed, or brought back."""
    if isinstance(change, Bulk):
        return change.what, change.kind
    if change.field == GONE:
        return (DROP if change.value == 1 else BACK), change.kind
    return (ROW if change.field == ROW else FIELD), ""


def _uids(change: Change | Bulk) -> Sequence[str]:
    return change.uids() if isinstance(change, Bulk) else [change.uid]


def _blocks(uids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(uids), BLOCK):
        yield uids[start : start + BLOCK]


def value_before(changes: Sequence[Change], change: Change) -> Value:
    """What a field of a row showed before a change of it."""
    seen = set(split(change.seen))
    before = max((one for one in changes if one.cid in seen), key=lambda one: (one.hlc, one.cid))
    if before.field == ROW:
        body: dict[str, Value] = json.loads(str(before.value))
        return body.get(change.field)
    return before.value


def _shown(book: Book, kind: str, uids: Sequence[str]) -> dict[str, Held]:
    """uid → values of the rows that are there, in the order of the kind's fields."""
    columns = ", ".join(f'"{name}"' for name in ("uid", *book.cabinet[kind].fields))
    marks = ", ".join("?" * len(uids))
    rows = book.rows(f'SELECT {columns} FROM "{kind}" WHERE "uid" IN ({marks})', uids)
    return {uid: tuple(values) for uid, *values in rows}
