"""A printed paper measured: GB/T 9704 margins, 22 lines of 28 characters, page numbers, marked places."""

from itertools import pairwise
from pathlib import Path

import pytest
from pdf_sheet import (
    CELL,
    HEIGHT,
    LEFT,
    MM,
    PITCH,
    TOP,
    WIDTH,
    block,
    body,
    needs_poppler,
    paper,
    poppler,
    print_it,
    rows,
)
from PIL import Image

from unionbook.services.pdf.paper import Paper, Place, Span, Style

DOTS = 150  # an inch, for measuring ink

LONG = paper(body("国" * (26 + 28 * 60)))


def ink(pdf: bytes, page: int, tmp: Path) -> Image.Image:
    """The page as dark on light, to be measured."""
    poppler("pdftoppm", pdf, "-gray", "-r", str(DOTS), "-f", str(page), "-singlefile", "page", tmp=tmp)
    return Image.open(tmp / "page.pgm")


def box_mm(image: Image.Image) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is drawn, in millimetres."""
    found = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert found
    left, top, right, bottom = (value * 25.4 / DOTS for value in found)
    return left, top, right, bottom


def test_twenty_two_lines_of_twenty_eight_characters() -> None:
    printed, pdf = print_it(LONG)
    assert printed.pages == 3
    first, second = rows(pdf, 0)[:-1], rows(pdf, 1)[:-1]
    assert [len(row.text) for row in first] == [26] + [28] * 21
    assert [len(row.text) for row in second] == [28] * 22
    assert first[0].x == pytest.approx(LEFT + 2 * CELL, abs=0.01)
    assert {round(row.x, 1) for row in second} == {round(LEFT, 1)}
    gaps = [low.baseline - high.baseline for high, low in pairwise(second)]
    assert gaps == pytest.approx([PITCH] * 21, abs=0.01)


@needs_poppler
def test_ink_keeps_the_margins(tmp_path: Path) -> None:
    _, pdf = print_it(LONG)
    image = ink(pdf, 2, tmp_path)
    text = image.crop((0, 0, image.width, round((37 + 225) / 25.4 * DOTS)))
    left, top, right, bottom = box_mm(text)
    assert left == pytest.approx(28, abs=1)
    assert top == pytest.approx(37, abs=1)
    assert 210 - right == pytest.approx(26, abs=1)
    assert bottom <= 37 + 225


@needs_poppler
def test_the_dash_of_the_page_number_is_seven_millimetres_below(tmp_path: Path) -> None:
    _, pdf = print_it(LONG)
    image = ink(pdf, 1, tmp_path)
    foot = round((37 + 225) / 25.4 * DOTS)
    # The right dash alone: the last four millimetres before the one free character.
    right = round((28 + 156 - 14 / MM - 0.2) / 25.4 * DOTS)
    dash = image.crop((right - round(4 / 25.4 * DOTS), foot, right, image.height))
    assert box_mm(dash)[1] == pytest.approx(7, abs=0.5)


def test_page_numbers_stand_outside_one_character_in() -> None:
    _, pdf = print_it(LONG)
    odd, even, third = (rows(pdf, page)[-1] for page in range(3))
    assert [odd.text, even.text, third.text] == ["— 1 —", "— 2 —", "— 3 —"]
    assert even.x == pytest.approx(LEFT + 14, abs=0.2)
    # A dash, a half, a digit, a half, a dash: about 49 points end one character before the edge.
    assert odd.x == pytest.approx(third.x, abs=2)
    assert odd.x + 49 == pytest.approx(LEFT + WIDTH - 14, abs=3)
    assert odd.baseline == even.baseline > TOP + HEIGHT + 7 * MM


def test_mirrored_pages_have_the_binding_inside() -> None:
    _, pdf = print_it(LONG, mirror=True)
    assert rows(pdf, 1)[0].x == pytest.approx(26 * MM, abs=0.1)
    assert rows(pdf, 2)[0].x == pytest.approx(28 * MM, abs=0.1)


def test_a_full_line_with_numbers_reaches_the_edge() -> None:
    printed, _ = print_it(paper(body(Span("帮扶75000元，占12.5%；" * 20, "all"))))
    assert len(printed.places) > 5
    for place in printed.places[:-1]:
        assert place.x + place.width == pytest.approx(LEFT + WIDTH, abs=0.05)


def test_title_is_centred_with_a_blank_row_after_and_the_body_follows() -> None:
    title = block(Style.TITLE, Span("青山镇总工会二〇二〇年工作总结", "title"))
    printed, pdf = print_it(paper(title, body("正文。")))
    [place] = printed.places
    assert place.x + place.width / 2 == pytest.approx(LEFT + WIDTH / 2, abs=0.05)
    assert place.width == pytest.approx(15 * 22, abs=0.1)
    first, second = rows(pdf)[:2]
    assert second.baseline - first.baseline == pytest.approx(2 * PITCH - 0.88 * 6, abs=0.05)


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for before in range(19, 23):
        lines = [body("国" * 26) for _ in range(before)]
        asked = paper(
            *lines, block(Style.HEADING1, "一、组织建设"), block(Style.HEADING2, "（一）建会"), body("国" * 90)
        )
        _, pdf = print_it(asked)
        assert "、" not in rows(pdf)[-2].text
        assert "（" not in rows(pdf)[-2].text


def test_a_last_line_does_not_stand_alone() -> None:
    _, pdf = print_it(paper(*[body("国" * 26) for _ in range(20)], body("家" * 60)))
    assert len(rows(pdf, 0)) == 21 + 1
    assert [row.text[0] for row in rows(pdf, 1)[:-1]] == ["家", "家"]


@needs_poppler
def test_places_cover_the_marked_text(tmp_path: Path) -> None:
    marked = [Span(f"{number}人", f"figure{number}") for number in (57, 75000, 1286)]
    filler = "全年共受理来信来访并逐件办结，"
    asked = paper(*[body(filler, marked[n % 3], "，", filler, marked[(n + 1) % 3], "。") for n in range(20)])
    printed, pdf = print_it(asked)
    assert {place.page for place in printed.places} == {0, 1}
    assert len(printed.places) >= 40
    for mark in {place.mark for place in printed.places}:
        pieces = [place for place in printed.places if place.mark == mark]
        found = "".join(crop(pdf, piece, tmp_path) for piece in pieces)
        assert found == (mark.removeprefix("figure") + "人") * found.count("人")
        assert found.count("人") >= 13


def crop(pdf: bytes, place: Place, tmp: Path) -> str:
    """The text inside a rectangle of a page."""
    page = str(place.page + 1)
    edges = (place.x + 1, place.y, place.width - 2, place.height)
    x, y, width, height = (str(round(value * 10)) for value in edges)
    asked = ["-r", "720", "-f", page, "-l", page, "-x", x, "-y", y, "-W", width, "-H", height, "-"]
    return poppler("pdftotext", pdf, *asked, tmp=tmp).decode().strip()


def test_a_span_over_two_lines_has_two_places() -> None:
    printed, _ = print_it(paper(body("国" * 24, Span("二百三十五人", "n"), "。")))
    first, second = printed.places
    assert (first.mark, second.mark) == ("n", "n")
    assert first.width == pytest.approx(2 * CELL, abs=0.01)
    assert second.x == pytest.approx(LEFT, abs=0.01)
    assert second.y - first.y == pytest.approx(PITCH, abs=0.01)


def test_a_draft_is_marked_above_the_text_on_every_page() -> None:
    _, pdf = print_it(paper(body("国" * 1000), draft=True))
    for page in range(2):
        mark = rows(pdf, page)[0]
        assert mark.text == "草稿"
        assert mark.baseline < TOP - 5 * MM
    assert all(row.text != "草稿" for row in rows(print_it(LONG)[1]))


def test_an_empty_paper_is_one_page() -> None:
    printed, pdf = print_it(Paper("", ()))
    assert printed.pages == 1
    assert [row.text for row in rows(pdf)] == ["— 1 —"]
