"""The parts of a report by keys: added, moved, gone through, given up, copied; what is filled and shown meanwhile."""


from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, press, worked, write
from shell.report_hands import desk_of, edit, part_text, paste_as_new_part, save, settled, spoken

from unionbook.ui.paper.edit.chipedit import ChipEdit
from unionbook.ui.paper.report import ReportPage

Alt, Shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CASES = "共收到信访事件"


def test_tables_are_filled_again_only_when_more_than_words_was_written(page: ReportPage, qtbot: QtBot) -> None:
    assert page.pressed is not None
    before = page.pressed.whole
    edit(page, CASES)
    write("全年")
    save(page, qtbot)
    assert page.pressed.whole.report is not before.report and page.pressed.whole.tables is before.tables
    press(page, Key.Key_Escape)
    case = page.book.select("grievance", ["uid"])[0][0]
    with page.book.change("删除") as act:
        act.drop("grievance", str(case))
    settled(page, qtbot)
    assert page.pressed.whole.plain_tables() != before.plain_tables()


def test_parts_are_added_moved_dropped_and_restored_by_keys(page: ReportPage, qtbot: QtBot) -> None:
    edit(page, CASES)
    press(page, Key.Key_Return, Ctrl | Shift)
    assert page.body.pane.title.full == "新的一段"
    write("新添的一段话。")
    save(page, qtbot)
    lines = spoken(page).split("\n")
    at = next(n for n, line in enumerate(lines) if CASES in line)
    assert lines[at + 1] == "新添的一段话。"
    press(page, Key.Key_Up, Alt | Shift)
    settled(page, qtbot)
    lines = spoken(page).split("\n")
    assert lines[next(n for n, line in enumerate(lines) if CASES in line) - 1] == "新添的一段话。"
    page.body.pane.tools.drop.click()
    settled(page, qtbot)
    assert "新添的一段话" not in spoken(page) and not page.editing.on
    field = edit(page, CASES)
    field.moveCursor(field.textCursor().MoveOperation.Start)
    write("经统计，")
    save(page, qtbot)
    assert "经统计，" in spoken(page)
    page.body.pane.tools.restore.click()
    settled(page, qtbot)
    assert "经统计，" not in spoken(page) and not page.body.pane.tools.restore.isEnabled()


def test_pages_of_before_a_part_was_added_leave_it_open(page: ReportPage, qtbot: QtBot) -> None:
    edit(page, CASES)
    settled(page, qtbot)
    press(page, Key.Key_Return, Ctrl | Shift)
    write("新的一段。")
    press(page, Key.Key_Return, Ctrl)
    page.press.made.emit(page.pressed)
    assert page.editing.on and isinstance(QApplication.focusWidget(), ChipEdit)


def test_paragraphs_are_gone_through_and_kept_on_the_way(page: ReportPage, qtbot: QtBot) -> None:
    field = edit(page, CASES)
    uid = page.body.pane.uid
    field.moveCursor(field.textCursor().MoveOperation.Start)
    write("经统计，")
    press(page, Key.Key_Down, Alt)
    settled(page, qtbot)
    assert page.body.pane.uid != uid and "经统计，" in spoken(page)
    press(page, Key.Key_Up, Alt)
    assert page.body.pane.uid == uid


def test_what_was_given_up_can_be_had_again(page: ReportPage, qtbot: QtBot) -> None:
    field = edit(page, CASES)
    field.moveCursor(field.textCursor().MoveOperation.Start)
    write("经统计，")
    press(page, Key.Key_Escape)
    assert not page.editing.on and CASES in spoken(page) and "经统计" not in part_text(page, CASES)
    desk_of(page).toasts.button.click()
    worked()
    assert page.editing.on and page.body.pane.dirty
    save(page, qtbot)
    assert "经统计，" in spoken(page)


def test_copied_text_keeps_its_figures_inside_and_is_plain_outside(page: ReportPage, qtbot: QtBot) -> None:
    field = edit(page, CASES)
    field.selectAll()
    press(page, Key.Key_C, Ctrl)
    outside = QApplication.clipboard().text()
    assert "共收到信访事件57宗" in outside and "{" not in outside and "\ufffc" not in outside
    paste_as_new_part(page)
    save(page, qtbot)
    assert spoken(page).count("共收到信访事件57宗") == 2
    QApplication.clipboard().setText("外来{文字}[一]")
    assert paste_as_new_part(page) == "外来（文字）（一）"
    save(page, qtbot)
    assert "外来（文字）（一）" in spoken(page)
