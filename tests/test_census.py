"""普查和社区: lists of units verified one by one, and places covered by unions, counted by day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_book import CABINET, TODAY, counted, filled, number, saved, told

from unionbook.ground.conditions import Frame, is_
from unionbook.ground.fields import Value
from unionbook.ground.identity import check_digit
from unionbook.ground.periods import Period
from unionbook.records.census import codes
from unionbook.services.due import due
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, open_entry, save
from unionbook.services.stage import move
from unionbook.services.tally import count
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.undo import undo

CENSUS, UNIT, COMMUNITY = (CABINET[name] for name in ("census", "census_unit", "community"))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "c.ubk", CABINET) as made:
        yield made


def census(book: Book, **more: Any) -> Entry:
    """A campaign of a hundred days from 1 April 2020, saved."""
    data = {"name": "百日集中行动", "from_on": "2020-4-1", "until_on": "2020-7-10", **more}
    return saved(book, CENSUS, data)


def listed(book: Book, of: str, count: int) -> list[str]:
    """So many units of a list, as an import writes them."""
    with book.change("导入普查名单") as act:
        rows: list[list[Value]] = [[of, f"样板单位{at}", "pending", 10 + at % 7, str(at + 1)] for at in range(count)]
        return act.add_many("census_unit", ["census", "name", "stage", "workers", "source_row"], rows)


def test_a_list_is_verified_unit_by_unit(book: Book) -> None:
    uids = listed(book, census(book).uid, 20)
    for result, first, last, day in (
        ("true", 0, 8, "2020-04-20"),
        ("corrected", 8, 11, "2020-05-20"),
        ("missing", 11, 13, "2020-06-10"),
        ("cancelled", 13, 14, "2020-06-11"),
        ("moved", 14, 15, "2020-06-12"),
    ):
        assert move(book, UNIT, uids[first:last], result, date.fromisoformat(day)).aside == []
    keys = ("listed", "verified", "pending", *(f"verified_{result}" for result in codes.RESULT.items))
    assert [number(book, f"census_unit.{key}") for key in keys] == [20, 15, 5, 8, 3, 2, 1, 1]
    half = [number(book, f"census_unit.{key}", "2020", date(2020, 4, 30)) for key in keys]
    assert half == [20, 8, 12, 8, 0, 0, 0, 0]
    assert counted_rate(book) == 7500 and counted_rate(book, date(2020, 4, 30)) == 4000
    assert number(book, "census_unit.listed", "2019") == 0


def counted_rate(book: Book, cut: date | None = None) -> int | None:
    return count(book, "census_unit.verified_rate", Frame(Period.parse("2020", cut), TODAY)).value


def test_units_that_stand_are_organised_and_become_unions(book: Book) -> None:
    uids = listed(book, census(book).uid, 6)
    move(book, UNIT, uids[:4], "true", date(2020, 4, 20))
    move(book, UNIT, uids[4:5], "missing", date(2020, 4, 20))
    result = move(book, UNIT, uids, "organising", date(2020, 5, 1))
    assert result.moved == uids[:4] and [uid for uid, _, _ in result.aside] == uids[4:]
    union = saved(book, CABINET["organisation"], {"name": "样板联合工会", "founded_on": "2020-6-1"})
    firms = [
        saved(book, CABINET["enterprise"], {"name": f"样板单位{at}", "organisation": union.uid}).uid for at in range(2)
    ]
    for uid, firm in zip(uids, firms, strict=False):
        entry = open_entry(book, UNIT, uid)
        entry.put("enterprise", firm)
        assert errors(save(entry)) == []
    assert [number(book, f"census_unit.{key}") for key in ("organising", "founded")] == [4, 1]
    assert [number(book, f"census_unit.{key}", "2020", date(2020, 5, 31)) for key in ("organising", "founded")] == [
        4,
        0,
    ]
    assert book.select("census_unit", ["result"], is_("uid", uids[0])) == [("true",)]


def test_workers_of_the_list_and_as_they_were_found(book: Book) -> None:
    uids = listed(book, census(book).uid, 3)
    move(book, UNIT, uids[:2], "true", date(2020, 4, 20))
    entry = open_entry(book, UNIT, uids[2])
    entry.type("stage", "更正")
    entry.type("verified_on", "2020-4-21")
    assert "true_name" in told(entry, warning=True)
    entry.type("true_workers", "5")
    assert "true_name" not in told(entry, warning=True) and errors(save(entry)) == []
    assert number(book, "census_unit.workers_listed") == 10 + 11 + 12
    assert number(book, "census_unit.workers_verified") == 10 + 11 + 5


def test_what_contradicts_itself_in_a_unit_is_named(book: Book) -> None:
    of = census(book).uid
    code = {"credit_code": "91449900YP0000011X"}
    first = saved(book, UNIT, {"census": of, "name": "样板单位甲"})
    assert "name" in told(filled(book, UNIT, {"census": of, "name": "样板单位甲"}), warning=True)
    assert "name" not in told(filled(book, UNIT, {"census": census(book, name="另一次").uid, "name": "样板单位甲"}))
    with book.change("补代码") as act:
        act.set("census_unit", first.uid, code)
    assert "credit_code" in told(filled(book, UNIT, {"census": of, "name": "样板单位乙", **code}))
    for typed, fields in (
        ({"verified_on": "2020-5-1"}, {"stage"}),
        ({"stage": "属实"}, {"verified_on"}),
        ({"stage": "查无", "verified_on": "2020-3-1"}, {"verified_on"}),
        ({"stage": "属实", "verified_on": "2020-5-1", "organising_on": "2020-4-20"}, {"stage", "organising_on"}),
        ({"stage": "转入建会", "verified_on": "2020-5-1", "result": "查无"}, {"organising_on", "result"}),
    ):
        assert set(told(filled(book, UNIT, {"census": of, "name": "样板单位丙", **typed}))) == fields


def test_a_campaign_has_an_end_a_list_and_tasks(book: Book) -> None:
    entry = census(book, listed=7, target=8, trained=30)
    assert set(told(entry, warning=True)) == {"target", "trained_on"}
    listed(book, entry.uid, 5)
    assert "listed" in told(entry, warning=True)
    assert [one.running.last for one in due(book, date(2020, 7, 1)) if one.kind.name == "census"] == [date(2020, 7, 10)]
    assert move(book, CENSUS, [entry.uid], "completed", date(2020, 7, 8)).aside == []
    assert [one for one in due(book, date(2020, 7, 9)) if one.kind.name == "census"] == []
    assert number(book, "census.started") == 1 and number(book, "census_unit.listed", "2021") == 0
    wrong = filled(book, CENSUS, {"name": "普查", "from_on": "2020-4-1", "until_on": "2020-3-1", "stage": "已完成"})
    assert set(told(wrong)) == {"until_on", "completed_on"}
    assert number(book, "census.trained") == 0


def test_hundreds_are_verified_in_one_act(book: Book) -> None:
    uids = listed(book, census(book).uid, 900)
    result = move(book, UNIT, uids[:300], "true", date(2020, 5, 1), {"verifier": "赵甲子"})
    assert len(result.moved) == 300 and result.aside == []
    assert number(book, "census_unit.verified") == 300
    undo(book)
    assert number(book, "census_unit.verified") == 0


def test_a_community_is_covered_step_by_step(book: Book) -> None:
    done = saved(book, COMMUNITY, {"name": "府湖里社区"}).uid
    next_one = saved(book, COMMUNITY, {"name": "照湖里社区"}).uid
    for goal, day in (("surveying", "2020-03-02"), ("advancing", "2020-04-01"), ("covered", "2020-10-15")):
        assert move(book, COMMUNITY, [done], goal, date.fromisoformat(day)).aside == []
    assert move(book, COMMUNITY, [next_one], "planned", date(2020, 11, 1)).aside == []
    keys = ("communities", "covered", "newly_covered", "planned", "running")
    assert [number(book, f"community.{key}") for key in keys] == [2, 1, 1, 1, 1]
    assert [number(book, f"community.{key}", "2020H1") for key in keys] == [2, 0, 0, 0, 1]
    assert [number(book, f"community.{key}", "2021") for key in keys] == [2, 1, 0, 1, 1]


def test_what_contradicts_itself_in_a_community_is_named(book: Book) -> None:
    saved(book, COMMUNITY, {"name": "东村", "sort": "村"})
    wrong = filled(book, COMMUNITY, {"name": "东村", "stage": "已覆盖"})
    assert set(told(wrong)) == {"name", "covered_on"}
    wrong = filled(
        book, COMMUNITY, {"name": "西村", "stage": "调研", "surveyed_on": "2020-3-1", "planned_on": "2020-4-1"}
    )
    assert set(told(wrong)) == {"surveyed_on"}
    assert set(told(filled(book, COMMUNITY, {"name": "南村", "covered_on": "2020-4-1"}))) == {"stage"}


def test_unions_and_members_of_covered_communities(book: Book) -> None:
    places = {"府湖里社区": {"stage": "已覆盖", "covered_on": "2020-10-15"}, "照湖里社区": {"stage": "未列入"}}
    for name, more in places.items():
        saved(book, COMMUNITY, {"name": name, **more})
    unions = [
        saved(
            book,
            CABINET["organisation"],
            {"name": f"样板{at}工会", "founded_on": "2020-9-1", "community": "府湖里社区" if at < 17 else "照湖里社区"},
        ).uid
        for at in range(20)
    ]
    with book.change("录入会员") as act:
        for at in range(140):
            person = act.add("person", {"name": "赵甲子", "id_number": _id(at)})
            union = unions[at % 17 if at < 135 else 18]
            row: dict[str, Value] = {
                "person": person,
                "organisation": union,
                "migrant": 0,
                "joined_on": "2020-09-10",
                "stage": "active",
            }
            act.add("member", row)
    keys = [f"organisation.community_{key}" for key in ("founded", "unions")]
    keys += [f"member.community_{key}" for key in ("joined", "members")]
    assert [number(book, key) for key in keys] == [17, 17, 135, 135]
    assert [number(book, key, "2020", date(2020, 10, 14)) for key in keys] == [0, 0, 0, 0]
    assert [number(book, key, "2021") for key in keys] == [0, 17, 0, 135]
    firm = {"name": "样板甲子厂", "organisation": unions[0], "community": "府湖里社区"}
    saved(book, CABINET["enterprise"], firm)
    assert counted(book, "enterprise.community_established").value == 1


def _id(at: int) -> str:
    first = f"44990019900{at // 100 + 1}07{at:03}"
    return first + check_digit(first)
