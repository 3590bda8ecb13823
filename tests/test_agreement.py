"""集体协议: what an agreement's form fills in and finds wrong, the path it takes, the clocks it starts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from agreement_book import SIGNED, TODAY, WITH, firms, told, written

from unionbook.ground.conditions import Frame
from unionbook.ground.fields import Value
from unionbook.ground.periods import Period
from unionbook.records.agreement import KIND
from unionbook.services.due import due, running
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, open_entry, save
from unionbook.services.stage import move
from unionbook.services.tally import count
from unionbook.store.book import Book
from unionbook.store.files import create_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "a.ubk", WITH) as made:
        yield made


def test_an_agreement_of_one_firm_is_entered_in_six_fields(book: Book) -> None:
    (firm,) = firms(book, 1)
    days = {"signed_on": "2020.3.2", "term_from": "2020.3.2", "term_to": "2021.3.1"}
    entry = written(book, enterprise="样板000厂", workers="40", **days)
    assert told(entry, warning=False) == told(entry, warning=True) == set()
    assert errors(save(entry)) == []
    (row,) = book.select("agreement", ["name", "number", "enterprise", "firms", "lapses_on", "renew_from", "occasion"])
    assert row == ("样板000厂工资专项集体合同", "2020-001", firm, 1, "2021-03-02", "2020-12-31", None)
    again = open_entry(book, KIND, entry.uid)
    again.type("kind", "女职工专项")
    again.type("round_number", "2")
    again.examine()
    assert again.shown("name") == "样板000厂女职工专项集体合同" and again.shown("occasion") == "续签"
    again.type("name", "样板000厂二〇二〇年女职工专项集体合同")
    again.type("kind", "综合")
    again.examine()
    assert again.shown("name") == "样板000厂二〇二〇年女职工专项集体合同"


def test_effect_follows_receipt_unless_an_objection_stands(book: Book) -> None:
    firms(book, 1)
    entry = written(book, enterprise="样板000厂", **SIGNED, submitted_on="2020.3.9", received_on="2020.3.10")
    entry.examine()
    assert entry.values["effective_on"] == "2020-03-25" and "effective_on" in entry.filled
    entry.type("objected_on", "2020.3.20")
    entry.examine()
    assert entry.values["effective_on"] is None
    entry.type("resubmitted_on", "2020.3.30")
    entry.type("received_on", "2020.4.1")
    assert told(entry, warning=False) == set()
    assert entry.values["effective_on"] == "2020-04-16"
    old = written(book, enterprise="样板000厂", **SIGNED, stage="生效", effective_on="2020.3.20")
    assert told(old, warning=False) == set() and old.values["effective_on"] == "2020-03-20"


def test_the_first_meeting_begins_the_bargaining(book: Book) -> None:
    firms(book, 1)
    entry = written(book, enterprise="样板000厂", stage="协商中", invited_on="2020.3.2", negotiated_on="2020.3.20")
    for day in ("2020.3.12", "2020.3.9"):
        entry.new_child("negotiation_round").type("held_on", day)
    assert told(entry, warning=False) == set()
    assert (entry.values["negotiated_on"], entry.values["answer_due"]) == ("2020-03-09", "2020-03-16")
    assert errors(save(entry)) == []
    for as_of, number in ((None, 2), (date(2020, 3, 9), 1)):
        assert count(book, "negotiation_round.held", Frame(Period.parse("2020", as_of), TODAY)).value == number


@pytest.mark.parametrize(("typed", "field"), [
    ({"enterprise": ""}, "enterprise"),
    ({"scope": "区域性", "name": "样板村协议"}, "enterprise"),
    ({"term_to": ""}, "term_to"),
    ({"term_to": "2020.3.1"}, "term_to"),
    ({"workers": ""}, "workers"),
    ({"women_workers": "41"}, "women_workers"),
    ({"migrant_workers": "41"}, "migrant_workers"),
    ({"raise_from": "8", "raise_to": "4"}, "raise_to"),
    ({"delegates_due": "30", "delegates_present": "31"}, "delegates_present"),
    ({"delegates_due": "30", "delegates_present": "28", "votes": "29"}, "votes"),
    ({"submitted_on": "2020.3.1"}, "submitted_on"),
    ({"congress_on": "2020.3.3"}, "signed_on"),
    ({"submitted_on": "2020.3.5", "received_on": "2020.3.4"}, "received_on"),
    ({"submitted_on": "2020.3.5", "received_on": "2020.3.6", "objected_on": "2020.3.5"}, "objected_on"),
    ({"signed_on": ""}, "signed_on"),
    ({"stage": "报审"}, "submitted_on"),
    ({"stage": "终止", "termination_reason": "停产"}, "terminated_on"),
    ({"stage": "到期"}, "stage"),
    ({"terminated_on": "2020.6.1"}, "stage"),
    ({"signed_on": "2021.1.1"}, "signed_on"),
])
def test_contradictions_keep_it_from_being_final(book: Book, typed: dict[str, str], field: str) -> None:
    firms(book, 1)
    entry = written(book, **({"enterprise": "样板000厂"} | SIGNED | typed))
    assert told(entry, warning=False) - {"name"} == {field}
    assert errors(save(entry)) and book.count("agreement") == 0


@pytest.mark.parametrize(("typed", "field"), [
    ({"employer_delegates": "2"}, "employer_delegates"),
    ({"union_delegates": "2", "employer_delegates": ""}, "union_delegates"),
    ({"employer_delegates": "5"}, "employer_delegates"),
    ({"delegates_due": "30", "delegates_present": "19", "votes": "19"}, "delegates_present"),
    ({"delegates_due": "30", "delegates_present": "20", "votes": "15"}, "votes"),
    ({"term_to": "2021.2.28"}, "term_to"),
    ({"term_to": "2023.3.2"}, "term_to"),
    ({"workers": "51"}, "workers"),
    ({"occasion": "续签"}, "previous"),
    ({"stage": "协商中"}, "stage"),
    ({"submitted_on": "2020.3.5", "has_text": "是", "has_wages": "否", "has_minutes": "否"}, "has_wages"),
])
def test_what_may_be_right_is_only_warned_of(book: Book, typed: dict[str, str], field: str) -> None:
    firms(book, 1)
    entry = written(book, **({"enterprise": "样板000厂"} | SIGNED | typed))
    assert told(entry, warning=False) == set()
    assert told(entry, warning=True) == {field}
    assert errors(save(entry)) == [] and book.count("agreement") == 1


@pytest.mark.parametrize("typed", [
    {"delegates_due": "30", "delegates_present": "20", "votes": "16"},
    {"term_to": "2023.3.1"},
    {"employer_delegates": "3", "union_delegates": "4"},
    {"submitted_on": "2020.3.2", "received_on": "2020.3.2", "published_on": "2020.3.30"},
])
def test_what_is_just_right_is_not_spoken_of(book: Book, typed: dict[str, str]) -> None:
    firms(book, 1)
    entry = written(book, **({"enterprise": "样板000厂"} | SIGNED | typed))
    assert told(entry, warning=False) == told(entry, warning=True) == set()


def shared(book: Book, rows: Sequence[tuple[str, str]], **typed: str) -> Entry:
    """An agreement of an area over firms by name, each with its workers."""
    data = SIGNED | {"scope": "区域性", "name": "样板村工资集体协议"} | typed
    entry = written(book, **data)
    for name, workers in rows:
        assert entry.new_child("agreement_enterprise").fill({"enterprise": name, "workers": workers}) == []
    return entry


def test_a_shared_agreement_adds_up(book: Book) -> None:
    firms(book, 3)
    both = [("样板000厂", "15"), ("样板001厂", "25")]
    assert told(shared(book, both, firms="2"), warning=False) == set()
    assert told(shared(book, both, firms="2", workers="41"), warning=False) == {"workers"}
    assert told(shared(book, both, firms="3", workers="41"), warning=False) == set()
    assert told(shared(book, both, firms="3", workers="41"), warning=True) == {"firms"}
    assert told(shared(book, both, firms="3", workers="39"), warning=False) == {"workers"}
    assert told(shared(book, [*both, ("样板002厂", "")], firms="3", workers="60"), warning=False) == set()
    assert told(shared(book, both, firms="1"), warning=False) == {"firms"}
    assert told(shared(book, both), warning=False) == {"firms"}
    assert told(shared(book, []), warning=True) == {"firms"}
    twice = shared(book, [both[0], both[0]], firms="2", workers="30")
    assert told(twice, warning=False) == {"agreement_enterprise[1].enterprise"}
    many = shared(book, [("样板000厂", "51")], firms="1", workers="51")
    assert told(many, warning=True) == {"agreement_enterprise[0].workers"}
    single = shared(book, both, firms="2")
    single.type("scope", "企业")
    single.type("enterprise", "样板000厂")
    assert "scope" in told(single, warning=False)


def test_a_second_agreement_of_its_kind_in_the_same_time_is_named(book: Book) -> None:
    firms(book, 2)
    first = written(book, enterprise="样板000厂", **SIGNED)
    assert errors(save(first)) == []
    next_day = {"term_from": "2021.3.2", "term_to": "2022.3.1"}
    for typed, warned in (
        ({}, {"enterprise"}),
        ({"term_from": "2021.3.1", "term_to": "2022.2.28"}, {"enterprise"}),
        (next_day, set()),
        ({"kind": "综合集体合同"}, set()),
        ({"enterprise": "样板001厂"}, set()),
    ):
        entry = written(book, **({"enterprise": "样板000厂"} | SIGNED | typed))
        assert told(entry, warning=True) == warned, typed
    assert told(open_entry(book, KIND, first.uid), warning=True) == set()
    area = shared(book, [("样板000厂", "40")], firms="1")
    assert told(area, warning=True) == set()
    assert errors(save(area)) == []
    other = shared(book, [("样板001厂", "10"), ("样板000厂", "30")], firms="2")
    assert told(other, warning=True) == {"agreement_enterprise[1].enterprise"}
    assert told(open_entry(book, KIND, area.uid), warning=True) == set()


def test_a_renewal_names_the_agreement_it_follows(book: Book) -> None:
    firms(book, 2)
    first = written(book, enterprise="样板000厂", **SIGNED)
    save(first)

    def renewal(**typed: str) -> Entry:
        data = {"enterprise": "样板000厂"} | SIGNED | {"term_from": "2021.3.2", "term_to": "2022.3.1"} | typed
        return written(book, **({"previous": first.uid, "round_number": "2", "signed_on": "2020.12.20"} | data))

    assert told(renewal(signed_on="2020.12.20"), warning=False) == set()
    assert told(renewal(signed_on="2020.3.1"), warning=False) == {"previous"}
    assert told(renewal(round_number="1"), warning=False) == {"occasion"}
    assert told(renewal(enterprise="样板001厂"), warning=True) == {"previous"}
    again = open_entry(book, KIND, first.uid)
    again.put("previous", first.uid)
    assert told(again, warning=False) == {"previous"}


def test_the_path_writes_its_days(book: Book) -> None:
    firms(book, 1)
    entry = written(book, enterprise="样板000厂", stage="要约", invited_on="2020.3.2")
    assert errors(save(entry)) == []

    def go(to: str, day: int, **more: Value) -> list[tuple[str, str, str]]:
        return move(book, KIND, [entry.uid], to, date(2020, 3, day), more).aside

    assert go("signed", 3) and go("submitted", 3)
    assert go("negotiating", 6) == go("draft", 9) == []
    assert "赞成" in go("passed", 12)[0][2]
    assert go("passed", 12, delegates_due=20, delegates_present=20, votes=20) == []
    assert "期限止" in go("signed", 13)[0][2]
    assert go("signed", 13, workers=40, term_from="2020-03-13", term_to="2021-03-12") == []
    assert go("submitted", 16) == []
    assert "生效日期" in go("effective", 17)[0][2]
    assert go("objected", 20, objection="缺职代会决议") == [] and go("submitted", 23) == []
    again = open_entry(book, KIND, entry.uid)
    again.type("received_on", "2020.3.24")
    assert errors(save(again)) == []
    assert move(book, KIND, [entry.uid], "effective", date(2020, 4, 8)).aside == []
    dates = ["negotiated_on", "drafted_on", "congress_on", "signed_on", "submitted_on", "objected_on", "resubmitted_on"]
    (row,) = book.select("agreement", [*dates, "effective_on", "reviewed_on", "stage"])
    days = [f"2020-03-{day:02}" for day in (6, 9, 12, 13, 16, 20, 23)]
    assert row == (*days, "2020-04-08", "2020-04-08", "effective")
    assert told(open_entry(book, KIND, entry.uid), warning=False) == set()
    assert move(book, KIND, [entry.uid], "terminated", TODAY).moved == []
    assert move(book, KIND, [entry.uid], "terminated", TODAY, {"termination_reason": "停产"}).moved == [entry.uid]


def clocks(today: date, row: Mapping[str, Value], **more: Value) -> dict[str, tuple[str, int]]:
    """The clocks of a row that are spoken of: last day and days left."""
    values: dict[str, Value] = dict.fromkeys(KIND.fields)
    values |= row
    values |= more
    found = running(KIND, values, today)
    return {one.clock.name: (one.last.isoformat(), one.left) for one in found if not one.met}


def test_clocks_count_from_their_days_and_stop_at_theirs() -> None:
    day = date(2020, 3, 12)
    invited: dict[str, Value] = {"stage": "invited", "invited_on": "2020-03-02"}
    assert clocks(day, invited) == {"answer": ("2020-03-16", 4)}
    assert clocks(day, invited, answered_on="2020-03-11") == {}
    signed: dict[str, Value] = {"stage": "signed", "signed_on": "2020-03-02"}
    assert clocks(day, signed) == {"submit": ("2020-03-12", 0)}
    assert clocks(day, signed, submitted_on="2020-03-10") == {}
    received: dict[str, Value] = {"stage": "submitted", "received_on": "2020-03-10", "effective_on": "2020-03-25"}
    assert clocks(day, received) == {"review": ("2020-03-25", 13)}
    assert clocks(day, received, stage="objected", effective_on=None) == {}
    in_force: dict[str, Value] = {"stage": "effective", "received_on": "2020-03-10", "effective_on": "2020-03-25"}
    assert clocks(date(2020, 3, 26), in_force) == {"publish": ("2020-04-01", 6)}
    assert clocks(date(2020, 3, 26), in_force, published_on="2020-03-26") == {}


def test_renewal_and_expiry_are_spoken_of_in_their_time(book: Book) -> None:
    firms(book, 1)
    entry = written(book, enterprise="样板000厂", **SIGNED, submitted_on="2020.3.5", stage="报审")
    assert errors(save(entry)) == []
    row = book.must("agreement", entry.uid)
    assert clocks(date(2020, 12, 30), row) == {}
    assert clocks(date(2020, 12, 31), row) == {"renewal": ("2021-03-01", 60)}
    assert clocks(date(2021, 3, 1), row) == {"renewal": ("2021-03-01", 0), "expiry": ("2021-03-01", 0)}
    assert clocks(date(2021, 3, 2), row, renewal_on="2021-01-10") == {"expiry": ("2021-03-01", -1)}
    assert clocks(date(2021, 3, 2), row, stage="expired") == {}
    assert [(one.running.clock.name, one.title) for one in due(book, TODAY, [KIND])] == [
        ("renewal", "样板000厂工资专项集体合同 2020-001")
    ]
