"""verify: paper, file and book held against each other."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from issue_book import take_one_case
from pypdf import PdfReader, PdfWriter
from report_book import full_book

from unionbook.ground.errors import Refusal
from unionbook.records.report import ReportIssue
from unionbook.services.issue.archive import frozen, paper
from unionbook.services.issue.issuing import issue
from unionbook.services.issue.slip import Slip
from unionbook.services.issue.verify import FIGURES, verify, verify_code
from unionbook.services.report.document import open_document
from unionbook.services.report.sheaf import print_sheaf, to_sheaf
from unionbook.services.report.whole import whole
from unionbook.store.book import Book


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
