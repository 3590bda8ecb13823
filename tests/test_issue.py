"""定稿: counted once, kept for ever, corrected openly, verified against paper, file and book."""

import io
import json
import shutil
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader, PdfWriter
from report_book import clock_at, empty_book, full_book

from unionbook.ground.errors import Refusal
from unionbook.ground.figures import Figure
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.records.report import ReportIssue
from unionbook.services.check import check
from unionbook.services.demo import write_demo
from unionbook.services.issue.archive import code_of, frozen, issues, last_year, of_code, paper
from unionbook.services.issue.issuing import issue, since_issue
from unionbook.services.issue.slip import Slip
from unionbook.services.issue.verify import FIGURES, SHEETS, verify, verify_code
from unionbook.services.report.document import make_report, open_document, set_part
from unionbook.services.report.sheaf import print_sheaf, to_sheaf
from unionbook.services.report.whole import whole
from unionbook.services.tally import declared
from unionbook.store.book import Book
from unionbook.store.files import open_book

YEAR = Period.parse("2020")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office that has issued its yearly report once."""
    path = tmp_path_factory.mktemp("issue") / "台账.ubk"
    with full_book(path) as made:
        issue(made, make_report(made, YEAR), "赵甲子")
    return path


@pytest.fixture
def book(year: Path, tmp_path: Path) -> Iterator[Book]:
    """A copy of it, open."""
    shutil.copy(year, tmp_path / "台账.ubk")
    with open_book(tmp_path / "台账.ubk", CABINET, clock=lambda: clock_at(2021, 1, 5)) as made:
        yield made


@pytest.fixture
def report(book: Book) -> str:
    return str(book.select("report", ["uid"])[0][0])


@pytest.fixture
def first(book: Book) -> ReportIssue:
    return issues(book)[0]


@pytest.fixture
def fresh(book: Book) -> str:
    """A report of the half-year that was never issued."""
    return make_report(book, Period.parse("2020H1"))


def words(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def take_one_case(book: Book) -> None:
    with book.change("核对后删除重复登记") as act:
        ((uid,),) = book.select("grievance", ["uid"], limit=1)
        act.drop("grievance", uid)


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


def test_next_years_columns_are_what_was_issued(book: Book, first: ReportIssue) -> None:
    take_one_case(book)
    assert last_year(book, Period.parse("2021"))("grievance.received") == 57


# --- verify --------------------------------------------------------------------------------------------------------


def test_the_original_is_good_alone_and_with_its_book(book: Book, first: ReportIssue) -> None:
    pdf = paper(book, first)
    for verdict in (verify(pdf), verify(pdf, book)):
        assert verdict.good, [one.sentence for one in verdict.findings]
    assert "逐字节相同" in " ".join(one.sentence for one in verify(pdf, book).findings)


def test_a_draft_verifies_as_a_draft(book: Book, report: str) -> None:
    draft, _ = print_sheaf(to_sheaf(whole(book, open_document(book, report).compose(book))))
    verdict = verify(draft, book)
    assert (verdict.state, verdict.good) == ("draft", False)


def altered(pdf: bytes, body: bytes) -> bytes:
    """The PDF with other figures attached, everything else as it was."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    root: Any = writer._root_object
    names = root["/Names"]["/EmbeddedFiles"]["/Names"]
    for at in range(0, len(names), 2):
        if names[at] == FIGURES:
            names[at + 1].get_object()["/EF"]["/F"].get_object().set_data(body)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_figure_altered_in_the_attachment_is_found_without_the_book(book: Book, first: ReportIssue) -> None:
    pdf = paper(book, first)
    body = frozen(book, first).public().replace("57宗".encode(), "75宗".encode())
    verdict = verify(altered(pdf, body))
    assert not verdict.good
    assert any("指纹" in one.sentence for one in verdict.findings if one.good is False)


def test_words_altered_on_a_page_are_found_without_the_book(book: Book, first: ReportIssue) -> None:
    pdf = paper(book, first)
    reader = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    page = writer.pages[1]
    content = page.get_contents()
    assert content is not None
    content.set_data(content.get_data()[: len(content.get_data()) // 2].rpartition(b"BT")[0])
    page.replace_contents(content)
    out = io.BytesIO()
    writer.write(out)
    verdict = verify(out.getvalue())
    assert any("对不上" in one.sentence for one in verdict.findings if one.good is False)


def test_a_saved_again_file_is_told_from_the_original(book: Book, first: ReportIssue) -> None:
    out = io.BytesIO()
    PdfWriter(clone_from=PdfReader(io.BytesIO(paper(book, first)))).write(out)
    verdict = verify(out.getvalue(), book)
    assert not verdict.good and "不是定稿原件" in " ".join(one.sentence for one in verdict.findings)


def test_another_book_does_not_know_it(book: Book, first: ReportIssue, tmp_path: Path) -> None:
    with full_book(tmp_path / "别的.ubk") as other:
        verdict = verify(paper(book, first), other)
    assert not verdict.good and "没有这份定稿" in " ".join(one.sentence for one in verdict.findings)


def test_a_later_correction_is_told(book: Book, report: str, first: ReportIssue) -> None:
    take_one_case(book)
    issue(book, report, "赵甲子", "更正")
    told = " ".join(one.sentence for one in verify(paper(book, first), book).findings)
    assert "后来有更正" in told and "2021-02" in told


def slip(book: Book, record: ReportIssue) -> Slip:
    from unionbook.services.issue.paper import annex_of

    made = whole(book, open_document(book, record.report or "").compose(book))
    return Slip.read(annex_of(made, frozen(book, record)).code)


def test_a_scanned_paper_is_held_against_book_and_file(book: Book, first: ReportIssue) -> None:
    code = slip(book, first)
    assert 5 <= len(code.figures) <= 8
    assert verify_code(code.text(), book).good
    assert verify(paper(book, first), book, code.text()).good
    label, printed = code.figures[0]
    forged = code.text().replace(f"{label}：{printed}", f"{label}：999宗")
    assert not verify(paper(book, first), book, forged).good
    assert not verify_code(code.text().replace(code.fingerprint, "0" * 64), book).good
    with pytest.raises(Refusal, match="二维码"):
        verify_code("随便一段话", book)


@pytest.mark.parametrize("body", [b"", b"no pdf", b"%PDF-1.7\n%%EOF", bytes(range(256)) * 8])
def test_what_is_no_pdf_is_refused(body: bytes) -> None:
    with pytest.raises(Refusal, match="不是完好的 PDF"):
        verify(body)


def test_a_foreign_pdf_is_told() -> None:
    out = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(out)
    assert verify(out.getvalue()).state == "foreign"


def test_the_day_of_issue_is_today(book: Book, first: ReportIssue) -> None:
    assert first.issued_on == book.today().isoformat() == date(2021, 1, 5).isoformat()
