"""A copy carried to another place, for the clerk: under a name that destroys nothing, and told in words."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.store.backup.carrying import carry, lost_by_replacing
from unionbook.store.backup.disk import told
from unionbook.store.backup.pages import Step
from unionbook.store.book import Book


@dataclass(frozen=True)
class Carried:
    """A copy that was written, read back, checked and counted. rows: records in it."""

    path: Path
    size: int
    rows: int


def carry_to(book: Book, target: Path, replacing: bool = False, step: Step | None = None) -> Carried:
    """Carry a copy there. Raises Refusal.

    An older copy of the same book is replaced, one that has acts of its own only if `replacing`; anything else that has
    the name is left alone and the copy gets the day in its name.
    """
    if target.exists() and not replacing:
        lost = lost_by_replacing(book, target)
        if lost is None:
            target = target.with_name(f"{target.stem} {datetime.now():%Y%m%d-%H%M%S}{target.suffix}")
        elif lost:
            raise Refusal(
                f"“{target}”也改过，有 {lost} 次操作这里没有，没有覆盖它。请先看看那一份，或用“另存为”换一个名字。"
            )
    facts = carry(book, target, step)
    with told(target):
        return Carried(target, target.stat().st_size, sum(facts.rows.values()))
