"""讨薪: unpaid wages come back in parts; people, money, helping bodies and origins of a period."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_book import NAMES, TODAY, filled, go, new_book, number, ratio, row, saved, told

from unionbook.ground.conditions import Frame
from unionbook.ground.periods import Period
from unionbook.services.due import due
from unionbook.services.past import take_back
from unionbook.services.saving import open_entry, save
from unionbook.services.tally import count
from unionbook.store.book import Book
from unionbook.store.history import acts

CASE: dict[str, Any] = {
    "site": "样板小区工地",
    "received_on": "2026-01-05",
    "employer": "样板建筑队",
    "workers": 97,
    "claimed": 650000,
    "handler_a": NAMES[0],
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made, _ = new_book(tmp_path)
    with made:
        yield made


def paid(on: str, amount: int, workers: int, **more: Any) -> dict[str, Any]:
    return {"paid_on": on, "amount": amount, "workers": workers, **more}


def wrong(book: Book, **more: Any) -> set[str]:
    return set(told(filled(book, "wage_case", {**CASE, **more})))


def doubts(book: Book, **more: Any) -> dict[str, str]:
    return told(filled(book, "wage_case", {**CASE, **more}), warning=True)


def test_wages_come_back_in_parts(book: Book) -> None:
    origins = [{"province": name, "people": people} for name, people in (("河南", 50), ("四川", 30), ("河北", 17))]
    uid = saved(book, "wage_case", {**CASE, "wage_origin": origins})
    assert row(book, "wage_case", uid, "number", "origins", "recovered", "outstanding") == (
        "2026-001",
        "河南、四川、河北",
        0,
        650_000_00,
    )
    go(book, "wage_case", uid, "coordinating", "2026-01-06")
    (aside,) = go(book, "wage_case", uid, "partial", "2026-01-12").aside
    assert "还没有登记到账" in aside[2]
    saved(book, "wage_case", {"recovery": [paid("2026-01-12", 300000, 60, body="公安")]}, uid)
    assert go(book, "wage_case", uid, "partial", "2026-01-12").moved == [uid]
    assert row(book, "wage_case", uid, "recovered", "outstanding") == (300_000_00, 350_000_00)
    saved(book, "wage_case", {"recovery": [paid("2026-02-03", 323500, 97)]}, uid)
    assert go(book, "wage_case", uid, "settled", "2026-02-03").moved == [uid]
    rest = told(filled(book, "wage_case", {}, uid), warning=True)
    assert "26500 元" in rest["stage"], "less than was claimed is only doubted"
    assert [number(book, "recovery.amount", cut=day) for day in ("2026-01-11", "2026-01-31", "2026-12-31")] == [
        0,
        300_000_00,
        623_500_00,
    ]


def test_the_numbers_are_worded_as_they_are_told(book: Book) -> None:
    both = [paid("2026-01-12", 300000, 60), paid("2026-02-03", 323500, 97)]
    saved(book, "wage_case", {**CASE, "recovery": both})
    frame = Frame(Period.parse("2026"), TODAY)
    assert count(book, "wage_case.workers", frame).worded() == "近百名"
    assert count(book, "recovery.amount", frame).worded() == "60多万元"


def test_figures_follow_the_dates(book: Book) -> None:
    helper = [{"body": "司法所", "joined_on": "2026-03-02", "what": "现场调解"}, {"body": "labour"}]
    one = saved(book, "wage_case", {**CASE, "workers": 20, "wage_helper": helper, "migrant_workers": 18})
    other = saved(book, "wage_case", {**CASE, "site": "样板鞋厂", "received_on": "2026-04-01", "workers": 5})
    saved(book, "wage_case", {"recovery": [paid("2026-06-30", 650000, 20, body="住建")]}, one)
    go(book, "wage_case", one, "settled", "2026-06-30")
    go(book, "wage_case", other, "arbitration", "2026-08-03")

    def found(*names: str, period: str = "2026", cut: str = "") -> list[int | None]:
        return [number(book, f"wage_case.{name}", period, cut) for name in names]

    names = ("received", "workers", "settled", "settled_workers", "arbitration", "open")
    assert found(*names) == [2, 25, 1, 20, 1, 0]
    assert found(*names, cut="2026-06-29") == [2, 25, 0, 0, 0, 2]
    assert found(*names, period="2026H2") == [0, 0, 0, 0, 1, 0]
    assert found(*(f"settled_with_{body}" for body in ("justice", "labour", "housing", "police"))) == [1, 1, 1, 0]
    assert found("migrant_workers", "claimed", "settled_here") == [18, 1_300_000_00, 1]
    assert ratio(book, "wage_case.settled_rate") == 5000
    keys = ("wage_helper.bodies", "recovery.cases", "recovery.workers")
    assert [number(book, key) for key in keys] == [2, 1, 20]


def test_provinces_are_counted_once(book: Book) -> None:
    for site, provinces in (("甲工地", ("河南", "四川")), ("乙工地", ("河南", "河北"))):
        saved(book, "wage_case", {**CASE, "site": site, "wage_origin": [{"province": one} for one in provinces]})
    assert (number(book, "wage_origin.provinces"), number(book, "wage_origin.people")) == (3, 0)


def test_what_contradicts_itself_is_named(book: Book) -> None:
    assert wrong(book) == set()
    assert wrong(book, migrant_workers=98) == {"migrant_workers"}
    assert wrong(book, wage_origin=[{"province": "河南", "people": 98}]) == {"workers"}
    assert wrong(book, recovery=[paid("2026-01-04", 1000, 98)]) == {"recovery[0].workers", "recovery[0].paid_on"}
    assert wrong(book, recovery=[paid("2026-01-06", 0, 1)]) == {"recovery[0].amount"}
    assert wrong(book, stage="全部到账", settled_on="2026-01-07") == {"stage"}
    assert wrong(book, stage="转仲裁、诉讼") == {"arbitration_on"}
    assert wrong(book, arrears_from="2025-12-10", arrears_to="2025.11") == {"arrears_to"}
    assert wrong(book, arrears_from="2025-12-10", arrears_to="2025.12") == set()
    assert wrong(book, agreed_on="2026-02-01", promised_on="2026-01-31") == {"promised_on"}
    assert set(doubts(book, recovery=[paid("2026-01-06", 700000, 90)])) == {"claimed"}
    assert set(doubts(book, employer="")) == {"employer"}


def test_what_was_promised_and_the_year_to_arbitration_are_watched(book: Book) -> None:
    watched = {"agreed_on": "2026-01-08", "promised_on": "2026-02-10", "ended_on": "2025-12-31"}
    uid = saved(book, "wage_case", {**CASE, **watched})

    def spoken(on: date) -> dict[str, str]:
        return {one.running.clock.name: one.running.last.isoformat() for one in due(book, on)}

    assert spoken(date(2026, 1, 9)) == {"promise": "2026-02-10"}
    assert spoken(date(2026, 10, 2)) == {"promise": "2026-02-10", "arbitration": "2026-12-31"}
    entry = open_entry(book, book.cabinet["wage_case"], uid)
    entry.fill({"recovery": [paid("2026-10-03", 650000, 97)]})
    save(entry)
    go(book, "wage_case", uid, "settled", "2026-10-03")
    assert spoken(date(2026, 10, 4)) == {}


def test_what_came_back_follows_when_an_earlier_part_is_taken_back(book: Book) -> None:
    uid = saved(book, "wage_case", CASE)
    saved(book, "wage_case", {"recovery": [paid("2026-02-01", 100000, 10)]}, uid)
    first = acts(book, 1)[0].key
    saved(book, "wage_case", {"recovery": [paid("2026-03-01", 200000, 20)]}, uid)
    assert row(book, "wage_case", uid, "recovered") == (30000000,)
    assert take_back(book, first).conflicts == []
    assert row(book, "wage_case", uid, "recovered", "outstanding") == (20000000, 45000000)
    take_back(book, acts(book, 1)[0].key)
    assert row(book, "wage_case", uid, "recovered", "outstanding") == (30000000, 35000000)
