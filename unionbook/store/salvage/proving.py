"""The change set of a damaged file: which of its changes are proved by their chains, and where the chains have gaps."""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from unionbook.store.changes import ActHead, Bulk, Change, Session, address_of, change_of
from unionbook.store.salvage.sources import Found, Named
from unionbook.store.trail import content, single


@dataclass
class History:
    """by_row: kind → uid → its changes.  unproved: the rows a change of which could not be proved.

    gaps: changes that are missing.  labels: of the acts with changes that are not proved, in order.
    """

    by_row: dict[str, dict[str, list[Change]]] = field(default_factory=lambda: defaultdict(dict))
    unproved: set[tuple[str, str]] = field(default_factory=set)
    gaps: int = 0
    labels: dict[str, None] = field(default_factory=dict)

    @property
    def intact(self) -> bool:
        """Is every change there and proved? If not, one may stand under the wrong row."""
        return not self.gaps and not self.unproved


def history(found: Found) -> History:
    """The change set out of the rows of its tables."""
    sessions = dict(filter(None, map(_session, found.rows["session"])))
    purged = {row.get("act"): row.get("digest") for row in found.rows["stub"]}
    acts = dict(filter(None, (_act(row, sessions, purged) for row in found.rows["act"])))
    made = History()
    changes: list[Change | Bulk] = []
    changes += filter(None, map(_change, found.rows["change"]))
    changes += filter(None, map(_bulk, found.rows["bulk"]))
    places = {_place(one, acts): one.cid for one in changes}
    for one in changes:
        session, number = _place(one, acts)
        head = acts.get(one.act)
        before = sessions[session].root() if number == 1 and session in sessions else places.get((session, number - 1))
        proved = head is not None and before is not None and address_of(one, before, head[1].digest()) == one.cid
        if not proved and head is not None:
            made.labels[head[1].label] = None
        _spread(made, one, head[1].hlc if head else 0, proved)
    for session in sessions:
        numbers = [number for at, number in places if at == session]
        made.gaps += max(numbers, default=0) - len(set(numbers))
    made.gaps += sum(1 for one in changes if one.act not in acts) + found.bad.get("change", 0)
    made.gaps += found.bad.get("bulk", 0) + len(set(acts) - {one.act for one in changes})
    return made


def _spread(made: History, one: Change | Bulk, hlc: int, proved: bool) -> None:
    """Put a change to the rows it is of."""
    if isinstance(one, Change):
        rows: Iterable[Change] = [one]
    else:
        try:
            rows = [single(one, uid, text) for uid, text in content(one).items()]
        except (ValueError, KeyError, TypeError, IndexError, RecursionError, zlib.error):
            made.gaps += 1
            return
    for row in rows:
        made.by_row[row.kind].setdefault(row.uid, []).append(replace(row, hlc=hlc))
        if not proved:
            made.unproved.add((row.kind, row.uid))


def _place(one: Change | Bulk, acts: dict[int, tuple[int, ActHead]]) -> tuple[int, int]:
    head = acts.get(one.act)
    return (head[0] if head else -1), one.seq


def _session(row: Named) -> tuple[int, Session] | None:
    got = _all(row, "id", "sid", "device", "user", "version", "started", "doubt", "parents")
    return None if got is None else (got[0], Session(*got[1:]))


def _act(
    row: Named, sessions: dict[int, Session], purged: Mapping[object, Any]
) -> tuple[int, tuple[int, ActHead]] | None:
    got = _all(row, "id", "session", "n", "at", "hlc", "label")
    if got is None or got[1] not in sessions:
        return None
    number, session, n, at, hlc, label = got
    undoes: Any = row.get("undoes")
    address = purged.get(number) or b""
    return number, (session, ActHead(sessions[session].sid, n, at, hlc, label, undoes, address))


def _change(row: Named) -> Change | None:
    got = _all(row, "cid", "seq", "kind", "uid", "field", "seen", "act")
    if got is None:
        return None
    cid, seq, kind, uid, name, seen, act = got
    value: Any = row.get("value")
    with suppress(ValueError):
        return change_of(cid, seq, kind, uid, name, value, seen, 0, act)
    return None


def _bulk(row: Named) -> Bulk | None:
    got = _all(row, "cid", "seq", "kind", "what", "seen", "body", "act")
    if got is None:
        return None
    cid, seq, kind, what, seen, body, act = got
    return Bulk(cid, seq, kind, what, seen, body, 0, act)


def _all(row: Named, *names: str) -> list[Any] | None:
    got: list[Any] = [row.get(name) for name in names]
    return None if None in got else got
