"""Tables: every cell is what its rows add up to, parts make their whole, last year is what was issued."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from blank_book import copy_of
from hypothesis import given, settings
from hypothesis import strategies as st
from practice_books import practice_book
from random_book import fill_randomly
from report_book import OFFICE

from unionbook.ground.conditions import Frame
from unionbook.ground.fields import Value
from unionbook.ground.figurekeys import FigureKey, Limit
from unionbook.ground.figures import Ratio
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.bridge import bridge
from unionbook.services.report.tables import (
    Cell,
    Filled,
    Rank,
    View,
    chart_names,
    fill,
    load_table,
    table_names,
)
from unionbook.services.report.tables.charting import to_chart
from unionbook.services.report.tables.comparing import growth, year_before
from unionbook.services.report.tables.filled import decimal
from unionbook.services.report.tables.proving import breaks, wholes
from unionbook.services.tally import rows_behind
from unionbook.store.book import Book
from unionbook.store.files import create_book

NAMES = [*table_names(), *chart_names()]
FRAME = Frame(Period.parse("2020"), date(2020, 12, 31))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "empty.ubk"
    create_book(path, CABINET).close()
    return path


def filled_of(book: Book, name: str, frame: Frame = FRAME) -> Filled:
    return fill(book, load_table(name, book), frame)


def cells(filled: Filled) -> Iterator[Cell]:
    return (cell for row in filled.rows for cell in row.cells)


def assert_opens(book: Book, filled: Filled) -> None:
    """Every counted cell is the sum of what its rows add; shares and means have those of their upper figure."""
    for _, counted in filled.counted():
        behind = rows_behind(book, counted.key, counted.frame)
        added = sum(adds for _, _, adds in behind.rows)
        assert counted.frame == filled.frame or filled.form.source == "目标任务"
        if not isinstance(counted.figure, Ratio):
            assert added == counted.value or (counted.value is None and not behind.rows), counted.key


def assert_adds_up(filled: Filled) -> None:
    for whole in wholes(filled):
        assert whole.holds or not whole.complete, (whole.head.label, whole.row.label, whole.cell.value)


@pytest.mark.parametrize("summary", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("name", NAMES)
def test_every_cell_of_a_practice_book_opens_its_rows(name: str, summary: int) -> None:
    book = practice_book(summary)
    for period in ("2020",) if "明细" in name else ("2020", "2019-10-01..2020-09-30", "2020Q2"):
        filled = filled_of(book, name, Frame(Period.parse(period), book.today()))
        assert_opens(book, filled)
        assert_adds_up(filled)
        assert all(whole.holds for whole in wholes(filled))


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_same_holds_of_any_book(empty: Path, seed: int) -> None:
    with copy_of(empty, CABINET) as book:
        fill_randomly(book, seed)
        for name in NAMES:
            filled = filled_of(book, name)
            assert_opens(book, filled)
            assert_adds_up(filled)


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_members_bridge_closes_or_names_them(empty: Path, seed: int) -> None:
    with copy_of(empty, CABINET) as book:
        fill_randomly(book, seed, most=12)
        filled = filled_of(book, "会员变动")
        before, joined, came, moved, left, died, after, *_ = [cell.value or 0 for cell in filled.rows[0].cells]
        differences = bridge(book, FRAME).differences
        assert before + joined + came - moved - left - died + sum(one.off for one in differences) == after
        assert {one.member for one in differences} == {one.uid for one in filled.remarks}
        assert all(one.title in remark.sentence for one, remark in zip(differences, filled.remarks, strict=True))


@pytest.mark.parametrize("summary", [1, 2, 3, 4, 5])
def test_the_rows_of_cases_files_and_members_close(summary: int) -> None:
    book = practice_book(summary)
    terms = {
        "信访": ((1, 1, 1, -1, -1), 5),
        "困难职工": ((1, 1, -1, -1, -1, -1), 6),
        "会员变动": ((1, 1, 1, -1, -1, -1, -1), 7),
        "会员变动明细": ((1, 1, 1, -1, -1, -1, -1), 7),
    }
    for name, (signs, width) in terms.items():
        for row in filled_of(book, name).rows:
            values = [cell.value or 0 for cell in row.cells[:width]]
            assert sum(sign * value for sign, value in zip(signs, values, strict=False)) == 0, (name, row.label)


def test_what_the_summary_says_is_in_the_table() -> None:
    def numbers(name: str, row: str) -> list[str]:
        filled = filled_of(practice_book(1), name)
        return [cell.words for one in filled.rows for cell in one.cells if one.label == row]

    assert numbers("信访", "合计")[1] == "57"
    assert [numbers("信访", source)[1] for source in ("上级转办", "本级接访")] == ["38", "19"]
    assert numbers("帮扶资金", "2020年金秋助学") == ["上级工会补助", "71", "65", "122000", "122000", "—", "—"]
    assert numbers("帮扶资金", "2020年困难职工帮扶")[3] == "75000"
    assert numbers("活动", "合计")[0] == "16"


def test_deeply_hard_on_file_is_the_same_in_text_and_table() -> None:
    from unionbook.services.tally import count

    book = practice_book(1)
    filled = filled_of(book, "困难职工")
    told = {row.label: row.cells[5].value for row in filled.rows if row.rank is Rank.PLAIN}
    assert told == {
        label: count(book, f"hardship.on_file_{code}", FRAME).value
        for code, label in (("deep", "深度困难"), ("relative", "相对困难"), ("accidental", "意外致困"))
    }


def test_rows_without_the_value_have_a_row_of_their_own(empty: Path) -> None:
    with copy_of(empty, CABINET) as book:
        with book.change("登记") as act:
            place = act.add("community", {"name": "东村", "sort": "village", "stage": "none"})
            for at, community in enumerate((place, None, None)):
                values = {
                    "name": f"{at}厂工会",
                    "structure": "1",
                    "stage": "normal",
                    "founded_on": "2020-02-03",
                    "community": community,
                }
                act.add("organisation", values)
        filled = filled_of(book, "组建与发展会员")
        assert [(row.label, row.cells[0].words) for row in filled.rows] == [("东村", "1"), ("未填", "2"), ("合计", "3")]


def test_texts_with_signs_of_a_key_tell_rows_apart(empty: Path) -> None:
    sites = ["a,b=c|d", "[x]{y}^%20", "-", "甲 乙", "100%"]
    with copy_of(empty, CABINET) as book:
        with book.change("登记") as act:
            office = act.add("office", OFFICE)
            staff = act.add("staff", {"office": office, "name": "赵甲子"})
            same: dict[str, Value] = {
                "received_on": "2020-02-03",
                "source": "visit",
                "claimed": 100,
                "handler_a": staff,
                "stage": "received",
            }
            for at, site in enumerate(sites, 1):
                act.add("wage_case", same | {"site": site, "workers": at})
        filled = filled_of(book, "讨薪")
        assert {row.label: row.cells[1].value for row in filled.rows} == {
            **{site: at for at, site in enumerate(sites, 1)},
            "合计": 15,
        }
        assert_opens(book, filled)


def _issued(book: Book, name: str, year: str) -> dict[str, int | None]:
    """What an issue would keep of a table."""
    filled = filled_of(book, name, Frame(Period.parse(year), date(2021, 1, 5)))
    return {counted.key: counted.value for _, counted in filled.counted()}


def _cases(book: Book, *days: str) -> list[str]:
    with book.change("登记") as act:
        office = book.select("office", ["uid"])
        unit = office[0][0] if office else act.add("office", OFFICE)
        staff = act.add("staff", {"office": unit, "name": "赵甲子"})
        same = {"source": "superior", "form": "letter", "matter": "arrears", "subject": "欠薪", "handler_a": staff}
        return [act.add("grievance", same | {"stage": "received", "received_on": day}) for day in days]


def test_last_year_is_what_was_issued_then(empty: Path) -> None:
    with copy_of(empty, CABINET) as book:
        old = _cases(book, "2019-03-01", "2019-05-01", "2019-05-09", "2019-12-01")
        _cases(book, "2020-03-01")
        issued = {**_issued(book, "信访", "2019"), **_issued(book, "信访按月", "2019")}
        with book.change("改旧账") as act:
            act.drop("grievance", old[0])
            act.set("grievance", old[1], {"received_on": "2020-05-01"})
        form = load_table("信访", book)
        row = fill(book, form, FRAME, issued.get).rows[0]
        assert [cell.words for cell in row.cells[-3:]] == ["4", "-2", "-50.0"]
        assert [cell.counted for cell in row.cells[-3:]] == [None, None, None]
        unissued = fill(book, form, FRAME).rows[0]
        assert [cell.words for cell in unissued.cells[-3:]] == ["—", "—", "—"]
        chart = to_chart(fill(book, load_table("信访按月", book), FRAME, issued.get), 1)
        assert chart.series[0].values == (0, 0, 1, 0, 1, *[0] * 7)
        assert chart.series[1].values == (0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 1)
        assert [series.name for series in to_chart(filled_of(book, "信访按月")).series] == ["本期"]


def test_a_beginning_that_is_not_the_end_before_is_named(empty: Path) -> None:
    with copy_of(empty, CABINET) as book:
        old = _cases(book, "2019-03-01", "2019-05-01")
        issued = _issued(book, "信访", "2019")
        last = Frame(Period.parse("2019"), date(2021, 1, 5))
        rows = {key: {uid: title for uid, title, _ in rows_behind(book, key, last).rows} for key in issued}
        filled = filled_of(book, "信访")
        assert list(breaks(book, filled, issued.get, rows.get)) == []
        with book.change("改旧账") as act:
            act.set("grievance", old[0], {"closed_on": "2019-06-01"})
            act.set("grievance", old[1], {"subject": "欠薪（补）"})
        (late,) = _cases(book, "2019-11-01")
        found = list(breaks(book, filled_of(book, "信访"), issued.get, rows.get))
        assert [one.row.label for one in found] == ["合计", "上级转办", "书信", "拖欠工资"]
        assert all(one.off == 0 and set(one.came) == {late} and set(one.gone) == {old[0]} for one in found)
        assert "多了" in found[0].sentence and "少了" in found[0].sentence
        with book.change("再改") as act:
            act.drop("grievance", late)
        assert [one.off for one in breaks(book, filled_of(book, "信访"), issued.get)] == [-1] * 4


@given(now=st.integers(-(10**9), 10**9), then=st.integers(-(10**9), 10**9))
def test_growth_is_the_change_over_what_was(now: int, then: int) -> None:
    rate = growth(now, then)
    if then == 0:
        assert rate is None
    else:
        assert rate is not None and abs(rate - 10_000 * (now - then) / then) <= 0.5 + 1e-3


def test_nothing_to_compare_with_gives_no_growth() -> None:
    assert growth(None, 3) is growth(3, None) is growth(3, 0) is None
    assert Cell(View.RATE, "a.b", None).words == "—"


@given(st.integers(-(10**9), 10**9))
def test_decimals_are_rounded_half_away_from_zero(hundredths: int) -> None:
    assert float(decimal(hundredths, 2)) == hundredths / 100
    assert abs(float(decimal(hundredths, 1)) - hundredths / 100) <= 0.05 + 1e-9
    assert decimal(-hundredths, 1).lstrip("-") == decimal(hundredths, 1).lstrip("-")
    assert decimal(0, 1) == "0.0" and decimal(-4, 1) == "0.0" and decimal(-5, 1) == "-0.1"


def test_the_same_cell_a_year_ago_has_its_months_moved_back() -> None:
    key = FigureKey("grievance", "received", (Limit("received_on", "^", ("2020-03",)), Limit("source", "=", ("a",))))
    assert str(year_before(key)) == "grievance.received[received_on^2019-03,source=a]"


def test_a_share_differs_in_points(empty: Path, tmp_path: Path) -> None:
    path = tmp_path / "比例.txt"
    path.write_text(
        "标题：比例\n列：上年 上年\n列：本年 本期\n列：增减 增减\n列：同比 同比\n行：答复率 = grievance.reply_rate",
        encoding="utf-8",
    )
    with copy_of(empty, CABINET) as book:
        _cases(book, "2020-03-01")
        filled = fill(book, load_table(str(path), book), FRAME, {"grievance.reply_rate": 1250}.get)
        assert [cell.words for cell in filled.rows[0].cells] == ["12.50", "0.00", "-12.50个百分点", "—"]


def test_the_sets_of_tables_are_as_the_reports_want_them() -> None:
    numbers = [load_table(name, practice_book(1)).number for name in table_names()]
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= 14
    assert len(table_names("年报")) == 14 and set(table_names("统计年报")) < set(table_names())
    assert {"会员按月增长", "信访来源", "帮扶资金项目"} < set(chart_names())
