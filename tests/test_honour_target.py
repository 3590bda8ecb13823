"""荣誉与目标: the chain of recommendation and the award; the year's tasks, their tiers and typed progress."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_book import CABINET, TODAY, counted, filled, firm, number, saved, told

from unionbook.ground.conditions import Frame, every, is_, latest
from unionbook.ground.errors import BadValue
from unionbook.ground.fields import NumberField
from unionbook.ground.periods import Period
from unionbook.records import honour, target
from unionbook.services.saving import open_entry
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book

MEDAL = {"title": "“五一”劳动奖章", "category": "五一劳动奖章", "level": "区级", "year": 2020, "sort": "个人"}
TASK = {"year": 2020, "indicator": "非公企业建会", "goal": 15, "unit": "家"}
NUMBER = NumberField(label="下达数")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def test_a_medal_through_the_chain(book: Book) -> None:
    entry = saved(
        book,
        honour.KIND,
        MEDAL
        | {
            "person": {"name": "赵甲子", "sex": "女"},
            "post": "样板医院工会主席",
            "nominated_on": "2020-02",
            "recommendation": [
                {"step": "企业申报", "given_on": "2020-02-10"},
                {"step": "社区评选", "given_on": "2020-02-20"},
                {"step": "街道评选", "given_on": "2020-03-02", "opinion": "事迹突出，同意推荐。"},
                {"step": "区总工会审核", "result": "待定"},
            ],
        },
    )
    assert entry.values["recipient"] == "赵甲子" and "recipient" in entry.filled
    assert number(book, "honour.pending", "2020Q1") == 1 and number(book, "honour.persons_county") == 0
    for stage, day in (("reported", "2020-03-10"), ("published", "2020-04-10"), ("awarded", "2020-04-28")):
        assert move(book, honour.KIND, [entry.uid], stage, date.fromisoformat(day)).moved == [entry.uid]
    assert counted(book, "honour.persons_county").worded() == "1名"
    assert [number(book, f"honour.{name}") for name in ("awarded", "awarded_county", "title_medal", "bodies")] == [
        1,
        1,
        1,
        0,
    ]
    assert number(book, "honour.persons_county", "2020", date(2020, 4, 27)) == 0
    assert number(book, "honour.pending", "2020Q1") == 1 and number(book, "honour.pending") == 0
    assert number(book, "recommendation.agreed", "2020-02") == 2
    assert told(open_entry(book, honour.KIND, entry.uid)) == {}


def test_the_recipient_follows_from_the_link(book: Book) -> None:
    entry = filled(book, honour.KIND, MEDAL | {"sort": "集体", "nominated_on": "2020-01-02"})
    assert set(told(entry)) == {"recipient"}
    entry.put("enterprise", firm(book, "样板甲子商贸有限公司"))
    assert told(entry) == {} and entry.shown("recipient") == "样板甲子商贸有限公司"
    with book.change("登记书屋") as act:
        place = {"name": "样板书屋", "type": "bookroom", "stage": "open", "opened_on": "2019-01-01"}
        entry.put("venue", act.add("venue", place))
    assert told(entry) == {} and entry.shown("recipient") == "样板书屋"
    entry.type("sort", "个人")
    assert set(told(entry)) == {"venue"}


def test_sites_striving_for_a_title_and_firms_put_forward(book: Book) -> None:
    striving = {"sort": "集体", "level": "县级", "campaign": "“三新”活动"}
    saved(
        book,
        honour.KIND,
        striving | {"title": "示范点", "category": "其他荣誉", "recipient": "某社区安置点", "nominated_on": "2020-03"},
    )
    for name, title in (("甲公司", "活力的工会组织"), ("乙公司", "特色的主题活动")):
        data = striving | {"title": title, "category": "主题活动先进", "recipient": name, "nominated_on": "2020-09-01"}
        saved(book, honour.KIND, data | {"stage": "已上报", "reported_on": "2020-10-12"})
    assert (number(book, "honour.reported"), number(book, "honour.nominated")) == (2, 3)
    assert number(book, "honour.pending") == 3 and number(book, "honour.pending", "2020H1") == 1
    assert number(book, "honour.prize") == 0


@pytest.mark.parametrize(
    ("texts", "error", "warning"),
    [
        ({"stage": "已授予"}, {"awarded_on"}, set()),
        ({"awarded_on": "2020-04-28"}, {"stage"}, set()),
        ({"nominated_on": ""}, {"nominated_on"}, set()),
        ({"reported_on": "2020-01-31"}, {"reported_on"}, set()),
        ({"published_on": "2020-04-10", "publicity_ends": "2020-04-09"}, {"publicity_ends"}, set()),
        (
            {
                "stage": "已授予",
                "published_on": "2020-04-10",
                "publicity_ends": "2020-04-20",
                "awarded_on": "2020-04-20",
            },
            {"awarded_on"},
            set(),
        ),
        (
            {"stage": "已授予", "published_on": "2020-04-10", "publicity_ends": "2020-04-20", "awarded_on": "2020-04"},
            set(),
            set(),
        ),
        ({"sort": "集体", "recipient": "某社区"}, {"sort"}, set()),
    ],
)
def test_contradictions_of_an_honour(book: Book, texts: dict[str, str], error: set[str], warning: set[str]) -> None:
    data = MEDAL | {"person": {"name": "赵甲子"}, "nominated_on": "2020-02-01"} | texts
    entry = filled(book, honour.KIND, data)
    assert (set(told(entry)), set(told(entry, warning=True))) == (error, warning)


def test_the_same_honour_twice_and_a_refusal_passed_over(book: Book) -> None:
    data = MEDAL | {"recipient": "赵甲子", "stage": "已授予", "nominated_on": "2020-02-01", "awarded_on": "2020-04-28"}
    saved(book, honour.KIND, data)
    later = {"step": "街道评选", "given_on": "2020-05-01", "result": "不同意"}
    entry = filled(book, honour.KIND, data | {"recommendation": [later, {"step": "单位申报"}]})
    assert set(told(entry)) == {"recommendation[0].given_on", "recommendation[1].given_on"}
    assert set(told(entry, warning=True)) == {"title", "stage", "recommendation[0].opinion"}


def test_a_task_belongs_to_the_periods_of_its_year(book: Book) -> None:
    saved(book, target.KIND, TASK | {"figure": "organisation.founded", "weight": 5})
    saved(book, target.KIND, TASK | {"indicator": "信息上报", "unit": "%", "goal": "82.5"})
    saved(book, target.KIND, TASK | {"year": 2021})
    for period in ("2020", "2020H1", "2020H2", "2020-W23", "2019-10-01..2020-09-30"):
        assert number(book, "target.targets", period) == 2, period
    assert number(book, "target.targets", "2020-10-01..2021-09-30") == 3
    assert number(book, "target.targets", "2019") == 0
    assert (number(book, "target.counted"), number(book, "target.typed")) == (1, 1)


def test_tiers_and_progress_by_date(book: Book) -> None:
    entry = saved(
        book,
        target.KIND,
        {
            "year": 2020,
            "indicator": "集体合同建制率",
            "goal": "80%",
            "unit": "%",
            "weight": 4,
            "target_tier": [
                {"threshold": threshold, "points": points} for threshold, points in ((80, 4), (75, 3), (70, 2), (65, 1))
            ],
            "target_progress": [
                {"noted_on": day, "done": done}
                for day, done in (("2020-03-31", 40), ("2020-09-30", "66.67"), ("2020-12-30", "81.5"))
            ],
        },
    )
    assert [row.shown("threshold") for row in entry.children["target_tier"]] == ["80", "75", "70", "65"]
    mine = every(is_("target", entry.uid), latest("noted_on", "target"))
    found = {
        text: book.select("target_progress", ["done"], mine, Frame(Period.parse(text), TODAY))
        for text in ("2019", "2020H1", "2020Q3", "2020")
    }
    assert found == {"2019": [], "2020H1": [(4000,)], "2020Q3": [(6667,)], "2020": [(8150,)]}


@pytest.mark.parametrize(
    ("data", "error", "warning"),
    [
        ({"goal": "许多"}, {"goal"}, set()),
        ({"goal": "1.234"}, {"goal"}, set()),
        ({"goal": "-3"}, {"goal"}, set()),
        ({"goal": "0"}, set(), {"goal"}),
        ({"goal": "120", "unit": "%"}, set(), {"goal"}),
        ({"figure": "建会"}, {"figure"}, set()),
        ({"due_on": "2021-01-31"}, set(), {"due_on"}),
        ({"year": 2019, "issued_on": "2020-01"}, set(), {"issued_on"}),
        ({"year": ""}, {"year"}, set()),
        (
            {"weight": 5, "target_tier": [{"threshold": 15, "points": 6}, {"threshold": 15, "points": 3}]},
            {"target_tier[1].threshold"},
            {"target_tier[0].points", "tier_by"},
        ),
        ({"target_tier": [{"threshold": 10, "points": 3}, {"threshold": 15, "points": 2}]}, set(), {"tier_by"}),
        (
            {"figure": "organisation.founded", "target_progress": [{"noted_on": "2019-12-31", "done": 3}]},
            {"target_progress[0].noted_on"},
            {"figure"},
        ),
    ],
)
def test_contradictions_of_a_task(book: Book, data: dict[str, object], error: set[str], warning: set[str]) -> None:
    entry = filled(book, target.KIND, TASK | data)
    assert (set(told(entry)), set(told(entry, warning=True))) == (error, warning)


@given(st.integers(0, 10**13))
def test_a_number_is_typed_back_as_it_is_shown(hundredths: int) -> None:
    assert NUMBER.parse(NUMBER.show(hundredths), TODAY) == hundredths
    assert list(NUMBER.check(hundredths, TODAY)) == []


@pytest.mark.parametrize(
    ("typed", "stored"), [("１２６", 12600), ("1,317.31", 131731), ("80%", 8000), ("", None), ("4.5", 450)]
)
def test_numbers_are_taken_tolerantly(typed: str, stored: int | None) -> None:
    assert NUMBER.parse(typed, TODAY) == stored


@pytest.mark.parametrize("typed", ["十二", "1.234", "NaN", "Infinity", "1e"])
def test_what_is_no_number(typed: str) -> None:
    with pytest.raises(BadValue, match=r"。$"):
        NUMBER.parse(typed, TODAY)


@pytest.mark.parametrize(("typed", "year"), [("2025年", 2025), ("２０２５年度", 2025), ("上年度", 2019)])
def test_a_year_is_taken_as_it_is_said(typed: str, year: int) -> None:
    assert target.KIND.fields["year"].parse(typed, TODAY) == year
