"""The import page besides its flow: bad files, several tables, hidden rows, another mapping, going away and back."""

import os
from pathlib import Path

import pytest
from flows.keys import Alt, Ctrl, Key, Keys
from flows.roster import HEAD, page_of, row, unions, write
from ledger_desk import stored
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from sheets.test_bad_files import BAD

from unionbook.services.intake.model import Policy, Verdict
from unionbook.services.intake.writing import take_in
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.intake.course import Step
from unionbook.ui.intake.deeds import export
from unionbook.ui.intake.joins import show_import
from unionbook.ui.intake.page import ImportPage
from unionbook.ui.intake.tablesfound import tables_in
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.ledger.pasteview import PasteView


def opened(desk: Desk, file: Path | None = None) -> ImportPage:
    """The page for members, with a file read."""
    show_import(desk, desk.book.cabinet["member"], file)
    return page_of(desk)


def roster(desk: Desk, count: int = 3, **more: object) -> Path:
    rows = [row(n, unions(desk)[0]) for n in range(count)]
    return write(desk.book.path.with_name("表.xlsx"), rows, **more)  # type: ignore[arg-type]


QUICK = ("a pdf", "protected by a password", "half an xlsx")


@pytest.mark.parametrize("names", [QUICK, pytest.param(tuple(set(BAD) - set(QUICK)), marks=pytest.mark.slow)])
def test_a_bad_file_is_told_on_the_page_and_changes_nothing(desk: Desk, names: tuple[str, ...]) -> None:
    page, before = opened(desk), desk.book.facts["generation"]
    for name in names:
        make, words = BAD[name]
        file = desk.book.path.with_name("坏.xlsx")
        file.write_bytes(make())
        page.read(file)
        page = page_of(desk)
        told = page.files.refused
        assert told.isVisible() and words in told.words.text(), (name, told.words.text())
        assert page.course.step is Step.FILE and page.course.verdicts is None
    assert desk.book.facts["generation"] == before


def test_a_table_of_something_else_and_an_empty_clipboard_are_told(desk: Desk) -> None:
    page = opened(desk)
    page.read_text("今天\t天气\n晴\t好\n")
    assert "没有认出" in page_of(desk).files.refused.words.text()
    page.read_text("")
    assert "剪贴板里没有" in page_of(desk).files.refused.words.text()
    page.read_text("\t".join(map(str, HEAD)) + "\n" + "\t".join(map(str, row(1, unions(desk)[0]))))
    assert page_of(desk).course.step is Step.COLUMNS and page.course.count(Verdict.NEW) == 1
    assert not page.files.refused.isVisible()


def test_a_file_dropped_on_the_window_is_read(window: Window, desk: Desk) -> None:
    file = roster(desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, over)
    assert over.isAccepted()
    drop = QDropEvent(QPointF(window.rect().center()), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, drop)
    page = page_of(desk)
    assert page.course.step is Step.COLUMNS and page.course.plan is not None
    assert page.course.plan.kind.name == "member", "told by the columns: no list was in front"


def test_hidden_rows_and_another_table_are_asked_about(desk: Desk) -> None:
    page = opened(desk, roster(desk, hidden=(4, 5), more="另一张"))
    assert page.choice.tables.isVisible() and page.choice.tables.count() == 2
    assert page.choice.rows.isVisible() and "2 行" in page.choice.rows.text() and page.course.ready == 3
    page.choice.rows.click()
    page = page_of(desk)
    assert page.course.ready == 1 and page.course.count(Verdict.LEFT) == 2
    page.choice.tables.setCurrentIndex(1)
    page.choice.tables.activated.emit(1)
    page = page_of(desk)
    assert page.course.plan is page.course.plans[1]
    while page.course.step is not Step.DONE:
        page.go_on()
        page = page_of(desk)
    assert "还有 1 张表没有导入（Sheet1 · A3 起 3 行）" in page.result.words.text()


def test_hidden_columns_are_asked_about_and_the_answer_is_remembered(desk: Desk) -> None:
    page = opened(desk, roster(desk, aside="FG"))
    box, phone = page.columns.hidden, "person.phone"
    assert page.course.plan is not None and phone not in page.course.plan.columns.by_path
    assert box.isVisible() and "2 列" in box.text() and not box.isChecked()
    told = [row.cells[5] for row in page.columns.table.plain.rows if row.cells[0] in "FG"]
    assert all("隐藏的列，" in words and "勾选" in words for words in told)
    box.click()
    plan = page_of(desk).course.plan
    assert plan is not None and box.isChecked() and plan.columns.by_path[phone].head.column == 5
    box.click()
    page_of(desk)
    assert phone not in plan.columns.by_path and not box.isChecked()
    box.click()
    page_of(desk).go_on()
    page.go_on()
    page = page_of(desk)
    page.begin_again()
    page = opened(desk, roster(desk, aside="FG"))
    assert page.course.plan is not None and page.course.plan.columns.by_path[phone].why == "照上次"
    assert page.course.step is Step.ROWS
    page.escape()
    assert page.columns.hidden.isVisible() and page.columns.hidden.isChecked()


def test_a_column_is_sent_elsewhere_by_keys(desk: Desk) -> None:
    page = opened(desk, roster(desk))
    page.columns.table.go("6")
    page.take_keys()
    with Keys(desk, most=14) as keys:
        keys.press(Key.Key_F4)
        keys.write("备注")
        keys.enter()
        page = page_of(desk)
        assert page.course.plan is not None and page.course.plan.columns.by_path["note"].head.column == 6
        assert page.columns.table.hasFocus()
        keys.press(Key.Key_Delete)
        page = page_of(desk)
    assert page.course.plan is not None and "note" not in page.course.plan.columns.by_path
    assert "用工形式" not in page.columns.missing.full
    page.columns.table.go("3")
    page.columns.table.doomed.emit()
    assert "所属基层工会" in page_of(desk).columns.missing.full


def test_what_the_book_has_is_treated_as_the_policy_says(desk: Desk) -> None:
    file = roster(desk)
    page = opened(desk, file)
    assert page.course.verdicts is not None
    take_in(desk.book, page.course.verdicts)
    page = page_of(desk)
    assert page.course.count(Verdict.SAME) == 3 and not page.course.ready, "the page hears of what was written"
    page.go_on()
    assert not page_of(desk).foot.next.isEnabled() and "没有可导入的行" in page.foot.next.text()
    at = list(Policy).index(Policy.APPEND)
    page.foot.policies.setCurrentIndex(at)
    page.foot.policies.activated.emit(at)
    assert page_of(desk).course.plan is not None and page.course.count(Verdict.SAME) == 0


def test_the_clerk_may_go_and_come_back_with_everything_as_it_was(desk: Desk) -> None:
    page = opened(desk, roster(desk))
    page.go_on()
    page_of(desk)
    desk.go(0)
    desk.back()
    page = page_of(desk)
    assert page.course.step is Step.ROWS and page.course.ready == 3
    with Keys(desk, most=3) as keys:
        keys.press(Key.Key_Escape)
        assert page_of(desk).course.step is Step.COLUMNS
        keys.press(Key.Key_Escape)
        assert page_of(desk).course.step is Step.FILE and page.files.table.hasFocus()
        keys.press(Key.Key_Escape)
    assert not isinstance(desk.page, ImportPage)


def test_reading_is_stopped_and_nothing_comes_of_it(desk: Desk) -> None:
    page = opened(desk)
    page.read(roster(desk))
    assert page.work.busy
    page.escape()
    page = page_of(desk)
    assert page.course.step is Step.FILE and page.course.workbook is None and not page.files.refused.isVisible()


def test_what_was_not_taken_goes_to_a_file_with_the_reason(desk: Desk, tmp_path: Path) -> None:
    file = write(desk.book.path.with_name("表.xlsx"), [row(0, unions(desk)[0]), row(1, unions(desk)[0], E="去年")])
    page = opened(desk, file)
    page.go_on()
    page.foot.next.setFocus()
    page_of(desk).go_on()
    page = page_of(desk)
    assert page.result.export.isVisible() and "1 行" in page.result.export.text()
    export(page, tmp_path / "未导入.xlsx")
    page.begin_again()
    page_of(desk).read(tmp_path / "未导入.xlsx")
    page = page_of(desk)
    assert page.course.verdicts is not None
    assert [one.texts["joined_on"] for one in page.course.verdicts.rows] == ["去年"]


def test_a_block_pasted_into_a_list_may_be_mended_on_the_page(desk: Desk) -> None:
    desk.show_list(desk.book.cabinet["member"])
    listed = desk.page
    assert isinstance(listed, LedgerPage)
    bad = "\t".join(map(str, row(0, unions(desk)[0], E="去年")))
    QApplication.clipboard().setText("\t".join(HEAD) + "\n" + bad)
    listed.drawer.into_list()
    with Keys(desk, most=1) as keys:
        keys.press(Key.Key_V, Ctrl)
    dialog = next(one for one in desk.frame.findChildren(PasteView) if one.isVisible())
    next(one for one in dialog.findChildren(QPushButton) if one.text().startswith("逐行修正")).click()
    page = page_of(desk)
    assert page.course.count(Verdict.WRONG) == 1 and page.course.workbook is not None
    assert page.course.workbook.name == "粘贴的内容"


def test_the_newest_tables_are_listed_first_and_open_ones_marks_are_not(tmp_path: Path) -> None:
    for place, name in enumerate(("旧.xls", "新.xlsx", "~$新.xlsx", ".藏.xlsx", "说明.docx", "最新.et")):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (2_000_000_000 + place,) * 2)
    assert [path.name for path in tables_in([tmp_path, tmp_path / "没有"])] == ["最新.et", "新.xlsx", "旧.xls"]


def test_a_union_the_book_lacks_is_entered_first_and_the_import_goes_on(desk: Desk) -> None:
    file = write(desk.book.path.with_name("表.xlsx"), [row(0, "环卫所联合会")])
    page = opened(desk, file)
    page.go_on()
    page = page_of(desk)
    with Keys(desk, most=1) as keys:
        keys.press(Key.Key_1)
    listed = desk.page
    assert isinstance(listed, LedgerPage) and listed.drawer.kind.name == "organisation"
    writing = listed.drawer.form.writing
    assert writing is not None and writing.entry.values["name"] == "环卫所联合会"
    listed.drawer.form.discard()
    stored(desk.book, "organisation", {"name": "环卫所联合会", "structure": "1", "founded_on": "2015-3-1"})
    desk.back()
    page = page_of(desk)
    assert page.course.step is Step.ROWS and page.course.count(Verdict.WRONG) == 0 and page.course.ready == 1


def test_the_head_is_pointed_at_where_the_finder_is_wrong(desk: Desk) -> None:
    page = opened(desk, roster(desk))
    heads = page.choice.heads
    assert heads.isVisible() and heads.currentData() == 2 and "姓 名" in heads.currentText()
    columns = page.course.plan.columns if page.course.plan is not None else None
    for wanted, known in ((3, False), (2, True)):
        at = heads.findData(wanted)
        heads.setCurrentIndex(at)
        heads.activated.emit(at)
        page = page_of(desk)
        assert page.course.plan is not None and page.course.plan.block.first == wanted
        assert ("person.name" in page.course.plan.columns.by_path) is known
    assert page.course.plan is not None and columns is not None
    assert page.course.plan.columns.by_path.keys() == columns.by_path.keys() and page.course.ready == 3
    at = heads.count() - 1
    heads.setCurrentIndex(at)
    heads.activated.emit(at)
    assert page_of(desk).course.plan is page.course.plan and heads.currentData() == 2, "below the last row is nothing"


def test_whoever_goes_to_register_what_is_missing_is_told_the_way_back(desk: Desk) -> None:
    page = opened(desk, write(desk.book.path.with_name("表.xlsx"), [row(0, "示例新工会")]))
    with Keys(desk, most=4) as keys:
        keys.enter()
        page = page_of(desk)
        assert page.course.step is Step.ROWS
        keys.write("1")
        drawer = ledger_of(desk).drawer
        assert drawer.kind.name == "organisation" and desk.toasts.isVisible()
        assert "Alt+←" in desk.toasts.words.text()
        assert drawer.form.writing is not None and drawer.form.writing.entry.values["name"] == "示例新工会"
        keys.press(Key.Key_Left, Alt)
    assert page_of(desk).course.step is Step.ROWS


def ledger_of(desk: Desk) -> LedgerPage:
    assert isinstance(desk.page, LedgerPage)
    return desk.page
