"""The chips of a list: everything, the named subsets, the rows a figure opened, the drafts; and the line of counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from unionbook.ground.conditions import EVERY, All, Any_, Compare, Condition, Has, Not, Op
from unionbook.ground.figures import Subset
from unionbook.ground.kind import Kind
from unionbook.services.listing import asked
from unionbook.services.lists.views import View, views
from unionbook.store.book import Book
from unionbook.ui.ledger.chips import Chip
from unionbook.ui.ledger.drafts import targets

ALL, FIXED, DRAFTS = "*all", "*fixed", "*drafts"
"""Keys of the chips that are no named subset."""

VIEW = "*view:"
"""What the key of a view's chip begins with."""


@dataclass(frozen=True)
class Fixed:
    """Exactly these rows, opened from somewhere else under a title (收到信访事件 57宗).

    reasons: what is to be said of rows, by uid.  mending: the path of the field to be mended in each, "" for none.
    """

    uids: frozenset[str]
    title: str
    reasons: Mapping[str, str] = field(default_factory=dict)
    mending: str = ""


def chips(
    kind: Kind, fixed: Fixed | None, kept: Sequence[View], added: Mapping[str, str], counts: Mapping[str, int]
) -> list[Chip]:
    """The chips. kept: the office's views.  added: what else narrows the list, in words.  counts: of those counted."""
    found = [Chip(FIXED, fixed.title, closes=True)] if fixed is not None else []
    found += [Chip(key, words, added=True) for key, words in added.items()]
    found.append(Chip(ALL, "全部", counts.get(ALL)))
    for subset in _shown(kind):
        found.append(Chip(subset.name, subset.label, counts.get(subset.name), definition=subset.definition))
    for view in kept:
        told = "您保存的视图；点右键可以改名、更新或删除。"
        found.append(Chip(VIEW + view.uid, view.label, counts.get(VIEW + view.uid), definition=told, own=True))
    if drafts := counts.get(DRAFTS):
        found.append(Chip(DRAFTS, "草稿", drafts, icon="edit", definition="还没有存成正式记录的内容，不计入任何数字。"))
    return found


def counted(book: Book, kind: Kind) -> tuple[list[View], dict[str, int]]:
    """The office's views, and how many rows each chip has now."""
    kept = views(book, kind)
    found = {subset.name: book.count(kind.name, asked(kind, subset.name)) for subset in _shown(kind)}
    found |= {VIEW + one.uid: book.count(kind.name, asked(kind, more=[one.where])) for one in kept}
    return kept, found | {ALL: book.count(kind.name, asked(kind)), DRAFTS: len(targets(book, kind))}


def _shown(kind: Kind) -> list[Subset]:
    return [subset for subset in kind.subsets if subset.chip and subset.where != EVERY]


def tally(book: Book, kind: Kind) -> str:
    """The line of counts beside the title: 1,286 人 · 本年新入会 485."""
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
