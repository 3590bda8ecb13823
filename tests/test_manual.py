"""The printed manual and the key card: few pages, fonts inside, the same texts as on screen."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from unionbook.ground.numerals import chinese
from unionbook.services.help.keys import groups
from unionbook.services.help.manual import CARD, CARD_SIZE, MOST, chapters, picture, print_card, print_manual, to_paper
from unionbook.services.help.pages import Sort, library
from unionbook.services.pdf import grid
from unionbook.services.pdf.fonts import Fonts
from unionbook.services.pdf.gongwen import print_paper
from unionbook.services.pdf.pages import paginate
from unionbook.services.pdf.paper import Block, Paper, Span, Style
from unionbook.services.pdf.rows import rows_of
from unionbook.services.pdf.runs import Shaper


@pytest.fixture(scope="module")
def manual() -> PdfReader:
    """The manual, printed once."""
    pdf, pages = print_manual()
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == pages
    return reader


def text_of(reader: PdfReader) -> str:
    return "".join("".join(page.extract_text() for page in reader.pages).split())


def fonts_of(reader: PdfReader) -> list[dict[str, object]]:
    found = []
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            found.append(font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object())
    return found


def test_it_has_few_pages_and_every_font_inside(manual: PdfReader) -> None:
    assert 8 <= len(manual.pages) <= MOST
    assert fonts_of(manual)
    assert all("/FontFile2" in font for font in fonts_of(manual))


def test_its_first_page_tells_on_which_page_each_chapter_begins(manual: PdfReader) -> None:
    """The page told is the page where the heading stands, and no chapter is left out."""
    pages = ["".join(page.extract_text().split()) for page in manual.pages]
    headings = [f"{chinese(at)}、{''.join(page.title.split())}" for at, page in enumerate(chapters(), 1)]
    for heading in headings:
        told = re.search(re.escape(heading) + r"·+(\d+)", pages[0])
        assert told, heading
        assert [at for at, text in enumerate(pages[1:], 2) if heading in text] == [int(told[1])]
    assert f"{CARD}·" in pages[0] and f"·{len(pages)}—1—" in pages[0]


def test_no_page_ends_early_or_with_a_heading_and_no_row_is_one_sign() -> None:
    """Judged by the rows themselves: a clerk sees an even page, a heading with two rows under it at least."""
    blocks = to_paper().blocks
    rows = rows_of(blocks, Shaper(Fonts(folders=())))
    pages = paginate([row.keep for row in rows], grid.LINES)
    assert all(len(page) >= grid.LINES - 5 for page in pages[:-1]), [len(page) for page in pages]
    starts = [at for at, row in enumerate(rows) if row.marks]
    assert all(len(page) and not {*range(page.stop - 2, page.stop)} & {*starts} for page in pages)
    assert [row for row in rows if len(row.glyphs) == 1] == []


def test_it_tells_the_first_day_first_and_the_keys_last(manual: PdfReader) -> None:
    assert chapters()[0] == library()["第一天"]
    assert "第一天做哪些事" in "".join(manual.pages[1].extract_text().split()).split("二、")[0]
    last = "".join(manual.pages[-1].extract_text().split())
    assert "快捷键卡" in last and "全局搜索" in last and "Ctrl+K" in last


def test_every_chapter_stands_in_it_with_all_its_steps(manual: PdfReader) -> None:
    text = text_of(manual)
    for page in chapters():
        assert "".join(page.title.split()) in text
        # A page's number may stand between two halves of a step.
        assert all("".join(step.split())[:9] in text for step in page.steps), page.name


def test_each_picture_stands_over_its_words(manual: PdfReader) -> None:
    lines = [line.text for page in chapters() for line in page.lines if line.sort is Sort.PICTURE]
    assert len(lines) == len({*lines}) >= 4
    files = {picture(line.partition("｜")[0]) for line in lines}
    assert files == {*picture("").parent.iterdir()}, "a picture nobody prints, or one that is not there"
    told = [line.partition("｜")[2] for line in lines]
    for page in manual.pages:
        text = "".join(page.extract_text().split())
        drawn = len(re.findall(rb"/P\d+ Do", page.get_contents().get_data()))  # type: ignore[union-attr]
        assert sum("".join(words.split()) in text for words in told) == drawn
        told = [words for words in told if "".join(words.split()) not in text]
    assert told == []


def test_a_picture_keeps_its_words_on_its_page() -> None:
    """Wherever on the page it begins; what is no picture is left out."""
    body = next(picture("").parent.iterdir()).read_bytes()
    for before in range(22):
        text = [Block(Style.BODY, (Span("字"),))] * before
        under = Block(Style.CAPTION, (Span("图下的字", "under"),), body)
        blocks = (*text, under, Block(Style.BODY, (Span("后"),), b"no picture"))
        out = BytesIO()
        printed = print_paper(Paper("说明", blocks), out)
        assert printed.pages == (1 if before <= 12 else 2)
        (place,) = printed.places
        page = PdfReader(out).pages[place.page]
        assert page.get_contents().get_data().count(b" Do") == 1  # type: ignore[union-attr]


def test_the_card_is_one_page_with_every_key_in_one_size() -> None:
    pdf, pages = print_card()
    reader = PdfReader(BytesIO(pdf))
    text = text_of(reader)
    assert pages == 1
    title, foot = 18.0, 9.0
    drawn = reader.pages[0].get_contents().get_data()  # type: ignore[union-attr]
    assert {float(size) for size in re.findall(rb"/F\d+ ([\d.]+) Tf", drawn)} == {CARD_SIZE, title, foot}
    assert CARD_SIZE >= 12
    for keys in groups().values():
        assert all("".join(key.split()) in text for _, key in keys)
