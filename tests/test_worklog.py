"""工作日志: every small ledger in one kind, counted and summed by category."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_book import CABINET, counted, filled, firm, number, saved, told

from unionbook.records.worklog import KIND
from unionbook.records.worklog.codes import CATEGORY
from unionbook.records.worklog.figures import LEDGERS
from unionbook.services.check import check
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.undo import undo


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def line(book: Book, category: str, day: str, title: str = "某事", **more: Any) -> None:
    saved(book, KIND, {"category": category, "done_on": day, "title": title} | more)


def test_the_superior_looked_into_five_firms(book: Book) -> None:
    firms = [firm(book, f"样板{name}电子厂") for name in ("甲子", "乙丑", "丙寅", "丁卯")]
    saved(
        book,
        KIND,
        {
            "category": "抽查",
            "by": "上级工会",
            "done_on": "2020-09-27",
            "title": "规范化建设检查",
            "remark": "一致好评",
            "work_unit": [*({"enterprise": uid, "result": "规范"} for uid in firms), {"name": "样板戊辰商行"}],
        },
    )
    line(book, "检查", "2020-05-10", "劳动安全检查", units=3)
    assert counted(book, "work.inspection_superior_units").worded() == "5家"
    assert number(book, "work.inspection_superior") == 1
    assert (number(book, "work.inspection"), number(book, "work.inspection_units")) == (2, 8)
    assert number(book, "work.inspection_superior_units", "2020", date(2020, 9, 26)) == 0
    assert number(book, "work_unit.inspected") == 5
    assert {row[0] for row in book.select("work_unit", ["name"])} >= {"样板甲子电子厂", "样板戊辰商行"}
    assert check(book) == []


def test_a_symposium_with_five_firms(book: Book) -> None:
    line(book, "座谈会", "2020年4月", "主题活动专题座谈会", units=5, people=15)
    assert counted(book, "work.symposium_units").worded() == "5家"
    assert (number(book, "work.symposium"), number(book, "work.symposium_people", "2020H1")) == (1, 15)


def test_the_small_ledgers(book: Book) -> None:
    for title, copies in (("协商知识问答", 300), ("典型材料汇编", 200), ("审查需提交的资料", 126)):
        line(book, "宣传资料派发", "2020-06-01", title, copies=copies, topic="集体协商")
    line(book, "咨询", "2020-03-02", "经费返还", people=1, topic="经费", channel="电话")
    line(book, "合理化建议", "2020-05-01", "节能建议", pieces=12, adopted=True)
    line(book, "合理化建议", "2020-06-01", "工间操", pieces=3)
    line(book, "工作信息", "2020-07-01", "建会简报", sent_to="县总工会", adopted=True)
    line(book, "三方会议", "2020-08-01", units=3)
    for day, title in (("2020-01-10", "年初部署"), ("2020-07-01", "年中检查"), ("2020-12-20", "年末考核")):
        line(book, "党建带工建", day, title)
    for title in ("加强工作信息的上报", "组织职工活动", "组织企业开展工作"):
        line(book, "下年计划", "2020-12-25", title)
    expected = {
        "leaflet": 3,
        "leaflet_copies": 626,
        "consultation_people": 1,
        "suggestion": 2,
        "suggestion_pieces": 15,
        "suggestion_adopted": 1,
        "bulletin_adopted": 1,
        "tripartite_units": 3,
        "party": 3,
        "plan": 3,
        "lines": 14,
    }
    assert {name: number(book, f"work.{name}") for name in expected} == expected
    assert number(book, "work.suggestion_pieces", "2020", date(2020, 5, 31)) == 12


def test_what_lasts_is_counted_until_it_ends(book: Book) -> None:
    line(book, "法律顾问", "2018-07-01", "某律师事务所", ends_on="2020-06-30")
    line(book, "法律顾问", "2020-07-01", "另一律师事务所", ends_on="2023-06-30")
    line(book, "机制建设", "2019年", "劳动关系三方协调机制")
    assert [number(book, "work.adviser_standing", period) for period in ("2017", "2019", "2020", "2023")] == [
        0,
        1,
        1,
        0,
    ]
    assert number(book, "work.adviser") == 1
    assert (number(book, "work.mechanism"), number(book, "work.mechanism_standing")) == (0, 1)


def test_the_list_of_units_gives_their_number(book: Book) -> None:
    entry = filled(book, KIND, {"category": "走访", "done_on": "2020-03-01", "title": "逐一走访", "units": 9})
    assert told(entry) == {} and entry.shown("units") == "9"
    for name in ("甲厂", "乙厂", "甲厂"):
        entry.new_child("work_unit").type("name", name)
    assert set(told(entry)) == {"work_unit[2].name"}
    assert entry.shown("units") == "3" and "units" in entry.filled
    entry.children["work_unit"].pop()
    assert told(entry) == {} and entry.shown("units") == "2"


@pytest.mark.parametrize(
    ("data", "error", "warning"),
    [
        ({"title": ""}, {"title"}, set()),
        ({"ends_on": "2020-02"}, {"ends_on"}, set()),
        ({"ends_on": "2020-03"}, set(), set()),
        ({"done_on": "2021-01-02"}, {"done_on"}, set()),
        ({"people": ""}, set(), {"units"}),
        ({"work_unit": [{"result": "好"}]}, {"work_unit[0].name"}, set()),
    ],
)
def test_contradictions(book: Book, data: dict[str, Any], error: set[str], warning: set[str]) -> None:
    entry = filled(book, KIND, {"category": "走访", "done_on": "2020-03-10", "title": "走访", "people": 4} | data)
    assert (set(told(entry)), set(told(entry, warning=True))) == (error, warning)


def test_a_unit_is_either_a_firm_or_a_union(book: Book) -> None:
    with book.change("登记工会") as act:
        union = {"name": "样板甲子厂工会", "stage": "normal", "structure": "1", "founded_on": "2015-01-01"}
        uid = act.add("organisation", union)
    entry = filled(book, KIND, {"category": "走访", "done_on": "2020-03-10", "title": "走访"})
    unit = entry.new_child("work_unit")
    unit.put("enterprise", firm(book, "样板甲子厂"))
    unit.put("organisation", uid)
    assert set(told(entry)) == {"work_unit[0].organisation"}
    unit.put("enterprise", None)
    assert told(entry) == {} and unit.shown("name") == "样板甲子厂工会"


def test_every_category_is_a_ledger_with_its_count() -> None:
    assert list(LEDGERS) == list(CATEGORY.items)
    names = {figure.name for figure in KIND.figures}
    assert set(LEDGERS) <= names


LINES = st.lists(st.tuples(st.sampled_from(list(LEDGERS)), st.none() | st.integers(0, 50)), min_size=1, max_size=15)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(rows=LINES)
def test_the_ledgers_add_up_to_the_log(book: Book, rows: list[tuple[str, int | None]]) -> None:
    with book.change("试填") as act:
        for category, units in rows:
            act.add("work", {"done_on": "2020-05-05", "category": category, "title": "某事", "units": units})
    assert sum(number(book, f"work.{code}") or 0 for code in LEDGERS) == number(book, "work.lines") == len(rows)
    summed = [code for code, ledger in LEDGERS.items() if "units" in ledger.sums]
    total = sum(units or 0 for category, units in rows if category in summed)
    assert sum(number(book, f"work.{code}_units") or 0 for code in summed) == total
    undo(book)
