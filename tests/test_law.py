"""The law of a book: announced holidays and shipped values, under what the office enters."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import is_
from unionbook.ground.holidays import announced, load
from unionbook.records import calendar, rule
from unionbook.records.drawers import KINDS
from unionbook.records.rule import KEY, quantity
from unionbook.services.entry import Entry
from unionbook.services.law import days_of, law_of, shipped
from unionbook.services.saving import errors, open_entry, remove, save
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book
from unionbook.store.undo import undo

MORE = (kind for kind in (calendar.KIND, rule.KIND) if kind not in KINDS)
CABINET = Cabinet((*KINDS, *MORE))
TODAY = date(2026, 6, 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def entry(book: Book, kind: str, **typed: str) -> Entry:
    made = Entry(book, CABINET[kind], today=TODAY)
    for path, text in typed.items():
        made.type(path, text)
    return made


def told(made: Entry, warning: bool = False) -> dict[str, str]:
    return {problem.field: problem.sentence for problem in made.examine() if problem.warning == warning}


def added(book: Book, kind: str, **typed: str) -> str:
    made = entry(book, kind, **typed)
    assert errors(save(made)) == []
    return made.uid


def local(book: Book, key: str, value: str, unit: str, since: str, **more: str) -> str:
    return added(book, "local_rule", key=key, value=value, unit=unit, since=since, source="本县通知", **more)


def test_the_announced_days_are_whole() -> None:
    days = announced()
    off = {year: sum(one.day.year == year and not one.works for one in days) for year in (2024, 2025, 2026)}
    worked = {year: sum(one.day.year == year and one.works for one in days) for year in (2024, 2025, 2026)}
    assert off == {2024: 28, 2025: 28, 2026: 33}
    assert worked == {2024: 8, 2025: 5, 2026: 6}
    assert all(one.day.weekday() >= 5 for one in days if one.works)
    assert all(f"{one.day.year}年部分节假日安排的通知（国办发明电〔{one.day.year - 1}〕" in one.source for one in days)
    assert sum(shipped().calendar.is_working(date(2026, 1, 1).replace(month=m, day=d))
               for m, days_in in ((2, 28), (10, 31)) for d in range(1, days_in + 1)) == 16 + 18


@pytest.mark.parametrize(
    "text",
    [
        'days = []',
        '[years.2030]\nsource = "x"\ndays = [["甲", 2030-01-02, 2030-01-01, []]]',
        '[years.2030]\nsource = "x"\ndays = [["甲", 2030-01-01, 2030-01-02, [2030-01-02]]]',
        '[years.2030]\nsource = "x"\ndays = [["甲", "2030-01-01", 2030-01-02, []]]',
        '[years.2030]\ndays = [["甲", 2030-01-01, 2030-01-02, []]]',
    ],
)
def test_a_wrong_holiday_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "holidays.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError):
        load(path)


def test_the_office_adds_a_year_and_changes_a_day(book: Book) -> None:
    before = law_of(book)
    assert not before.calendar.knows(2027)
    friday, saturday, tuesday = date(2027, 1, 1), date(2027, 1, 9), date(2026, 10, 6)
    added(book, "day_off", day="2027-01-01", sort="放假", name="元旦", source="试行通知")
    assert law_of(book) is not before
    assert law_of(book).calendar.knows(2027) and not law_of(book).calendar.is_working(friday)
    swapped = added(book, "day_off", day="2027-01-09", sort="调休上班", name="元旦")
    worked = added(book, "day_off", day="2026-10-06", sort="上班", name="抢险")
    assert law_of(book).calendar.is_working(saturday) and law_of(book).calendar.is_working(tuesday)
    assert [(day.day, day.works, own) for day, own in days_of(book, 2027)] == [
        (friday, False, True),
        (saturday, True, True),
    ]
    assert ("抢险", True) in [(day.name, own) for day, own in days_of(book, 2026) if day.day == tuesday]
    remove(book, CABINET["day_off"], [worked, swapped])
    assert not law_of(book).calendar.is_working(tuesday) and not law_of(book).calendar.is_working(saturday)
    undo(book)
    assert law_of(book).calendar.is_working(tuesday)


def test_the_table_travels_with_the_book(book: Book) -> None:
    added(book, "day_off", day="2026-07-01", sort="放假", name="活动日")
    local(book, "petition.finish", "45", "日", "2026-07-01")
    path = book.path
    book.close()
    with open_book(path, CABINET) as again:
        assert not law_of(again).calendar.is_working(date(2026, 7, 1))
        found = law_of(again).rule("petition.finish", "2026-07-01")
        assert found is not None and found.value == 45
    assert shipped().calendar.is_working(date(2026, 7, 1))


def test_an_unchanged_book_works_its_law_out_once(book: Book) -> None:
    first = law_of(book)
    with book.change("别的") as act:
        act.add("person", {"name": "赵甲子"})
    assert law_of(book) is first


def test_a_day_is_entered_once_and_does_something(book: Book) -> None:
    added(book, "day_off", day="2026-10-08", sort="放假", name="活动日")
    again = entry(book, "day_off", day="2026-10-08", sort="调休上班")
    assert "已经有一条安排" in told(again)["day"]
    for day, sort in (("2026-10-10", "调休上班"), ("2026-10-03", "放假"), ("2026-06-06", "放假")):
        assert "不起作用" in told(entry(book, "day_off", day=day, sort=sort), warning=True)["sort"]
    assert told(entry(book, "day_off", day="2026-06-06", sort="补班"), warning=True) == {}


def test_a_local_rule_changes_only_later_starts(book: Book) -> None:
    old = law_of(book).limit("petition.finish", "2026-06-30")
    assert old is not None and old[0] == date(2026, 8, 29)
    local(book, "petition.finish", "45", "日", "2026-07-01", article="《本县信访办法》第八条")
    law = law_of(book)
    assert law.limit("petition.finish", "2026-06-30") == old
    new = law.limit("petition.finish", "2026-07-01")
    assert new is not None and new[0] == date(2026, 8, 15) and new[1].article == "《本县信访办法》第八条"
    before = law.rule("petition.finish", "2021-03-01")
    assert before is not None and (before.value, before.article) == (60, "《信访条例》第三十三条")
    second = local(book, "petition.finish", "30", "日", "2027-01-01")
    found = law_of(book).rule("petition.finish", "2027-01-01")
    assert found is not None and (found.value, found.article) == (30, "本县通知")
    remove(book, CABINET["local_rule"], [second])
    found = law_of(book).rule("petition.finish", "2027-01-01")
    assert found is not None and found.value == 45


def test_the_unit_may_become_another_kind_of_days(book: Book) -> None:
    local(book, "hardship.publicity", "7", "日", "2026-01-01")
    found = law_of(book).limit("hardship.publicity", "2026-02-12")
    assert found is not None and found[0] == date(2026, 2, 19) and found[1].words == "7日"
    wrong = entry(book, "local_rule", key="aid.cap.once", value="5", unit="日", since="2026-01-01", source="试")
    assert "元" in told(wrong)["unit"]


def test_a_later_value_of_another_place_does_not_take_the_offices_away(book: Book) -> None:
    """The shipped ceilings are only an example from one province, in force from 2020."""
    local(book, "aid.cap.once", "2000", "元", "2018-01-01")
    found = law_of(book).rule("aid.cap.once", "2026-01-01")
    assert found is not None and found.value == 200_000
    local(book, "petition.finish", "50", "日", "2020-01-01")
    found = law_of(book).rule("petition.finish", "2026-01-01")
    assert found is not None and found.value == 60


@pytest.mark.parametrize(
    ("typed", "unit", "value", "words"),
    [
        ("15", "calendar_days", 15, "15日"),
        ("１５", "working_days", 15, "15个工作日"),
        ("1.5", "ratio", Decimal("0.015"), "1.5%"),
        ("3,000.50", "fen", 300_050, "3000.50元"),
        ("1.5", "times", Decimal("1.5"), "1.5倍"),
    ],
)
def test_numbers_are_typed_as_they_are_shown(
    book: Book, typed: str, unit: str, value: int | Decimal, words: str
) -> None:
    assert quantity(typed, unit) == value
    record = rule.LocalRule(key="dues.rate", value=typed, unit=unit, since="2026-01-01", source="试").rule()
    assert record is not None and record.words == words


@pytest.mark.parametrize(("typed", "unit"), [("0", "months"), ("-3", "fen"), ("1.5", "persons"), ("两", "times"),
                                             ("nan", "ratio"), ("inf", "times"), ("0.001", "fen"), ("1e999", "times"),
                                             ("5000", "years")])
def test_what_is_no_number_is_named(book: Book, typed: str, unit: str) -> None:
    with pytest.raises(ValueError):
        quantity(typed, unit)
    made = entry(book, "local_rule", key="dues.rate", value=typed, unit=unit, since="2026-01-01", source="试")
    assert "数值" in told(made)["value"]


def test_a_local_rule_is_entered_once_for_a_day_and_needs_its_source(book: Book) -> None:
    uid = local(book, "dues.rate", "2", "%", "2026-01-01")
    twice = entry(book, "local_rule", key="dues.rate", value="1", unit="%", since="2026-01-01")
    assert set(told(twice)) == {"since", "source"}
    assert "全国统一" in told(twice, warning=True)["key"]
    assert told(open_entry(book, CABINET["local_rule"], uid)) == {}
    assert told(entry(book, "local_rule", key="hardship.valid", value="2"), warning=True) == {}


def test_every_rule_can_be_chosen_by_its_words() -> None:
    assert set(KEY.items) == set(shipped().statute.rules)
    assert all(KEY.find(label) == key for key, label in KEY.items.items())


def test_the_way_of_counting_is_a_setting_of_the_office(book: Book) -> None:
    assert (law_of(book).count_first_day, law_of(book).roll_to_working) == (False, False)
    office = added(book, "office", name="样板镇总工会", superior="练习市总工会", count_first_day="是")
    assert (law_of(book).count_first_day, law_of(book).roll_to_working) == (True, False)
    with book.change("改") as act:
        act.set("office", office, {"count_first_day": 0, "roll_to_working": 1})
    assert (law_of(book).count_first_day, law_of(book).roll_to_working) == (False, True)


def test_checks_of_a_drawer_see_the_offices_rule(book: Book) -> None:
    local(book, "member.age", "18", "年", "2026-01-01")
    from unionbook.services.around import Surroundings

    around = Surroundings(book, TODAY, Entry(book, CABINET["person"], today=TODAY))
    found = around.rule("member.age", "2026-05-01")
    assert found is not None and found.value == 18
    assert around.rule("member.age", None) is None
    assert around.limit("hardship.publicity", "2026-02-12") == "2026-02-26"
    assert around.limit("petition.objection", "2020-01-01") is None and around.limit("petition.objection", None) is None
    assert book.count("local_rule", is_("key", "member.age")) == 1
