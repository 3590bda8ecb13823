"""The annex of an issued report: its table of codes in one or two columns, its QR code, its pages numbered on."""

import io
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_forms import words_of
from pdf_sheet import LEFT, MM, SHIPPED, TOP, WIDTH, body, needs_poppler, paper, poppler
from pypdf import PdfReader
from qr_reader import codes_on

from unionbook.ground.errors import Refusal
from unionbook.services.pdf.annex import Annex, AnnexRow, draw_annex
from unionbook.services.pdf.annex.columns import deal, height
from unionbook.services.pdf.annex.printing import print_annex
from unionbook.services.pdf.annex.table import Table, row_height
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.gongwen import draw_paper
from unionbook.services.pdf.kinsoku import CLOSING
from unionbook.services.pdf.paper import Printed
from unionbook.services.pdf.runs import Shaper

SHAPER = Shaper(SHIPPED)
DIGITS = "0123456789abcdef" * 4
LABELS = ("会员总数", "受理来信来访件数", "工资集体协商合同覆盖职工人数（含区域性、行业性合同）", "追回拖欠工资")
PRINTED = ("5138人", "57宗", "1234567.89元", "近百名")
PLACES = ("一、组织建设", "二、维权（截至11月30日）", "附表4")
CODE = f"工会台账定稿\n单位：青山镇总工会\n编号：2021-01 第1版\n会员总数：5138人\n指纹：{DIGITS}"


def annex(count: int, code: str = CODE) -> Annex:
    rows = tuple(AnnexRow(f"{n:03}", LABELS[n % 4], PRINTED[n % 4], PLACES[n % 3]) for n in range(1, count + 1))
    return Annex("2020年度工作总结", "2021-01", 1, "青山镇总工会", date(2021, 1, 5), rows, code, DIGITS)


def printed_annex(asked: Annex) -> tuple[Printed, bytes]:
    out = io.BytesIO()
    return print_annex(asked, out, fonts=SHIPPED), out.getvalue()


@needs_poppler
@pytest.mark.parametrize(("count", "pages"), [(1, 1), (25, 1), (70, 2), (150, 3)])
def test_every_row_is_there_once_and_the_code_at_the_end(count: int, pages: int, tmp_path: Path) -> None:
    printed, pdf = printed_annex(annex(count))
    assert printed.pages == len(PdfReader(io.BytesIO(pdf)).pages) == pages and printed.unshown == ()
    found = [word.text for page in words_of(pdf, tmp_path) for word in page if re.fullmatch(r"\d{3}", word.text)]
    assert sorted(found) == [f"{n:03}" for n in range(1, count + 1)]
    assert codes_on(pdf, pages, tmp_path) == [CODE]


@needs_poppler
def test_it_says_what_it_belongs_to_and_how_it_is_used(tmp_path: Path) -> None:
    _, pdf = printed_annex(annex(12))
    plain = re.sub(r"\s", "", poppler("pdftotext", pdf, "-raw", "-", tmp=tmp_path).decode("utf-8"))
    assert "附：数字代码表" in plain and "青山镇总工会2020年度工作总结" in plain
    assert "编号：2021-01（第1版）" in plain and "定稿日期：2021年1月5日" in plain
    assert "在程序里输入代码即可看到组成该数字的记录" in plain and "2021-01-001" in plain
    assert DIGITS in plain and "左边的二维码里是一段普通文字" in plain
    assert "1234567.89元" in plain and "二、维权（截至11月30日）" in plain


@needs_poppler
@pytest.mark.parametrize("count", [12, 90])
def test_no_word_is_outside_the_text_area_but_the_page_number(count: int, tmp_path: Path) -> None:
    _, pdf = printed_annex(annex(count))
    for page in words_of(pdf, tmp_path):
        inside = [word for word in page if word.bottom < TOP + 225 * MM + 3]
        assert 0 < len(page) - len(inside) <= 3
        for word in inside:
            blank_half = 6 if word.text[-1] in CLOSING else 0
            assert word.left >= LEFT - 0.1 and word.right <= LEFT + WIDTH + blank_half + 0.1, word


def test_its_pages_follow_those_of_the_report() -> None:
    out = io.BytesIO()
    file = PdfFile(out, Properties("报告"))
    draw_paper(paper(body("国" * 1000)), file, fonts=SHIPPED)
    before = file.pages
    printed = draw_annex(annex(60), file, mirror=True, fonts=SHIPPED)
    file.close()
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(out.getvalue())).pages]
    assert len(texts) == before + printed.pages
    assert all(f"— {number} —" in text for number, text in enumerate(texts, 1))
    assert "附：数字代码表" in texts[before]


def test_words_too_many_for_a_code_are_refused() -> None:
    with pytest.raises(Refusal, match="二维码"):
        printed_annex(annex(3, "国" * 300))


@settings(max_examples=60, deadline=None)
@given(
    st.text("工会（）《》，𠮷𫖮Aa1-/ ", max_size=80),
    st.text("0123456789.元人次余", max_size=30),
    st.sampled_from([1, 2]),
)
def test_words_of_a_row_stay_in_their_columns(label: str, value: str, columns: int) -> None:
    table = Table(columns)
    cells = table.cells(AnnexRow("001", label, value, label), SHAPER)
    for (left, right), lines in zip(pairwise(table.edges), cells, strict=True):
        assert all(line.left >= 0 and line.right <= right - left - 2 * MM + 0.01 for line in lines)
    assert row_height(cells) >= max(sum(line.size for line in lines) for lines in cells)
    assert table.left(columns - 1) + table.edges[-1] == pytest.approx(WIDTH)


@given(st.lists(st.floats(10, 60), max_size=80), st.integers(1, 3))
def test_columns_hold_all_rows_in_order_and_never_too_many(heights: list[float], columns: int) -> None:
    pages = deal(heights, 200, 300, columns)
    flat = [row for page in pages for column in page for row in column]
    assert flat == list(range(len(heights)))
    for number, page in enumerate(pages):
        assert len(page) == columns
        assert all(height(heights, column) <= (300 if number else 200) + 0.01 for column in page)
    last = [height(heights, column) for column in pages[-1] if column]
    assert not last or max(last) - min(last[:-1] or last) <= 120


def test_the_same_annex_gives_the_same_bytes() -> None:
    assert printed_annex(annex(40))[1] == printed_annex(annex(40))[1]
