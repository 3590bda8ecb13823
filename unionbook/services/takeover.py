"""顶岗: the open cases of one handler go to another in one act, each with a note in its steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import among, every, is_
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField, Value
from unionbook.ground.kind import Kind
from unionbook.services.backup.keeping import Why, beforehand
from unionbook.services.recovery.keeping import survives
from unionbook.store.act import Act
from unionbook.store.book import Book

STEP = ("done_on", "what", "actor")
"""The fields by which a child kind is one of dated steps."""


@dataclass
class Taken:
    """What changed hands: uids by kind, and the uid of the log row ("" when the book keeps no log)."""

    moved: dict[str, list[str]] = field(default_factory=dict)
    log: str = ""

    @property
    def count(self) -> int:
        """How many records changed hands."""
        return sum(map(len, self.moved.values()))


def handled(cabinet: Cabinet) -> list[Kind]:
    """The kinds with handlers A and B and an end to their work."""
    return [kind for kind in cabinet if kind.stages and all(_staff(kind, name) for name in ("handler_a", "handler_b"))]


@survives("take_over", "顶岗")
def take_over(
    book: Book, staff_from: str, staff_to: str, on: date, reason: str, kinds: Sequence[str] | None = None
) -> Taken:
    """Let another of the staff handle what one has open, dated on a day; who had it stands in from now on.

    kinds: names of kinds, None for all that have handlers.  Raises Refusal, nothing changed.
    """
    names = [_name(book, staff_from), _name(book, staff_to)]
    if staff_from == staff_to:
        raise Refusal("顶岗人和原承办人是同一个人，没有改动。请另选一位。")
    if not (reason := " ".join(reason.split())):
        raise Refusal("没有写顶岗的原因，没有改动。请写明，例如“年休假”。")
    chosen = [kind for kind in handled(book.cabinet) if kinds is None or kind.name in kinds]
    taken = Taken()
    beforehand(book, Why.BATCH)
    with book.change(f"顶岗：{names[0]}的在办件交{names[1]}") as act:
        for kind in chosen:
            if uids := _open(book, kind, staff_from):
                taken.moved[kind.name] = uids
                for uid in uids:
                    _hand(book, act, kind, uid, (staff_from, staff_to))
                    _note(book, act, kind, uid, on, f"承办人由{names[0]}改为{names[1]}，原因：{reason}", names[1])
        if not taken.count:
            raise Refusal(f"{names[0]}名下没有在办的件，没有改动。")
        taken.log = _log(book, act, taken, (staff_from, staff_to), on, reason)
    return taken


def _staff(kind: Kind, name: str) -> bool:
    found = kind.fields.get(name)
    return isinstance(found, LinkField) and found.kind == "staff"


def _name(book: Book, staff: str) -> str:
    return str(book.must("staff", staff)["name"])


def _open(book: Book, kind: Kind, staff: str) -> list[str]:
    assert kind.stages is not None
    going = among(kind.stages.field, *(stage.name for stage in kind.stages.stages if stage.open))
    return [uid for (uid,) in book.select(kind.name, ["uid"], every(is_("handler_a", staff), going))]


def _hand(book: Book, act: Act, kind: Kind, uid: str, staff: tuple[str, str]) -> None:
    """A's record to B; somebody else who stands in goes on doing so."""
    new: dict[str, Value] = {"handler_a": staff[1]}
    if book.must(kind.name, uid)["handler_b"] in (staff[1], None):
        new["handler_b"] = staff[0]
    act.set(kind.name, uid, new)


def _note(book: Book, act: Act, kind: Kind, uid: str, on: date, what: str, actor: str) -> None:
    for child in _steps(book.cabinet, kind):
        values = dict(zip(STEP, (on.isoformat(), what, actor), strict=True))
        act.add(child.name, {child.parent: uid, **values})


def _steps(cabinet: Cabinet, kind: Kind) -> Iterator[Kind]:
    return (child for child in cabinet.children(kind) if set(STEP) <= set(child.fields))


def _log(book: Book, act: Act, taken: Taken, staff: tuple[str, str], on: date, reason: str) -> str:
    if "takeover" not in book.cabinet:
        return ""
    told = ((book.cabinet[name], len(uids)) for name, uids in taken.moved.items())
    values: dict[str, Value] = {
        "taken_on": on.isoformat(),
        "staff_from": staff[0],
        "staff_to": staff[1],
        "reason": reason,
        "cases": taken.count,
        "what": "、".join(f"{kind.label} {count} {kind.measure}" for kind, count in told),
    }
    return act.add("takeover", values)
