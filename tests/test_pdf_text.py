"""What a reader of the PDF gets: the text unchanged, embedded fonts, properties, and the same bytes again."""

import io
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest
from pdf_sheet import block, body, needs_poppler, paper, poppler, print_it, rows
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from unionbook.services.pdf.paper import Paper, Signature, Span, Style

# 扩展 A, B, C, E 区 and a name with a dot: 𠮷 㛃 䶮 𪚥 𫖮 𬭊
NAMES = ["赵𠮷", "王\U00020021", "钱㛃", "孙䶮", "李𪚥", "周𫖮", "吴𬭊", "郑喆堃", "阿卜杜·买买提"]
NO_FONT_HAS = "\U0010fffd"

REPORT = paper(
    block(Style.TITLE, "青山镇总工会2020年工作总结"),
    block(Style.SUBTITLE, "（讨论稿）"),
    block(Style.ADDRESSEE, "县总工会："),
    body("全年帮扶" + "、".join(NAMES) + "等同志，“送温暖”活动——共①②两批……详见〔2020〕5号。"),
    block(Style.HEADING1, "一、组织建设"),
    block(Style.HEADING2, "（一）“强基”建制"),
    body(Span("1.建会。", style=Style.HEADING3), "占73.2%，比上年增加3.5个百分点。"),
    signature=Signature("青山镇总工会", date(2020, 12, 10)),
)


def text(pdf: bytes) -> str:
    return "".join(row.text for page in range(len(PdfReader(io.BytesIO(pdf)).pages)) for row in rows(pdf, page))


def test_text_comes_out_as_it_went_in() -> None:
    printed, pdf = print_it(REPORT)
    found = text(pdf)
    for name in NAMES:
        assert name in found
    for piece in ("“送温暖”", "——共①②两批……", "〔2020〕5号", "（一）“强基”建制", "73.2%", "2020年12月10日"):
        assert piece in found
    assert printed.unshown == ()


@needs_poppler
def test_another_reader_gets_the_same_text(tmp_path: Path) -> None:
    _, pdf = print_it(REPORT)
    found = poppler("pdftotext", pdf, "-", tmp=tmp_path).decode().replace("\n", "")
    for name in NAMES:
        assert name in found
    assert "“送温暖”活动——共①②两批……详见〔2020〕5号。" in found


def test_every_font_is_an_embedded_subset() -> None:
    _, pdf = print_it(REPORT)
    sheet = PdfReader(io.BytesIO(pdf)).pages[0]
    resources = sheet["/Resources"]
    assert isinstance(resources, DictionaryObject)
    listed = resources["/Font"]
    assert isinstance(listed, DictionaryObject)
    fonts = [font.get_object() for font in listed.values()]
    assert len(fonts) >= 5
    for font in fonts:
        assert font["/BaseFont"][7] == "+"
        assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]
        assert "/ToUnicode" in font


@needs_poppler
def test_another_reader_finds_every_font_embedded(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(print_it(REPORT)[1])
    listed = subprocess.run(["pdffonts", "paper.pdf"], cwd=tmp_path, capture_output=True, check=True)
    lines = listed.stdout.decode().splitlines()[2:]
    assert len(lines) >= 5
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines)


def test_what_is_not_in_any_font_is_shown_and_named() -> None:
    printed, pdf = print_it(paper(body(f"孙{NO_FONT_HAS}、李{NO_FONT_HAS}和周ก同志。")))
    assert printed.unshown == (NO_FONT_HAS, "ก")
    assert rows(pdf)[0].text == "孙〓、李〓和周〓同志。"


def test_a_mark_the_clerk_typed_is_not_taken_for_a_missing_character() -> None:
    assert print_it(paper(body("孙〓")))[0].unshown == ()


def test_what_cannot_be_seen_is_neither_drawn_nor_missed() -> None:
    printed, pdf = print_it(paper(body("葛\U000e0100某\u200b同\x07志\t已\n到")))
    assert printed.unshown == ()
    assert rows(pdf)[0].text == "葛某同志 已 到"


def test_text_is_drawn_and_never_read_as_markup() -> None:
    nasty = r"<b>甲</b>&amp;%s{0}\(乙)>] TJ ET /F1 ${HOME} <a href='x'>丙</a>"
    _, pdf = print_it(paper(body(nasty)))
    assert "".join(row.text for row in rows(pdf)[:-1]) == nasty
    for word in (b"/JavaScript", b"/JS", b"/Annots", b"/URI", b"/OpenAction", b"/Launch"):
        assert word not in pdf


def test_properties_are_chinese() -> None:
    _, pdf = print_it(REPORT)
    reader = PdfReader(io.BytesIO(pdf))
    properties = reader.metadata
    assert properties is not None
    assert (properties.title, properties.author, properties.subject, properties.creator) == (
        "工作总结",
        "青山镇总工会",
        "年度工作总结",
        "工会台账",
    )
    assert "/CreationDate" not in properties
    assert str(reader.root_object["/Lang"]) == "zh-CN"


def test_the_day_of_making_is_written_when_it_is_given() -> None:
    _, pdf = print_it(REPORT, made=datetime(2020, 12, 31, 8, 30))
    properties = PdfReader(io.BytesIO(pdf)).metadata
    assert properties is not None
    assert properties.creation_date == datetime(2020, 12, 31, 8, 30)


def test_the_same_paper_gives_the_same_bytes() -> None:
    _, first = print_it(REPORT)
    print_it(Paper("另一份", (body("别的文字先用到了字体𠮷。"),)))
    assert print_it(REPORT)[1] == first
    assert print_it(paper(body("不同")))[1] != first


@pytest.mark.parametrize("style", list(Style))
def test_every_style_prints(style: Style) -> None:
    assert "工会工作" in text(print_it(paper(block(style, "工会工作")))[1])
