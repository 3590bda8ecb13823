"""What the tests of venues, honours, targets, the work log and campaigns share: the kinds, filled forms, figures."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import Frame
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.records import donation, honour, target, venue, worklog
from unionbook.records.drawers import KINDS
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, save
from unionbook.services.tally import Counted, count, rows_behind
from unionbook.store.book import Book

SMALL = (
    *(venue.KIND, venue.ROOM, venue.STOCK, venue.FACILITY, venue.SOCIAL_WORKER, venue.VOLUNTEERING),
    *(honour.KIND, honour.RECOMMENDATION),
    *(target.KIND, target.TARGET_PROGRESS, target.TARGET_TIER),
    *(worklog.KIND, worklog.WORK_UNIT),
    *(donation.KIND, donation.DONATION, donation.HANDOVER),
)
CABINET = Cabinet((*KINDS, *(kind for kind in SMALL if kind not in KINDS)))
TODAY = date(2020, 12, 31)


def filled(book: Book, kind: Kind, data: Mapping[str, Any]) -> Entry:
    """A form of the kind with this data typed into it; children as lists of data under their kind's name."""
    entry = Entry(book, kind, today=TODAY)
    assert errors(entry.fill(data)) == []
    return entry


def saved(book: Book, kind: Kind, data: Mapping[str, Any]) -> Entry:
    """The same, saved."""
    entry = filled(book, kind, data)
    assert errors(save(entry)) == []
    return entry


def told(entry: Entry, warning: bool = False) -> dict[str, str]:
    """What the form says is wrong, by field."""
    found = entry.examine()
    assert all(problem.sentence.endswith("。") for problem in found)
    return {problem.field: problem.sentence for problem in found if problem.warning == warning}


def firm(book: Book, name: str) -> str:
    """A firm of that name; its uid."""
    with book.change("登记企业") as act:
        return act.add("enterprise", {"name": name})


def counted(book: Book, key: str, period: str = "2020", as_of: date | None = None) -> Counted:
    """A figure; its rows add up to it."""
    frame = Frame(Period.parse(period, as_of), TODAY)
    found = count(book, key, frame)
    assert found.value == sum(adds for _, _, adds in rows_behind(book, key, frame).rows)
    return found


def number(book: Book, key: str, period: str = "2020", as_of: date | None = None) -> int | None:
    """The number of a figure."""
    return counted(book, key, period, as_of).value
