"""Moving records along their stage path: one or hundreds in one act, those that may not move set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from unionbook.ground.clocks import keep
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.ground.stages import Move, StagePath
from unionbook.services.law import law_of
from unionbook.store.book import Book


@dataclass
class Moved:
    """The result of a move: uids that moved, and (uid, title, why) of those set aside."""

    moved: list[str] = field(default_factory=list)
    aside: list[tuple[str, str, str]] = field(default_factory=list)


def move(book: Book, kind: Kind, uids: Sequence[str], to: str, on: date, more: dict[str, Value] | None = None) -> Moved:
    """Move the rows to a stage, dated on a day, in one act.

    more: further fields to fill (a reason).  Raises Refusal when the kind has no such stage.
    """
    path = kind.stages
    if path is None or (stage := path.stage(to)) is None:
        raise Refusal(f"{kind.label}没有“{to}”这个阶段，没有改动。")
    result = Moved()
    with book.change(f"{stage.label}：{kind.label} {len(uids)} {kind.measure}") as act:
        for uid in uids:
            before = book.must(kind.name, uid)
            values = {**before, **(more or {})}
            step = path.move(values[path.field], to)
            if why := _hindered(kind, path, step, values, to):
                result.aside.append((uid, book.title(kind.name, uid), why))
                continue
            assert step is not None
            written = {**(more or {}), **_writes(path, step, values, on)}
            act.set(kind.name, uid, written | keep(kind.clocks, {**values, **written}, before, law_of(book)))
            result.moved.append(uid)
    return result


def _hindered(kind: Kind, path: StagePath, step: Move | None, values: dict[str, Value], to: str) -> str:
    if step is None:
        here = path.stage(values[path.field])
        goal = path.stage(to)
        return f"现在是“{here.label if here else '未定'}”，不能直接到“{goal.label if goal else to}”。"
    missing = [kind.fields[name].label for name in step.needs if values[name] is None]
    return f"还没有填{'、'.join(missing)}。" if missing else ""


def _writes(path: StagePath, step: Move, values: dict[str, Value], on: date) -> dict[str, Value]:
    written: dict[str, Value] = {path.field: step.to}
    if step.date:
        written[step.date] = on.isoformat()
    for name, value in step.sets.items():
        if values[name] is None:
            written[name] = values[value[1:]] if isinstance(value, str) and value.startswith("=") else value
    return written
