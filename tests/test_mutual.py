"""医疗互助: who takes part in a period, at what rate, and what was paid to the sick."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import Frame
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.records.drawers import KINDS
from unionbook.records.mutual import CLAIM, ENROLMENT, PERIOD
from unionbook.services.check import check
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, open_entry, save
from unionbook.services.stage import move
from unionbook.services.tally import count, rows_behind
from unionbook.store.book import Book
from unionbook.store.files import create_book

MUTUAL = (PERIOD, ENROLMENT, CLAIM)
CABINET = Cabinet((*KINDS, *(kind for kind in MUTUAL if kind not in KINDS)))
TODAY = date(2020, 12, 31)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


@pytest.fixture
def unions(book: Book) -> list[str]:
    names = ("name", "stage", "structure", "form", "category")
    with book.change("试填") as act:
        rows = [(f"样板{name}工会", "normal", "1", "4", "1") for name in ("甲子", "乙丑", "丙寅")]
        return act.add_many("organisation", names, rows)


def frame(text: str = "2020", as_of: date | None = None) -> Frame:
    return Frame(Period.parse(text, as_of), TODAY)


def typed(book: Book, kind: Kind, texts: dict[str, str]) -> Entry:
    entry = Entry(book, kind, today=TODAY)
    for path, text in texts.items():
        entry.type(path, text)
    return entry


def told(entry: Entry, warning: bool) -> set[str]:
    found = entry.examine()
    assert all(problem.sentence.endswith("。") for problem in found)
    return {problem.field for problem in found if problem.warning == warning}


def saved(entry: Entry) -> str:
    assert errors(save(entry)) == []
    return entry.uid


ELEVENTH = {
    "number": "11",
    "name": "第十一期职工医疗互助",
    "starts_on": "2020-01-01",
    "ends_on": "2020-12-31",
    "fee": "60",
    "base": "500",
}


def period(book: Book, **more: str) -> Entry:
    return typed(book, PERIOD, ELEVENTH | more)


def enrolling(parent: Entry, union: str, **texts: str) -> Entry:
    row = parent.new_child("mutual_enrolment")
    row.put("organisation", union)
    for path, text in texts.items():
        row.type(path, text)
    return row


def test_a_period_is_the_sum_of_its_unions(book: Book, unions: list[str]) -> None:
    entry = period(book)
    enrolling(entry, unions[0], workers="300", enrolled="300", shares="310", amount="18600", paid_on="2020-01-10")
    enrolling(entry, unions[1], workers="200", enrolled="200", shares="200", amount="12000")
    assert told(entry, warning=False) == told(entry, warning=True) == set()
    assert [entry.shown(name) for name in ("enrolled", "shares", "amount")] == ["500", "510", "30,600.00"]
    assert entry.shown("lapses_on") == "2021-01-01"
    saved(entry)
    assert open_entry(book, PERIOD, entry.uid).changed() == set()
    assert count(book, "mutual_period.rate", frame()).worded() == "100%"
    assert count(book, "mutual_period.amount", frame()).worded() == "3.06万元"
    assert count(book, "mutual_enrolment.organisations", frame()).value == 2
    assert rows_behind(book, "mutual_enrolment.organisations", frame()).kind.name == "organisation"


def test_a_period_without_unions_is_taken_as_typed(book: Book) -> None:
    assert told(period(book), warning=True) == {"enrolled"}
    entry = period(book, enrolled="450", shares="450", amount="27000")
    assert told(entry, warning=True) == set()
    entry.type("amount", "26999.99")
    assert told(entry, warning=True) == {"amount"}
    saved(entry)
    assert count(book, "mutual_period.rate", frame()).worded() == "90%"


@pytest.mark.parametrize(
    ("texts", "error", "warning"),
    [
        ({"ends_on": "2019-12-31"}, {"ends_on"}, set()),
        ({"enrolled": "501"}, set(), {"enrolled"}),
        ({"number": "0"}, {"number"}, set()),
        ({"base": ""}, {"base"}, set()),
    ],
)
def test_a_period_that_contradicts_itself_is_told(
    book: Book, texts: dict[str, str], error: set[str], warning: set[str]
) -> None:
    entry = period(book, **({"enrolled": "400"} | texts))
    assert told(entry, warning=False) == error
    assert told(entry, warning=True) == warning


def test_contradictions_between_unions_and_period_are_told(book: Book, unions: list[str]) -> None:
    entry = period(book)
    enrolling(entry, unions[0], workers="300", enrolled="310", shares="300", amount="18000")
    enrolling(entry, unions[0], workers="300", enrolled="300", shares="300", amount="17999")
    rows = {"[0].enrolled", "[0].shares", "[1].organisation", "[1].amount"}
    assert told(entry, warning=True) == {f"mutual_enrolment{row}" for row in rows} | {"enrolled", "base"}
    saved(entry)
    assert told(period(book, enrolled="1"), warning=True) == {"number"}


def test_the_period_in_force_on_the_last_counted_day_is_reported(book: Book) -> None:
    saved(period(book, number="10", starts_on="2019-07-01", ends_on="2020-06-30", base="400", enrolled="300"))
    saved(period(book, number="11", starts_on="2020-07-01", ends_on="2021-06-30", base="500", enrolled="500"))

    def rate(name: str, as_of: date | None = None) -> str:
        return count(book, "mutual_period.rate", frame(name, as_of)).worded()

    assert rate("2020H1") == rate("2020", date(2020, 6, 30)) == "75%"
    assert rate("2020H2") == rate("2020") == rate("2020", date(2020, 7, 1)) == "100%"
    assert rate("2019H1") == rate("2021") == "—"


def claim(book: Book, period: str, name: str = "赵甲子", **more: str) -> Entry:
    texts = {
        "person.name": name,
        "applied_on": "2020-05-20",
        "admitted_on": "2020-05-01",
        "discharged_on": "2020-05-12",
        "bill": "12000",
        "insured": "8000",
    }
    entry = typed(book, CLAIM, texts | more)
    entry.put("period", period)
    return entry


@pytest.mark.parametrize(
    ("texts", "error", "warning"),
    [
        ({}, set(), set()),
        ({"discharged_on": "2020-04-30"}, {"discharged_on"}, set()),
        ({"admitted_on": "2019-12-31"}, set(), {"admitted_on"}),
        ({"insured": "12000.01"}, {"insured"}, set()),
        ({"stage": "已理赔"}, {"paid_on", "paid"}, set()),
        ({"stage": "已理赔", "paid_on": "2020-06-01", "paid": "12001"}, set(), {"paid"}),
        ({"stage": "已理赔", "paid_on": "2020-05-19", "paid": "1040"}, {"paid_on"}, set()),
        ({"paid_on": "2020-06-01", "paid": "1040"}, {"stage"}, set()),
        ({"stage": "未获赔"}, {"refused_on", "refuse_reason"}, set()),
        ({"stage": "已上报", "submitted_on": "2020-05-01"}, {"submitted_on"}, set()),
    ],
)
def test_a_claim_that_contradicts_itself_is_told(
    book: Book, texts: dict[str, str], error: set[str], warning: set[str]
) -> None:
    entry = claim(book, saved(period(book, enrolled="400")), **texts)
    assert told(entry, warning=False) == error
    assert told(entry, warning=True) == warning


def test_one_stay_is_claimed_once_and_by_an_enrolled_union(book: Book, unions: list[str]) -> None:
    parent = period(book)
    enrolling(parent, unions[0], enrolled="300")
    first = claim(book, saved(parent))
    first.put("organisation", unions[0])
    assert told(first, warning=True) == set()
    saved(first)
    again = claim(book, parent.uid)
    again.choose("person", str(first.values["person"]))
    again.put("organisation", unions[1])
    assert told(again, warning=True) == {"admitted_on", "organisation"}


def test_claims_are_paid_in_one_go_and_counted_by_the_day(book: Book) -> None:
    during = saved(period(book, enrolled="400"))
    first = claim(book, during, paid="1040")
    second = claim(book, during, "钱乙丑", paid="960.01", bill="9000")
    third = claim(book, during, "孙丙寅")
    uids = [saved(entry) for entry in (first, second, third)]
    more = claim(book, during, admitted_on="2020-05-15", discharged_on="2020-05-18", paid="100")
    more.choose("person", str(first.values["person"]))
    uids.append(saved(more))
    assert len(move(book, CLAIM, uids, "submitted", date(2020, 5, 25)).moved) == 4
    done = move(book, CLAIM, uids, "paid", date(2020, 6, 30))
    assert len(done.moved) == 3 and [aside[0] for aside in done.aside] == [third.uid]
    figures = {
        name: count(book, f"mutual_claim.{name}", frame("2020H1")).worded() for name in ("paid", "persons", "mean")
    }
    assert figures == {"paid": "3件", "persons": "2人", "mean": "700元"}
    assert count(book, "mutual_claim.amount", frame("2020H1")).value == 210_001
    assert count(book, "mutual_claim.applied", frame()).value == 4
    assert count(book, "mutual_claim.paid", frame(as_of=date(2020, 6, 29))).value == 0
    assert count(book, "mutual_claim.mean", frame(as_of=date(2020, 6, 29))).worded() == "—"
    assert not [finding for finding in check(book) if finding.hurt]
