"""帮扶: the road from level to level, publicity and its earliest payment day, the figures of every category."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aid_book import APPLICATION, PROGRAMME, applied, counted, filled, granted, many, number, programme, saved, told
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground.conditions import filled as filled_
from unionbook.ground.fields import Value
from unionbook.ground.wording import Wording
from unionbook.records import CABINET
from unionbook.records.aid.codes import CATEGORY
from unionbook.records.aid.figures import STEPS
from unionbook.services.check import check
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book

IN_2026 = date(2026, 12, 31)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def test_eighty_two_go_up_and_seventy_five_come_back(book: Book) -> None:
    uids = many(book, "hardship", [{} for _ in range(82)])
    for stage, day in (("screened", "2020-03-20"), ("published", "2020-03-23"), ("submitted", "2020-04-15")):
        assert len(move(book, APPLICATION, uids, stage, date.fromisoformat(day)).moved) == 82
    assert len(move(book, APPLICATION, uids[:75], "approved", date(2020, 5, 20)).moved) == 75
    why: dict[str, Value] = {"reject_reason": "收入超过标准", "rejected_by": "city"}
    assert len(move(book, APPLICATION, uids[75:], "rejected", date(2020, 5, 20), why).moved) == 7
    found = {name: number(book, f"application.hardship_{name}") for name in ("screened", "submitted", "approved")}
    assert found == {"screened": 82, "submitted": 82, "approved": 75}
    assert counted(book, "application.hardship_granted").worded() == "75000元"
    assert counted(book, "application.hardship_pass_rate").worded() == "91.46%"
    assert number(book, "application.hardship_rejected") == 7
    before = date(2020, 4, 30)
    assert [number(book, f"application.hardship_{name}", as_of=before) for name in found] == [82, 82, 0]
    assert number(book, "application.aided") == 75 and number(book, "application.unpaid") == 75
    assert number(book, "application.aided", "2020", before) == 0
    assert check(book) == []


def test_every_category_counts_its_steps(book: Book) -> None:
    """One of each category: its own figures are 1, those of the others stay 0."""
    for category in CATEGORY.items:
        row: dict[str, Value] = {step.date: "2020-06-01" for step in STEPS.values() if step.date != "rejected_on"}
        many(book, category, [row | {"stage": "paid", "granted": 50_000}])
    for category in CATEGORY.items:
        for name, step in STEPS.items():
            expected = {"": 1, "asked": 100_000, "granted": 50_000}[step.amount] if name != "rejected" else 0
            assert number(book, f"application.{category}_{name}") == expected, (category, name)
            assert number(book, f"application.{category}_{name}", "2019") == 0
    assert counted(book, "application.sunshine_households").worded() == "1户"


def test_the_sums_of_the_summaries(book: Book) -> None:
    many(book, "injury", [{"stage": "paid", "paid_on": "2020-01-13", "granted": 30_000}] * 15)
    assert counted(book, "application.injury_amount").worded() == "4500元"
    pupil: dict[str, Value] = {"stage": "approved", "approved_on": "2020-08-06"}
    many(book, "study", [pupil | {"granted": 200_000 if at < 51 else 100_000} for at in range(71)])
    assert counted(book, "application.study_granted").worded() == "12.2万元"
    passed: dict[str, Value] = {"stage": "reviewed", "reviewed_on": "2020-12-09"}
    many(book, "subsidy", [passed] * 43 + [{"stage": "rejected", "rejected_on": "2020-12-09"}] * 2)
    assert counted(book, "application.subsidy_pass_rate").worded() == "95.56%"
    assert len(book.select("application", ["uid"], APPLICATION.subset("province").where)) == 43
    many(book, "warmth", [{"stage": "paid", "paid_on": "2020-01-20", "granted": 50_000}] * 20)
    warmth = counted(book, "application.warmth_amount")
    assert (warmth.worded(), warmth.worded(Wording.CHINESE)) == ("1万元", "一万元")
    assert number(book, "application.warmth_paid", "2020", date(2020, 1, 19)) == 0


def test_publicity_gives_the_earliest_day_of_payment(book: Book) -> None:
    """Five working days over National Day, the swapped Saturday counted."""
    uid = programme(book, year=2026)
    days = {"applied_on": "2026-09-01", "published_on": "2026-09-28", "consent_on": "2026-09-01"}
    entry = applied(book, uid, None, IN_2026, **days)
    assert told(entry) == {} and entry.values["payable_from"] == "2026-10-11"
    entry.fill({"screened_on": "2026-09-20", "granted": 1000, "stage": "已发放", "paid_on": "2026-10-10"})
    assert "2026-10-11" in told(entry)["paid_on"]
    entry.type("paid_on", "2026-10-11")
    row = entry.new_child("payment")
    row.fill({"paid_on": "2026-10-10", "amount": 1000, "method": "现金"})
    assert set(told(entry)) == {"payment[0].paid_on"}
    row.type("paid_on", "2026-10-11")
    assert told(entry) == {}


@pytest.mark.parametrize(
    ("begun", "until", "payable"),
    [
        ("2020-03-16", "", "2020-03-24"),
        ("2020-03-16", "2020-03-25", "2020-03-26"),
        ("2020-03-16", "2020-03-18", "2020-03-19"),
        ("", "", None),
        ("2019-03-18", "", None),
    ],
)
def test_the_end_of_publicity_may_be_given(book: Book, begun: str, until: str, payable: str | None) -> None:
    entry = applied(book, programme(book), applied_on="2019-03-01", published_on=begun, published_until=until)
    entry.examine()
    assert entry.values["payable_from"] == payable
    short = {"published_until"} if until == "2020-03-18" else set()
    assert short == {name for name in told(entry, warning=True) if name.startswith("published")}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Book, str]]:
    with create_book(tmp_path_factory.mktemp("p") / "b.ubk", CABINET) as made:
        yield made, programme(made)


@settings(max_examples=40)
@given(st.dates(date(2020, 3, 10), date(2020, 12, 1)), st.integers(-30, 30))
def test_nothing_is_paid_before_the_end_of_publicity(shared: tuple[Book, str], begun: date, days: int) -> None:
    day = date.fromordinal(begun.toordinal() + days)
    entry = applied(*shared, published_on=begun.isoformat(), **granted("2020-03-10"))
    entry.fill({"stage": "已发放", "paid_on": day.isoformat()})
    found, payable = told(entry), date.fromisoformat(str(entry.values["payable_from"]))
    assert begun < payable and (payable - begun).days > 5
    assert ("paid_on" in found) == (day < max(payable, date(2020, 3, 10)))


def test_a_batch_sets_aside_what_may_not_be_paid_yet(book: Book) -> None:
    uids = many(book, "hardship", [{"stage": "screened", "screened_on": "2020-03-10"}] * 4)
    assert len(move(book, APPLICATION, uids[:3], "published", date(2020, 3, 16)).moved) == 3
    days = {row[0] for row in book.select("application", ["payable_from"], filled_("payable_from"))}
    assert days == {"2020-03-24"}
    assert len(move(book, APPLICATION, uids, "approved", date(2020, 3, 17)).moved) == 4
    result = move(book, APPLICATION, uids, "paid", date(2020, 3, 23))
    assert result.moved == uids[3:]
    assert all("最早 2020-03-24 可以发放" in why for _, _, why in result.aside)
    assert move(book, APPLICATION, uids[:3], "paid", date(2020, 3, 24)).moved == uids[:3]


@pytest.mark.parametrize(
    ("data", "error", "warning"),
    [
        ({"published_until": "2020-03-20"}, {"published_on"}, set()),
        ({"published_on": "2020-03-01"}, {"published_on"}, set()),
        ({"published_on": "2020-03-20", "published_until": "2020-03-19"}, {"published_until"}, set()),
        ({"stage": "公示中"}, {"published_on"}, set()),
        ({"screened_on": "2020-03-08"}, {"screened_on"}, set()),
        ({"reviewed_on": "2020-05-20", "confirmed_on": "2020-05-19"}, {"confirmed_on"}, set()),
        ({"stage": "复审通过"}, {"confirmed_on"}, set()),
        ({"stage": "未获批", "rejected_on": "2020-05-20"}, {"reject_reason"}, set()),
        (granted("2020-05-20") | {"rejected_on": "2020-05-19"}, {"rejected_on"}, set()),
        (granted("2020-05-20") | {"granted": ""}, {"granted"}, set()),
        (granted("2020-05-20") | {"screened_on": ""}, set(), {"screened_on"}),
        (granted("2020-05-20", 1200), set(), {"granted"}),
        (granted("2020-05-20") | {"proposed": 800, "reviewed_amount": 900}, set(), {"reviewed_amount", "granted"}),
        ({"complete": "否"}, set(), {"missing"}),
        ({"applied_on": "2021-01-04"}, {"applied_on"}, {"applied_on"}),
    ],
)
def test_contradictions(book: Book, data: dict[str, Any], error: set[str], warning: set[str]) -> None:
    uid = programme(book, "medical", starts_on="2020-03-01", ends_on="2020-12-31")
    entry = applied(book, uid, **data)
    assert (set(told(entry)), set(told(entry, warning=True))) == (error, warning)


def test_levels_follow_the_programme(book: Book) -> None:
    data = {"name": "补贴", "year": 2020, "category": "subsidy"}
    assert set(told(filled(book, PROGRAMME, data | {"review": "市", "level": "县"}))) == {"level"}
    assert set(told(filled(book, PROGRAMME, data | {"second_review": "市", "level": "省"}))) == {"review"}
    assert set(told(filled(book, PROGRAMME, data | {"review": "县", "second_review": "县"}))) == {"second_review"}
    uid = saved(book, PROGRAMME, data | {"review": "市", "level": "省"}).uid
    steps: dict[str, Any] = {
        "course": "电工",
        "certificate": "1号",
        "screened_on": "2020-12-01",
        "reviewed_on": "2020-12-02",
    }
    entry = applied(book, uid, **steps)
    assert told(entry) == told(entry, warning=True) == {}
    entry.type("confirmed_on", "2020-12-09")
    assert set(told(entry, warning=True)) == {"confirmed_on"}
    assert number(book, "application.subsidy_confirmed") == 0
