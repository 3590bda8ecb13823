"""What the tests of cases share: a book of the last day of 2026 with an office and its staff, and forms filled in."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from unionbook.ground.conditions import Frame
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, open_entry, save
from unionbook.services.stage import Moved, move
from unionbook.services.tally import count, rows_behind
from unionbook.store.book import Book
from unionbook.store.files import create_book

TODAY = date(2026, 12, 31)
NOON = int(datetime(2026, 12, 31, 4, tzinfo=UTC).timestamp() * 1000)
NAMES = ("赵甲子", "钱乙丑", "孙丙寅")


def new_book(folder: Path) -> tuple[Book, list[str]]:
    """A book with an office of three, and their uids."""
    book = create_book(folder / "b.ubk", CABINET, clock=lambda: NOON)
    with book.change("设置") as act:
        office = act.add("office", {"name": "样板镇总工会", "superior": "练习市总工会"})
        staff = [act.add("staff", {"office": office, "name": name}) for name in NAMES]
    return book, staff


def filled(book: Book, kind: str, data: Mapping[str, Any], uid: str = "") -> Entry:
    """A form of the kind with this data typed into it."""
    entry = open_entry(book, CABINET[kind], uid)
    assert errors(entry.fill(data)) == []
    return entry


def saved(book: Book, kind: str, data: Mapping[str, Any], uid: str = "") -> str:
    """The same, saved; its uid."""
    entry = filled(book, kind, data, uid)
    problems = save(entry)
    assert errors(problems) == [], problems
    return entry.uid


def told(entry: Entry, warning: bool = False) -> dict[str, str]:
    """What the form says is wrong, by field."""
    found = entry.examine()
    assert all(problem.sentence.endswith("。") for problem in found)
    return {problem.field: problem.sentence for problem in found if problem.warning == warning}


def go(book: Book, kind: str, uid: str, to: str, on: str, **more: str) -> Moved:
    """Move one record to a stage."""
    return move(book, CABINET[kind], [uid], to, date.fromisoformat(on), more)


def number(book: Book, key: str, period: str = "2026", cut: str = "") -> int | None:
    """The number of a figure; its rows add up to it."""
    frame = Frame(Period.parse(period, date.fromisoformat(cut) if cut else None), TODAY)
    found = count(book, key, frame)
    assert (found.value or 0) == sum(adds for _, _, adds in rows_behind(book, key, frame).rows)
    return found.value


def ratio(book: Book, key: str, period: str = "2026", cut: str = "") -> int | None:
    """A ratio, in hundredths of a percent."""
    return count(book, key, Frame(Period.parse(period, date.fromisoformat(cut) if cut else None), TODAY)).value


def row(book: Book, kind: Kind | str, uid: str, *names: str) -> tuple[object, ...]:
    """The stored values of some fields."""
    values = book.must(kind if isinstance(kind, str) else kind.name, uid)
    return tuple(values[name] for name in names)
