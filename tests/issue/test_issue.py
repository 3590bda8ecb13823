"""定稿: counted once, kept for ever, corrected openly, verified against paper, file and book."""

import io
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from issue_book import YEAR, take_one_case, words
from pypdf import PdfReader
from report_book import empty_book

from unionbook.ground.errors import Refusal
from unionbook.ground.figures import Figure
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.records.report import ReportIssue
from unionbook.services.check import check
from unionbook.services.demo import write_demo
from unionbook.services.issue.archive import code_of, frozen, issues, last_year, of_code, paper
from unionbook.services.issue.correction import differences
from unionbook.services.issue.issuing import issue, since_issue
from unionbook.services.issue.verify import FIGURES, SHEETS
from unionbook.services.report.document import make_report, open_document, set_part
from unionbook.services.report.sheaf import print_sheaf, to_sheaf
from unionbook.services.report.whole import whole
from unionbook.services.tally import declared
from unionbook.store.book import Book
from unionbook.store.files import open_book


def test_an_issue_is_numbered_signed_and_sound(book: Book, first: ReportIssue) -> None:
    assert (first.number, first.version, first.issued_on, first.issued_by) == ("2021-01", 1, "2021-01-05", "赵甲子")
    kept = frozen(book, first)
    assert kept.fingerprint == first.fingerprint and kept.head["office"] == "青山镇总工会"
    assert not [finding for finding in check(book) if finding.hurt]


def test_the_paper_says_draft_before_and_never_after(book: Book, report: str, first: ReportIssue) -> None:
    draft, printed = print_sheaf(to_sheaf(whole(book, open_document(book, report).compose(book))))
    assert words(draft).count("草稿") == printed.pages
    assert "草稿" not in words(paper(book, first))


def test_a_reprint_has_the_same_bytes_for_ever(book: Book, first: ReportIssue) -> None:
    pdf = paper(book, first)
    take_one_case(book)
    with book.change("改名") as act:
        act.set("office", book.select("office", ["uid"])[0][0], {"name": "改名镇总工会"})
    path = book.path
    book.close()
    with open_book(path, CABINET) as again:
        assert paper(again, issues(again)[0]) == pdf
        assert sha256(pdf).hexdigest() == issues(again)[0].pdf


def test_every_figure_of_text_and_tables_opens_the_rows_that_made_it(book: Book, first: ReportIssue) -> None:
    kept = frozen(book, first)
    take_one_case(book)
    assert len(kept.figures) > 100
    for figure in kept.figures:
        _, found, rows = of_code(book, code_of(first, figure))
        assert found == figure and len(rows) == figure.count
        if isinstance(declared(book, figure.key).figure, Figure):
            assert sum(row.adds for row in rows) == (figure.value or 0), figure.key


def test_a_month_and_the_year_so_far_have_each_its_rows(book: Book) -> None:
    kept = frozen(book, issue(book, make_report(book, Period.parse("2020-06")), "赵甲子"))
    received = {figure.first: figure for figure in kept.figures if figure.key == "grievance.received"}
    month, year = received["2020-06-01"], received["2020-01-01"]
    assert (month.value, year.value) == (month.count, year.count) == (5, 30)
    both, turned = (replace(kept, figures=figures) for figures in ((month, year), (year, month)))
    assert differences(book, both, turned, 0) == []
    assert last_year(book, Period.parse("2021-06"))("grievance.received") == 5


def test_the_annex_has_the_codes_and_a_slip_of_plain_words(book: Book, first: ReportIssue) -> None:
    pdf, kept = paper(book, first), frozen(book, first)
    assert str(first.fingerprint) in words(pdf) and "编号：2021-01（第1版）" in words(pdf)
    received = next(figure for figure in kept.figures if figure.key == "grievance.received")
    assert f"{received.code:03}" in words(pdf)


def test_figures_are_attached_as_json_and_xlsx(book: Book, first: ReportIssue) -> None:
    reader = PdfReader(io.BytesIO(paper(book, first)))
    attached = {name: bodies[0] for name, bodies in reader.attachments.items()}
    assert set(attached) == {FIGURES, SHEETS}
    data = json.loads(attached[FIGURES])
    assert sha256(attached[FIGURES]).hexdigest() == first.fingerprint
    assert {"钱1", "uid"}.isdisjoint(attached[FIGURES].decode().split('"'))
    sheets = openpyxl.load_workbook(io.BytesIO(attached[SHEETS]))
    rows = list(sheets["数字"].iter_rows(min_row=2, values_only=True))
    assert [row[5] for row in rows] == [figure["printed"] for figure in data["figures"]]
    assert len(sheets.sheetnames) == 1 + len(data["tables"])
    root: Any = reader.trailer["/Root"]
    names = root["/AF"]
    assert [one.get_object()["/AFRelationship"] for one in names] == ["/Data", "/Data"]


def test_a_correction_prints_what_is_different_and_why(book: Book, report: str, first: ReportIssue) -> None:
    take_one_case(book)
    found = {one.label: one for one in since_issue(book, report)}
    assert (found["收到信访事件"].old, found["收到信访事件"].new) == ("57宗", "56宗")
    second = issue(book, report, "赵甲子", "一件信访重复登记")
    assert (second.number, second.version) == ("2021-02", 2)
    text = words(paper(book, second))
    for told in ("更正情况表", "57宗", "56宗", "核对后删除重复登记", "更正原因：一件信访重复登记"):
        assert told in text
    assert "57宗" in words(paper(book, first)) and "更正" not in words(paper(book, first))


def test_a_correction_needs_a_reason_and_a_difference(book: Book, report: str, first: ReportIssue) -> None:
    with pytest.raises(Refusal, match="更正的原因"):
        issue(book, report, "赵甲子")
    with pytest.raises(Refusal, match="没有什么要更正"):
        issue(book, report, "赵甲子", "再出一份")
    document = open_document(book, report)
    part = next(part for part in document.parts if "{grievance.received" in part.text)
    set_part(book, document, part.uid, "只改了说法：{grievance.received}。")
    assert issue(book, report, "赵甲子", "改一句话").version == 2


def test_a_practice_book_is_never_issued(tmp_path: Path) -> None:
    practice = write_demo(tmp_path / "练习.ubk", CABINET, summary=2)
    assert practice is not None
    with practice, pytest.raises(Refusal, match="练习台账"):
        issue(practice, make_report(practice, Period.parse("2020H1")), "赵甲子")


@pytest.mark.parametrize("by", ["", "  "])
def test_nobody_issues_nothing(book: Book, fresh: str, by: str) -> None:
    with pytest.raises(Refusal, match="由谁定稿"):
        issue(book, fresh, by)
    assert issues(book, fresh) == []


def test_an_unfinished_report_is_not_issued(book: Book, fresh: str) -> None:
    document = open_document(book, fresh)
    set_part(book, document, document.parts[2].uid, "今年的亮点是【请写一件】。")
    with pytest.raises(Refusal, match="待填"):
        issue(book, fresh, "赵甲子")
    assert issues(book, fresh) == []


def test_an_office_without_a_name_issues_nothing(tmp_path: Path) -> None:
    with empty_book(tmp_path / "空.ubk") as empty:
        with empty.change("登记") as act:
            act.add("activity", {"name": "讲座", "held_on": "2020-05-01", "category": "culture", "stage": "held"})
        with pytest.raises(Refusal, match="名称没有填"):
            issue(empty, make_report(empty, YEAR), "赵甲子")


def test_what_the_proof_forbids_is_not_issued(book: Book, fresh: str) -> None:
    document = open_document(book, fresh)
    part = next(part for part in document.parts if "{grievance.received" in part.text)
    set_part(book, document, part.uid, "收到信访{grievance.received}，其中上级转办{grievance.transferred=99：手误}。")
    with pytest.raises(Refusal, match="核对没有通过"):
        issue(book, fresh, "赵甲子")
    assert issues(book, fresh) == []


def test_next_years_columns_are_what_was_issued(book: Book, first: ReportIssue) -> None:
    take_one_case(book)
    assert last_year(book, Period.parse("2021"))("grievance.received") == 57
