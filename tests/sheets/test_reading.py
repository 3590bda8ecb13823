"""Workbooks of every sort read by their content: values, places, what is hidden, merged or wrong."""

import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook as Made

from unionbook.services.sheets.model import UNSOLVED, Area, Fault, Source, cell_name, column_letters
from unionbook.services.sheets.read import read_paste, read_workbook

HEAD = ["姓名", "身份证号码", "入会日期", "金额"]


@pytest.fixture
def made() -> Made:
    """A workbook whose first sheet starts at C3."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "花名册"
    for column, text in enumerate(HEAD, 3):
        sheet.cell(3, column, text)
    sheet.cell(4, 3, "王小明")
    sheet.cell(4, 4, 110105194912310021)
    sheet.cell(4, 5, datetime.date(2020, 3, 5)).number_format = "yyyy/m/d"
    sheet.cell(4, 6, 12.5)
    sheet.cell(6, 3, "李四")
    sheet.cell(6, 6, 13800000000)
    sheet.merge_cells("C1:F1")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["D"].hidden = True
    other = book.create_sheet("暗")
    other["A1"] = "x"
    other.sheet_state = "hidden"
    book.create_sheet("空")
    return book


def kept(book: Made, folder: Path, name: str = "表.xlsx") -> Path:
    book.save(folder / name)
    return folder / name


def test_cells_stand_where_they_stood(made: Made, tmp_path: Path) -> None:
    book = read_workbook(kept(made, tmp_path))
    assert book.source is Source.XLSX and [sheet.name for sheet in book.sheets] == ["花名册", "暗"]
    first, hidden = book.sheets
    assert hidden.hidden and not first.hidden
    assert first.rows[:2] == [[], []] and first.rows[2] == [None, None, *HEAD]
    assert first.cell(3, 2) == "王小明" and first.cell(3, 4) == datetime.date(2020, 3, 5)
    assert first.cell(3, 5) == 12.5 and first.cell(5, 5) == 13800000000 and isinstance(first.cell(5, 5), int)
    assert first.rows[4] == [] and len(first.rows) == 6 and first.width == 6
    assert first.merged == (Area(0, 2, 0, 5),)
    assert first.hidden_rows == {4} and first.hidden_columns == {3}


def test_a_number_that_lost_its_digits_stays_a_fraction(made: Made, tmp_path: Path) -> None:
    lost = read_workbook(kept(made, tmp_path)).sheets[0].cell(3, 3)
    assert isinstance(lost, float) and f"{lost:.10e}" == "1.1010519491e+17"


def test_days_of_the_other_calendar(made: Made, tmp_path: Path) -> None:
    made.epoch = CALENDAR_MAC_1904
    assert read_workbook(kept(made, tmp_path)).sheets[0].cell(3, 4) == datetime.date(2020, 3, 5)


def test_cells_that_show_an_error_are_told_and_not_empty(made: Made, tmp_path: Path) -> None:
    sheet = made.worksheets[0]
    sheet["G7"].value, sheet["G7"].data_type = "#REF!", "e"
    assert read_workbook(kept(made, tmp_path)).sheets[0].cell(6, 6) == Fault("#REF!")


def test_the_name_says_nothing(made: Made, tmp_path: Path) -> None:
    for name in ("表.xls", "表.et", "表.txt", "表.csv", "名 字 没有"):
        assert read_workbook(kept(made, tmp_path, name)).sheets[0].cell(3, 2) == "王小明"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
def test_text_in_any_encoding(encoding: str, mark: bytes, tmp_path: Path) -> None:
    text = '姓名,单位\r\n𠮷野,"一厂, 二车间"\r\n"多\n行",\r\n'
    (tmp_path / "表.xls").write_bytes(mark + text.encode(encoding))
    book = read_workbook(tmp_path / "表.xls")
    assert book.source is Source.TEXT and book.encoding == encoding
    assert book.sheets[0].rows == [["姓名", "单位"], ["𠮷野", "一厂, 二车间"], ["多\n行"]]


@pytest.mark.parametrize("sign", ["\t", ",", ";", "|"])
def test_what_parts_the_cells_is_found(sign: str, tmp_path: Path) -> None:
    lines = [["序号", "姓名", "备注"], ["1", "王芳", "说,明"], ["2", "李强", "x"]]
    (tmp_path / "a.csv").write_text(
        "\n".join(sign.join(f'"{one}"' if "," in one else one for one in line) for line in lines), encoding="utf-8"
    )
    assert read_workbook(tmp_path / "a.csv").sheets[0].rows == lines


def test_a_web_page_named_xls(tmp_path: Path) -> None:
    page = (
        "<html><head><meta charset='gb2312'><style>td{}</style></head><body><table>"
        "<tr><th colspan=2>职工&nbsp;名册</th></tr><tr><td rowspan=2>一厂<td>王<b>小</b>明</tr>"
        "<tr style='display:none'><td>李四<br>（暗）</td></tr></table><table><tr><td>二</td></tr></table></body></html>"
    )
    (tmp_path / "导出.xls").write_bytes(page.encode("gb18030"))
    book = read_workbook(tmp_path / "导出.xls")
    assert book.source is Source.HTML and [sheet.name for sheet in book.sheets] == ["导出（表 1）", "导出（表 2）"]
    first = book.sheets[0]
    assert first.rows == [["职工\xa0名册"], ["一厂", "王小明"], [None, "李四\n（暗）"]]
    assert first.merged == (Area(0, 0, 0, 1), Area(1, 0, 2, 0)) and first.hidden_rows == {2}


def test_excels_xml_of_2003(tmp_path: Path) -> None:
    cells = (
        '<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">名册</Data></Cell></Row>'
        '<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">13800000000</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">2020-03-05T00:00:00.000</Data></Cell>'
        '<Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>'
    )
    (tmp_path / "a.xls").write_text(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="一"><Table>'
        f'<Column ss:Index="2" ss:Hidden="1"/>{cells}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    book = read_workbook(tmp_path / "a.xls")
    assert book.source is Source.XML
    sheet = book.sheets[0]
    assert sheet.rows == [["名册"], [], [None, 13800000000, datetime.date(2020, 3, 5), Fault("#N/A"), True]]
    assert sheet.merged == (Area(0, 0, 0, 1),) and sheet.hidden_rows == {2} and sheet.hidden_columns == {1}


def test_a_pasted_block() -> None:
    book = read_paste('姓名\t电话\n王芳\t"010\n020"\n\n')
    assert book.source is Source.PASTE and book.sheets[0].rows == [["姓名", "电话"], ["王芳", "010\n020"]]


def test_cells_are_named_as_excel_names_them() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert cell_name(6, 1) == "B7"


def test_an_error_among_fractions_is_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["会费"], [12.5], ["#N/A"], ["=1+1", "王芳"]):
        book.worksheets[0].append(row)
    book.worksheets[0]["A3"].data_type = "e"
    (sheet,) = read_workbook(kept(book, tmp_path)).sheets
    assert sheet.rows == [["会费"], [12.5], [Fault("#N/A")], [Fault(UNSOLVED), "王芳"]]


def test_comments_on_cells_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["姓名"])
    assert not read_workbook(kept(book, tmp_path)).unseen
    book.worksheets[0]["A1"].comment = Comment("此人已故", "王")
    assert "批注" in read_workbook(kept(book, tmp_path)).unseen


def test_errors_in_a_pasted_block_are_errors() -> None:
    (sheet,) = read_paste("姓名\t金额\n#N/A\t########\n").sheets
    assert sheet.rows[1] == [Fault("#N/A"), Fault("########")] and "拉宽" in Fault("####").sentence
