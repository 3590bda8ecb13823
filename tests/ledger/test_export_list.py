"""A list to a file from the window: as shown, masked unless a reason is given, beside the window."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from ledger_desk import Shell, id_number, press, settle, stand, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.ui.frame import work
from unionbook.ui.frame.toast import Toast
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.outlet import exporting
from unionbook.ui.outlet.sheet import MISSING, ExportSheet

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file the clerk names."""
    path = tmp_path / "名单.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


@pytest.fixture
def cases(shell: Shell) -> LedgerPage:
    """The page of complaints."""
    page = LedgerPage(shell, [CABINET["grievance"]])
    stand(shell, page)
    return page


@pytest.fixture(autouse=True)
def closed(shell: Shell) -> Iterator[None]:
    """No sheet is left open."""
    yield
    for one in QApplication.topLevelWidgets():
        if isinstance(one, ExportSheet):
            one.reject()


def asked(page: LedgerPage) -> ExportSheet:
    """The sheet, opened by its key."""
    page.drawer.table.setFocus()
    press(Qt.Key.Key_E, KEYS)
    settle()
    return page.drawer.findChildren(ExportSheet)[-1]


def rested() -> None:
    """What goes on beside the window is done."""
    for _ in range(400):
        settle()
        if not work.busy():
            return
        QTest.qWait(10)
    raise AssertionError("still at work")


def cells(path: Path) -> list[list[object]]:
    """Everything on the sheet."""
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_filtered_sorted_list_is_exported_as_it_is_shown(
    members: LedgerPage, book: Book, out: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = members.drawer.table
    members.drawer.filters.search.setText("电子")
    members.drawer.filters.search.textEdited.emit("电子")
    settle()
    assert 0 < table.rows.count < 30
    sheet = asked(members)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    rested()
    head, *rows = cells(out)
    visible = table.rows.visible
    assert head == [one.label for one in visible] + ["行标识（勿改）"]
    assert [row[-1] for row in rows] == table.rows.uids(0, table.rows.count)
    place = [one.path for one in visible].index("person.name")
    assert [row[place] for row in rows] == [table.rows.text(number, place) for number in range(table.rows.count)]
    (noted,) = book.select("disclosure", ["how", "rows", "masked", "what"])
    assert noted[:3] == ("export", len(rows), 1) and "电子" in noted[3]
    toast = shell.findChildren(Toast)[-1]
    assert f"已导出 {len(rows)} 人" in toast.words.text()
    opened: list[Path] = []
    monkeypatch.setattr(exporting, "show_folder", opened.append)
    toast.button.click()
    assert toast.button.text() == "打开文件夹" and opened == [out.parent]


def test_full_numbers_are_exported_for_a_reason_alone(members: LedgerPage, book: Book, out: Path) -> None:
    sheet = asked(members)
    sheet.columns.setCurrentIndex(1)
    sheet.full.setFocus()
    QTest.keyClick(sheet.full, Qt.Key.Key_Space)
    assert sheet.reason.hasFocus() or not sheet.asked.isHidden()
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.wrong.text() == MISSING and not out.exists()
    write("县总核对")
    QTest.keyClick(sheet.reason, Qt.Key.Key_Return)
    rested()
    head, *rows = cells(out)
    place = head.index("证件号码")
    assert {row[place] for row in rows} == {id_number(number) for number in range(30)}
    (noted,) = book.select("disclosure", ["how", "rows", "masked", "reason"])
    assert noted == ("export", 30, 0, "县总核对")


def test_chosen_rows_are_offered_and_masked(members: LedgerPage, out: Path) -> None:
    table = members.drawer.table
    table.setFocus()
    table.go_to(2)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle()
    chosen = table.selected()
    assert len(chosen) == 2
    sheet = asked(members)
    assert sheet.rows.currentText() == "选中的 2 人"
    sheet.columns.setCurrentIndex(1)
    sheet.marked.setChecked(False)
    next(one for one in sheet.findChildren(QPushButton) if one.isDefault()).click()
    rested()
    head, *rows = cells(out)
    assert len(rows) == 2 and "行标识（勿改）" not in head
    assert all("*" in str(row[head.index("证件号码")]) for row in rows)


def test_what_cannot_be_written_is_told(
    members: LedgerPage, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "没有" / "表.xlsx"), ""))
    QTest.keyClick(asked(members), Qt.Key.Key_Return)
    rested()
    assert "没有导出" in shell.refusals[-1]


def test_a_list_of_cases_has_its_time_limits(cases: LedgerPage, out: Path) -> None:
    QTest.keyClick(asked(cases), Qt.Key.Key_Return)
    rested()
    head, *rows = cells(out)
    assert "期限" in head
    place = head.index("期限")
    table = cases.drawer.table
    assert [row[place] for row in rows] == [table.rows.text(number, place) for number in range(table.rows.count)]
