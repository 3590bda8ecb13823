"""Taking an act back: its changes from the last to the first, in runs of one sort, each asked about and written for
many rows at once. What was changed again since, is purged, or is used by others is left and named."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.store.act import BLOCK, Act
from unionbook.store.book import Book
from unionbook.store.changes import ADD, GONE, ROW, Body, Bulk, Change, split
from unionbook.store.history import title_of

FEW = 20
"""So many rows made one by one are removed as one change; fewer as they came."""

PIECE = 2_000
"""Changes of fields taken back together."""

Rows = set[tuple[str, str]]


class TakingBack:
    """Of one act, by another. purged: rows whose content is gone for good.  conflicts: what was left, in sentences."""

    def __init__(self, book: Book, act: Act, purged: Rows) -> None:
        self.book, self.act, self.purged = book, act, purged
        self.conflicts: list[str] = []

    def take(self, changes: Iterable[Change | Bulk]) -> None:
        """Take changes back, in this order."""
        for sort, run in groupby(changes, _sort):
            some = list(run)
            if sort == "":
                self._fields([one for one in some if isinstance(one, Change)])
            elif sort == ROW:
                self._births([one for one in some if isinstance(one, Change)])
            else:
                for one in some:
                    self._one(one)

    def _one(self, change: Change | Bulk) -> None:
        if isinstance(change, Bulk):
            self._bulk(change)
        elif change.value == 1:
            self._restore(change.kind, [change.uid])
        elif self._may(change.kind, change.uid):
            self._drop(change.kind, change.uid)

    def _bulk(self, bulk: Bulk) -> None:
        if bulk.what != ADD:
            self._restore(bulk.kind, bulk.uids())
            return
        for uid, why in self._unmake(bulk.kind, bulk.rows(), together=1).items():
            self.conflicts.append(f"“{self._title(bulk.kind, uid)}”没有撤销：{why}")

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
                name = self.book.cabinet[kind].fields[change.field].label
                self.conflicts.append(f"“{self._title(kind, change.uid)}”的{name}后来又改过，没有撤销。")
                continue
            was = value_before(foreseen.changes(kind, change.uid), change)
            before.setdefault(change.uid, {})[change.field] = was
        for uid, values in before.items():
            self._set(kind, uid, values)

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
        by_kind: dict[str, dict[str, Body]] = {}
        for change in run:
            by_kind.setdefault(change.kind, {})[change.uid] = json.loads(str(change.value))
        left: list[tuple[str, str]] = []
        for kind, made in by_kind.items():
            left += ((kind, uid) for some in _blocks(made) for uid in self._unmake(kind, some))
        for kind, uid in left:
            self._drop(kind, uid)

    def _unmake(self, kind: str, made: Mapping[str, Body], together: int = FEW) -> dict[str, str]:
        """Remove rows that are as they were made; of those that others use, why they stay."""
        now, linked = _shown(self.book, kind, list(made)), self.act.linked(kind, list(made))
        doomed: list[str] = []
        used: dict[str, str] = {}
        for uid, body in made.items():
            if not self._may(kind, uid) or uid not in now:
                continue
            # What was changed and taken back does not count.
            if now[uid] != body:
                self.conflicts.append(f"“{self._title(kind, uid)}”后来又改过，没有撤销。")
            elif uid in linked:
                used[uid] = linked[uid]
            else:
                doomed.append(uid)
        if len(doomed) >= together:
            self.act.drop_many(kind, doomed, free=True)
        else:
            for uid in doomed:
                self._drop(kind, uid)
        return used

    def _drop(self, kind: str, uid: str) -> None:
        try:
            self.act.drop(kind, uid)
        except Refusal as refusal:
            self._refused(kind, uid, refusal)

    def _restore(self, kind: str, uids: Sequence[str]) -> None:
        for start in range(0, len(uids), BLOCK):
            some = uids[start : start + BLOCK]
            self.act.foreseen.add(kind, some)
            for uid in some:
                if self._may(kind, uid):
                    try:
                        self.act.restore(kind, uid)
                    except Refusal as refusal:
                        self._refused(kind, uid, refusal)

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


def _sort(change: Change | Bulk) -> str:
    """What runs are made of: births, fields; anything else stands alone."""
    if isinstance(change, Bulk) or change.field == GONE:
        return GONE
    return ROW if change.field == ROW else ""


def _blocks(made: Mapping[str, Body]) -> Iterator[dict[str, Body]]:
    uids = list(made)
    for start in range(0, len(uids), BLOCK):
        yield {uid: made[uid] for uid in uids[start : start + BLOCK]}


def value_before(changes: Sequence[Change], change: Change) -> Value:
    """What a field of a row showed before a change of it."""
    seen = set(split(change.seen))
    before = max((one for one in changes if one.cid in seen), key=lambda one: (one.hlc, one.cid))
    if before.field == ROW:
        body: dict[str, Value] = json.loads(str(before.value))
        return body.get(change.field)
    return before.value


def _shown(book: Book, kind: str, uids: Sequence[str]) -> dict[str, Body]:
    """uid → filled fields of the rows that are there."""
    names = list(book.cabinet[kind].fields)
    columns, marks = ", ".join(f'"{name}"' for name in ("uid", *names)), ", ".join("?" * len(uids))
    rows = book.rows(f'SELECT {columns} FROM "{kind}" WHERE "uid" IN ({marks})', uids)
    return {
        uid: {name: value for name, value in zip(names, values, strict=True) if value is not None}
        for uid, *values in rows
    }
