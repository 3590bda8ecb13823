"""Office and day at the end: their places, the clear square for the seal, and the lines that go with them."""

from datetime import date

import pytest
from pdf_sheet import CELL, HEIGHT, LEFT, MM, PITCH, SHIPPED, TOP, WIDTH, Text, body, paper, print_it, rows

from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.paper import Printed, Signature
from unionbook.services.pdf.runs import Shaper
from unionbook.services.pdf.signature import chinese_day

RIGHT = LEFT + WIDTH
OFFICE = "青山镇总工会"
DAY = "2020年12月10日"


def sheet(lines: int, office: str = OFFICE, sealed: bool = True) -> tuple[Printed, list[Text]]:
    """Paragraphs of one line each and a signature; the last page without its number."""
    signature = Signature(office, date(2020, 12, 10), sealed)
    printed, pdf = print_it(paper(*[body("国" * 26) for _ in range(lines)], signature=signature))
    return printed, rows(pdf, printed.pages - 1)[:-1]


def width(text: str) -> float:
    return sum(glyph.width for glyph in Shaper(SHIPPED).shape(text, Role.FANGSONG)) * CELL


def test_the_day_has_no_leading_zeros() -> None:
    assert chinese_day(date(2025, 1, 5)) == "2025年1月5日"


def test_sealed_day_is_four_characters_in_and_the_office_centred_over_it() -> None:
    _, found = sheet(3)
    office, day = found[-2:]
    assert (office.text, day.text) == (OFFICE, DAY)
    assert day.x + width(DAY) == pytest.approx(RIGHT - 4 * CELL, abs=0.05)
    assert office.x + width(OFFICE) / 2 == pytest.approx(day.x + width(DAY) / 2, abs=0.05)
    assert day.baseline - office.baseline == pytest.approx(PITCH, abs=0.01)


def test_a_long_office_stays_inside_the_text_area() -> None:
    long = "青山镇经济技术开发区非公有制企业工会联合会委员会"
    _, found = sheet(3, long)
    office, day = found[-2:]
    assert office.x + width(long) == pytest.approx(RIGHT, abs=0.05)
    assert office.x + width(long) / 2 == pytest.approx(day.x + width(DAY) / 2, abs=0.05)


def test_unsealed_office_is_two_in_and_the_day_two_right_of_its_start() -> None:
    long = "青山镇机关事业单位工会联合会"
    printed, found = sheet(3, long, sealed=False)
    last, office, day = found[-3:]
    assert printed.seal is None
    assert office.x + width(long) == pytest.approx(RIGHT - 2 * CELL, abs=0.05)
    assert day.x == pytest.approx(office.x + 2 * CELL, abs=0.05)
    assert office.baseline - last.baseline == pytest.approx(2 * PITCH, abs=0.01)


def test_unsealed_day_longer_than_the_office_is_itself_two_in() -> None:
    _, found = sheet(3, "镇工会", sealed=False)
    office, day = found[-2:]
    assert day.x + width(DAY) == pytest.approx(RIGHT - 2 * CELL, abs=0.05)
    assert office.x == pytest.approx(day.x - 2 * CELL, abs=0.05)


@pytest.mark.parametrize("lines", [0, 1, 2, 5, 16, 17, 18, 19, 20, 21, 22, 23, 38, 39, 40, 41, 44])
def test_the_seal_has_its_square_and_the_signature_its_lines(lines: int) -> None:
    printed, found = sheet(lines)
    seal = printed.seal
    assert seal is not None
    office, day = found[-2:]
    above = found[:-2]
    assert (office.text, day.text) == (OFFICE, DAY)
    assert len(above) >= min(2, lines)
    assert (seal.width, seal.height) == pytest.approx((42 * MM, 42 * MM))
    assert seal.page == printed.pages - 1
    # Inside the text area, over office and day, which stand a little below its middle.
    assert seal.x >= LEFT and seal.x + seal.width <= RIGHT
    assert seal.y >= TOP and seal.y + seal.height <= TOP + HEIGHT
    middle = seal.y + seal.height / 2
    assert office.baseline - 12 < middle < (office.baseline - 8 + day.baseline) / 2
    assert seal.x < office.x and seal.x < day.x
    if above:
        gap = seal.y - above[-1].baseline
        assert 0 <= gap <= PITCH


@pytest.mark.parametrize("lines", range(17, 24))
def test_an_unsealed_signature_is_never_alone_nor_torn(lines: int) -> None:
    _, found = sheet(lines, sealed=False)
    assert [row.text for row in found[-2:]] == [OFFICE, DAY]
    assert len(found) >= 4
