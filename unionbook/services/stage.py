"""Moving records along their stage path: one or hundreds in one act, those that may not move set aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.ground.stages import Move, StagePath, Trace
from unionbook.services.ahead import Ahead
from unionbook.services.backup.keeping import Why, beforehand
from unionbook.services.entry import Entry
from unionbook.services.oneofmany import take_in
from unionbook.services.recovery.keeping import survives
from unionbook.store.act import Act
from unionbook.store.book import Book

More = Mapping[str, Value]
"""Fields to fill besides those the move itself writes."""


@dataclass
class Moved:
    """The result of a move: uids that moved, and (uid, title, why) of those set aside."""

    moved: list[str] = field(default_factory=list)
    aside: list[tuple[str, str, str]] = field(default_factory=list)


def _left(result: Moved) -> list[str]:
    return [f"{title}：{why}" for _, title, why in result.aside]


@survives("move", "推进", _left)
def move(
    book: Book,
    kind: Kind,
    uids: Sequence[str],
    to: str,
    on: date,
    more: More | None = None,
    each: Mapping[str, More] | None = None,
) -> Moved:
    """Move the rows to a stage, dated on a day, in one act; each is then what its form would make of it.

    A row that may not go there, lacks a field the move needs, or would contradict itself or the book afterwards in a
    way it did not before is set aside.
    more: further fields to fill (a reason).  each: the same for single rows, by uid (an amount).
    Raises Refusal when the kind has no such stage or one of the rows is not there.
    """
    path = kind.stages
    if path is None or (stage := path.stage(to)) is None:
        raise Refusal(f"{kind.label}没有“{to}”这个阶段，没有改动。")
    rows, result = Ahead(book, kind, uids := list(dict.fromkeys(uids))), Moved()
    given = {uid: {**(more or {}), **(each or {}).get(uid, {})} for uid in uids}
    why = {uid: _hindered(kind, path, {**rows.must(kind.name, uid), **given[uid]}, to) for uid in uids}
    beforehand(book, Why.BATCH, list(why.values()).count(""))
    with book.change(f"{stage.label}：{kind.label} {list(why.values()).count('')} {kind.measure}") as act:
        act.foresee(kind.name, [uid for uid in uids if not why[uid]])
        for uid in uids:
            if not why[uid]:
                why[uid] = _moved(act, rows, result.moved, Entry(book, kind, uid, rows=rows), to, on, given[uid])
            if why[uid]:
                result.aside.append((uid, book.title(kind.name, uid), why[uid]))
            else:
                result.moved.append(uid)
    return result


def _moved(act: Act, rows: Ahead, others: Sequence[str], entry: Entry, to: str, on: date, more: More) -> str:
    """Move one row; why it may not be, "" when it was. others: those moved before it, to which it may not add a fault
    that was none without them."""
    path = entry.kind.stages
    step = path.move(entry.values[path.field], to) if path else None
    assert path is not None and step is not None
    entry.values |= more
    entry.values |= _writes(path, step, entry.values, on)
    if step.leaves is not None:
        entry.new_child(step.leaves.kind).values |= _leaves(step.leaves, entry.values, on)
    return take_in(act, rows, others, entry)


def _hindered(kind: Kind, path: StagePath, values: More, to: str) -> str:
    """Why a row with these values may not be moved, "" when nothing in its stage or its fields hinders it."""
    step = path.move(values[path.field], to)
    if step is None:
        here = path.stage(values[path.field])
        goal = path.stage(to)
        return f"现在是“{here.label if here else '未定'}”，不能直接到“{goal.label if goal else to}”。"
    missing = [kind.fields[name].label for name in step.needs if values[name] is None]
    return f"还没有填{'、'.join(missing)}。" if missing else ""


def _writes(path: StagePath, step: Move, values: More, on: date) -> dict[str, Value]:
    written: dict[str, Value] = {path.field: step.to}
    if step.date:
        written[step.date] = on.isoformat()
    for name, value in step.sets.items():
        if values[name] is None:
            written[name] = _copied(value, values)
    return written


def _leaves(trace: Trace, values: More, on: date) -> dict[str, Value]:
    """What the child row that tells of the move holds."""
    copied = {name: _copied(value, values) for name, value in trace.values.items()}
    return {trace.date: on.isoformat(), **copied}


def _copied(value: Value, values: More) -> Value:
    """The value, or that of another field when it is written as "=asked"."""
    return values[value[1:]] if isinstance(value, str) and value.startswith("=") else value
