"""Two rows made one: the fields as they were chosen, everything that links to the other row, and the other row gone.

One act; taken back like any other. That the other row went into this one is kept (`united`), so that a purge reaches
both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from unionbook.ground.conditions import Compare, Op, every, is_
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField, Value
from unionbook.ground.kind import Kind
from unionbook.services.backup.keeping import Why, beforehand
from unionbook.services.doubles.apart import SETTLED, apart
from unionbook.services.doubles.choosing import Line, lines_of
from unionbook.services.doubles.clashing import Beside, Clash, beside, clashes
from unionbook.services.doubles.following import follow
from unionbook.services.entry import Entry
from unionbook.services.recovery.keeping import survives
from unionbook.services.saving import draft_of, errors
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.secrecy.blanked import refuse_blanked

ALL, ONE = "all", "one"
"""What becomes of records that would be there twice: all stay, or those of the other row go into those of the kept."""

_UNITED = ".united:"
"""What stands in a finding between the kind of a row that went into another, and its uid."""


@dataclass(frozen=True)
class Prospect:
    """What uniting two rows would be. moving: so many records of a kind link to the other row.  twice: what would be
    there twice.  beside: what would stand beside each other though only one may; it stays, and is told."""

    kind: Kind
    kept: str
    other: str
    lines: tuple[Line, ...]
    moving: tuple[tuple[Kind, int], ...]
    twice: tuple[Clash, ...]
    beside: tuple[Beside, ...] = ()

    @property
    def moving_words(self) -> str:
        """会员 1 人、信访 2 件."""
        return "、".join(f"{kind.label} {count} {kind.measure}" for kind, count in self.moving)

    @property
    def beside_words(self) -> str:
        """合并后会有两份：困难档案“困2020-001 某甲”和“困2020-007 某甲”；一户只建一档…。"""
        return "".join(f"合并后同时有：{one.words}。" for one in self.beside)

    @property
    def twice_words(self) -> str:
        """会员“某甲”（各有一条）."""
        told = [one.words for one in self.twice]
        return "、".join(told[:3]) + (f"等 {len(told)} 处" if len(told) > 3 else "")


def prospect(book: Book, kind: Kind, kept: str, other: str) -> Prospect:
    """What would become of two rows of which the first stays. Raises Refusal when they cannot be united."""
    _refuse(book, kind, kept, other)
    lines = lines_of(book, kind, book.must(kind.name, kept), book.must(kind.name, other))
    counts: dict[str, int] = {}
    for linked, link in book.cabinet.linking(kind):
        counts[linked.name] = counts.get(linked.name, 0) + book.count(linked.name, is_(link, other))
    moving = tuple((book.cabinet[name], count) for name, count in counts.items() if count)
    twice, near = clashes(book, kind, kept, other), beside(book, kind, kept, other)
    return Prospect(kind, kept, other, tuple(lines), moving, tuple(twice), tuple(near))


def fuller(book: Book, kind: Kind, one: str, other: str) -> tuple[str, str]:
    """The two rows, the one first that more records link to, or that tells more, or that was there first."""

    def weight(uid: str) -> tuple[int, int, str]:
        links = sum(book.count(linked.name, is_(link, uid)) for linked, link in book.cabinet.linking(kind))
        return -links, -sum(value is not None for value in book.must(kind.name, uid).values()), uid

    first, second = sorted((one, other), key=weight)
    return first, second


@survives("unite", "合并")
def unite(book: Book, kind: Kind, kept: str, other: str, take: Mapping[str, str], twice: str) -> None:
    """Make two rows one, in one act. take: choices by field, where not as proposed.  twice: ALL or ONE where records
    would be there twice, "" where there are none. Raises Refusal, nothing changed."""
    ahead = prospect(book, kind, kept, other)
    if ahead.twice and twice not in (ALL, ONE):
        raise Refusal(f"合并后会重复：{ahead.twice_words}。请选定这些也合成一条，还是都留着；没有合并。")
    values = chosen(ahead, take)
    joined = [(one.kind, one.one, one.other) for one in ahead.twice if twice == ONE]
    rows = [*joined, (kind, kept, other)]
    before = {found for of, *uids in rows for uid in uids for found in _wrong(Entry(book, of, uid))}
    title = book.title(kind.name, kept)
    beforehand(book, Why.MERGE)
    with book.change(f"合并{kind.label} {title}".strip()) as act:
        for of, one, gone in joined:
            _into(book, act, of, one, gone, {})
        _into(book, act, kind, kept, other, values)
        for of, one, _ in reversed(rows):
            _examined(book, act, of, one, before)


def chosen(ahead: Prospect, take: Mapping[str, str]) -> dict[str, Value]:
    """The values the kept row will have. Raises Refusal."""
    known = {line.name: line for line in ahead.lines}
    if strange := sorted(take.keys() - known):
        raise Refusal(f"{ahead.kind.label}没有“{strange[0]}”这一栏可选，没有合并。")
    values = {name: line.value(take.get(name, line.take)) for name, line in known.items()}
    own = {name for name in values if isinstance(ahead.kind.fields[name], LinkField)}
    # A row that linked to the other would link to itself.
    return {
        name: None if name in own and value in (ahead.kept, ahead.other) else value for name, value in values.items()
    }


def united(book: Book, kind: str, uid: str) -> list[str]:
    """The rows that went into this one."""
    if SETTLED not in book.cabinet:
        return []
    begins = f"{kind}{_UNITED}"
    rows = book.select(SETTLED, ["finding"], every(is_("target", uid), Compare("finding", Op.STARTS, begins)))
    return [str(finding).removeprefix(begins) for (finding,) in rows]


def gone_into(book: Book) -> dict[tuple[str, str], str]:
    """(kind, uid) of each row that went into another → that other."""
    if SETTLED not in book.cabinet:
        return {}
    rows = book.select(SETTLED, ["finding", "target"], Compare("finding", Op.CONTAINS, _UNITED))
    parts = ((str(finding).partition(_UNITED), str(target)) for finding, target in rows)
    return {(kind, other): kept for (kind, _, other), kept in parts}


def _into(book: Book, act: Act, kind: Kind, kept: str, other: str, values: Mapping[str, Value]) -> None:
    """One row into another: empty fields of the kept one are filled where nothing was chosen."""
    here, there = book.must(kind.name, kept), book.must(kind.name, other)
    filled = {name: there[name] for name, value in here.items() if value is None and there[name] is not None}
    follow(book, act, kind, kept, other)
    act.drop(kind.name, other)
    now = book.must(kind.name, kept)
    act.set(kind.name, kept, {**now, **filled, **values})
    told = {"finding": f"{kind.name}{_UNITED}{other}", "of_kind": kind.name, "target": kept}
    act.add(SETTLED, {**told, "settled_on": book.today().isoformat()})


def _examined(book: Book, act: Act, kind: Kind, uid: str, before: set[str]) -> None:
    """What follows from the fields is written; an error neither row had hinders it."""
    entry = Entry(book, kind, uid)
    if new := [sentence for sentence in _wrong(entry) if sentence not in before]:
        raise Refusal(f"没有合并：{new[0]}")
    act.set(kind.name, uid, {name: entry.values[name] for name in sorted(entry.filled)})


def _wrong(entry: Entry) -> list[str]:
    return [one.sentence for one in errors(entry.examine())]


def _refuse(book: Book, kind: Kind, kept: str, other: str) -> None:
    if kind.upkeep.alike is None:
        raise Refusal(f"{kind.label}不能合并，没有改动。可以合并人员、企业、基层工会。")
    if kept == other:
        raise Refusal(f"这是同一{kind.measure}{kind.label}，不用合并。请另选一{kind.measure}。")
    for uid in (kept, other):
        book.must(kind.name, uid)
        refuse_blanked(book, kind.name, uid)
    if frozenset((kept, other)) in apart(book, kind):
        raise Refusal(f"这两{kind.measure}记过不是同一{kind.measure}，没有合并。记错了的，请先删去那条核对记录。")
    if draft_of(book, kind, other):
        title = book.title(kind.name, other)
        raise Refusal(f"“{title}”还有没写完的草稿，没有合并。请先打开它保存，或放弃草稿。")
