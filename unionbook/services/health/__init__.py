"""数据体检: what is missing, doubtful, old or there twice in the registers, each with its rows and what to do about it.

It reads what the drawers declare (`ground/upkeep.py`); whether the file itself is sound is another question
(`services/check.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unionbook.ground.conditions import Condition, Frame, every, filled, is_
from unionbook.ground.kind import Kind
from unionbook.ground.upkeep import Doubt
from unionbook.services.doubles.scan import patient
from unionbook.services.health.alike import groups
from unionbook.services.health.yearly import untouched
from unionbook.services.kept import stale
from unionbook.services.listing import unsealed
from unionbook.services.tally import Counted, count
from unionbook.store.book import Book
from unionbook.store.secrecy.veil import unseen

if TYPE_CHECKING:
    from unionbook.services.check import Step

SETTLED = "settled"
KEPT = "kept"
"""The key of the finding that last days no longer follow from the law of the book."""


@dataclass(frozen=True)
class Finding:
    """One thing found. key: "member.no_phone".  verb: what is done about it.  must: before anything is reported.
    field: the path in the form at which it is mended, "" for none.

    uids: its rows, those settled left out.  settled: how many a clerk looked into and left.  groups: the rows that may
    be one, group by group.  curable: how many rows the program can mend by itself.
    """

    key: str
    kind: Kind
    label: str
    verb: str
    definition: str
    uids: tuple[str, ...]
    must: bool = False
    settled: int = 0
    groups: tuple[tuple[str, ...], ...] = ()
    curable: int = 0
    field: str = ""

    @property
    def words(self) -> str:
        """12 人, or 3 组 6 人."""
        rows = f"{len(self.uids):,} {self.kind.measure}"
        return f"{len(self.groups):,} 组 {rows}" if self.groups else rows


def findings(book: Book) -> list[Finding]:
    """Everything found, what must be mended first, the most rows first."""
    return ordered([*plain(book), *doubled(book)])


def plain(book: Book) -> list[Finding]:
    """What is found by looking at each row by itself, in no order."""
    found = [one for kind in _looked_at(book) for one in _of_kind(book, kind) if one.uids]
    return [*found, *_kept(book)]


def doubled(book: Book, step: "Step" = patient) -> list[Finding]:
    """What is found by holding the rows against each other, which takes longer; in no order. Raises Refusal when the
    step says no."""
    found = [_alike(book, kind, step) for kind in _looked_at(book) if kind.upkeep.alike is not None]
    return [one for one in found if one.uids]


def ordered(found: list[Finding]) -> list[Finding]:
    """What must be mended first, then the most rows first."""
    return sorted(found, key=lambda one: (not one.must, -len(one.uids)))


def _looked_at(book: Book) -> list[Kind]:
    hidden = unseen(book)
    return [kind for kind in book.cabinet if kind.name not in hidden]


def rates(book: Book, frame: Frame) -> list[Counted]:
    """How many of the rows of a kind are complete, for each kind that tells."""
    return [count(book, f"{kind.name}.{kind.upkeep.rate}", frame) for kind in book.cabinet if kind.upkeep.rate]


def _of_kind(book: Book, kind: Kind) -> Iterator[Finding]:
    upkeep = kind.upkeep
    for doubt, rows in zip(upkeep.doubts, _doubtful(book, kind), strict=True):
        key = f"{kind.name}.{doubt.name}"
        uids, settled = _unsettled(book, key, rows)
        curable = len(matches(book, kind, doubt)) if doubt.links[0] else 0
        told = kind, doubt.label, doubt.verb, doubt.definition, uids, doubt.must, settled, (), curable, doubt.field
        yield Finding(key, *told)
    if upkeep.yearly:
        yield _yearly(book, kind)


def _doubtful(book: Book, kind: Kind) -> list[list[str]]:
    """The rows each doubt is about. All are found in one look: most doubts look at every row, and what it links to."""
    found: list[list[str]] = [[] for _ in kind.upkeep.doubts]
    if found:
        meant = [every(doubt.where, *unsealed(kind)) for doubt in kind.upkeep.doubts]
        for uid, *marks in book.marked(kind.name, meant):
            for rows, mark in zip(found, marks, strict=True):
                if mark:
                    rows.append(uid)
    return found


def _yearly(book: Book, kind: Kind) -> Finding:
    subset, key = kind.subset(kind.upkeep.yearly), f"{kind.name}.yearly"
    old = untouched(book, kind, subset.where)
    told = f"{subset.label}的{kind.label}，连同家庭、复核等内容，一年里没有改过一处。"
    uids, settled = _unsettled(book, key, old)
    return Finding(key, kind, "一年未更新", "更新", told, uids, settled=settled)


def _alike(book: Book, kind: Kind, step: "Step") -> Finding:
    alike, key = kind.upkeep.alike, f"{kind.name}.alike"
    assert alike is not None
    found = tuple(groups(book, kind, step))
    uids = tuple(dict.fromkeys(uid for one in found for uid in one))
    return Finding(key, kind, f"疑似重复的{kind.label}", "核对", alike.definition, uids, True, 0, found)


def _kept(book: Book) -> Iterator[Finding]:
    rows = list(stale(book))
    for kind in {one.kind.name: one.kind for one in rows}.values():
        uids = tuple(one.uid for one in rows if one.kind is kind)
        told = "法规、节假日安排或计算办法变了，记录里留存的最后一天还是旧的。"
        yield Finding(f"{kind.name}.{KEPT}", kind, "期限要重算", "看看", told, uids, True, curable=len(uids))


def _unsettled(book: Book, key: str, uids: list[str]) -> tuple[tuple[str, ...], int]:
    """(those of the rows that were not settled, how many were)."""
    settled = _settled(book, key)
    left = tuple(uid for uid in uids if uid not in settled)
    return left, len(uids) - len(left)


def _settled(book: Book, key: str) -> set[str]:
    if SETTLED not in book.cabinet:
        return set()
    return {uid for (uid,) in book.select(SETTLED, ["target"], is_("finding", key))}


def matches(book: Book, kind: Kind, doubt: Doubt) -> dict[str, str]:
    """Rows whose text is the very name of a row that can be linked, with that row."""
    text, link = doubt.links
    target = book.cabinet[kind.fields[link].kind]  # type: ignore[attr-defined]  # the lint saw that it is a link
    names: dict[object, list[str]] = {}
    for uid, name in book.select(target.name, ["uid", target.title[0]], filled(target.title[0])):
        names.setdefault(name, []).append(uid)
    rows = book.select(kind.name, ["uid", text], _with(doubt.where, text))
    return {uid: names[told][0] for uid, told in rows if len(names.get(told, ())) == 1}


def _with(where: Condition, path: str) -> Condition:
    return every(where, filled(path))
