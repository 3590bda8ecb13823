"""Tables on paper, in a sheet and on the command line: the same words everywhere."""

from collections import Counter
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pdf_sheet import SHIPPED, needs_poppler, poppler
from practice_books import practice_book

from unionbook.ground.conditions import Frame
from unionbook.ground.periods import Period
from unionbook.services.pdf.chart.printing import print_charts
from unionbook.services.report.tables import Filled, Rank, chart_names, fill, load_table
from unionbook.services.report.tables.charting import to_chart
from unionbook.services.report.tables.ledger import SheetCell, notes_printed, printed, sheet, title_of, to_ledger
from unionbook.services.report.tables.printing import fill_all, print_tables

FRAME = Frame(Period.parse("2020"), date(2020, 12, 31))


def _tables(summary: int, use: str = "年报") -> list[Filled]:
    return fill_all(practice_book(summary), FRAME, use=use, frozen=lambda key: sum(map(ord, key)) % 97)


@needs_poppler
@pytest.mark.parametrize("summary", [1, 2, 3, 4, 5])
def test_every_word_of_every_table_is_on_paper(summary: int, tmp_path: Path) -> None:
    tables, out = _tables(summary), BytesIO()
    told = print_tables(tables, out, "青山镇总工会")
    assert len(tables) >= 5 and not any(one.unshown or one.crowded for one in told)
    first = 1
    for filled, one in zip(tables, told, strict=True):
        pages = ("-f", str(first), "-l", str(first + one.pages - 1))
        text = poppler("pdftotext", out.getvalue(), *pages, "-layout", "-", tmp=tmp_path).decode()
        words = Counter(text.split())
        _, _, rows = printed(filled)
        wanted = Counter(cell.strip("　") for row in rows for cell in row[1:] if cell.replace(".", "").isdecimal())
        assert not wanted - words, filled.form.name
        plain = "".join(text.split())
        for row in rows:
            assert "".join(row[0].split()) in plain
        assert "".join(title_of(filled).split()) in plain
        assert all("".join(note.split())[:12] in plain for note in notes_printed(filled))
        first += one.pages


def test_a_statistics_sheet_is_signed_and_of_its_own_year() -> None:
    frame = Frame(Period.parse("2019-10-01..2020-09-30"), date(2020, 12, 31))
    filled = fill(practice_book(1), load_table("信访", practice_book(1)), frame)
    ledger = to_ledger(filled, 3, "青山镇总工会", signed=True)
    assert ledger.title == "附表3　2019年10月1日—2020年9月30日信访工作情况表"
    assert ledger.foot[0] == "单位负责人：" and ledger.before == ("填报单位：青山镇总工会", "单位：宗")
    assert ledger.notes[0] == "注：1. 统计时间：2019年10月1日至2020年9月30日。"
    inside = Frame(Period.parse("2020-09"), date(2020, 12, 31))
    assert filled.rows[0].cells[1].value != fill(practice_book(1), filled.form, inside).rows[0].cells[1].value


@pytest.mark.parametrize("filled", _tables(1), ids=lambda filled: filled.form.name)
def test_a_sheet_holds_numbers_where_paper_has_numbers(filled: Filled) -> None:
    rows = sheet(filled)
    title, heads, words = printed(filled)
    assert rows[0][0].value == title and tuple(cell.value for cell in rows[2]) == heads
    for cells, row, line in zip(rows[3:], filled.rows, words, strict=False):
        assert cells[0].value == row.words == line[0] and cells[0].bold == (row.rank is Rank.WHOLE)
        for cell, text in zip(cells[1:], line[1:], strict=False):
            if cell.kind is SheetCell.WORDS:
                assert cell.value == text
            elif text.endswith("个百分点"):
                assert float(text.removesuffix("个百分点")) == pytest.approx(cell.value)
            else:
                assert float(text) == pytest.approx(cell.value, abs=0.051)
    assert [cells[0].value for cells in rows[-len(notes_printed(filled)) :]] == list(notes_printed(filled))


@needs_poppler
def test_charts_show_the_numbers_of_their_figures(tmp_path: Path) -> None:
    book, out = practice_book(1), BytesIO()
    charts = [to_chart(fill(book, load_table(name, book), FRAME), at) for at, name in enumerate(chart_names(), 1)]
    print_charts(charts, out, fonts=SHIPPED)
    text = "".join(poppler("pdftotext", out.getvalue(), "-layout", "-", tmp=tmp_path).decode().split())
    sources = charts[chart_names().index("信访来源")]
    assert sources.categories == ("上级转办", "本级接访") and sources.series[0].values == (38, 19)
    assert all(name in text for chart in charts for name in chart.categories)
    money = charts[chart_names().index("帮扶资金项目")]
    assert money.money and sum(value or 0 for value in money.series[0].values) == 20_150_000
