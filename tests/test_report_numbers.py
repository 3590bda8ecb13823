"""The five known summaries: every number of theirs stands on the printed report of its practice book, from its rows."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from pdf_sheet import needs_poppler, poppler
from practice_books import practice_book
from test_coverage import Line, lines

from unionbook.ground.figures import Figure
from unionbook.ground.periods import Period
from unionbook.services.demo.books import PRACTICES
from unionbook.services.report import Piece, Report, compose, default_template, remarks, to_paper, to_pdf
from unionbook.services.tally import rows_behind

PERIODS = {
    1: Period.parse("2020", date(2020, 12, 10)),
    2: Period.parse("2020H1"),
    3: Period.parse("2020"),
    4: Period.parse("2020"),
    5: Period.parse("2020"),
}
TEMPLATES = {
    1: "工作总结-镇总工会",
    2: "工作总结-公司工会",
    3: "工作总结-工会联合会",
    4: "工作总结-目标责任",
    5: "工作总结-街道总工会",
}
PRINTED = {
    1: (
        *("9月27日", "5间企业", "至12月10日", "126家", "世界500强企业4家、建制率达80%", "千人以上企业12家"),
        *(
            "落实2人专人",
            "AB角",
            "57宗",
            "转办38宗",
            "接访19宗",
            "工伤职工15名",
            "4500元",
            "82名",
            "75名",
            "75000元",
            "91.46%",
        ),
        *("71人", "12.2万元", "45人申请", "43人通过", "95.56%", "十大功能室", "16个", "138人次", "超过5000人次"),
        *("截至10月31日", "198间", "168间", "30间", "约1317.31万元", "月均131.73万元"),
    ),
    2: ("新会员22人", "2400余元"),
    3: (
        *("1期", "60余人次", "工会委员会一个", "新会员69人", "近百名农民工", "60多万元", "壹万伍仟余元", "救助一万元"),
        *(
            "区域性12家、行业性8家",
            "第二次",
            "82名",
            "4—8个百分点",
            "第一届二次",
            "达到100%",
            "100余人次",
            "22个",
            "68人",
        ),
        *("2000多人次", "70余人", "首届"),
    ),
    4: (
        *("签订率达到100%", "第十三届", "参与率达90%", "资料1户", "救助资金1万元", "21人", "参保率达100%", "3场"),
        *("创业明星”1户", "4人获得", "创业培训1期", "50余名", "两批次", "“职工之家”2家", "“职工书屋”2家"),
    ),
    5: (
        *(
            "5个重点企业",
            "17家",
            "135名",
            "20家",
            "485人",
            "68家",
            "44家",
            "26家",
            "2家正在办理",
            "150余人",
            "示范点2个",
        ),
        *("3000余册", "10种", "100张", "21台", "9名", "1名职工获得"),
    ),
}
"""What the summaries print, in the words of our templates."""

BOOKS = pytest.mark.parametrize("book", PRACTICES)


@cache
def report(book: int) -> Report:
    return compose(practice_book(book), PERIODS[book])


def read_back(pdf: bytes, tmp: Path) -> str:
    """The words on all pages in one string, without page numbers and the mark of a draft."""
    text = poppler("pdftotext", pdf, "-raw", "-", tmp=tmp).decode()
    return re.sub(r"\s|草稿", "", re.sub(r"—\s*\d+\s*—", "", text))


@BOOKS
def test_each_practice_office_takes_its_own_template(book: int) -> None:
    assert default_template(practice_book(book), PERIODS[book]) == TEMPLATES[book] == report(book).template


@needs_poppler
@BOOKS
def test_every_number_of_the_summary_is_on_the_paper(book: int, tmp_path: Path) -> None:
    pdf, _ = to_pdf(to_paper(report(book)))
    text = read_back(pdf, tmp_path)
    assert [words for words in PRINTED[book] if words not in text] == []
    whole = re.sub(r"\s", "", report(book).text)
    assert whole in text


def of_line(line: Line) -> list[Piece]:
    return [piece for _, piece in report(line.book).figures() if piece.key == line.asked.key]


OTHERWISE = {
    "work.inspection_superior_units": "the norm checks tell of the same five unions",
    "agreement.wage_raise_least": "printed as the lower end of a range",
}


@pytest.mark.parametrize("line", lines(), ids=lambda line: f"{line.key}-{line.asked.key}")
def test_a_number_of_the_summary_is_a_live_figure(line: Line) -> None:
    found = of_line(line)
    if line.asked.key in OTHERWISE:
        assert not any(piece.text == line.printed for piece in found)
        return
    assert line.printed in [piece.text for piece in found]
    assert {piece.counted.value for piece in found if piece.counted} == {line.stored}


@BOOKS
def test_every_printed_figure_is_its_rows(book: int) -> None:
    for _, piece in report(book).figures():
        assert piece.counted and piece.counted.value
        key, frame = piece.key, piece.counted.frame
        rows = rows_behind(practice_book(book), key, frame).rows
        if isinstance(piece.counted.figure, Figure):
            assert sum(adds for _, _, adds in rows) == piece.counted.value, key
        else:
            assert rows, key
        assert set(piece.rows) <= {uid for uid, _, _ in rows}


BAD = re.compile(r"[，、；：][。，、；]|。[，、；。]|(?<![0-9.])0[名人宗家个元件户次]|[{}\[\]]|—%|None|[，、]$|等等")


@BOOKS
def test_the_prose_is_clean(book: int) -> None:
    for block in report(book).blocks:
        assert not BAD.search(block.text), block.text
        assert block.text.count("“") == block.text.count("”") and block.text.count("（") == block.text.count("）")
        assert not re.search(r"“[^”]*“", block.text), block.text
    assert report(book).blanks == [] and "【" not in report(book).text
    assert not any("超过 100%" in remark.sentence for remark in remarks(report(book)))
