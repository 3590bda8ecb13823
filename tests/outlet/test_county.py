"""The county's own table: filled where it is tied, and nothing else of the file is another byte."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from intake.intake_book import identity, judged, small_book

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.services.intake.writing import take_in
from unionbook.services.outlet.county import tied
from unionbook.services.outlet.county.package import Grid, _counted_anew
from unionbook.services.outlet.county.ties import ListTie, Ties, from_text, to_text
from unionbook.services.tally import count
from unionbook.store.book import Book

FRAME = Frame(Period.parse("2021"), date(2021, 12, 31))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("county") / "账.ubk"
    with small_book(path) as book:
        rows = [[n, f"钱{n}", identity(n), "甲厂工会", "甲厂", f"1380000000{n}", "2021-03-08"] for n in range(4)]
        take_in(book, judged(book, *rows))
    return path.read_bytes()


@pytest.fixture
def book(whole: bytes, tmp_path: Path) -> Iterator[Book]:
    from unionbook.records import CABINET
    from unionbook.store.files import go_on_with, open_book

    path = tmp_path / "账.ubk"
    path.write_bytes(whole)
    made = open_book(path, CABINET)
    with go_on_with(made) if made.read_only else made as found:
        yield found


@pytest.fixture(scope="module")
def key() -> str:
    """A figure that counts."""
    from unionbook.records import CABINET
    from unionbook.services.tally import keys

    return next(one for one in keys(CABINET) if one.startswith("member."))


def table(path: Path, title: str = "工会工作情况统计表", rows: int = 6) -> Path:
    """A county's table: merged title and cells, a formula, a chart, a picture of a setting or two."""
    with xlsxwriter.Workbook(str(path)) as made:
        sheet, names = made.add_worksheet("统计表"), made.add_worksheet("名册")
        red = made.add_format({"bold": True, "bg_color": "#FF0000", "num_format": "0"})
        sheet.merge_range("A1:D1", title)
        sheet.write("A3", "会员数")
        sheet.write_blank("B3", None, red)
        sheet.write("A4", "其中女会员")
        sheet.merge_range("B5:C6", "", red)
        sheet.write_formula("D3", "=B3*2", None, 0)
        sheet.print_area("A1:D10")
        chart = made.add_chart({"type": "column"})
        chart.add_series({"values": "=统计表!$B$3:$B$4"})
        sheet.insert_chart("F2", chart)
        sheet.data_validation("B4", {"validate": "list", "source": ["是", "否"]})
        names.write_row("A1", ["序号", "姓名", "证件号码", "入会日期"])
        for row in range(rows):
            for column in range(4):
                names.write_blank(row + 1, column, None, red)
        names.write(rows + 1, 0, "填表人：")
    return path


LIST = ListTie(2, "member", "", {"B": "person.name", "C": "person.id_number", "D": "joined_on"}, "A")


def test_only_tied_cells_are_others_and_formulas_count_anew(book: Book, tmp_path: Path, key: str) -> None:
    path, out = table(tmp_path / "表.xlsx"), tmp_path / "出.xlsx"
    package = tied.opened(path)
    one = tied.tie(book, "统计表", package, Ties({("统计表", "B3"): key, ("统计表", "C6"): key}, {"名册": LIST}))
    tied.fill(book, one, package, FRAME, out)
    value = count(book, key, FRAME).value
    made = openpyxl.load_workbook(out)
    sheet, names = made["统计表"], made["名册"]
    assert (sheet["B3"].value, sheet["B5"].value, sheet["D3"].value) == (value, value, "=B3*2")
    assert sheet["B3"].font.b and sheet["B3"].fill.fgColor.rgb == "FFFF0000"
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:D1", "B5:C6"}
    assert sheet.print_area == "'统计表'!$A$1:$D$10"
    told = [[cell.value for cell in row] for row in names.iter_rows(min_row=2, max_row=5)]
    assert [row[0] for row in told] == [1, 2, 3, 4] and {row[1] for row in told} == {f"钱{n}" for n in range(4)}
    assert all("*" in str(row[2]) and row[3] == "2021-03-08" for row in told)
    assert names["A8"].value == "填表人："
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out) as after:
        assert before.namelist() == after.namelist()
        other = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert other == ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("<workbook></workbook>", '<workbook><calcPr fullCalcOnLoad="1"/></workbook>'),
        (
            '<x:workbook><x:calcPr calcId="9"/></x:workbook>',
            '<x:workbook><x:calcPr calcId="9" fullCalcOnLoad="1"/></x:workbook>',
        ),
        ('<workbook><calcPr fullCalcOnLoad="0"/></workbook>', '<workbook><calcPr fullCalcOnLoad="1"/></workbook>'),
    ],
)
def test_formulas_are_counted_when_the_file_is_opened(text: str, made: str) -> None:
    assert _counted_anew(text) == made


def test_the_next_one_is_known_and_another_is_not(book: Book, tmp_path: Path, key: str) -> None:
    first = tied.opened(table(tmp_path / "三月.xlsx"))
    one = tied.tie(book, "统计表", first, Ties({("统计表", "B3"): key}, {"名册": LIST}))
    again = tied.find(book, tied.opened(table(tmp_path / "四月.xlsx", "四月统计表")))
    assert again is not None and again.uid == one.uid and again.ties == one.ties
    out = tmp_path / "出.xlsx"
    tied.fill(book, one, first, FRAME, out)
    filled = tied.find(book, tied.opened(out))
    assert filled is not None and filled.uid == one.uid, "one filled already is the same table"
    with xlsxwriter.Workbook(str(tmp_path / "别的.xlsx")) as made:
        made.add_worksheet("统计表").write("A1", "别的")
    assert tied.find(book, tied.opened(tmp_path / "别的.xlsx")) is None
    assert tied.blank(book, one).data == first.data


def test_full_numbers_in_a_county_table_want_a_reason_that_is_kept(book: Book, tmp_path: Path) -> None:
    package = tied.opened(table(tmp_path / "表.xlsx"))
    one = tied.tie(book, "名册", package, Ties({}, {"名册": LIST}))
    tied.fill(book, one, package, FRAME, tmp_path / "出.xlsx", "县总花名册")
    names = openpyxl.load_workbook(tmp_path / "出.xlsx")["名册"]
    assert {names[f"C{row}"].value for row in range(2, 6)} == {identity(n) for n in range(4)}
    assert book.select("disclosure", ["how", "rows", "reason"]) == [("export", 4, "县总花名册")]


def test_formulas_lack_of_room_and_other_files_are_refused(book: Book, tmp_path: Path, key: str) -> None:
    package = tied.opened(table(tmp_path / "表.xlsx", rows=2))
    with pytest.raises(Refusal, match="公式"):
        tied.tie(book, "表", package, Ties({("统计表", "D3"): key}))
    with pytest.raises(Refusal, match="没有叫"):
        tied.tie(book, "表", package, Ties({("没有", "D3"): key}))
    with pytest.raises(Refusal, match="没有存下"):
        tied.tie(book, "表", package, Ties())
    one = tied.tie(book, "表", package, Ties({}, {"名册": LIST}))
    with pytest.raises(Refusal, match="只空着 2 行，要填 4 行"):
        tied.fill(book, one, package, FRAME, tmp_path / "出.xlsx")
    assert not (tmp_path / "出.xlsx").exists() and not book.count("disclosure")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(Refusal):
        tied.opened(tmp_path / "坏.xlsx")
    (tmp_path / "旧.xls").write_bytes(b"<html><table><tr><td>1</td></tr></table></html>")
    with pytest.raises(Refusal, match="不是 xlsx"):
        tied.opened(tmp_path / "旧.xls")


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_cells_are_put_where_they_belong(prefix: str) -> None:
    p = prefix
    cells = f'<{p}c r="B2" s="4"/><{p}c r="D2" t="s"><{p}v>7</{p}v></{p}c>'
    text = f'<{p}sheetData><{p}row r="2" ht="20">{cells}</{p}row></{p}sheetData>'
    made = Grid(text).put({"C2": 5, "B2": "<甲>", "D2": 8, "A1": 1, "AA3": None})
    assert made == (
        f'<{p}sheetData><{p}row r="1"><{p}c r="A1"><{p}v>1</{p}v></{p}c></{p}row><{p}row r="2" ht="20">'
        f'<{p}c r="B2" s="4" t="inlineStr"><{p}is><{p}t xml:space="preserve">&lt;甲&gt;</{p}t></{p}is></{p}c>'
        f'<{p}c r="C2"><{p}v>5</{p}v></{p}c><{p}c r="D2"><{p}v>8</{p}v></{p}c></{p}row>'
        f'<{p}row r="3"><{p}c r="AA3"/></{p}row></{p}sheetData>'
    )
    assert Grid(f"<{p}sheetData/>").put({"A1": 1}).count(f"<{p}v>1</{p}v>") == 1


def test_ties_are_kept_as_text() -> None:
    ties = Ties({("统计表", "B3"): "member.joined"}, {"名册": LIST})
    assert from_text(to_text(ties)) == ties
