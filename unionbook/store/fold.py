"""The fold: what a row is, computed from its changes alone. The ordinary tables are its result.

1. The heads of a field are the changes of it that no other change of it names as seen. A new row is a change of
   each of its fields.
2. Several heads with different values are a conflict; every copy shows the same provisional winner, the head with
   the highest (hlc, cid).
3. A removal holds only if it saw every head of the row; an edit it did not see keeps the row and is a conflict.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from unionbook.ground.fields import Value
from unionbook.store.changes import GONE, ROW, Body, Change, split

Heads = dict[str, list[Change]]


@dataclass
class Folded:
    """A row: its filled fields, None when it is removed; the heads and conflicts by field."""

    values: Body | None
    heads: Heads = field(default_factory=dict)
    conflicts: dict[str, list[bytes]] = field(default_factory=dict)


def spread(change: Change, only: Collection[str] | None = None) -> list[Change]:
    """A new row as one change for each of its filled fields; any other change as it is. only: of these fields."""
    if change.field != ROW:
        return [change] if only is None or change.field in only else []
    body: Body = json.loads(str(change.value))
    return [_single(change, name, body[name]) for name in body if only is None or name in only]


def _single(birth: Change, name: str, value: Value) -> Change:
    place, order = (birth.cid, birth.seq, birth.kind, birth.uid), (birth.hlc, birth.act, birth.stub)
    return Change(*place, name, value, birth.seen, *order)


def heads_of(changes: Iterable[Change], only: Collection[str] | None = None) -> Heads:
    """The heads of each field, the provisional winner last. only: of these fields alone.

    A new row is a head of every field, also of those it left empty, until a change names it.
    """
    by_field: dict[str, list[Change]] = defaultdict(list)
    gone: dict[str, set[bytes]] = defaultdict(set)
    births = []
    for change in changes:
        if change.field == ROW:
            births.append(change)
        for single in spread(change, only):
            by_field[single.field].append(single)
            gone[single.field].update(split(single.seen))
    for birth in births:
        for name, found in by_field.items():
            if name != GONE and all(head.cid != birth.cid for head in found):
                found.append(_single(birth, name, None))
    return {
        name: sorted((one for one in found if one.cid not in gone[name]), key=lambda one: (one.hlc, one.cid))
        for name, found in by_field.items()
    }


def fold(changes: Iterable[Change]) -> Folded:
    """The row its changes make."""
    heads = heads_of(changes)
    result = Folded({}, heads)
    drops = heads.get(GONE, [])
    removed = bool(drops) and all(drop.value == 1 for drop in drops)
    contested = len({drop.value for drop in drops}) > 1
    if removed:
        saw = {cid for drop in drops for cid in split(drop.seen)}
        unseen = [head.cid for name, found in heads.items() if name != GONE for head in found if head.cid not in saw]
        if not unseen:
            result.values = None
            return result
        contested = True
    if contested:
        result.conflicts[GONE] = [drop.cid for drop in drops]
    values: Body = {}
    for name, found in heads.items():
        if name == GONE or not found:
            continue
        if found[-1].value is not None:
            values[name] = found[-1].value
        if len({_key(head.value) for head in found}) > 1:
            result.conflicts[name] = [head.cid for head in found]
    result.values = values
    return result


def row_of(changes: Iterable[Change]) -> Body | None:
    """The filled fields of the row its changes make, None when it is removed or never was."""
    found = list(changes)
    if len(found) == 1 and found[0].field == ROW:
        body: Body = json.loads(str(found[0].value))
        return {name: value for name, value in body.items() if value is not None}
    return fold(found).values if found else None


def lived_of(changes: Iterable[Change]) -> Body:
    """The filled fields a row has, or had when it was removed."""
    return fold(one for one in changes if one.field != GONE).values or {}


def _key(value: Value) -> tuple[str, Value]:
    return type(value).__name__, value
