"""练习台账: an invented office with invented people whose figures for 2020 are those of a known yearly summary.

The summary's figures hold as of 10 December 2020 and for the whole year.
"""

import os
from collections.abc import Callable
from pathlib import Path

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.book import Book

Step = Callable[[int, int], bool]
"""(done, of) → go on?"""


def write_demo(path: Path, cabinet: Cabinet, members: int = 0, step: Step | None = None) -> Book | None:
    """Write the practice book and open it; None when `step` said to stop (nothing is left behind).

    members: add members until there are so many.  Raises Refusal when something stands at the path already.
    """
    from unionbook.services.demo.maker import NOON_UTC_MS, TODAY
    from unionbook.store.files import create_book, open_book

    if path.exists():
        raise Refusal(f"“{path.name}”已经存在，没有改动它。请换一个名字，或直接打开它。")
    # Under a name of its own until it is whole, so that a broken-off writing is never taken for the book.
    unfinished = path.with_name(f"{path.name}.未写完")
    unfinished.unlink(missing_ok=True)
    try:
        facts = {"practice_day": TODAY.isoformat()}
        with create_book(unfinished, cabinet, clock=lambda: NOON_UTC_MS, facts=facts) as book:
            whole = _fill(book, members, step or (lambda done, of: True))
        if whole:
            os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return open_book(path, cabinet) if whole else None


def _fill(book: Book, members: int, step: Step) -> bool:
    from unionbook.services.demo import activities, aid, firms, grievances, growth, households, office
    from unionbook.services.demo import members as people
    from unionbook.services.demo.maker import Maker

    maker, parts = Maker(book), 7
    with book.change("写入练习台账"):
        staff = office.write(maker)
    if not step(1, parts):
        return False
    places = firms.write(maker)
    if not step(2, parts):
        return False
    workers = people.write(maker, places)
    grievances.write(maker, staff, workers)
    if not step(3, parts):
        return False
    files = households.write(maker, staff, workers)
    if not step(4, parts):
        return False
    aid.write(maker, staff, files, workers)
    if not step(5, parts):
        return False
    activities.write(maker, workers)
    return step(6, parts) and growth.grow(maker, places, members, step) and step(parts, parts)
