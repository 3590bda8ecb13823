"""The county's table in the window: a cell and a figure, a column and a field chosen, filled, known again."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from flows.clicks import Clicks
from ledger_desk import Shell, id_number, press, settle, stand, write
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from unionbook.services.tally import count
from unionbook.store.book import Book
from unionbook.ui.form.unmasking import Reason
from unionbook.ui.frame import work
from unionbook.ui.frame.behind import behind
from unionbook.ui.outlet.county import CountyPage

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


def table(path: Path) -> Path:
    """A table with a merged title, a place for a number and a formula; on its second sheet a roster."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "统计表"
    book.active["A1"], book.active["A3"], book.active["C3"] = "情况统计", "受理信访", "=B3+1"
    book.active.merge_cells("A1:C1")
    names = book.create_sheet("名册")
    names["A1"] = "会员花名册"
    names.merge_cells("A1:D1")
    for at, word in enumerate(("序号", "姓 名", "证件号码", "入会日期"), 1):
        names.cell(2, at, word)
    book.save(path)
    return path


@pytest.fixture
def page(shell: Shell, qtbot: QtBot, tmp_path: Path) -> CountyPage:
    """The page with the table open."""
    made = CountyPage(shell)
    stand(shell, made)
    made.resize(1100, 600)
    opened(made, qtbot, table(tmp_path / "一月.xlsx"))
    return made


def opened(page: CountyPage, qtbot: QtBot, path: Path) -> None:
    page.open(path)
    rested(page, qtbot)


def rested(page: CountyPage, qtbot: QtBot) -> None:
    """What goes on beside the window is done and shown."""
    qtbot.waitUntil(lambda: not work.busy() and behind(page.book).idle, timeout=20_000)
    settle()


def saved(
    page: CountyPage, qtbot: QtBot, out: Path, by: Callable[[], object] | None = None
) -> openpyxl.Workbook:
    """The table filled, as the clerk saves it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
        (by or page.save)()
        rested(page, qtbot)
    return openpyxl.load_workbook(out)


def item(page: CountyPage, row: int, column: int) -> str:
    found = page.grid.item(row, column)
    return found.text() if found is not None else ""


def test_a_cell_is_tied_filled_and_known_again(
    page: CountyPage, shell: Shell, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    page.grid.setFocus()
    for _ in range(2):
        QTest.keyClick(page.grid, Key.Key_Down)
    QTest.keyClick(page.grid, Key.Key_Right)
    single = page.side.single
    assert page.cell == "B3" and "B3" in single.where.text()
    single.tie.click()
    assert "还没有选数字" in shell.refusals[-1]
    press(Key.Key_Return)
    assert single.figures.hasFocus()
    single.figures.choose("grievance.received")
    press(Key.Key_Return)
    rested(page, qtbot)
    value = count(book, "grievance.received", page.frame).value
    assert value == 6 and item(page, 2, 1) == "6" and page.side.listed.count() == 1 and page.grid.hasFocus()
    page.grid.go("C3")
    single.tie.click()
    assert "公式" in shell.refusals[-1] and page.side.listed.count() == 1
    sheet = saved(page, qtbot, tmp_path / "出.xlsx")["统计表"]
    assert (sheet["B3"].value, sheet["C3"].value) == (6, "=B3+1")
    opened(page, qtbot, table(tmp_path / "二月.xlsx"))
    assert page.ties.cells == {("统计表", "B3"): "grievance.received"} and "认出了“一月”" in shell.toasts[-1][0]
    page.grid.go("B3")
    page.grid.setFocus()
    press(Key.Key_Delete)
    assert page.side.listed.count() == 0 and not single.drop.isEnabled()


def test_the_keys_of_the_empty_page_are_with_opening_a_table_not_with_leaving(shell: Shell) -> None:
    page = CountyPage(shell)
    stand(shell, page)
    page.setFocus()
    assert page.open_button.hasFocus()


def test_columns_are_tied_by_keys_and_full_numbers_want_a_reason(
    page: CountyPage, shell: Shell, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    page.side.sheets.setCurrentText("名册")
    many, full = page.side.many, page.side.full
    assert many.row.value == 3, "below the head"
    page.grid.setFocus()
    press(Key.Key_2, Alt)
    assert many.fields.hasFocus()
    many.kinds.setCurrentIndex(many.kinds.findData("member"))
    many.kinds.activated.emit(many.kinds.currentIndex())
    page.grid.go("A3")
    assert many.fields.currentText() == "序号", "the head says it"
    many.fields.setFocus()
    press(Key.Key_Return)
    assert many.fields.currentText() == "姓名" and not full.isVisible()
    press(Key.Key_Return)
    assert many.fields.currentText() == "证件号码"
    press(Key.Key_Return)
    assert full.isVisible() and many.fields.currentText() == "入会日期"
    many.fields.lineEdit().clear()  # type: ignore[union-attr]
    write("joined")
    press(Key.Key_Return)
    assert "还没有选栏目" in shell.refusals[-1]
    many.fields.choose("joined_on")
    press(Key.Key_Return)
    rested(page, qtbot)
    one = page.ties.lists["名册"]
    assert (one.row, one.number, dict(one.columns)) == (
        3, "A", {"B": "person.name", "C": "person.id_number", "D": "joined_on"},
    )  # fmt: skip
    assert item(page, 2, 0) == "1" and "*" in item(page, 2, 2)
    assert "B 姓名" in page.side.listed.item(1).text().replace("列　会员：", "")
    names = saved(page, qtbot, tmp_path / "遮住.xlsx")["名册"]
    assert names.max_row == 32 and all("*" in names[f"C{row}"].value for row in range(3, 33))
    full.setFocus()
    press(Key.Key_Space)
    page.save()
    (asked,) = page.findChildren(Reason)
    asked.typed.setEditText("")
    asked.take()
    assert asked.isVisible() and not asked.wrong.isHidden() and not work.busy()
    asked.typed.setEditText("报县总")
    names = saved(page, qtbot, tmp_path / "完整.xlsx", asked.do.click)["名册"]
    assert {names[f"C{row}"].value for row in range(3, 33)} == {id_number(number) for number in range(30)}
    masked, whole = book.select("disclosure", ["how", "rows", "masked", "reason"], order=["uid"])
    assert masked == ("export", 30, 1, None) and whole == ("export", 30, 0, "报县总")
    opened(page, qtbot, table(tmp_path / "二月.xlsx"))
    page.side.sheets.setCurrentText("名册")
    assert page.list == one and many.kind.name == "member" and not page.side.one_cell and not full.isChecked()


def test_the_head_of_a_column_is_clicked_and_a_field_chosen(page: CountyPage, qtbot: QtBot) -> None:
    page.side.sheets.setCurrentText("名册")
    heads, many = page.grid.horizontalHeader(), page.side.many
    with Clicks(most=3) as mouse:
        middle = QRect(heads.sectionViewportPosition(1), 0, heads.sectionSize(1), heads.height())
        mouse.on(heads.viewport(), middle)
        assert not page.side.one_cell and many.where.text() == "B 列填什么栏目" and many.fields.key == "person.name"
        mouse.on(many.tie)
        mouse.on(page.side.listed.viewport(), page.side.listed.visualItemRect(page.side.listed.item(0)))
    rested(page, qtbot)
    assert page.ties.lists["名册"].columns == {"B": "person.name"}
    many.subsets.setCurrentIndex(1)
    many.subsets.activated.emit(1)
    assert page.ties.lists["名册"].subset == many.subsets.currentData() != ""
    many.row.show_row(4)
    many.row.editingFinished.emit()
    assert page.ties.lists["名册"].row == 4
    page.grid.go("B4")
    many.drop.click()
    assert not page.ties


def test_what_is_no_table_is_refused(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    page = CountyPage(shell)
    stand(shell, page)
    assert not page.fill_button.isEnabled()
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    opened(page, qtbot, tmp_path / "坏.xlsx")
    assert len(shell.refusals) == 1 and page.package is None
