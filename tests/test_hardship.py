"""困难档案: the category by the rules of the day, rechecks and their clock, one household one file, consent."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from aid_book import FILE, HARDSHIP, TODAY, counted, file, filled, local, number, person, saved, told
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground.fields import Value
from unionbook.records import CABINET
from unionbook.records.hardship.assessment import COMPUTED
from unionbook.records.rule import LocalRule
from unionbook.services.around import Surroundings
from unionbook.services.check import check
from unionbook.services.due import due
from unionbook.services.entry import Entry
from unionbook.services.law import shipped
from unionbook.services.saving import open_entry, remove, save
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        local(made, "hardship.line", "800", "元")
        local(made, "hardship.line", "1000", "元", "2021-01-01")
        yield made


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with create_book(tmp_path_factory.mktemp("h") / "b.ubk", CABINET) as made:
        local(made, "hardship.line", "800", "元")
        yield made


def judged(book: Book, **values: Value) -> Value:
    entry = Entry(book, HARDSHIP, today=TODAY)
    record = HARDSHIP.make({"opened_on": "2020-02-03"} | values)
    record.derive(Surroundings(book, TODAY, entry))
    return str(vars(record)["computed_category"])


@pytest.mark.parametrize(
    ("income", "rigid", "cost", "persons", "category"),
    [
        (9599, 0, 0, 1, "deep"),
        (9600, 0, 0, 1, "relative"),
        (19199, 0, 0, 1, "relative"),
        (19200, 0, 0, 1, "unfit"),
        (19200, 9600, 0, 1, "relative"),
        (30000, 40000, 0, 3, "deep"),
        (60000, 0, 48001, 4, "relative"),
        (60000, 0, 48000, 2, "unfit"),
        (60000, 0, 48001, 2, "accidental"),
    ],
)
def test_the_category_follows_from_income_and_the_line(
    ruled: Book, income: int, rigid: int, cost: int, persons: int, category: str
) -> None:
    found = judged(ruled, annual_income=income * 100, rigid=rigid * 100, accident_cost=cost * 100, persons=persons)
    assert found == category


@settings(max_examples=60)
@given(st.integers(0, 10**8), st.integers(0, 10**7), st.integers(1, 9), st.integers(0, 10**6))
def test_more_income_never_makes_a_household_poorer(
    ruled: Book, income: int, rigid: int, persons: int, more: int
) -> None:
    order = list(COMPUTED.items)
    low, high = (
        order.index(str(judged(ruled, annual_income=amount, rigid=rigid, persons=persons)))
        for amount in (income, income + more)
    )
    assert low <= high
    net = Fraction(max(income - rigid, 0), 12 * persons)
    assert (low == 0) == (net < 80_000)


def test_the_local_share_of_an_accident_may_be_a_multiple_of_the_line(book: Book) -> None:
    household: dict[str, Value] = {"annual_income": 4_000_000, "accident_cost": 1_500_000, "persons": 1}
    assert judged(book, **household) == "unfit"
    local(book, "hardship.accident.times", "3", "倍")
    assert judged(book, **household) == "accidental"
    assert judged(book, **household | {"accident_cost": 1_000_000}) == "unfit"


def test_an_old_year_keeps_its_answer(book: Book) -> None:
    old = file(book, annual_income=10_800, category="相对困难")
    assert old.values["per_head"] == 90_000 and old.values["line"] == 80_000
    assert old.values["computed_category"] == "relative"
    new = file(book, "钱乙丑", date(2021, 3, 1), annual_income=10_800, opened_on="2021-03-01")
    assert (new.values["computed_category"], new.values["line"]) == ("deep", 100_000)
    local(book, "hardship.line", "2000", "元", "2022-01-01")
    local(book, "hardship.deep", "3", "倍", "2022-01-01")
    for entry in (old, new):
        again = open_entry(book, HARDSHIP, entry.uid)
        assert told(again) == {} and again.changed() == set()
    before = file(book, "孙丙寅", opened_on="2019-06-03")
    assert before.values["computed_category"] is None, "no rule was in force"


def test_without_a_local_line_nothing_is_computed_or_claimed(book: Book) -> None:
    remove(book, CABINET["local_rule"], [uid for (uid,) in book.select("local_rule", ["uid"])])
    entry = file(book)
    assert [entry.values[name] for name in ("per_head", "line", "computed_category")] == [50_000, None, None]
    assert told(entry, warning=True) == {}


def test_the_line_is_for_the_office_to_give() -> None:
    assert shipped().rule("hardship.line", "2026-01-01") is None
    entry = LocalRule(key="hardship.line", value="1062", unit="fen", since="2025-07-01", source="本市民政局通知")
    rule = entry.rule()
    assert rule is not None and (rule.words, rule.label) == ("1062元", "当地城市低保标准（每人每月）")


def test_another_category_needs_a_reason(book: Book) -> None:
    entry = filled(book, HARDSHIP, FILE | {"person": person("赵甲子"), "category": "相对困难"})
    sentence = told(entry, warning=True)["category"]
    assert "500 元" in sentence and "800 元" in sentence and "深度困难" in sentence
    entry.type("category_reason", "有一套空置住房，集体评议定为相对困难")
    assert told(entry) == told(entry, warning=True) == {}
    rich = filled(book, HARDSHIP, FILE | {"person": person("赵甲子"), "annual_income": 60000})
    assert "未达到困难标准" in told(rich, warning=True)["category"]


def rechecked(book: Book, uid: str, **data: Any) -> Entry:
    entry = open_entry(book, HARDSHIP, uid)
    row = entry.new_child("recheck")
    typed = {"checked_on": "2020-06-01", "persons": 1, "annual_income": 15_000, "category": "相对困难"}
    assert row.fill(typed | data) == []
    save(entry)
    return entry


def test_a_recheck_changes_what_holds_from_its_day_on(book: Book) -> None:
    uid = file(book).uid
    entry = rechecked(book, uid)
    held = [entry.values[name] for name in ("category_now", "per_head_now", "examined_on", "category", "per_head")]
    assert held == ["relative", 125_000, "2020-06-01", "deep", 50_000]
    rechecked(book, uid, checked_on="2021-01-04", category="深度困难")

    def as_of(year: str, day: date | None = None) -> list[int | None]:
        return [number(book, f"hardship.on_file_{name}", year, day) for name in ("deep", "relative")]

    assert as_of("2020", date(2020, 5, 31)) == [1, 0]
    assert as_of("2020", date(2020, 6, 1)) == as_of("2020") == [0, 1]
    assert as_of("2021", date(2021, 1, 3)) == [0, 1] and as_of("2021", date(2021, 1, 4)) == [1, 0]
    assert number(book, "hardship.opened_deep") == 1 and number(book, "hardship.opened_relative") == 0
    assert check(book) == []


def test_how_many_files_were_rechecked(book: Book) -> None:
    for at in range(4):
        uid = file(book, f"王{at}", opened_on="2020-02-03" if at else "2021-02-03", today=date(2021, 12, 31)).uid
        if at in (1, 2):
            rechecked(book, uid, checked_on=f"2021-0{at}-08")
    rate = counted(book, "hardship.recheck_rate", "2021")
    assert (number(book, "hardship.to_recheck", "2021"), number(book, "hardship.rechecked", "2021")) == (3, 2)
    assert rate.worded() == "66.67%"
    assert number(book, "hardship.rechecked", "2021", date(2021, 1, 31)) == 1
    assert number(book, "hardship.rechecked", "2020") == number(book, "hardship.to_recheck", "2020") == 0
    assert (number(book, "recheck.files", "2021"), number(book, "recheck.times", "2021")) == (2, 2)


@pytest.mark.parametrize(
    ("row", "error", "warning"),
    [
        ({"checked_on": "2020-01-01"}, {"recheck[0].checked_on"}, set()),
        ({"outcome": "不再符合条件"}, set(), {"stage"}),
        ({"persons": 2}, set(), {"recheck[0].persons", "recheck[0].category"}),
        ({"category": "深度困难"}, set(), {"recheck[0].category"}),
        ({"category": "深度困难", "category_reason": "集体评议"}, set(), set()),
        ({"persons": ""}, {"recheck[0].persons"}, set()),
    ],
)
def test_contradictions_of_a_recheck(book: Book, row: dict[str, Any], error: set[str], warning: set[str]) -> None:
    entry = rechecked(book, file(book).uid, **row)
    assert (set(told(entry)), set(told(entry, warning=True))) == (error, warning)


def test_the_yearly_recheck_is_due_until_the_file_is_left(book: Book) -> None:
    uid = file(book).uid
    (entry,) = [open_entry(book, HARDSHIP, uid)]
    assert entry.values["valid_until"] == "2021-02-03"
    assert due(book, date(2020, 11, 1), [HARDSHIP]) == [], "spoken of in the last 60 days"
    (one,) = due(book, date(2021, 2, 5), [HARDSHIP])
    assert (one.running.left, one.running.clock.label) == (-2, "年度复核")
    assert rechecked(book, uid, checked_on="2020-12-01").values["valid_until"] == "2021-12-01"
    assert due(book, date(2021, 2, 5), [HARDSHIP]) == []
    local(book, "hardship.valid", "6", "月", "2020-12-01")
    assert book.select("hardship", ["valid_until"]) == [("2021-06-01",)]
    with book.change("脱困措施") as act:
        act.set("hardship", uid, {"lifted_by": "work"})
    assert move(book, HARDSHIP, [uid], "lifted", date(2020, 12, 20)).moved == [uid]
    assert due(book, date(2022, 2, 5), [HARDSHIP]) == []
    assert book.select("hardship", ["valid_until", "exit_reason"]) == [("2021-06-01", "improved")]


def test_one_household_has_one_open_file(book: Book) -> None:
    wife = person("李丁卯")
    first = file(book, persons=2, annual_income=12_000, household_member=[{"person": wife, "relation": "配偶"}])
    head = {"person": {"name": "赵甲子", "id_number": str(book.select("person", ["id_number"])[0][0])}}
    assert "一户只建一档" in told(filled(book, HARDSHIP, FILE | head))["person.name"]
    own = filled(book, HARDSHIP, FILE | {"person": wife})
    assert told(own) == {} and "家庭成员" in told(own, warning=True)["person.name"]
    row: dict[str, Any] = {"household_member": [{"person": wife, "relation": "女儿"}], "persons": 2}
    third = filled(book, HARDSHIP, FILE | row | {"person": person("周戊辰")})
    assert "另一份" in told(third, warning=True)["household_member[0].person.name"]
    as_member: dict[str, Any] = {"household_member": [{**head, "relation": "父亲"}], "persons": 2}
    fourth = filled(book, HARDSHIP, FILE | as_member | {"person": person("周戊辰")})
    assert "单独建有" in told(fourth, warning=True)["household_member[0].person.name"]
    assert move(book, HARDSHIP, [first.uid], "lifted", date(2020, 6, 1)).moved == [first.uid]
    assert told(own, warning=True) == told(third, warning=True) == {}


def test_a_household_that_comes_back_is_marked(book: Book) -> None:
    first = file(book)
    move(book, HARDSHIP, [first.uid], "lifted", date(2020, 6, 1))
    head = {"person": {"name": "赵甲子", "id_number": str(book.select("person", ["id_number"])[0][0])}}
    again = filled(book, HARDSHIP, FILE | head | {"opened_on": "2020-10-09"})
    assert set(told(again, warning=True)) == {"returned"}
    again.type("returned", "是")
    assert told(again) == told(again, warning=True) == {}
    save(again)
    found = [number(book, f"hardship.{name}") for name in ("on_file", "opened", "returned", "exited", "lifted")]
    assert found == [1, 2, 1, 1, 1]
    assert number(book, "hardship.on_file", "2020", date(2020, 8, 1)) == 0
    stranger = filled(book, HARDSHIP, FILE | {"person": person("孙丙寅"), "returned": True})
    assert set(told(stranger, warning=True)) == {"returned"}


@pytest.mark.parametrize(
    ("data", "error", "warning"),
    [
        ({"published_on": "2020-02-10", "published_until": "2020-02-13"}, set(), {"published_until"}),
        ({"published_on": "2020-02-10", "published_until": "2020-02-17"}, set(), set()),
        ({"published_on": "2020-02-10", "published_until": "2020-02-09"}, {"published_until"}, {"published_until"}),
        ({"published_on": "2020-02-10", "approved_on": "2020-02-17"}, set(), {"approved_on"}),
        ({"published_on": "2020-02-10", "approved_on": "2020-02-18"}, set(), set()),
        ({"stage": "注销", "exited_on": "2020-06-01"}, {"exit_reason"}, set()),
        ({"stage": "退档", "exited_on": "2020-06-01", "exit_reason": "死亡"}, set(), {"exit_reason"}),
        ({"stage": "注销", "exited_on": "2020-06-01", "exit_reason": "死亡"}, set(), set()),
        ({"stage": "脱困", "exited_on": "2020-06-01"}, set(), {"lifted_by"}),
        ({"exited_on": "2020-06-01"}, {"exited_on"}, set()),
        ({"stage": "脱困"}, {"exited_on"}, {"lifted_by"}),
        ({"cause_b": "患重特大疾病"}, {"cause_b"}, set()),
        ({"own_income": 600}, set(), {"annual_income"}),
        ({"own_income": 500}, set(), set()),
        ({"persons": 3}, set(), {"persons"}),
    ],
)
def test_contradictions(book: Book, data: dict[str, Any], error: set[str], warning: set[str]) -> None:
    entry = filled(book, HARDSHIP, FILE | {"person": person("赵甲子")} | data)
    assert (set(told(entry)), set(told(entry, warning=True))) == (error, warning)


def test_the_offices_own_length_of_publicity_binds(book: Book) -> None:
    local(book, "hardship.publicity", "7", "工作日")
    data = {"person": person("赵甲子"), "published_on": "2020-02-10", "published_until": "2020-02-18"}
    assert "2020-02-19" in told(filled(book, HARDSHIP, FILE | data))["published_until"]


def test_consent_is_asked_for_since_the_law(book: Book) -> None:
    today = date(2026, 6, 1)
    child = {"person": person("赵乙亥", date(2015, 1, 1)), "relation": "儿子"}
    data: dict[str, Any] = {"person": person("赵甲子"), "household_member": [child], "persons": 2}
    now = filled(book, HARDSHIP, FILE | data | {"opened_on": "2026-05-06", "annual_income": 12_000}, today)
    found, guardian = told(now, warning=True), "household_member[0].guardian"
    assert set(found) == {"consent_on", guardian}
    assert "不满 14 周岁" in found[guardian] and "第三十一条" in found[guardian]
    now.type("consent_on", "2026-05-06")
    now.children["household_member"][0].fill({"consent_on": "2026-05-06", "guardian": "赵甲子"})
    assert told(now) == told(now, warning=True) == {}
    then = filled(book, HARDSHIP, FILE | data | {"annual_income": 12_000})
    assert told(then, warning=True) == {}


def test_causes_and_reasons_are_counted_apart(book: Book) -> None:
    file(book)
    second = file(book, "钱乙丑", cause="子女上学")
    move(book, HARDSHIP, [second.uid], "cancelled", date(2020, 7, 1), {"exit_reason": "retired"})
    assert [number(book, f"hardship.on_file_{cause}") for cause in ("illness", "schooling")] == [1, 0]
    assert number(book, "hardship.on_file_schooling", "2020", date(2020, 6, 30)) == 1
    assert (number(book, "hardship.exited_retired"), number(book, "hardship.cancelled")) == (1, 1)
    assert saved(book, HARDSHIP, FILE | {"person": person("冯己巳")}).values["number"] == "困2020-003"
