"""Deciding on many records at once: what a step would do, and a list that approves some and not the others."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import MoneyField, TextField, Value
from unionbook.ground.kind import Kind
from unionbook.services.backup.keeping import Why, beforehand
from unionbook.services.batch.matching import Line, Matching, Verdict
from unionbook.services.recovery.keeping import survives
from unionbook.services.recovery.wire import carry
from unionbook.services.stage import More, Moved, move
from unionbook.store.book import Book


class _Enough(Exception):
    """The end of an act of which nothing is to stay."""


def foresee(
    book: Book,
    kind: Kind,
    uids: Sequence[str],
    to: str,
    on: date,
    more: More | None = None,
    each: Mapping[str, More] | None = None,
) -> Moved:
    """What `move` would do, with nothing changed. Not to be asked within an act. Raises Refusal as `move` does."""
    result = Moved()
    with suppress(_Enough), book.change("预看"):
        result = move(book, kind, uids, to, on, more, each)
        raise _Enough
    return result


@dataclass
class Decided:
    """The result of a decision: uids approved and rejected, and (uid, title, why) of those left as they were."""

    approved: list[str] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    aside: list[tuple[str, str, str]] = field(default_factory=list)


def _left(result: Decided) -> list[str]:
    return [f"{title}：{why}" for _, title, why in result.aside]


def _pack(matching: Matching) -> dict[str, Any]:
    lines = [[one.text, one.verdict.value, list(one.uids), one.why, one.amount] for one in matching.lines]
    return {"lines": lines, "uids": list(matching.uids)}


def _unpack(data: dict[str, Any]) -> Matching:
    lines = [
        Line(text, Verdict(verdict), tuple(uids), why, amount) for text, verdict, uids, why, amount in data["lines"]
    ]
    return Matching(tuple(lines), tuple(data["uids"]))


carry("matching", Matching, _pack, _unpack)


@survives("decide", "按名单办理", _left)
def decide(
    book: Book,
    kind: Kind,
    matching: Matching,
    approved: str,
    rejected: str,
    on: date,
    reason: str,
    amounts: Mapping[str, int] | None = None,
) -> Decided:
    """Move the rows a list names to the stage `approved` and all other chosen rows to `rejected`, in one act.

    reason: why the others were not approved; it goes into the text field that move needs.  amounts: uid → 分 for the
    money field the approving move fills; without it the amounts in the list, if it has any.
    Rows of which the list leaves open whether they are named stay as they were, and so do those `move` sets aside.
    Raises Refusal when the kind has no such stages or no field for the reason or for an amount.
    """
    given = {uid: fen for uid, fen in matching.named.items() if fen is not None} if amounts is None else amounts
    each = _amounts(kind, approved, {uid: given[uid] for uid in matching.named if uid in given})
    more = _reason(kind, rejected, reason.strip()) if matching.unnamed else {}
    result = Decided()
    beforehand(book, Why.BATCH, len(matching.named) + len(matching.unnamed))
    with book.change(_label(kind, matching, approved, rejected)):
        yes = move(book, kind, list(matching.named), approved, on, each=each)
        no = move(book, kind, matching.unnamed, rejected, on, more)
    result.approved, result.rejected = yes.moved, no.moved
    why = "名单里还不能确定有没有这一条，请先选定。"
    result.aside = [*yes.aside, *no.aside, *((uid, book.title(kind.name, uid), why) for uid in matching.doubtful)]
    return result


def _label(kind: Kind, matching: Matching, approved: str, rejected: str) -> str:
    counts = {approved: len(matching.named), rejected: len(matching.unnamed)}
    stages = {name: kind.stages.stage(name) if kind.stages else None for name in counts}
    told = (f"{stage.label} {counts[name]} {kind.measure}" for name, stage in stages.items() if stage and counts[name])
    return f"{kind.label}：{'，'.join(told)}"


def _amounts(kind: Kind, to: str, amounts: Mapping[str, int]) -> dict[str, dict[str, Value]]:
    moves = [one for one in kind.stages.moves if one.to == to] if kind.stages else []
    # What a move fills by itself is what it decides; what it needs was there before.
    names = [name for one in moves for name in (*one.sets, *one.needs) if isinstance(kind.fields[name], MoneyField)]
    if amounts and not names:
        raise Refusal(f"{kind.label}的这一步没有可以填金额的栏目，没有改动。请不带金额再办一次。")
    return {uid: {names[0]: fen} for uid, fen in amounts.items()}


def _reason(kind: Kind, to: str, reason: str) -> dict[str, Value]:
    moves = [one for one in kind.stages.moves if one.to == to] if kind.stages else []
    names = [name for one in moves for name in one.needs if isinstance(kind.fields[name], TextField)]
    if reason and not names:
        raise Refusal(f"{kind.label}的这一步没有写原因的栏目，没有改动。请不写原因再办一次。")
    return {names[0]: reason} if reason else {}
