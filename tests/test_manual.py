"""The printed manual and the key card: few pages, fonts inside, the same texts as on screen."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from unionbook.services.help.keys import groups
from unionbook.services.help.manual import MOST, chapters, print_card, print_manual
from unionbook.services.help.pages import library


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


def test_it_tells_the_first_day_first_and_the_keys_last(manual: PdfReader) -> None:
    assert chapters()[0] == library()["第一天"]
    assert "第一天做哪些事" in text_of(manual).split("二、")[0]
    last = "".join(manual.pages[-1].extract_text().split())
    assert "快捷键卡" in last and "全局搜索" in last and "Ctrl+K" in last


def test_every_chapter_stands_in_it_with_all_its_steps(manual: PdfReader) -> None:
    text = text_of(manual)
    for page in chapters():
        assert "".join(page.title.split()) in text
        # A page's number may stand between two halves of a step.
        assert all("".join(step.split())[:9] in text for step in page.steps), page.name


def test_the_card_is_one_page_with_every_key() -> None:
    pdf, pages = print_card()
    text = text_of(PdfReader(BytesIO(pdf)))
    assert pages == 1
    for keys in groups().values():
        assert all("".join(key.split()) in text for _, key in keys)
