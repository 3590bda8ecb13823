"""练习台账: invented offices with invented people, one book for each of the five known yearly summaries.

`books.PRACTICES` holds a `Practice` for each summary that can be written: its label, the day its book stands still at,
and `fill`, a generator that takes a `Maker` and writes the book part by part. It yields after each part but the last;
there the writing may be stopped, and `parts` is how many parts there are.  The modules are shared out so:

- `maker`: the book being filled: `one` writes a record as a form would, `many` writes rows in bulk;
- `invented`: names, numbers and codes that belong to nobody;
- `office`, `units`, `members`, `payouts`: makers for every book, told what to make;
- `book1` … `book5`: what one summary tells, in data and in the few records only it has.

What holds for each book: places, firms and people bear names that are obviously invented (样板…, a surname with a pair
of 干支); every record passes its checks; two books of one summary have the same content, keys included.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal

if TYPE_CHECKING:
    from unionbook.services.demo.practice import Practice
    from unionbook.store.book import Book

Step = Callable[[int, int], bool]
"""(done, of) → go on?"""


def write_demo(
    path: Path, cabinet: Cabinet, members: int = 0, step: Step | None = None, summary: int = 1
) -> "Book | None":
    """Write a practice book and open it; None when `step` said to stop (nothing is left behind).

    members: add members until there are so many.  summary: which of the summaries its figures are those of.
    Raises Refusal when something stands at the path already, or there is no book for that summary.
    """
    from unionbook.services.demo.maker import noon
    from unionbook.store.files import create_book, open_book
    from unionbook.store.opening.names import refuse_long
    from unionbook.store.sync import put_in_place

    practice = practice_of(summary)
    refuse_long(path)
    if path.exists():
        raise Refusal(f"“{path.name}”已经存在，没有改动它。请换一个名字，或直接打开它。")
    # Under a name of its own until it is whole, so that a broken-off writing is never taken for the book.
    unfinished = path.with_name(f"{path.name}.未写完")
    unfinished.unlink(missing_ok=True)
    facts, now = {"practice_day": practice.day.isoformat()}, noon(practice.day)
    try:
        with create_book(unfinished, cabinet, clock=lambda: now, facts=facts) as book:
            whole = _fill(book, practice, members, step or (lambda done, of: True))
        if whole:
            put_in_place(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return open_book(path, cabinet) if whole else None


def practice_of(summary: int) -> "Practice":
    """What is written for a summary. Raises Refusal when there is no book for it."""
    from unionbook.services.demo.books import PRACTICES

    if summary not in PRACTICES:
        known = "、".join(str(number) for number in PRACTICES)
        raise Refusal(f"没有第 {summary} 份总结的练习台账，现有：{known}。")
    return PRACTICES[summary]


def _fill(book: "Book", practice: "Practice", members: int, step: Step) -> bool:
    from unionbook.services.demo.growth import grow
    from unionbook.services.demo.maker import Maker

    maker, parts = Maker(book, practice.day), practice.parts
    for done, _ in enumerate(practice.fill(maker), 1):
        if not step(done, parts):
            return False
    return step(parts, parts) and grow(maker, members, step)
