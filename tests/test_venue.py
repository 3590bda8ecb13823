"""阵地: rooms, stock counts by date, who serves there; past periods are answered from dates."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_book import CABINET, counted, filled, firm, number, saved, told

from unionbook.ground.wording import Wording, word
from unionbook.records.venue import KIND
from unionbook.services.check import check
from unionbook.services.saving import errors, open_entry, save
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.undo import undo

ROOMS = (
    "职工党员之家",
    "工会主席工作室",
    "心灵驿站",
    "困难职工帮扶中心",
    "职工文体活动指导中心",
    "协商调解室",
    "职工书屋",
    "就业指导服务中心",
    "女职工之家",
    "工会社工志愿者之家",
)
BOOKROOM = {"type": "职工书屋", "host": "某社区", "opened_on": "2018-05-01"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def test_ten_rooms_of_the_service_centre_some_of_them_open(book: Book) -> None:
    rooms = [
        {"name": name, "status": "开放", "opened_on": "2020-03-20"} if place in (2, 5) else {"name": name}
        for place, name in enumerate(ROOMS)
    ]
    rooms.append({"name": "母婴室", "status": "开放", "opened_on": "2020-11", "set_up_on": "2020-11"})
    centre = saved(
        book,
        KIND,
        {
            "name": "先锋号职工服务中心",
            "type": "先锋号职工服务中心",
            "enterprise": firm(book, "样板甲子科技有限公司"),
            "funder": "上级工会投入",
            "applied_on": "2019-11",
            "chosen_on": "2019-12-20",
            "opened_on": "2020年3月",
            "selection": "企业规模较大，工会工作基础扎实。",
            "room": rooms,
            "social_worker": [{"name": "赵甲子", "employer": "某社工服务中心", "since": "2020-03-10"}],
        },
    )
    summer = date(2020, 9, 30)
    assert number(book, "room.rooms_centre", as_of=summer) == 10
    assert number(book, "room.open_centre", as_of=summer) == 2
    assert counted(book, "room.rooms_centre", as_of=summer).worded() == "十个"
    assert word(10, "大功能室", Wording.CHINESE) == "十大功能室"
    assert (number(book, "room.rooms"), number(book, "room.open")) == (11, 3)
    assert number(book, "room.rooms", "2020", date(2020, 2, 29)) == 0
    assert number(book, "venue.opened_centre") == 1 and number(book, "venue.opened_centre", "2021") == 0
    assert number(book, "social_worker.posted", "2019") == 0 and number(book, "social_worker.posted") == 1
    assert centre.shown("opened_on") == "2020年3月"


def test_a_room_of_a_closed_venue_counts_no_longer(book: Book) -> None:
    entry = saved(book, KIND, BOOKROOM | {"name": "甲书屋", "room": [{"name": "阅览室"}, {"name": "影音室"}]})
    assert number(book, "room.rooms") == 2
    assert move(book, KIND, [entry.uid], "closed", date(2020, 6, 30)).moved == [entry.uid]
    assert (number(book, "room.rooms", "2020H1"), number(book, "room.rooms", "2019")) == (0, 2)
    assert number(book, "venue.standing", "2020", date(2020, 6, 29)) == 1
    assert number(book, "venue.standing_bookroom") == 0
    assert told(open_entry(book, KIND, entry.uid)) == {}


def test_homes_and_book_rooms_created_in_the_year(book: Book) -> None:
    for place, (name, kind) in enumerate((("甲", "职工之家"), ("乙", "职工之家"), ("丙", "职工书屋"), ("丁", "书屋"))):
        saved(book, KIND, {"name": f"样板{name}", "type": kind, "host": "某社区", "opened_on": f"2020-0{place + 1}-10"})
    saved(book, KIND, BOOKROOM | {"name": "旧书屋"})
    assert (number(book, "venue.opened_home"), number(book, "venue.opened_bookroom")) == (2, 2)
    assert (number(book, "venue.opened_home", "2020Q1"), number(book, "venue.opened_bookroom", "2020Q1")) == (2, 1)
    assert number(book, "venue.standing_bookroom") == 3


def test_the_stock_is_that_of_the_last_count_of_each_book_room(book: Book) -> None:
    first = [
        {"counted_on": "2019-12-20", "books": 900, "periodicals": 4, "discs": 30, "computers": 8},
        {"counted_on": "2020-06-30", "books": 1500, "periodicals": 6, "discs": 60, "computers": 9},
        {"counted_on": "2020-11-30", "computers": 11},
    ]
    second = [{"counted_on": "2020年10月", "books": 1540, "periodicals": 4, "discs": 40, "computers": 10}]
    named = {"model": True, "named_on": "2020-04-01", "named_by": "区总工会"}
    for name, stock in (("甲书屋", first), ("乙书屋", second)):
        saved(book, KIND, BOOKROOM | named | {"name": name, "stock_count": stock})
    assert counted(book, "stock_count.books").worded() == "3000余册"
    assert number(book, "stock_count.books") == 3040
    assert [number(book, f"stock_count.{what}") for what in ("periodicals", "discs", "computers")] == [10, 100, 21]
    assert number(book, "stock_count.books", "2020", date(2020, 9, 30)) == 1500
    assert number(book, "stock_count.books", "2019") == 900
    assert number(book, "stock_count.computers", "2020", date(2020, 11, 29)) == 19
    assert number(book, "stock_count.counts") == 3
    assert number(book, "venue.models_bookroom") == 2 and number(book, "venue.models_bookroom", "2020Q1") == 0
    assert check(book) == []


STOCKS = st.lists(
    st.tuples(st.integers(0, 1), st.dates(date(2019, 1, 1), date(2020, 12, 31)), st.none() | st.integers(0, 5000)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(rows=STOCKS, cut=st.dates(date(2020, 1, 1), date(2020, 12, 31)))
def test_stock_as_of_any_day(book: Book, rows: list[tuple[int, date, int | None]], cut: date) -> None:
    """The sum over the book rooms of the last number known by that day, whatever was counted when."""
    data = {"name": "某书屋", "type": "bookroom", "stage": "open", "opened_on": "2018-01-01"}
    with book.change("试填") as act:
        rooms = [act.add("venue", data) for _ in range(2)]
        for room, day, books in rows:
            act.add("stock_count", {"venue": rooms[room], "counted_on": day.isoformat(), "books": books})
    last: dict[int, tuple[date, int, int]] = {}
    for place, (room, day, books) in enumerate(rows):
        if books is not None and day <= cut:
            last[room] = max(last.get(room, (day, place, books)), (day, place, books))
    assert number(book, "stock_count.books", "2020", cut) == sum(books for _, _, books in last.values())
    undo(book)


def test_a_book_room_below_its_standard_is_named_with_the_number(book: Book) -> None:
    stock = [{"counted_on": "2020-06-30", "books": 3040, "periodicals": 10, "discs": 100, "computers": 21}]
    entry = filled(book, KIND, BOOKROOM | {"name": "甲书屋", "standard": "示范标准", "stock_count": stock})
    assert told(entry) == {}
    assert told(entry, warning=True) == {"standard": "示范标准要求报刊 20种，最近一次盘点是 10种，尚未达标。"}
    for standard in ("全国标准", "基本标准"):
        entry.type("standard", standard)
        assert told(entry, warning=True) == {}
    entry.type("type", "职工之家")
    assert set(told(entry, warning=True)) == {"standard"}


@pytest.mark.parametrize(
    ("texts", "error", "warning"),
    [
        ({"stage": "建设中", "opened_on": ""}, {"chosen_on"}, set()),
        ({"stage": "候选", "opened_on": ""}, set(), set()),
        ({"stage": "候选"}, {"stage"}, set()),
        ({"opened_on": ""}, {"opened_on"}, set()),
        ({"stage": "已停用"}, {"closed_on"}, set()),
        ({"closed_on": "2020-01-01"}, {"stage"}, set()),
        ({"closed_on": "2017", "stage": "已停用"}, {"closed_on"}, set()),
        ({"chosen_on": "2018-05-02"}, {"opened_on"}, set()),
        ({"chosen_on": "2018年5月"}, set(), set()),
        ({"opened_on": "2021-02-01"}, {"opened_on"}, set()),
        ({"model": "是"}, set(), {"named_on"}),
        ({"host": ""}, set(), {"host"}),
    ],
)
def test_contradictions_are_named(book: Book, texts: dict[str, str], error: set[str], warning: set[str]) -> None:
    entry = filled(book, KIND, BOOKROOM | {"name": "甲书屋"} | texts)
    assert (set(told(entry)), set(told(entry, warning=True))) == (error, warning)


def test_children_that_contradict_themselves(book: Book) -> None:
    entry = filled(
        book,
        KIND,
        BOOKROOM
        | {
            "name": "甲书屋",
            "room": [
                {"name": "阅览室", "status": "开放"},
                {"name": "阅览室", "status": "未开放", "opened_on": "2019-01-01"},
                {"name": "影音室", "status": "停用", "opened_on": "2019-05-01", "closed_on": "2019-04-01"},
                {"name": "活动室", "status": "开放", "opened_on": "2017-01-01"},
            ],
            "stock_count": [{"counted_on": "2020-01-01"}],
            "facility": [
                {"sort": "其他设施"},
                {"sort": "乒乓球", "placed_on": "2020-01-02", "removed_on": "2020-01-01"},
            ],
            "social_worker": [{"name": "赵甲子", "since": "2020-02-01", "left_on": "2020-01-31"}],
            "volunteering": [{"hours": "3"}],
        },
    )
    assert set(told(entry)) == {
        "room[0].opened_on",
        "room[1].name",
        "room[1].status",
        "room[2].closed_on",
        "stock_count[0].books",
        "facility[0].name",
        "facility[1].removed_on",
        "social_worker[0].left_on",
        "volunteering[0].person.name",
    }
    assert set(told(entry, warning=True)) == {"room[3].opened_on"}


def test_equipment_and_hours(book: Book) -> None:
    entry = filled(
        book,
        KIND,
        {
            "name": "样板职工之家",
            "type": "职工之家",
            "host": "某村",
            "opened_on": "2019-01-01",
            "facility": [
                {"sort": "乒乓球", "quantity": 2},
                {"sort": "台球", "placed_on": "2020-07-01", "quantity": 1},
                {"sort": "电脑", "quantity": 5, "removed_on": "2020-03-31"},
            ],
            "volunteering": [
                {"served_on": "2020-03-05", "hours": 3, "person": {"name": "赵甲子", "phone": "13600000001"}},
                {"served_on": "2020-10-25", "hours": 4, "person": {"name": "钱乙丑"}},
            ],
        },
    )
    assert errors(save(entry)) == []
    assert [number(book, "facility.quantity", period) for period in ("2019", "2020H1", "2020")] == [7, 2, 3]
    (again,) = book.select("volunteering", ["person"], order=("served_on",), limit=1)[0]
    with book.change("又一次") as act:
        more = {"venue": entry.uid, "served_on": "2020-12-05", "hours": 2, "person": again}
        act.add("volunteering", more)
    found = [number(book, f"volunteering.{name}") for name in ("times", "volunteers", "hours")]
    assert found == [3, 2, 9]
    assert number(book, "volunteering.hours", "2020H1") == 3


def test_moves_along_the_path(book: Book) -> None:
    entry = saved(book, KIND, {"name": "候选一", "type": "centre", "host": "某公司", "stage": "候选"})
    other = saved(book, KIND, {"name": "候选二", "type": "centre", "host": "某公司", "stage": "候选"})
    assert len(move(book, KIND, [entry.uid, other.uid], "building", date(2020, 1, 10)).moved) == 2
    assert move(book, KIND, [other.uid], "dropped", date(2020, 2, 1)).moved == [other.uid]
    done = move(book, KIND, [entry.uid, other.uid], "open", date(2020, 3, 10))
    assert done.moved == [entry.uid] and [title for _, title, _ in done.aside] == ["候选二"]
    assert number(book, "venue.opened_centre", "2020Q1") == 1
    assert told(open_entry(book, KIND, entry.uid)) == {}
