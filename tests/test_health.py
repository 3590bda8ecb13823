"""The check-up of the registers: what it finds, what it tells no more, what it mends, and how to take that back."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from unionbook.ground.conditions import Frame, empty, every
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.ground.lint import faults
from unionbook.ground.periods import Period
from unionbook.ground.upkeep import Alike, Doubt, Sign, Upkeep
from unionbook.records import CABINET
from unionbook.records.hardship.codes import CATEGORY
from unionbook.services.health import Finding, findings, rates
from unionbook.services.health.curing import cure, settle
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.undo import last, undo

FILE: dict[str, Value] = {"cause": "jobless", "persons": 3, "category": next(iter(CATEGORY.items)), "stage": "on_file"}


class Hours:
    """A clock that is set by the test."""

    def __init__(self) -> None:
        self.at = datetime(2020, 12, 31, 9)

    def __call__(self) -> int:
        return int(self.at.timestamp() * 1000)


@pytest.fixture(scope="module")
def clock() -> Hours:
    return Hours()


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("health") / "空.ubk"
    create_book(path, CABINET).close()
    return path.read_bytes()


@pytest.fixture
def book(blank: bytes, tmp_path: Path, clock: Hours) -> Iterator[Book]:
    from unionbook.store.files import open_book

    path = tmp_path / "体检.ubk"
    path.write_bytes(blank)
    clock.at = datetime(2020, 12, 31, 9)
    with open_book(path, CABINET, clock=clock) as made:
        made.practice_day = date(2020, 12, 31)
        yield made


def person(book: Book, name: str, **more: str) -> str:
    with book.change(f"登记 {name}") as act:
        return act.add("person", {"name": name, **more})


def member(book: Book, who: str, **more: str) -> str:
    if not (unions := book.select("organisation", ["uid"])):
        with book.change("登记工会") as act:
            union = act.add("organisation", {"name": "甲工会", "stage": "normal", "structure": "1", "chair": "某甲"})
    else:
        union = unions[0][0]
    with book.change("登记会员") as act:
        fixed: dict[str, Value] = {
            "person": who,
            "organisation": union,
            "joined_on": "2019-05-01",
            "stage": "active",
            "migrant": 0,
        }
        return act.add("member", {**fixed, **more})


def found(book: Book) -> dict[str, Finding]:
    return {one.key: one for one in findings(book)}


def test_a_sound_book_has_no_findings(book: Book) -> None:
    assert findings(book) == []
    assert [one.value for one in rates(book, Frame(Period.parse("2020"), book.today()))] == [None]


def test_missing_values_are_found_with_the_very_rows(book: Book) -> None:
    one = member(book, person(book, "王甲", phone="13900000001"), workplace="某厂")
    two = member(book, person(book, "王乙", id_number="110101199003070010"), workplace="某厂")
    told = found(book)
    assert (told["member.no_id"].uids, told["member.no_id"].must, told["member.no_id"].words) == ((one,), True, "1 人")
    assert told["member.no_phone"].uids == (two,)
    assert findings(book)[0].key == "member.no_id"
    (rate,) = rates(book, Frame(Period.parse("2020"), book.today()))
    assert rate.worded() == "0%"


def test_what_was_settled_is_told_no_more_until_that_is_taken_back(book: Book) -> None:
    one = member(book, person(book, "王甲", id_number="110101199003070010"), workplace="某厂")
    assert settle(book, found(book)["member.no_phone"]) == 1
    assert "member.no_phone" not in found(book)
    two = member(book, person(book, "王丙", id_number="110101199003070037"), workplace="某厂")
    left = found(book)["member.no_phone"]
    assert (left.uids, left.settled) == ((two,), 1)
    done = next(line for line in [last(book)] if line is not None)
    assert done.label == "登记会员"
    with book.change("再核对") as act:
        for (uid,) in book.select("settled", ["uid"]):
            act.drop("settled", uid)
    assert set(found(book)["member.no_phone"].uids) == {one, two}


def test_persons_who_look_alike_are_grouped_until_they_are_noted_as_different(book: Book) -> None:
    same = [person(book, "李丁", born="1980-01-02") for _ in range(3)]
    person(book, "李丁", born="1981-01-02")
    person(book, "赵戊", phone="13900000002")
    told = found(book)["person.alike"]
    assert (set(told.uids), told.words) == (set(same), "1 组 3 人")
    assert settle(book, told) == 3
    assert "person.alike" not in found(book)
    assert book.count("person_distinct") == 3
    four = person(book, "李丁", born="1980-01-02")
    assert four in found(book)["person.alike"].uids


def test_a_text_that_is_a_firms_very_name_is_linked_at_one_click_and_back(book: Book) -> None:
    with book.change("登记企业") as act:
        firm = act.add("enterprise", {"name": "甲厂", "state": "open", "credit_code": "91330726MA28D0000X"})
    one = member(book, person(book, "王甲", phone="13900000001"), workplace="甲厂")
    member(book, person(book, "王乙", phone="13900000003"), workplace="别处")
    told = found(book)["member.employer_typed"]
    assert (len(told.uids), told.curable) == (2, 1)
    assert cure(book, told) == 1
    assert (book.must("member", one)["enterprise"], book.must("member", one)["workplace"]) == (firm, None)
    done = last(book)
    assert done is not None
    undo(book, done.number)
    assert book.must("member", one)["workplace"] == "甲厂"


def test_a_file_nothing_was_written_to_for_a_year_is_found(book: Book, clock: Hours) -> None:
    clock.at = datetime(2019, 6, 1, 9)
    who = [person(book, name) for name in ("孙己", "孙庚", "孙辛")]
    files = []
    for one in who:
        with book.change("建档") as act:
            files.append(act.add("hardship", {**FILE, "person": one, "opened_on": "2019-06-01"}))
    clock.at = datetime(2020, 10, 1, 9)
    with book.change("改一处") as act:
        act.set("hardship", files[0], {"needs": "就业"})
        act.add("household_member", {"hardship": files[1], "person": who[2], "relation": "spouse"})
    assert found(book)["hardship.yearly"].uids == (files[2],)
    assert set(found(book)["hardship.unaided"].uids) == set(files)


def test_a_limit_that_no_longer_follows_from_the_law_is_counted_again(book: Book) -> None:
    with book.change("建档") as act:
        who = act.add("person", {"name": "周壬"})
        days = {"opened_on": "2020-06-01", "examined_on": "2020-06-01", "valid_until": "2020-06-02"}
        uid = act.add("hardship", {**FILE, **days, "person": who})
    told = found(book)["hardship.kept"]
    assert (told.uids, told.curable, cure(book, told)) == ((uid,), 1, 1)
    assert "hardship.kept" not in found(book)
    assert book.must("hardship", uid)["valid_until"] == "2021-06-01"


def test_the_lint_names_what_is_not_there() -> None:
    from dataclasses import replace

    from unionbook.ground.cabinet import Cabinet

    def spoilt(upkeep: Upkeep) -> list[str]:
        kinds: list[Kind] = [replace(one, upkeep=upkeep) if one.name == "person" else one for one in CABINET]
        return list(faults(Cabinet(kinds)))

    doubt = Doubt(name="x", label="x", where=every(empty("nothing")), verb="x", definition="x", links=("a", "b"))
    assert len(spoilt(Upkeep(doubts=(doubt,), yearly="none", rate="none"))) == 4
    assert "not in the form" in spoilt(Upkeep(doubts=(replace(doubt, links=("", ""), field="nothing"),)))[1]
    alike = Alike(signs=(Sign(score=1, same=("nothing",)),), definition="x", apart=("person_distinct", "nobody"))
    assert len(spoilt(Upkeep(alike=alike))) == 2
