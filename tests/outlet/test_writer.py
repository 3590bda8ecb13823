"""Workbooks as other libraries read them: every sort of cell comes back as what it was."""

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from unionbook.ground.errors import Refusal
from unionbook.services.outlet.model import Column, Line, Shape, Table
from unionbook.services.outlet.writer import Stopped, write_xlsx

COLUMNS = (
    Column("姓名"),
    Column("备注", Shape.NOTE),
    Column("人数", Shape.COUNT),
    Column("金额（元）", Shape.MONEY),
    Column("日期", Shape.DAY),
    Column("行标识（勿改）", Shape.KEY),
)
HARMFUL = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", " =1", "\t=1", "|cmd", "'=1", "http://a.example", "1E5", "007", "是"]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(HARMFUL)
lines = st.tuples(
    texts,
    texts,
    st.none() | st.integers(-(10**14), 10**14),
    st.none() | st.integers(-(10**14), 10**14).map(lambda cents: Decimal(cents) / 100),
    st.none() | st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    st.uuids().map(str),
)


def written(path: Path, rows: list[Line]) -> Path:
    """The rows as a workbook."""
    assert write_xlsx(path, Table("会员名单", COLUMNS, rows, len(rows))) == len(rows)
    return path


def by_openpyxl(path: Path) -> list[list[object]]:
    """The lines below the head."""
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    rows = list(sheet.iter_rows(min_row=2, max_col=len(COLUMNS), values_only=True))
    return [[unescape(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def by_calamine(path: Path) -> list[list[object]]:
    """The same by the library the program reads with."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return [list(row) for row in rows[1:]]


def same(read: object, wrote: object) -> bool:
    """Is what was read what was written? A number is one, however many signs it has; a moment at midnight is a day."""
    if wrote in (None, ""):
        return read in (None, "")
    if isinstance(wrote, Decimal | int):
        return isinstance(read, int | float) and abs(Decimal(repr(read)) - wrote) < Decimal("0.005")
    if isinstance(wrote, date):
        return str(read)[:10] == wrote.isoformat()
    return bool(read == wrote)


@given(st.lists(lines, max_size=6))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_cell_comes_back_by_two_libraries(tmp_path: Path, rows: list[Line]) -> None:
    path = written(tmp_path / "表.xlsx", rows)
    for read in (by_openpyxl(path), by_calamine(path)):
        for wrote, found in zip(rows, read, strict=True):
            assert all(map(same, found, wrote)), (found, wrote)


def test_numbers_of_papers_are_text_and_what_is_typed_below_will_be(tmp_path: Path) -> None:
    path = written(
        tmp_path / "表.xlsx", [("110105199003070015", "=cmd()", 3, Decimal("1234.50"), date(2026, 3, 8), "u")]
    )
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    cells = {cell.column_letter: cell for cell in sheet[2]}
    assert [cells[one].number_format for one in "ABDE"] == ["@", "@", "#,##0.00", r"yyyy\-mm\-dd"]
    assert cells["B2"[0]].quotePrefix and not cells["A"].quotePrefix
    assert [cells[one].data_type for one in "ABCDE"] == ["s", "s", "n", "n", "d"]
    assert sheet["A1"].font.b and sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F2" and sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "portrait" and sheet.page_setup.fitToHeight == 0
    widths = {letter: one.width for letter, one in sheet.column_dimensions.items()}
    assert widths["F"] < 5.0 < widths["A"]
    assert 'style="2"' in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode().partition("<sheetData>")[0]


def test_what_no_number_or_day_of_a_sheet_can_hold_is_text(tmp_path: Path) -> None:
    path = written(
        tmp_path / "表.xlsx", [(None, None, 10**15 + 1, Decimal("10000000000000000.01"), date(1899, 5, 4), "u")]
    )
    for (row,) in (by_openpyxl(path), by_calamine(path)):
        assert row[2:5] == ["1000000000000001", "10000000000000000.01", "1899-05-04"]


def test_a_stop_or_an_error_leaves_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"old")
    rows: list[Line] = [("甲", None, None, None, None, str(number)) for number in range(3000)]
    with pytest.raises(Stopped):
        write_xlsx(path, Table("表", COLUMNS, rows, 3000), lambda done, of: done < 1500)
    with pytest.raises(Refusal, match="一格最多"):
        write_xlsx(path, Table("表", COLUMNS, [("长" * 40_000, *rows[0][1:])]))
    assert path.read_bytes() == b"old" and [one.name for one in tmp_path.iterdir()] == ["表.xlsx"]
    with pytest.raises(Refusal, match="写不进去"):
        write_xlsx(tmp_path / "没有" / "表.xlsx", Table("表", COLUMNS, []))


@pytest.mark.parametrize("title", ["会员/[名单]: 2026*?", "长" * 40, "'引号'", "", "甲 & <乙>"])
def test_any_title_makes_a_sheet(tmp_path: Path, title: str) -> None:
    write_xlsx(tmp_path / "表.xlsx", Table(title, COLUMNS, []))
    (name,) = openpyxl.load_workbook(tmp_path / "表.xlsx").sheetnames
    assert name and len(name) <= 31
    assert CalamineWorkbook.from_path(str(tmp_path / "表.xlsx")).sheet_names == [name]
