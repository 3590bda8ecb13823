"""The county's table in the window: a cell and a figure chosen, filled, known again."""

from pathlib import Path

import openpyxl
import pytest
from ledger_desk import Shell, settle, stand
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from unionbook.services.tally import count
from unionbook.store.book import Book
from unionbook.ui.outlet.county import CountyPage


def table(path: Path) -> Path:
    """A table with a merged title, a place for a number and a formula."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "统计表"
    book.active["A1"], book.active["A3"], book.active["C3"] = "情况统计", "受理信访", "=B3+1"
    book.active.merge_cells("A1:C1")
    book.save(path)
    return path


def test_a_cell_is_tied_filled_and_known_again(
    shell: Shell, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, out = CountyPage(shell), tmp_path / "出.xlsx"
    stand(shell, page)
    assert not page.fill_button.isEnabled()
    page.open(table(tmp_path / "一月.xlsx"))
    settle()
    page.grid.setFocus()
    for _ in range(2):
        QTest.keyClick(page.grid, Qt.Key.Key_Down)
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.cell == "B3" and "B3" in page.where.text()
    page.tie_button.click()
    assert "还没有选数字" in shell.refusals[-1]
    page.figures.setCurrentIndex(page.figures.findData("grievance.received"))
    page.tie_button.click()
    value = count(book, "grievance.received", page.frame).value
    item = page.grid.item(2, 1)
    assert value == 6 and item is not None and item.text() == "6" and page.listed.count() == 1
    page.grid.go("C3")
    page.tie_button.click()
    assert "公式" in shell.refusals[-1] and page.listed.count() == 1
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    page.save()
    sheet = openpyxl.load_workbook(out)["统计表"]
    assert (sheet["B3"].value, sheet["C3"].value) == (6, "=B3+1")
    page.open(table(tmp_path / "二月.xlsx"))
    assert page.ties.cells == {("统计表", "B3"): "grievance.received"} and "认出了“一月”" in shell.toasts[-1][0]
    page.grid.go("B3")
    page.drop_button.click()
    assert page.listed.count() == 0 and not page.drop_button.isEnabled()


def test_what_is_no_table_is_refused(shell: Shell, tmp_path: Path) -> None:
    page = CountyPage(shell)
    stand(shell, page)
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    page.open(tmp_path / "坏.xlsx")
    assert len(shell.refusals) == 1 and page.package is None
