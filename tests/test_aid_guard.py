"""发放把关: ceilings, the quota, nobody and no household aided twice, payments, consent."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aid_book import APPLICATION, PROGRAMME, applied, file, granted, kept, local, number, paid, person, programme, told

from unionbook.records import CABINET
from unionbook.services.batch import foresee
from unionbook.services.demo.invented import id_number
from unionbook.services.saving import errors, open_entry, save
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book

IN_2026 = date(2026, 12, 31)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def test_ceilings_of_another_place_are_hints_and_own_ones_bind(book: Book) -> None:
    who = kept(book, programme(book, "medical"), person("赵甲子"), asked=2900, **granted("2020-04-01", 2900))
    over = applied(book, programme(book, "study"), who, asked=3100, **granted("2020-09-01", 3100))
    assert told(over) == {} and "3000元" in told(over, warning=True)["granted"]
    assert errors(save(over)) == []
    third = applied(book, programme(book, "warmth"), who, asked=1, **paid("2020-12-01", 1))
    assert "合计 6001 元" in told(third, warning=True)["granted"]
    third.type("paid_on", "2019-12-31")
    assert "granted" not in told(third, warning=True)
    third.type("paid_on", "2020-12-01")
    local(book, "aid.cap.year", "5000", "元")
    assert "最多 5000元" in told(third)["granted"]
    own = applied(book, programme(book, "loan"), person("钱乙丑"), asked=9000, **granted("2020-05-01", 9000))
    local(book, "aid.cap.once", "2000", "元", "2020-05-02")
    assert told(own).keys() == {"granted"}, "5000 a year"
    own.type("approved_on", "2020-05-02")
    assert "每人" in told(own)["granted"]


def test_the_same_person_is_not_aided_twice_for_one_need(book: Book) -> None:
    first = programme(book, "medical")
    who = kept(book, first, person("赵甲子"), **granted("2020-04-01"))
    assert "已有申请" in told(applied(book, first, who))["person.name"]
    second = applied(book, programme(book, "medical"), who)
    assert told(second) == {} and "medical" in told(second, warning=True)["person.name"]
    assert told(applied(book, programme(book, "warmth"), who), warning=True) == {}
    assert told(applied(book, programme(book, "medical", year=2021), who), warning=True) == {}
    mine = book.select("application", ["uid"])[0][0]
    move(book, APPLICATION, [mine], "paid", date(2020, 5, 1))
    assert told(second, warning=True) != {}
    with book.change("退回") as act:
        act.set("application", mine, {"stage": "withdrawn"})
    assert told(second, warning=True) == {}


def test_one_household_is_not_aided_twice(book: Book) -> None:
    wife = person("李丁卯")
    family = [{"person": wife, "relation": "配偶"}]
    held = file(book, persons=2, annual_income=12_000, household_member=family)
    head, spouse = held.linked["person"].uid, held.children["household_member"][0].linked["person"].uid
    hardship, warmth = programme(book), programme(book, "warmth")
    kept(book, hardship, head, hardship=held.uid, **granted("2020-04-01"))
    kept(book, warmth, head, **paid("2020-04-01"))
    again = applied(book, hardship, spouse)
    assert told(again) == {} and "同一户" in told(again, warning=True)["person.name"]
    again.fill(granted("2020-04-02"))
    assert "同一户" in told(again)["person.name"]
    assert "同一户" in told(applied(book, programme(book), spouse), warning=True)["person.name"]
    visit = applied(book, warmth, spouse)
    assert told(visit) == {} and "同一户" in told(visit, warning=True)["person.name"]
    move(book, CABINET["hardship"], [held.uid], "lifted", date(2020, 6, 1))
    assert told(again) == {} and "person.name" not in told(visit, warning=True)


def test_what_records_of_one_step_do_to_each_other_is_told_when_it_is_taken(book: Book) -> None:
    """The window looks ahead a portion at a time: two of one household in different portions both seem free to go."""
    family = [{"person": person("李丁卯"), "relation": "配偶"}]
    held = file(book, persons=2, annual_income=12_000, household_member=family)
    people = held.linked["person"].uid, held.children["household_member"][0].linked["person"].uid
    hardship, day = programme(book), date(2020, 5, 6)
    days = {"screened_on": "2020-03-10", "submitted_on": "2020-03-11"}
    told_of: dict[str, Any] = {"stage": "已上报", **days, "granted": 1000}
    both: list[str] = []
    for one in people:
        asked = applied(book, hardship, one, **told_of)
        if not both:
            asked.put("hardship", held.uid)
        assert errors(save(asked)) == []
        both.append(asked.uid)
    apart = [foresee(book, APPLICATION, [uid], "approved", day).aside for uid in both]
    assert apart == [[], []] and foresee(book, APPLICATION, both, "approved", day).moved == both[:1]
    done = move(book, APPLICATION, both, "approved", day)
    assert done.moved == both[:1] and [uid for uid, _, _ in done.aside] == both[1:] and "同一户" in done.aside[0][2]
    assert book.must("application", both[1])["stage"] == "submitted"


def test_two_children_may_study_but_each_is_aided_once(book: Book) -> None:
    study = programme(book, "study")
    more: dict[str, Any] = {"school": "练习大学", "school_stage": "大学"}
    son, daughter = person("赵乙亥", date(2001, 1, 1)), person("赵丙子", date(2003, 1, 1))
    father = kept(book, study, person("赵甲子"), student=son, **more, **granted("2020-08-06"))
    both = applied(book, study, father, student=daughter, **more)
    assert told(both) == told(both, warning=True) == {}
    mother = person("钱乙丑")
    assert set(told(applied(book, study, mother, student=son, **more))) == {"student.name"}
    other = applied(book, programme(book, "study"), mother, student=son, **more)
    assert told(other) == {} and set(told(other, warning=True)) == {"student.name"}


def test_more_than_the_quota_is_told(book: Book) -> None:
    uid = programme(book, "medical", quota=2)
    for name in ("赵甲子", "钱乙丑"):
        entry = applied(book, uid, person(name), **granted("2020-04-01"))
        assert told(entry, warning=True) == {}
        save(entry)
    third = applied(book, uid, person("孙丙寅"), **granted("2020-04-01"))
    assert "名额 2 人，连同此人已批准 3 人" in told(third, warning=True)["approved_on"]
    assert told(applied(book, uid, person("孙丙寅")), warning=True) == {}
    save(third)
    assert set(told(open_entry(book, PROGRAMME, uid), warning=True)) == {"quota"}


def test_the_conditions_of_a_programme(book: Book) -> None:
    uid = programme(book, "medical", filed_only=True, per_head_most=400)
    held = file(book)
    entry = applied(book, uid, held.linked["person"].uid, hardship=held.uid)
    assert "500 元，高于项目规定的 400 元" in told(entry, warning=True)["hardship"]
    assert "建档" in told(applied(book, uid, person("钱乙丑")), warning=True)["hardship"]
    assert set(told(applied(book, uid, person("钱乙丑"), hardship=held.uid))) == {"hardship"}


@pytest.mark.parametrize(
    ("row", "error", "warning"),
    [
        ({"method": "现金"}, set(), set()),
        ({"method": "银行卡"}, set(), {"account"}),
        ({"method": "实物", "amount": ""}, {"amount", "goods"}, {"../granted"}),
        ({"method": "现金", "proxy": "钱乙丑"}, {"relation"}, set()),
        ({"method": "现金", "relation": "妻子"}, {"proxy"}, set()),
        ({"method": "现金", "proxy": "钱乙丑", "payee": "钱乙丑", "relation": "妻子"}, set(), {"payee"}),
        ({"method": "现金", "payee": "钱乙丑"}, set(), {"payee"}),
        ({"method": "现金", "payee": "赵甲子", "signed": True, "fingerprint": True, "photo": True}, set(), set()),
        ({"method": "现金", "called_on": "2020-05-30", "called": "属实"}, {"called_on"}, set()),
        ({"method": "现金", "called_on": "2020-06-02"}, set(), {"called"}),
        ({"method": "现金", "called": "属实"}, {"called_on"}, set()),
        ({"method": "现金", "called_on": "2020-06-02", "called": "属实", "signed": False}, set(), {"signed"}),
        ({"method": "现金", "amount": 1100}, {"../granted"}, set()),
        ({"method": "现金", "amount": 900}, set(), {"../granted"}),
        ({"method": "现金", "paid_on": "2020-05-01"}, {"paid_on"}, {"../paid_on"}),
        ({"method": "现金", "paid_on": "2020-06-03"}, set(), {"../paid_on"}),
    ],
)
def test_contradictions_of_a_payment(book: Book, row: dict[str, Any], error: set[str], warning: set[str]) -> None:
    given = granted("2020-05-20") | {"stage": "已发放", "paid_on": "2020-06-01"}
    uid = programme(book, "medical")
    kept(book, uid, None, **given)
    entry = open_entry(book, APPLICATION, book.select("application", ["uid"])[0][0])
    entry.new_child("payment").fill({"paid_on": "2020-06-01", "amount": 1000} | row)

    def paths(found: dict[str, str]) -> set[str]:
        return {f.removeprefix("payment[0].") if f.startswith("payment") else f"../{f}" for f in found}

    assert (paths(told(entry)), paths(told(entry, warning=True))) == (error, warning)


def test_payments_and_calls_are_counted(book: Book) -> None:
    row = {"paid_on": "2020-06-01", "amount": 1000, "method": "现金", "signed": False}
    call = {"called_on": "2020-07-01", "called": "没有收到"}
    given = granted("2020-05-20") | {"stage": "已发放", "paid_on": "2020-06-01"}
    kept(book, programme(book, "medical"), None, **given, payment=[row | call])
    found = {name: number(book, f"payment.{name}") for name in ("paid", "amount", "unsigned", "called", "disputed")}
    assert found == {"paid": 1, "amount": 100_000, "unsigned": 1, "called": 1, "disputed": 1}
    assert number(book, "payment.called", "2020", date(2020, 6, 30)) == 0


def test_consent_for_a_student_who_is_a_child(book: Book) -> None:
    uid = programme(book, "study", year=2026)
    child = {"name": "赵乙亥", "id_number": id_number(date(2015, 1, 1), 3, woman=True)}
    more = {"student": child, "school": "样板镇小学", "school_stage": "其他", "applied_on": "2026-09-01"}
    entry = applied(book, uid, today=IN_2026, **more)
    assert "不满 14 周岁" in told(entry, warning=True)["guardian"]
    entry.fill({"guardian": "赵甲子", "consent_on": "2026-09-01"})
    assert told(entry, warning=True) == {}
    grown = applied(book, programme(book, "medical", year=2026), today=IN_2026, applied_on="2026-09-01")
    assert set(told(grown, warning=True)) == {"consent_on"}
