"""Ledgers on paper: heads on every sheet, sums, what goes with the last rows, sheets for signing and for binding."""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from ledger_sheet import PAY, paid, print_rows
from pdf_marks import Page, pages
from pdf_sheet import MM, SHIPPED, body, paper

from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.gongwen import draw_paper
from unionbook.services.pdf.ledger.model import Align, Ledger, LedgerColumn, LedgerRow, Rank, Sum
from unionbook.services.pdf.ledger.printing import Cancelled, draw_ledger

HEADS = ["序号", "姓名", "身份证号", "单位", "金额（元）", "领取人签名"]
PLAIN = Ledger("名册", (LedgerColumn("姓名", 5), LedgerColumn("备注", 12)), ())


def fen(text: str) -> int:
    return round(float(text.replace(",", "")) * 100)


def test_heads_title_and_numbers_are_on_every_sheet() -> None:
    printed, pdf = print_rows(PAY, paid(70))
    sheets = pages(pdf)
    assert printed.pages == len(sheets) == 5
    for at, sheet in enumerate(sheets, 1):
        assert sheet.rows()[0] == HEADS
        assert sheet.text.startswith("青山镇总工会帮扶金发放表批次：2020年第二批单位：元")
        assert f"第 {at} 页共 5 页" in sheet.text
        assert (sheet.width, sheet.height) == pytest.approx((297 * MM, 210 * MM), abs=0.01)
    numbers = [row[0] for sheet in sheets for row in sheet.rows() if row[0].isdigit()]
    assert numbers == [str(n) for n in range(1, 71)]


def test_sums_of_each_sheet_and_of_all() -> None:
    rows = [row for n in range(50) for row in paid(1, 12_345 + n * 1_001)]
    printed, pdf = print_rows(PAY, rows)
    sheets = [sheet.rows() for sheet in pages(pdf)]
    total = sum(row.adds[0] for row in rows)
    of_sheets = [next(row for row in sheet if row[0].startswith("本页小计")) for sheet in sheets]
    assert sum(fen(row[1]) for row in of_sheets) == total
    assert sum(int(row[0].removeprefix("本页小计（").removesuffix("人）")) for row in of_sheets) == 50
    assert [["合计（50人）", f"{total / 100:,.2f}"], [f"大写：{total}分"]] == sheets[-1][-2:]
    assert printed.sums == (total,)
    assert not any(row[0].startswith("合计") for sheet in sheets[:-1] for row in sheet)


def test_a_sheet_to_sign_has_rows_of_nine_millimetres() -> None:
    sheet = pages(print_rows(PAY, paid(30))[1])[0]
    levels = sorted({round(stroke.y, 1) for stroke in sheet.strokes if stroke.to_y - stroke.y < 0.01}, reverse=True)
    gaps = [high - low for high, low in pairwise(levels[1:])]
    assert gaps[:15] == pytest.approx([9 * MM] * 15, abs=0.11)


@pytest.mark.parametrize("count", range(1, 40))
def test_total_and_signers_never_stand_without_a_row(count: int) -> None:
    _, pdf = print_rows(PAY, paid(count))
    last = pages(pdf)[-1]
    numbers = [row[0] for row in last.rows() if row[0].isdigit()]
    assert numbers and numbers[-1] == str(count)
    assert last.text.count("经办人：") == last.text.count("合计（") == 1
    signers = [mark for mark in last.marks if mark.char == "经"]
    assert min(mark.baseline for mark in signers) > 12 * MM


def test_blank_rows_are_numbered_on_and_count_for_nothing() -> None:
    printed, pdf = print_rows(replace(PAY, spare=6), paid(3))
    rows = pages(pdf)[0].rows()
    assert [row for row in rows if len(row) == 1][:6] == [[str(n)] for n in range(4, 10)]
    assert printed.rows == 3 and printed.sums == (300_000,)
    assert ["合计（3人）", "3,000.00"] in rows


def test_a_blank_form_has_its_empty_cells() -> None:
    sheet = pages(print_rows(replace(PLAIN, landscape=False, spare=20))[1])[0]
    assert (sheet.width, sheet.height) == pytest.approx((210 * MM, 297 * MM), abs=0.01)
    levels = {round(stroke.y, 1) for stroke in sheet.strokes if stroke.to_y - stroke.y < 0.01}
    assert len(levels) == 22


def test_heads_on_two_levels() -> None:
    columns = (
        LedgerColumn("项目", 8),
        LedgerColumn("件", 4, group="2019年"),
        LedgerColumn("人次", 4, group="2019年"),
        LedgerColumn("件", 4, group="2020年"),
        LedgerColumn("增减", 4),
    )
    cells = pages(print_rows(replace(PLAIN, columns=columns), [LedgerRow(("来信", "1", "2", "3", "4"))])[1])[0].cells()
    place = {words: [key for key, found in cells.items() if found == words] for words in cells.values()}
    [item], [first], [second], [change] = (place[words] for words in ("项目", "2019年", "2020年", "增减"))
    pieces, [people] = place["件"], place["人次"]
    assert item[1] == first[1] == second[1] == change[1]
    assert item[3] == change[3] == people[3] == pieces[0][3] > first[3] == people[1]
    assert (first[0], first[2]) == (pieces[0][0], people[2])
    assert (second[0], second[2]) == (pieces[1][0], pieces[1][2])


def test_parts_are_set_in_and_not_numbered_and_totals_are_bold() -> None:
    rows = [
        LedgerRow(("受理", "98")),
        LedgerRow(("其中：来信", "21"), rank=Rank.PART),
        LedgerRow(("总计", "103"), rank=Rank.TOTAL),
        LedgerRow(("办结", "90")),
    ]
    sheet = pages(print_rows(replace(PLAIN, numbered=True), rows)[1])[0]
    assert sheet.rows()[1:] == [["1", "受理", "98"], ["其中：来信", "21"], ["总计", "103"], ["2", "办结", "90"]]
    start = {mark.char: mark for mark in sheet.marks}
    assert start["其"].x - start["受"].x == pytest.approx(start["受"].size, abs=0.02)
    assert "NotoSans" in start["总"].font and "NotoSans" not in start["受"].font


def test_words_stand_left_in_the_middle_and_right() -> None:
    columns = tuple(LedgerColumn("列", 10, align) for align in (Align.LEFT, Align.CENTRE, Align.RIGHT))
    sheet = pages(print_rows(replace(PLAIN, columns=columns), [LedgerRow(("国家", "国家", "国家"))])[1])[0]
    places = [(key, words) for key, words in sheet.cells().items() if words == "国家"]
    marks = [mark for mark in sheet.marks if mark.char in "国家"]
    spare = [(marks[at * 2].x - key[0], key[2] - marks[at * 2 + 1].right) for at, (key, _) in enumerate(places)]
    (left, _), (before, after), (_, right) = spare
    assert left == pytest.approx(right, abs=0.3) and left < 6
    assert before == pytest.approx(after, abs=0.3) and before > 60


def test_shrunk_words_keep_their_row_low_and_broken_ones_make_it_grow() -> None:
    long = "青山镇第一联合工会委员会"
    for shrink, lines in ((True, 1), (False, 2)):
        columns = (LedgerColumn("单位", 10, shrink=shrink), LedgerColumn("备注", 70))
        sheet = pages(print_rows(replace(PLAIN, columns=columns, row_mm=5), [LedgerRow((long, ""))])[1])[0]
        assert sheet.rows()[1] == [long]
        assert len({round(mark.baseline, 1) for mark in sheet.marks if mark.char in "青员"}) == lines


def test_a_number_is_not_torn_while_it_can_be_read() -> None:
    columns = (LedgerColumn("身份证号", 8), LedgerColumn("备注", 12))
    sheet = pages(
        print_rows(replace(PLAIN, columns=columns, landscape=False), [LedgerRow(("330721198803121023" * 2, ""))])[1]
    )[0]
    assert len({mark.baseline for mark in sheet.marks if mark.char == "7"}) == 1


def test_more_columns_than_a_sheet_can_hold_well() -> None:
    columns = tuple(LedgerColumn(f"第{n}列", 3, shrink=n % 2 == 0) for n in range(70))
    words = [f"工会{n}" for n in range(70)]
    sheet = pages(print_rows(replace(PLAIN, columns=columns), [LedgerRow(words)])[1])[0]
    assert sheet.rows() == [[column.label for column in columns], words]


def test_a_row_wanted_higher_than_the_sheet_fills_it() -> None:
    printed, pdf = print_rows(replace(PLAIN, row_mm=400), [LedgerRow(("甲", "乙")), LedgerRow(("丙", "丁"))])
    assert (printed.pages, printed.crowded) == (2, ())
    assert [sheet.rows()[1] for sheet in pages(pdf)] == [["甲", "乙"], ["丙", "丁"]]


def test_line_ends_of_the_words_are_kept() -> None:
    sheet = pages(print_rows(PLAIN, [LedgerRow(("张三\n李四", ""))])[1])[0]
    assert len({mark.baseline for mark in sheet.marks if mark.char in "张李"}) == 2


def test_a_row_higher_than_a_sheet_is_printed_smaller_and_named() -> None:
    long = "".join(f"第{n}次走访。" for n in range(700))
    printed, pdf = print_rows(PLAIN, [LedgerRow(("甲", "短")), LedgerRow(("乙", long)), LedgerRow(("丙", "短"))])
    assert printed.crowded == (2,)
    sheets = pages(pdf)
    assert [row for sheet in sheets for row in sheet.rows() if row[0] != "姓名"] == [
        ["甲", "短"],
        ["乙", long],
        ["丙", "短"],
    ]


def test_what_no_font_has_is_named() -> None:
    printed, pdf = print_rows(PLAIN, [LedgerRow(("孙\U0010fffd", "ก"))])
    assert printed.unshown == ("\U0010fffd", "ก")
    assert pages(pdf)[0].rows()[1] == ["孙〓", "〓"]


def test_a_rare_character_brings_its_font_and_leaves_the_others_alone() -> None:
    sheet = pages(print_rows(PLAIN, [LedgerRow(("赵𠮷①明", "好"))])[1])[0]
    assert sheet.rows()[1] == ["赵𠮷①明", "好"]
    font = {mark.char: mark.font for mark in sheet.marks}
    assert font["赵"] == font["明"] == font["好"] != font["①"]


def test_a_draft_and_the_day_of_printing_are_on_every_sheet() -> None:
    sheets = pages(print_rows(replace(PAY, draft=True, stamp="打印于2020年12月10日"), paid(40))[1])
    assert len(sheets) > 1
    assert all("草稿" in sheet.text and "打印于2020年12月10日" in sheet.text for sheet in sheets)
    assert "草稿" not in pages(print_rows(PAY, paid(1))[1])[0].text


def edges(sheet: Page) -> tuple[float, float]:
    """The blank at both sides of the table, in mm."""
    left, right = min(stroke.x for stroke in sheet.strokes), max(stroke.to_x for stroke in sheet.strokes)
    return left / MM, (sheet.width - right) / MM


def test_mirrored_sheets_have_the_binding_inside() -> None:
    first, second, *_ = pages(print_rows(PAY, paid(40), mirror=True)[1])
    assert edges(first) == pytest.approx((20, 12), abs=0.1)
    assert edges(second) == pytest.approx((12, 20), abs=0.1)
    second = pages(print_rows(PAY, paid(40))[1])[1]
    assert edges(second) == pytest.approx((20, 12), abs=0.1)


def test_notes_longer_than_a_sheet_go_on_to_the_next() -> None:
    notes = tuple(f"注{n}：按规定保管。" for n in range(90))
    sheets = pages(print_rows(replace(PAY, notes=notes), paid(20))[1])
    text = "".join(sheet.text for sheet in sheets)
    assert all(note in text for note in notes)
    assert min(mark.baseline for sheet in sheets for mark in sheet.marks) >= 7.9 * MM
    assert any(row[0] == "20" for row in next(sheet for sheet in sheets if "合计" in sheet.text).rows())


def test_a_table_bound_with_its_text() -> None:
    out = io.BytesIO()
    file = PdfFile(out, Properties("总结"))
    draw_paper(paper(body("国" * 900)), file, True, SHIPPED)
    wide = draw_ledger(replace(PAY, rows=paid(30)), file, True, SHIPPED, document=True)
    draw_ledger(replace(PLAIN, landscape=False, rows=[LedgerRow(("甲", "乙"))]), file, True, SHIPPED, document=True)
    file.close()
    sheets = pages(out.getvalue())
    assert [sheet.text.count(f"— {at} —") for at, sheet in enumerate(sheets, 1)] == [1] * len(sheets)
    assert wide.pages == 3 and len(sheets) == 2 + wide.pages + 1
    assert "发放表（续）" not in sheets[2].text and "发放表（续）" in sheets[3].text
    tall = sheets[-1]
    assert edges(tall) == pytest.approx((26, 28), abs=0.1)
    third, fourth = sheets[2:4]
    assert edges(third) == edges(fourth) == pytest.approx((35, 37), abs=0.1)
    # In the upright document the number of page 3 stands right below, that of page 4 left below.
    numbers = [
        [mark for mark in sheet.marks if mark.char == digit][-1] for sheet, digit in ((third, "3"), (fourth, "4"))
    ]
    assert numbers[0].x == pytest.approx(numbers[1].x, abs=0.01)
    assert numbers[0].x < 35 * MM and numbers[0].baseline < 60 * MM and numbers[1].baseline > 150 * MM


def test_progress_is_told_and_cancelling_ends_it() -> None:
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> bool:
        told.append((done, total))
        return len(told) < 3

    with pytest.raises(Cancelled, match="没有写出"):
        print_rows(replace(PAY, length=1000), iter(paid(1000)), step=step)
    assert [total for _, total in told] == [1000] * 3
    assert 0 < told[0][0] < told[1][0] < told[2][0] < 100


def test_rows_are_read_once_and_as_they_are_wanted() -> None:
    taken: list[int] = []
    seen: list[int] = []

    def rows() -> Iterator[LedgerRow]:
        for n, row in enumerate(paid(100)):
            taken.append(n)
            yield row

    def step(done: int, total: int) -> bool:
        seen.append(len(taken))
        return True

    print_rows(PAY, rows(), step=step)
    assert seen[0] < 20 and taken == list(range(100))


def test_the_same_ledger_gives_the_same_bytes() -> None:
    first = print_rows(PAY, paid(30))[1]
    print_rows(PAY, paid(3, 77))
    assert print_rows(PAY, paid(30))[1] == first


def test_a_sum_in_the_very_first_column() -> None:
    ledger = replace(PLAIN, columns=(LedgerColumn("金额", 8), LedgerColumn("备注", 8)), sums=(Sum(0),))
    rows = pages(print_rows(ledger, [LedgerRow(("5", "甲"), (5,)), LedgerRow(("7", "乙"), (7,))])[1])[0].rows()
    assert rows[-1] == ["合计 12"]


def test_a_ledger_without_rows_is_one_sheet() -> None:
    printed, pdf = print_rows(PAY)
    assert (printed.pages, printed.rows, printed.sums) == (1, 0, (0,))
    assert pages(pdf)[0].rows()[-2:] == [["合计（0人）", "0.00"], ["大写：0分"]]
