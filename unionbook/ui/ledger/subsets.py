"""The chips of a list: everything, the named subsets, the rows a figure opened, the drafts; and the line of counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from unionbook.ground.conditions import EVERY, All, Any_, Compare, Condition, Has, Not, Op
from unionbook.ground.figures import Subset
from unionbook.ground.kind import Kind
from unionbook.services.listing import asked
from unionbook.store.book import Book
from unionbook.ui.ledger.chips import Chip
from unionbook.ui.ledger.drafts import targets

ALL, FIXED, DRAFTS = "*all", "*fixed", "*drafts"
"""Keys of the chips that are no named subset."""


@dataclass(frozen=True)
class Fixed:
    """Exactly these rows, opened from somewhere else under a title (收到信访事件 57宗).

    reasons: what is to be said of rows, by uid.
    """

    uids: frozenset[str]
    title: str
    reasons: Mapping[str, str] = field(default_factory=dict)


def chips(kind: Kind, fixed: Fixed | None, counts: Mapping[str, int]) -> list[Chip]:
    """The chips. counts: of those that are counted already."""
    found = [Chip(FIXED, fixed.title, closes=True)] if fixed is not None else []
    found.append(Chip(ALL, "全部", counts.get(ALL)))
    for subset in _shown(kind):
        found.append(Chip(subset.name, subset.label, counts.get(subset.name), definition=subset.definition))
    if drafts := counts.get(DRAFTS):
        found.append(Chip(DRAFTS, "草稿", drafts, icon="edit", definition="还没有存成正式记录的内容，不计入任何数字。"))
    return found


def counted(book: Book, kind: Kind) -> dict[str, int]:
    """How many rows each chip has now."""
    found = {subset.name: book.count(kind.name, asked(kind, subset.name)) for subset in _shown(kind)}
    return found | {ALL: book.count(kind.name, asked(kind)), DRAFTS: len(targets(book, kind))}


def _shown(kind: Kind) -> list[Subset]:
    return [subset for subset in kind.subsets if subset.chip and subset.where != EVERY]


def tally(book: Book, kind: Kind) -> str:
    """The line of counts beside the title: 1,286 人 · 今年新入会 485."""
    total = f"{book.count(kind.name, asked(kind)):,} {kind.measure}"
    running = next((subset for subset in kind.subsets if _of_the_period(subset)), None)
    if running is None:
        return total
    return f"{total} · {running.label} {book.count(kind.name, asked(kind, running.name)):,}"


def _of_the_period(subset: Subset) -> bool:
    return any(compare.op is Op.DURING for compare in compares(subset.where))


def compares(condition: Condition) -> Iterator[Compare]:
    """The comparisons in a condition."""
    match condition:
        case Compare():
            yield condition
        case All(parts) | Any_(parts):
            for part in parts:
                yield from compares(part)
        case Not(part) | Has(_, part):
            yield from compares(part)
