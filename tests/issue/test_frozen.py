"""What is kept of an issued report: figures with their rows as they were, found again by code, compared with today."""

import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_book import full_book

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.periods import Period
from unionbook.records.report import ReportIssue
from unionbook.services.issue.archive import before, by_number, code_of, is_code, last_year, of_code
from unionbook.services.issue.correction import differences
from unionbook.services.issue.freezing import PlainTable, Spot, freeze
from unionbook.services.issue.frozen import Frozen, digest_of
from unionbook.services.issue.sheets import workbook
from unionbook.services.issue.slip import Slip, slip_of
from unionbook.services.tally import count
from unionbook.store.book import Book

FRAME = Frame(Period.parse("2020"), date(2021, 1, 5))
KEYS = ("grievance.received", "grievance.reply_rate", "application.hardship_granted", "member.members")
HEAD = {
    "office": "青山镇总工会",
    "number": "2021-01",
    "version": "1",
    "issued_on": "2021-01-05",
    "title": "2020年度工作总结",
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with full_book(tmp_path / "台账.ubk") as made:
        yield made


def frozen_of(book: Book, keys: tuple[str, ...] = KEYS) -> Frozen:
    found = [count(book, key, FRAME) for key in keys]
    spots = [Spot(f"第{n}节", one, one.worded()) for n, one in enumerate(found)]
    table = PlainTable("附表1　信访", ("来源", "件"), (("上级转办", "38"), ("=1+1", "19")))
    return freeze(book, HEAD, ["收到信访57件。"], [table], spots)


def now(book: Book) -> int:
    """The place of the last act in the order of acts."""
    return int(book.rows("SELECT max(hlc) FROM act")[0][0])


def keep(book: Book, frozen: Frozen, period: str = "2020", day: str = "2021-01-05") -> ReportIssue:
    with book.change("定稿") as act:
        report = act.add("report", {"title": "总结", "period": period, "template": "样式"})
        values: dict[str, Value] = {"report": report, "version": 1, "issued_on": day, "issued_by": "赵甲子"}
        values["title"] = "总结"
        values |= {"number": frozen.head["number"], "period": period, "template": "样式"}
        values |= {"fingerprint": frozen.fingerprint, "pdf": act.keep(b"%PDF"), "content": act.keep(frozen.kept())}
        act.add("report_issue", values)
    return by_number(book, frozen.head["number"])


def test_what_is_kept_reads_back_whole(book: Book) -> None:
    frozen = frozen_of(book)
    assert Frozen.read(frozen.kept()) == frozen
    public = Frozen.read(frozen.public())
    assert public.fingerprint == frozen.fingerprint
    assert all(not figure.rows for figure in public.figures) and not public.kinds
    assert "钱1".encode() in zlib.decompress(frozen.kept())
    assert "钱1".encode() not in frozen.public()


def test_the_rows_of_each_figure_make_its_number(book: Book) -> None:
    frozen = frozen_of(book)
    received, rate, granted, members = frozen.figures
    assert (received.value, received.count, received.scale) == (57, 57, 1)
    assert (granted.value, granted.scale, rate.scale) == (75 * 100000, 100, 100)
    for figure in (received, granted, members):
        assert sum(row.adds for row in frozen.rows(figure)) == figure.value
    assert frozen.rows(received)[0].title


def test_a_code_opens_the_rows_as_they_were_that_day(book: Book) -> None:
    issue = keep(book, frozen_of(book))
    code = code_of(issue, frozen_of(book).figures[0])
    assert code == "2021-01-001" and is_code(code) and not is_code("2021-01")
    uid = of_code(book, code)[2][0].uid
    was = next(row for row in of_code(book, code)[2] if row.uid == uid)
    with book.change("改") as act:
        act.set("grievance", uid, {"subject": "后来改的事由"})
        act.drop("grievance", of_code(book, code)[2][1].uid)
    _, figure, rows = of_code(book, code)
    assert figure.value == len(rows) == 57 and was in rows
    assert count(book, "grievance.received", FRAME).value == 56


@pytest.mark.parametrize("code", ["", "abc", "2021-01", "2021-01-999", "2030-07-001"])
def test_a_code_of_nothing_is_refused_in_words(book: Book, code: str) -> None:
    keep(book, frozen_of(book))
    with pytest.raises(Refusal, match="。"):
        of_code(book, code)


def test_sealed_rows_are_not_named(book: Book) -> None:
    with book.change("保密") as act:
        ((uid,),) = book.select("grievance", ["uid"], limit=1)
        act.set("grievance", uid, {"sealed": 1})
    frozen = frozen_of(book)
    (row,) = [row for row in frozen.rows(frozen.figures[0]) if row.uid == uid]
    assert row.title == "（保密件）" and set(row.cells) == {""}


def test_a_difference_names_the_rows_and_the_reason(book: Book) -> None:
    old = frozen_of(book)
    since = now(book)
    rows = old.rows(old.figures[0])
    with book.change("核对后删除重复登记") as act:
        act.drop("grievance", rows[0].uid)
    granted = old.rows(old.figures[2])
    with book.change("更正批准金额") as act:
        act.set("application", granted[0].uid, {"granted": 90000})
    found = {one.label: one for one in differences(book, old, frozen_of(book), since)}
    received = found["收到信访事件"]
    assert (received.old, received.new) == ("57宗", "56宗")
    assert [(row.what, row.before, row.after, row.why) for row in received.rows] == [
        ("减少", 1, None, ("核对后删除重复登记",))
    ]
    money = next(one for one in found.values() if one.old.endswith("元"))
    assert [(row.what, row.before, row.after) for row in money.rows] == [("变动", 100000, 90000)]
    assert "更正批准金额" in money.words
    assert "member" not in {one.kind for one in found.values()}


def test_nothing_changed_is_no_difference(book: Book) -> None:
    assert differences(book, frozen_of(book), frozen_of(book), now(book)) == []


def test_a_figure_gone_or_new_is_a_difference(book: Book) -> None:
    old, new = frozen_of(book, KEYS[:2]), frozen_of(book, KEYS[1:3])
    assert [(one.old, one.new) for one in differences(book, old, new, now(book))] == [("—", "75000元"), ("57宗", "—")]


def test_last_year_is_what_was_issued_not_what_is_counted_now(book: Book) -> None:
    keep(book, frozen_of(book))
    with book.change("补登") as act:
        ((uid,),) = book.select("grievance", ["uid"], limit=1)
        act.drop("grievance", uid)
    then = last_year(book, Period.parse("2021"))
    assert then("grievance.received") == 57 and then("grievance.nothing") is None
    assert last_year(book, Period.parse("2020"))("grievance.received") is None


@pytest.mark.parametrize(
    ("name", "earlier"),
    [
        ("2021", "2020"),
        ("2021H1", "2020H1"),
        ("2021Q3", "2020Q3"),
        ("2021-06", "2020-06"),
        ("2021-W05", "2020-W05"),
        ("2019-10-01..2020-09-30", "2018-10-01..2019-09-30"),
        ("2020-02-29..2020-03-01", "2019-02-28..2019-03-01"),
    ],
)
def test_the_same_period_a_year_earlier(name: str, earlier: str) -> None:
    assert before(Period.parse(name)).name == earlier


def test_the_digest_minds_rows_and_what_they_add_but_not_their_order() -> None:
    rows = [("a", 1), ("b", 2)]
    assert digest_of(rows) == digest_of(rows[::-1]) != digest_of([("a", 2), ("b", 1)])


SIGNS = st.characters(exclude_characters="：", exclude_categories=("Cs", "Cc", "Z"))
LINES = st.text(SIGNS, min_size=1, max_size=9)


@given(st.lists(st.tuples(LINES, LINES), max_size=8), LINES, LINES)
def test_a_slip_reads_back_as_it_was_written(figures: list[tuple[str, str]], office: str, title: str) -> None:
    slip = Slip(office, "2021-01", "2", "2021-01-05", title, tuple(figures), "ab" * 32)
    assert Slip.read(slip.text()) == slip


def test_a_slip_has_five_to_eight_figures_one_of_each_section_first() -> None:
    many = [(f"第{n // 3}节", f"数字{n}", f"{n}件") for n in range(40)]
    assert [label for label, _ in slip_of(HEAD, many, "f").figures] == [f"数字{3 * n}" for n in range(8)]
    few = [("一", f"数字{n}", f"{n}件") for n in range(6)]
    assert len(slip_of(HEAD, few, "f").figures) == 5
    short = slip_of(HEAD, many, "f", lambda text: len(text) < 90)
    assert len(short.figures) == 5, "never fewer than five"
    with pytest.raises(ValueError, match="no slip"):
        Slip.read("工会台账定稿\n单位：某")


def test_the_workbook_holds_the_same_figures(book: Book) -> None:
    frozen = frozen_of(book)
    body = workbook(frozen)
    assert body == workbook(frozen)
    sheets = openpyxl.load_workbook(BytesIO(body))
    rows = list(sheets["数字"].iter_rows(min_row=2, values_only=True))
    assert [row[3] for row in rows] == [57, 100, 75000, 120]
    assert [row[5] for row in rows] == [figure.printed for figure in frozen.figures]
    table = sheets[sheets.sheetnames[1]]
    assert [cell.value for cell in table[3]] == ["上级转办", 38]
    assert table["A4"].value == "=1+1" and table["A4"].data_type == "s"
