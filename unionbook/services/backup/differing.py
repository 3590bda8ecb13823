"""What a backup holds against what the book holds now, in words a clerk can judge by."""

from collections.abc import Mapping
from dataclasses import dataclass

from unionbook.ground.cabinet import Cabinet
from unionbook.store.backup.facts import facts_of
from unionbook.store.backup.kept import Kept
from unionbook.store.book import Book


@dataclass(frozen=True)
class Now:
    """What the book holds now."""

    state: Mapping[str, int]
    rows: Mapping[str, int]


@dataclass(frozen=True)
class Difference:
    """fewer, more: kinds of which the backup has fewer or more rows than the book, and by how many.

    since: acts the book has and the backup has not.  apart: acts only the backup has.
    """

    fewer: Mapping[str, int]
    more: Mapping[str, int]
    since: int
    apart: int

    @property
    def none(self) -> bool:
        """Is it the same?"""
        return not (self.since or self.apart)


def now_of(book: Book) -> Now:
    """What the open book holds. Raises Refusal."""
    facts = book.ask(lambda connection: facts_of(connection, book.cabinet))
    return Now(facts.state, facts.rows)


def difference(kept: Kept, now: Now) -> Difference:
    """A backup against now."""
    changes = {name: kept.rows.get(name, 0) - count for name, count in now.rows.items()}
    return Difference(
        {name: -by for name, by in changes.items() if by < 0},
        {name: by for name, by in changes.items() if by > 0},
        _beyond(now.state, kept.state),
        _beyond(kept.state, now.state),
    )


def _beyond(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    return sum(max(0, acts - other.get(sid, 0)) for sid, acts in one.items())


def briefly(found: Difference, cabinet: Cabinet, most: int = 3) -> str:
    """One line for the list: "会员少 3 人、信访少 1 件"."""
    if found.none:
        return "和现在一样"
    parts = [*_counted("少", found.fewer, cabinet, most), *_counted("多", found.more, cabinet, most)]
    return "、".join(parts) or f"之后改过 {found.since} 次"


def in_full(found: Difference, cabinet: Cabinet) -> str:
    """A sentence for whoever is about to restore it."""
    if found.none:
        return "这份备份和现在的台账一样，恢复不会改变什么。"
    told = [f"恢复以后，这份备份之后的 {found.since} 次操作都会退回"] if found.since else []
    told += [f"还会有 {found.apart} 次现在没有的操作"] if found.apart else []
    parts = [*_counted("少", found.fewer, cabinet, 6), *_counted("多", found.more, cabinet, 6)]
    told.append(f"和现在比，{'、'.join(parts)}" if parts else "各种记录的数目不变，只是内容回到当时")
    return "；".join(told) + "。"


def _counted(word: str, counts: Mapping[str, int], cabinet: Cabinet, most: int) -> list[str]:
    if not counts:
        return []
    known = [(cabinet[name], count) for name, count in counts.items() if name in cabinet]
    plain = [(kind, count) for kind, count in known if not (kind.parent or kind.hidden)] or known
    plain.sort(key=lambda one: (not one[0].tab, -one[1]))
    told = [f"{kind.label}{word} {count:,} {kind.measure}" for kind, count in plain[:most]]
    return [*told, *(["……"] if len(plain) > most else [])]
