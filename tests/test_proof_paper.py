"""What the printed pages show: characters without a glyph, headings and signatures left alone, crowded rows."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from proof_desk import written
from report_book import full_book

from unionbook.services.pdf.gongwen import print_paper
from unionbook.services.pdf.ledger.model import PrintedLedger
from unionbook.services.report.proof import Finding, Severity, may_issue, proof_paper
from unionbook.services.report.proof.onpaper import marked
from unionbook.services.report.sheaf import PrintedSheaf, print_sheaf, to_sheaf
from unionbook.services.report.tables.filled import FilledRow, Rank
from unionbook.services.report.whole import Whole
from unionbook.store.book import Book

NO_GLYPH = "\U0010fffd"
"""A character of private use; no font has it."""
OFFICE = "落款：{office.name}"
LONG = "走访慰问困难职工，把关心送到岗位、送到家庭，职工有困难时有人管、有人问。"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with full_book(tmp_path_factory.mktemp("proof") / "青山.ubk") as opened:
        yield opened


def printed(whole: Whole) -> PrintedSheaf:
    """The report on paper, every word marked."""
    sheaf = to_sheaf(whole)
    return print_sheaf(replace(sheaf, paper=marked(sheaf.paper)))[1]


def seen(whole: Whole) -> list[Finding]:
    return proof_paper(whole, printed(whole))


def test_a_sound_report_shows_nothing(book: Book) -> None:
    assert seen(written(book, OFFICE, "附表：信访", "一级：维权", "收到{grievance.received}。")) == []


def test_a_character_without_a_glyph_forbids_issuing(book: Book) -> None:
    findings = seen(written(book, OFFICE, "一级：维权", f"走访职工王{NO_GLYPH}。"))
    (finding,) = findings
    assert finding.rule == "unshown" and finding.severity is Severity.STOP and not may_issue(findings)
    assert "U+10FFFD" in finding.sentence and "走访职工王" in finding.sentence
    assert (finding.place.section, finding.place.block) == (1, 2)


def test_a_character_without_a_glyph_in_a_table_leads_to_its_row(book: Book) -> None:
    whole = written(book, OFFICE, "附表：信访", "收到{grievance.received}。")
    (table,) = whole.tables
    row = FilledRow(f"王{NO_GLYPH}", Rank.PLAIN, table.rows[0].cells)
    (finding,) = seen(replace(whole, tables=(replace(table, rows=(*table.rows, row)),)))
    assert finding.severity is Severity.STOP
    assert (finding.place.table, finding.place.row, finding.place.column) == (0, len(table.rows), -1)


def test_a_character_without_a_glyph_elsewhere_is_told_too(book: Book) -> None:
    (finding,) = seen(written(book, f"落款：王{NO_GLYPH}工会", "收到{grievance.received}。"))
    assert "落款或附件名称" in finding.sentence


def test_a_crowded_row_is_looked_at(book: Book) -> None:
    whole = written(book, OFFICE, "附表：信访", "收到{grievance.received}。")
    sheaf = printed(whole)
    ledger = PrintedLedger(1, len(whole.tables[0].rows), (), (), crowded=(2,))
    (finding,) = proof_paper(whole, replace(sheaf, tables=(ledger,)))
    assert finding.rule == "crowded" and finding.place.row == 1 and finding.severity is Severity.LOOK
    assert whole.tables[0].rows[1].label in finding.sentence


def test_the_table_of_a_correction_before_them_moves_no_row(book: Book) -> None:
    whole = written(book, OFFICE, "附表：信访", "收到{grievance.received}。")
    sheaf = printed(whole)
    correction = PrintedLedger(1, 3, (), ("Z",), crowded=(1,))
    assert proof_paper(whole, replace(sheaf, tables=(correction, *sheaf.tables))) == []


@pytest.mark.parametrize("rows", range(1, 12))
def test_no_page_of_any_length_ends_with_a_heading_or_begins_with_a_signature(book: Book, rows: int) -> None:
    body = ["一级：维权", LONG * rows, "一级：帮扶", LONG * 9, "一级：活动", LONG * (9 + rows)]
    assert seen(written(book, OFFICE, *body)) == []


def test_a_heading_at_a_pages_foot_is_told(book: Book) -> None:
    whole = written(book, OFFICE, "一级：维权", LONG * 3, "一级：帮扶", LONG * 3)
    sheaf = printed(whole)
    places = tuple(
        replace(place, page=1) if place.mark == "block:4" or place.mark.endswith(":9") else place
        for place in sheaf.text.places
    )
    (finding,) = proof_paper(whole, replace(sheaf, text=replace(sheaf.text, places=places)))
    assert finding.rule == "foot" and "二、帮扶" in finding.sentence and finding.place.block == 3


def test_a_signature_alone_on_its_page_is_told(book: Book) -> None:
    whole = written(book, OFFICE, "收到{grievance.received}，已办结。")
    sheaf = printed(whole)
    assert sheaf.text.seal is not None
    moved = replace(sheaf.text, seal=replace(sheaf.text.seal, page=1))
    (finding,) = proof_paper(whole, replace(sheaf, text=moved))
    assert finding.rule == "alone" and finding.place.block == 1
    enclosing = replace(whole, report=replace(whole.report, attachments=("名册",)))
    assert proof_paper(enclosing, replace(sheaf, text=moved)) == []


def test_without_marks_nothing_is_said_of_pages(book: Book) -> None:
    whole = written(book, OFFICE, "收到{grievance.received}，已办结。")
    text = print_paper(to_sheaf(whole).paper, BytesIO())
    assert text.seal is not None
    moved = replace(text, seal=replace(text.seal, page=1))
    assert proof_paper(whole, PrintedSheaf(moved, (), 1)) == []
