"""What the tests of collective agreements share: a cabinet that holds them, firms, agreements, a filled form."""

from collections.abc import Mapping, Sequence
from datetime import date

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import Value
from unionbook.records import CABINET
from unionbook.records.agreement import ANSWER, COVERED, KIND, MEETING, SURVEY, with_bargaining
from unionbook.records.drawers import KINDS
from unionbook.services.entry import Entry
from unionbook.store.book import Book

DRAWER = (KIND, COVERED, MEETING, SURVEY, ANSWER)
WITH = (
    CABINET
    if KIND.name in CABINET
    else Cabinet((*(with_bargaining(kind) if kind.name == "enterprise" else kind for kind in KINDS), *DRAWER))
)
TODAY = date(2020, 12, 31)
NONE: Mapping[str, Value] = {}


def firms(book: Book, number: int, start: int = 0, **more: Value) -> list[str]:
    """So many firms of 50 workers."""
    names = ["name", "workers", "over_thousand", "f500", "state"]
    values: dict[str, Value] = {"workers": 50, "over_thousand": 0, "f500": 0, "state": "open"}
    values |= more
    rows = [[f"样板{start + place:03}厂", *(values[name] for name in names[1:])] for place in range(number)]
    with book.change("企业") as act:
        return act.add_many("enterprise", names, rows)


def stored(
    book: Book, number: int = 1, covers: Sequence[str] = (), more: Mapping[str, Value] = NONE, **also: Value
) -> str:
    """A shared agreement put into the book as it would be saved, with the firms it covers; its uid."""
    values: dict[str, Value] = {
        "registered_on": "2020-03-01",
        "kind": "wage",
        "scope": "region",
        "name": f"样板村第{number}份协议",
        "stage": "effective",
        "signed_on": "2020-03-01",
        "term_from": "2020-03-01",
        "term_to": "2021-02-28",
        "lapses_on": "2021-03-01",
    }
    values |= more
    values |= also
    with book.change("协议") as act:
        uid = act.add("agreement", values)
        for enterprise in covers:
            act.add("agreement_enterprise", {"agreement": uid, "enterprise": enterprise})
    return uid


def own(book: Book, enterprises: Sequence[str], **more: Value) -> list[str]:
    """An agreement of its own for each firm."""
    return [stored(book, more=more, enterprise=uid, scope="firm", firms=1) for uid in enterprises]


def written(book: Book, **typed: str) -> Entry:
    """A form as a clerk fills it."""
    entry = Entry(book, KIND, today=TODAY)
    assert entry.fill({"kind": "工资专项集体合同", "stage": "已签"} | typed) == []
    return entry


SIGNED = {
    "signed_on": "2020.3.2",
    "term_from": "2020.3.2",
    "term_to": "2021.3.1",
    "workers": "40",
    "employer_delegates": "3",
    "union_delegates": "3",
}


def told(entry: Entry, warning: bool) -> set[str]:
    problems = entry.examine()
    assert all(problem.sentence.endswith("。") for problem in problems)
    return {problem.field for problem in problems if problem.warning is warning}
