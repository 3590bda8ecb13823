"""Ruled forms: every word inside its box, boxes that grow and pages that follow, filled and blank."""

import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_forms import LETTERS, TEXT, boxes, laid, member_form, printed_forms, strips, words, words_of
from pdf_sheet import MM, needs_poppler, poppler
from pypdf import PdfReader

from unionbook.services.pdf.formsheet.model import Area, Box, FormSheet, Grid, Line, Part, Words
from unionbook.services.pdf.formsheet.printing import Laid, print_forms
from unionbook.services.pdf.formsheet.sheet import room
from unionbook.services.pdf.kinsoku import CLOSING
from unionbook.services.pdf.ledger.printing import Cancelled

NEAR = 0.01  # points
LABELS = st.text("姓名性别工作单位意见（章）", max_size=14)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    spans = draw(st.sampled_from([(12,), (6, 6), (4, 4, 4), (2, 10), (3, 3, 3, 3)]))
    made = [
        Box(
            draw(LABELS),
            draw(TEXT),
            span,
            draw(st.integers(1, 2)),
            draw(st.lists(st.text(LETTERS, min_size=1, max_size=30), max_size=4)),
        )
        for span in spans
    ]
    return Line(tuple(made), draw(st.floats(6, 40)))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    row = st.tuples(TEXT, TEXT, TEXT)
    rows = draw(st.lists(row, max_size=30))
    return Grid(draw(LABELS), ("称谓", "姓名", "工作单位及职务"), (1, 3, 7), tuple(rows), draw(st.integers(0, 6)))


areas = st.builds(
    Area,
    LABELS,
    st.one_of(TEXT, st.text("年月日工会，。", max_size=3000)),
    st.floats(10, 120),
    st.lists(LABELS, max_size=3).map(tuple),
)
parts: st.SearchStrategy[Part] = st.one_of(lines(), grids(), areas, st.builds(Words, TEXT, st.booleans()))
forms = st.builds(
    FormSheet, LABELS, st.lists(parts, max_size=7).map(tuple), st.tuples(TEXT, TEXT), landscape=st.booleans()
)


def check_places(form: Laid) -> None:
    """No word outside its box, no box outside the room."""
    place = room(form.sheet, 0, False)
    for _, box in boxes(form):
        assert box.cell.x >= -NEAR and box.cell.x + box.cell.width <= place.width + NEAR
        assert box.top + box.height <= place.bottom - place.top + NEAR
        for top, strip in strips(box):
            for line in strip.lines:
                above = top + strip.drop + (strip.size - line.size) / 2
                assert above >= -NEAR and above + line.size <= box.height + NEAR
                assert line.left >= -NEAR and line.right <= box.cell.width + NEAR
                assert all(after >= before - line.size / 2 for before, after in pairwise(line.places))


@settings(max_examples=60, deadline=None)
@given(forms)
def test_every_word_stands_in_its_box_and_every_box_on_the_page(form: FormSheet) -> None:
    found = laid(form)
    check_places(found)
    tops = [[portion.top for portion in page] for page in found.pages]
    assert all(page == sorted(page) for page in tops)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=6))
def test_nothing_of_a_text_is_left_out(texts: list[str]) -> None:
    form = laid(FormSheet("表", tuple(Line((Box("", text, 12),)) for text in texts)))
    found = "".join(words(box) for _, box in boxes(form))
    assert found == "".join(text.replace("\n", "") if text.strip() else "" for text in texts)


def test_words_too_long_are_set_smaller_before_they_are_broken() -> None:
    def look(text: str) -> tuple[int, float]:
        form = laid(FormSheet("表", (Line((Box("姓名", text, 4), Box("", "", 8))),)))
        lines = [line for _, box in list(boxes(form))[1:2] for _, strip in strips(box) for line in strip.lines]
        return len(lines), lines[0].size

    assert look("国" * 5) == (1, 12)
    assert look("国" * 6) == (1, 11.5)
    assert look("国" * 9) == (2, 10.5)
    count, size = look("ABCDEFGHIJKLM")
    assert count == 1 and 7.5 <= size < 10.5


def test_a_long_text_makes_its_line_higher_and_all_boxes_of_it() -> None:
    form = laid(FormSheet("表", (Line((Box("姓名", "国" * 60, 6), Box("性别", "女", 6))),)))
    heights = {round(box.height, 2) for _, box in boxes(form)}
    assert len(heights) == 1 and heights.pop() > 12 * MM


def test_blank_rows_follow_those_there_are() -> None:
    table = Grid("", ("姓名",), (12,), (("甲",), ("乙",)), least=5)
    texts = [words(box) for _, box in boxes(laid(FormSheet("表", (table,))))]
    assert texts == ["姓名", "甲", "乙", "", "", ""]


def test_a_small_table_over_two_pages_repeats_its_head_and_label_and_splits_no_row() -> None:
    rows = tuple((f"第{number}行", "国" * 70) for number in range(40))
    form = laid(FormSheet("表", (Grid("家庭成员", ("称谓", "姓名"), (3, 8), rows),)))
    assert len(form.pages) > 1
    for page in range(len(form.pages)):
        texts = [words(box) for at, box in boxes(form) if at == page]
        assert texts[:3] == ["家庭成员", "称谓", "姓名"]
        assert all(text in ("国" * 70, "姓名") for text in texts[2::2])
    found = [words(box) for _, box in boxes(form)]
    assert [text for text in found if text.startswith("第")] == [row[0] for row in rows]


def test_an_area_runs_over_the_page_and_is_signed_once_at_its_end() -> None:
    text = "来访人反映企业拖欠工资，要求协调解决。" * 200
    form = laid(FormSheet("表", (Area("内容", text, 40, ("承办人签字",)), Line((Box("满意度"), Box("备注"))))))
    found = [(page, words(box)) for page, box in boxes(form)]
    assert len(form.pages) > 1
    assert "".join(part for _, part in found if "来访" in part or "签字" in part).startswith(text)
    assert [page for page, part in found if "承办人签字：" in part] == [len(form.pages) - 1]
    assert all(part != "承办人签字：" for _, part in found)


def test_a_line_higher_than_the_rest_of_a_page_goes_to_the_next_whole() -> None:
    tall = Line((Box("内容", "国" * 300, 12),), 60)
    form = laid(FormSheet("表", (*[Area("意见", "", 60)] * 3, tall, tall)))
    found = [(page, words(box)) for page, box in boxes(form) if "国" in words(box)]
    assert [text for _, text in found] == ["国" * 300] * 2


def test_areas_share_what_a_single_page_has_left() -> None:
    sheet = FormSheet("表", (Line((Box("姓名"), Box("性别"))), Area("意见", "", 60), Area("批示", "", 90)))
    form = laid(sheet)
    place = room(sheet, 0, False)
    heights = [box.height for _, box in boxes(form) if box.cell.high]
    assert [height / MM > least for height, least in zip(heights, (60, 90), strict=True)] == [True, True]
    assert heights[1] / heights[0] == pytest.approx(1.5)
    assert form.pages[0][-1].bottom == pytest.approx(place.bottom - place.top, abs=0.1)


def test_a_page_is_saved_by_areas_a_little_lower() -> None:
    assert len(laid(FormSheet("表", tuple([Area("意见", "", 50)] * 5))).pages) == 1
    assert len(laid(FormSheet("表", tuple([Area("意见", "", 75)] * 5))).pages) == 2


def test_narrow_labels_of_tall_boxes_stand_upright() -> None:
    form = laid(FormSheet("表", (Area("上级工会意见", "", 40),)))
    label = next(box for _, box in boxes(form))
    assert [len(line.glyphs) for _, strip in strips(label) for line in strip.lines] == [1] * 6
    low = laid(FormSheet("表", (Area("上级工会审查批准意见", "", 20), *[Area("意见", "", 50)] * 4)))
    label = next(box for _, box in boxes(low))
    assert max(len(line.glyphs) for _, strip in strips(label) for line in strip.lines) > 1


def test_spans_that_do_not_fill_the_line_are_a_bug() -> None:
    with pytest.raises(ValueError, match="12"):
        laid(FormSheet("表", (Line((Box("姓名", "", 4),)),)))


def test_a_chosen_word_that_is_no_choice_is_not_lost() -> None:
    form = laid(FormSheet("表", (Line((Box("形式", "", 12, 2, ("来信", "来访"), ("来访", "网上")),)),)))
    text = words(list(boxes(form))[1][1])
    assert text == "来信√来访√网上"


@needs_poppler
@pytest.mark.parametrize("filled", [True, False])
def test_a_form_read_back(filled: bool, tmp_path: Path) -> None:
    sheet = member_form(filled)
    printed, pdf = printed_forms(sheet)
    assert printed.pages == 1 and printed.unshown == ()
    text = poppler("pdftotext", pdf, "-raw", "-", tmp=tmp_path).decode("utf-8")
    plain = re.sub(r"\s", "", text)
    assert "工会会员登记表" in plain and "负责人签字：" in plain and "2020年12月10日打印" in plain
    assert ("欧阳𠮷祥" in plain) is filled and ("√男" in plain) is filled
    assert ("320621198603085512" in plain) is filled
    place = room(sheet, 0, False)
    [page] = words_of(pdf, tmp_path)
    for word in page:
        blank_half = 6 if word.text[-1] in CLOSING else 0  # of a mark at a line's end
        assert word.left >= place.left - NEAR and word.right <= place.left + place.width + blank_half + NEAR
        assert word.top >= place.top - NEAR and word.bottom <= place.bottom + 10 * MM


@needs_poppler
def test_words_on_paper_stand_inside_the_boxes_that_were_planned(tmp_path: Path) -> None:
    sheet = member_form()
    place = room(sheet, 0, False)
    [page] = words_of(printed_forms(sheet)[1], tmp_path)
    planned = [box for _, box in boxes(laid(sheet))]
    for text in ("320621198603085512", "13800001234", "欧阳𠮷祥", "王小红"):
        [word] = [word for word in page if word.text == text]
        [box] = [box for box in planned if words(box) == text]
        left, top = place.left + box.cell.x, place.top + box.top
        assert left < word.left and word.right < left + box.cell.width
        assert top < (word.top + word.bottom) / 2 < top + box.height


def test_many_forms_in_one_file_each_on_its_own_page_and_stopped_when_told() -> None:
    sheets = [member_form(), member_form(False), FormSheet("横表", (Line((Box("姓名"), Box("性别"))),), landscape=True)]
    printed, pdf = printed_forms(*sheets)
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert printed.pages == len(pages) == 3
    assert [float(page.mediabox.width) > float(page.mediabox.height) for page in pages] == [False, False, True]
    said: list[tuple[int, int]] = []

    def step(done: int, of: int) -> bool:
        said.append((done, of))
        return done < 2

    with pytest.raises(Cancelled):
        printed_forms(*sheets, step=step)
    assert said == [(1, 3), (2, 3)]


def test_the_binding_changes_sides_on_even_pages_when_mirrored() -> None:
    sheet, wide = FormSheet("表", ()), FormSheet("表", (), landscape=True)
    assert [round(room(sheet, page, True).left / MM) for page in (0, 1, 2)] == [25, 20, 25]
    assert [round(room(sheet, page, False).left / MM) for page in (0, 1)] == [25, 25]
    assert [round(room(wide, page, True).top / MM) for page in (0, 1)] == [25, 20]


def test_further_pages_bear_the_title_and_all_pages_their_number() -> None:
    _, pdf = printed_forms(FormSheet("来访登记表", (Area("内容", "国" * 2000),)))
    pages = [page.extract_text().replace("\n", "") for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) == 2
    assert "来访登记表（续）" in pages[1] and "来访登记表（续）" not in pages[0]
    assert ["第1页" in pages[0], "第2页" in pages[1], "共2页" in pages[1]] == [True] * 3


def test_nothing_to_print_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no form"):
        print_forms([], io.BytesIO())


def test_the_same_forms_give_the_same_bytes() -> None:
    assert printed_forms(member_form())[1] == printed_forms(member_form())[1]


def test_characters_no_font_has_are_named() -> None:
    printed, _ = printed_forms(FormSheet("表", (Line((Box("姓名", "王\U000323af", 12),)),)))
    assert printed.unshown == ("\U000323af",)
