"""Which steps are open to records in some stages, and what those steps need that the records lack."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from unionbook.ground.conditions import among
from unionbook.ground.fields import DayField, TextField, Value
from unionbook.ground.kind import Kind
from unionbook.ground.stages import Move, Stage
from unionbook.services.ahead import CHUNK
from unionbook.services.stage import More
from unionbook.store.book import Book


def open_moves(kind: Kind, stages: Collection[str]) -> list[Move]:
    """The moves open to at least one record in these stages, each goal once."""
    moves = kind.stages.moves if kind.stages is not None else ()
    found = {one.to: one for one in reversed(moves) if set(stages) & set(one.start)}
    return [one for one in moves if found.get(one.to) is one]


def stages_of(book: Book, kind: Kind, uids: Sequence[str]) -> set[str]:
    """The stages these records are in."""
    path = kind.stages
    if path is None:
        return set()
    chunks = (among("uid", *uids[start : start + CHUNK]) for start in range(0, len(uids), CHUNK))
    return {str(stage) for chunk in chunks for (stage,) in book.select(kind.name, [path.field], chunk)}


def usual_move(kind: Kind, stages: Counter[str]) -> Move | None:
    """The next step of the stage most of the records are in on which work is still to be done."""
    path = kind.stages
    if path is None:
        return None
    nexts = [(stages[stage.name], moves[0]) for stage in path.stages if stage.open and stages[stage.name]
             and (moves := path.moves_from(stage.name))]
    return max(nexts, key=lambda one: one[0])[1] if nexts else None


def refusing_move(kind: Kind, moves: Sequence[Move]) -> Move | None:
    """Of the moves, the one that ends the matter with a reason in words: what becomes of those a list leaves out."""
    path = kind.stages
    ending = [one for one in moves if path is not None and (goal := path.stage(one.to)) is not None and not goal.open]
    return next((one for one in ending if reason_of(kind, one)), None)


def reason_of(kind: Kind, step: Move) -> str:
    """The text field a step needs, "" for none."""
    return next((name for name in step.needs if isinstance(kind.fields[name], TextField)), "")


def goal_of(kind: Kind, step: Move) -> Stage:
    """The stage a step leads to."""
    stage = kind.stages.stage(step.to) if kind.stages is not None else None
    assert stage is not None
    return stage


def day_of(book: Book, kind: Kind, step: Move) -> DayField | None:
    """The field that takes the day of a step, in the record or in the child row that tells of it; None for none."""
    field = kind.fields.get(step.date)
    if field is None and step.leaves is not None:
        field = book.cabinet[step.leaves.kind].fields.get(step.leaves.date)
    return field if isinstance(field, DayField) else None


@dataclass(frozen=True)
class Need:
    """A field a step needs, and the records that may take the step but for it."""

    name: str
    lacking: tuple[str, ...]


def needs_of(book: Book, kind: Kind, uids: Sequence[str], to: str) -> list[Need]:
    """The fields that records which may go to a stage still lack, in the order of the kind's fields."""
    path = kind.stages
    if path is None:
        return []
    asked = {name for one in path.moves if one.to == to for name in one.needs}
    names = [name for name in kind.fields if name in asked and not kind.fields[name].auto]
    lacking: dict[str, list[str]] = {name: [] for name in names}
    for start in range(0, len(uids), CHUNK):
        chosen = among("uid", *uids[start : start + CHUNK])
        for uid, stage, *values in book.select(kind.name, ["uid", path.field, *names], chosen):
            step = path.move(stage, to)
            for name, value in zip(names, values, strict=True):
                if step is not None and name in step.needs and value is None:
                    lacking[name].append(uid)
    return [Need(name, tuple(found)) for name, found in lacking.items() if found]


def given(needs: Sequence[Need], values: Mapping[str, Value]) -> dict[str, More]:
    """What was typed for the needs, for the records that lack it only: what a record has already stays."""
    found: dict[str, dict[str, Value]] = {}
    for need in needs:
        if (value := values.get(need.name)) is not None:
            for uid in need.lacking:
                found.setdefault(uid, {})[need.name] = value
    return dict(found)
