"""What was decided for a head of a table, kept in the book: the same table next month asks nothing."""

import json
from collections import Counter
from collections.abc import Iterator

from unionbook.ground.conditions import every, is_
from unionbook.services.intake.mapping import Mapping, Match
from unionbook.services.intake.mapping.model import ELSEWHERE
from unionbook.services.intake.model import Plan, Policy
from unionbook.services.sheets.layout import Block
from unionbook.store.act import Act
from unionbook.store.book import Book

KIND = "table_layout"


def head_of(block: Block) -> str:
    """What a head is known by: its column names, in order, each on a line. What somebody wrote beside the table is
    none."""
    named = [head.column for head in block.head if head.levels]
    inner = range(min(named, default=0), max(named, default=0))
    return "\n".join(head.full for head in block.head if head.levels or head.column in inner)


def recalled(book: Book, kind: str, block: Block, proposed: Mapping) -> tuple[Mapping, Policy | None]:
    """The mapping and the policy as they were the last time with this head; the proposed ones without one.

    Columns of one name of which not each was remembered are proposed anew: which of them was meant is not known.
    """
    row = _row(book, kind, block)
    if row is None:
        return proposed, None
    kept: dict[str, str | None] = json.loads(row[1])
    keyed = list(_keyed(proposed))
    doubtful = {match.head.full for key, match in keyed if key not in kept and (match.head.full or match.path)}
    held = {kept.get(key) for key, match in keyed if match.head.full not in doubtful}
    columns = []
    for key, match in keyed:
        path = None if match.head.full in doubtful else kept.get(key)
        if path is not None:
            columns.append(Match(match.head, path, 1.0, "照上次" if path else "照上次，不导入"))
        else:
            columns.append(Match(match.head, why=ELSEWHERE) if match.path in held - {""} else match)
    policy = Policy(row[2]) if row[2] in set(Policy) else None
    return Mapping(tuple(columns), remembered=not doubtful), policy


def remember(book: Book, act: Act, plan: Plan) -> None:
    """Keep how a table was taken in, within the act that takes it in; of a hidden column nobody asked for, that nothing
    was decided."""
    values = {
        "of_kind": plan.kind.name,
        "title": (plan.block.title or plan.block.sheet)[:100],
        "head": head_of(plan.block),
        "columns": json.dumps(
            {key: None if one.aside else one.path for key, one in _keyed(plan.columns)}, ensure_ascii=False
        ),
        "policy": plan.policy.value,
    }
    row = _row(book, plan.kind.name, plan.block)
    if row is None:
        act.add(KIND, values)
    else:
        act.set(KIND, row[0], values)


def _keyed(columns: Mapping) -> Iterator[tuple[str, Match]]:
    """The columns under their names; one whose name stands before it already, with its turn: 电话, 电话\\n2."""
    seen = Counter[str]()
    for match in columns.columns:
        name = match.head.full
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}\n{seen[name]}", match


def _row(book: Book, kind: str, block: Block) -> tuple[str, str, str] | None:
    same = every(is_("of_kind", kind), is_("head", head_of(block)))
    found = book.select(KIND, ["uid", "columns", "policy"], same, limit=1)
    return found[0] if found else None
