"""The report: its template read, its sentences filled or left out, its PDF read back."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from practice_books import practice_book
from pypdf import PdfReader
from report_book import empty_book, full_book

from unionbook.ground.errors import Refusal
from unionbook.ground.figures import Figure
from unionbook.ground.periods import Period
from unionbook.records.office import Office
from unionbook.services.demo.books import PRACTICES
from unionbook.services.report import (
    compose,
    print_report,
    remarks,
    to_paper,
    years_with_data,
)
from unionbook.services.report.printing import FIGURE, save_pdf
from unionbook.services.report.writing import ORDINAL
from unionbook.services.tally import rows_behind
from unionbook.store.book import Book

YEAR = Period.parse("2020")
SUMMARY = (
    *(
        "信访事件57宗",
        "转办38宗",
        "接访19宗",
        "符合条件的职工共82名",
        "获批75名",
        "帮扶款75000元",
        "共有71人",
        "12.2万元",
    ),
    *("45人申请", "43人通过审核", "工伤职工15名", "慰问金4500元", "特色活动16个", "志愿者总计138人次", "超过5000人次"),
)
"""The figures of the known summary, in the words of the template."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with full_book(tmp_path_factory.mktemp("report") / "青山.ubk") as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Book]:
    with empty_book(tmp_path / "空.ubk") as opened:
        yield opened


# --- what it says ----------------------------------------------------------------------------------------------------


def test_the_figures_of_the_year_are_in_the_text(book: Book) -> None:
    text = compose(book, YEAR).text
    assert [words for words in SUMMARY if words not in text] == []


def test_a_chapter_may_count_to_a_day_of_its_own() -> None:
    report = compose(practice_book(1), Period.parse("2020", date(2020, 12, 10)))
    cuts = {section.cut for section in report.sections if "经费" in section.title}
    assert cuts == {date(2020, 10, 31)}
    early = compose(practice_book(1), Period.parse("2020", date(2020, 6, 30)))
    assert {section.cut for section in early.sections} == {date(2020, 6, 30)}


@pytest.mark.parametrize("summary", PRACTICES)
def test_every_practice_book_gives_a_report(summary: int) -> None:
    practice = practice_book(summary)
    office = practice.single("office")
    report = compose(practice, Period.parse("2020", practice.today()))
    assert isinstance(office, Office) and report.text.startswith(str(office.name))
    assert len(list(report.figures())) > 5 and not re.search(r"[{}\[\]]|—%|[，、；：][。，、；]", report.text)


def test_the_pdf_holds_the_figures(book: Book, tmp_path: Path) -> None:
    out = tmp_path / "总结.pdf"
    printed = print_report(book, YEAR, out)
    pages = PdfReader(out).pages
    assert 2 <= len(pages) == printed.pages <= 4
    texts = [re.sub(r"\s", "", page.extract_text()) for page in pages]
    assert [words for words in SUMMARY if words not in re.sub(r"草稿|—\d—", "", "".join(texts))] == []
    assert all("草稿" in text for text in texts)
    assert "青山镇总工会2020年12月31日" in texts[-1]
    assert [path.name for path in tmp_path.iterdir()] == ["总结.pdf"]


def test_every_figure_has_its_place_on_the_paper(book: Book, tmp_path: Path) -> None:
    report = compose(book, YEAR)
    printed = print_report(book, YEAR, tmp_path / "总结.pdf")
    marks = {place.mark for place in printed.places}
    assert {f"{FIGURE}{number}" for number, _ in report.figures()} == {m for m in marks if m.startswith(FIGURE)}
    spans = [span for block in to_paper(report).blocks for span in block.spans if span.mark.startswith(FIGURE)]
    assert [span.text for span in spans] == [piece.text for _, piece in report.figures()]


PERIODS = st.builds(
    lambda first, days, cut: Period(first, first + timedelta(days=days), first + timedelta(days=min(cut, days))),
    st.dates(date(2014, 1, 1), date(2020, 12, 31)),
    st.integers(0, 500),
    st.integers(0, 500),
)


@given(period=PERIODS)
@settings(max_examples=25)
def test_each_figure_is_its_rows_and_none_is_zero(book: Book, period: Period) -> None:
    report = compose(book, period)
    for _, piece in report.figures():
        assert piece.counted and piece.counted.value
        if isinstance(piece.counted.figure, Figure):
            behind = rows_behind(book, piece.key, piece.counted.frame)
            assert sum(adds for _, _, adds in behind.rows) == piece.counted.value
    assert not re.search(r"[，、；：][。，、；]|。[，、；]|—%|[{}\[\]]|" + ORDINAL, report.text)
    headings = re.findall(r"^（(.)）", report.text, re.M)
    assert headings == list("一二三四")[: len(headings)]


def test_an_empty_book_says_nothing_it_cannot_know(empty: Book) -> None:
    report = compose(empty, YEAR)
    assert not list(report.figures())
    assert [section.title for section in report.sections] == ["标题与引言"]
    told = [remark.sentence for remark in remarks(report)]
    assert "本单位的“领导机关”没有填，暂写作“上级党组织”。" in told
    assert sum("整节没有写入" in sentence for sentence in told) == 4


def test_a_running_year_counts_up_to_today(book: Book) -> None:
    report = compose(book, Period.parse("2021"))
    assert report.period.cut == report.day == date(2021, 1, 5)
    assert "截至1月5日" in report.text and "（截至2021年1月5日）" in report.text


def test_the_newest_year_is_one_with_figures(empty: Book) -> None:
    assert years_with_data(empty) == []
    plan = {"name": "迎春会", "category": "culture"}
    with empty.change("计划") as act:
        act.add("activity", {**plan, "held_on": "2021-02-20", "stage": "planned"})
        act.add("activity", {**plan, "held_on": "2019-02-20", "stage": "held"})
    assert years_with_data(empty) == [2019]


def test_drafts_are_told_of(empty: Book) -> None:
    with empty.change("存为草稿") as act:
        act.add("draft", {"of_kind": "member", "target": "x", "title": "赵甲子", "typed": "{}", "problems": 1})
    assert "有 1 份草稿还没有保存，没有计入任何数字。" in [remark.sentence for remark in remarks(compose(empty, YEAR))]


# --- the file --------------------------------------------------------------------------------------------------------


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="找不到文件夹"):
        save_pdf(b"%PDF", tmp_path / "没有" / "总结.pdf")
    taken = tmp_path / "总结.pdf"
    taken.mkdir()
    with pytest.raises(Refusal, match="写不进去"):
        save_pdf(b"%PDF", taken)
    assert [path.name for path in tmp_path.iterdir()] == ["总结.pdf"]
    taken.rmdir()
    taken.write_bytes(b"old")
    save_pdf(b"%PDF", taken)
    assert taken.read_bytes() == b"%PDF"


def test_the_same_book_gives_the_same_bytes(book: Book, tmp_path: Path) -> None:
    first, second = tmp_path / "一.pdf", tmp_path / "二.pdf"
    print_report(book, YEAR, first)
    print_report(book, YEAR, second)
    assert first.read_bytes() == second.read_bytes()
