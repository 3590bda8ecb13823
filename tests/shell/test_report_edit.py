"""The words of a report edited by keys: around figures, figures put in, worded, written over, parts moved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from report_book import full_book
from shell.hands import Ctrl, Key, nameless, press, worked, write
from shell.report_hands import edit, opened, put_cursor, report_page, settled

from unionbook.services.report.document import open_document
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.paper.edit.chipedit import ChipEdit
from unionbook.ui.paper.report import ReportPage
from unionbook.ui.paper.tints import Tint

Alt, Shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CASES = "共收到信访事件"


@pytest.fixture(scope="module")
def green(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real book whose 2020 has something for every chapter, written once."""
    path = tmp_path_factory.mktemp("green") / "青山.ubk"
    full_book(path).close()
    return path


@pytest.fixture
def page(window: Window, green: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[ReportPage]:
    desk = opened(window, green, tmp_path)
    yield report_page(desk, qtbot)


def desk_of(page: ReportPage) -> Desk:
    assert isinstance(page.shell, Desk)
    return page.shell


def save(page: ReportPage, qtbot: QtBot) -> None:
    press(page, Key.Key_Return, Ctrl)
    settled(page, qtbot)


def paste_as_new_part(page: ReportPage) -> str:
    """Ctrl+Shift+Enter, Ctrl+V; what then stands in the new part."""
    press(page, Key.Key_Return, Ctrl | Shift)
    field = QApplication.focusWidget()
    assert isinstance(field, ChipEdit) and field.raw() == ""
    press(page, Key.Key_V, Ctrl)
    return field.raw()


def spoken(page: ReportPage) -> str:
    assert page.report is not None
    return page.report.text


def part_text(page: ReportPage, words: str) -> str:
    """The part of the book with these words, as it is kept."""
    assert page.document is not None
    return next(part.text for part in open_document(page.book, page.document.uid).parts if words in part.text)


def test_typing_inside_a_sentence_is_saved_printed_and_taken_back(page: ReportPage, qtbot: QtBot) -> None:
    assert page.document is None
    field = edit(page, CASES)
    put_cursor(field, CASES)
    write("和来信")
    save(page, qtbot)
    assert "共收到信访事件和来信57宗" in spoken(page) and field is not None
    assert page.editing.on and isinstance(QApplication.focusWidget(), ChipEdit)
    press(page, Key.Key_Escape)
    assert not page.editing.on and page.body.view.hasFocus()
    press(page, Key.Key_Z, Ctrl)
    settled(page, qtbot)
    assert "共收到信访事件57宗" in spoken(page)


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


def test_a_figure_is_put_in_by_keys_and_stays_alive(page: ReportPage, qtbot: QtBot) -> None:
    field = edit(page, CASES)
    field.moveCursor(field.textCursor().MoveOperation.End)
    write("另有")
    press(page, Key.Key_J, Ctrl)
    offered = page.body.pane.offering.shown
    assert offered is not None and len(offered.model.found) > 300
    write("走访")
    QTest.keyClick(offered.box, Key.Key_Return)
    worked()
    assert page.body.pane.offering.shown is None and QApplication.focusWidget() is field
    write("来访。")
    save(page, qtbot)
    assert "另有57宗来访。" in spoken(page)
    assert "另有{grievance." in part_text(page, "另有")
    case = dict(page.book.must("grievance", page.book.select("grievance", ["uid"], limit=1)[0][0]))
    with page.book.change("登记信访") as act:
        act.add("grievance", {**case, "number": "2020-058", "received_on": "2020-11-30"})
    settled(page, qtbot)
    assert "另有58宗来访。" in spoken(page)


def test_the_figures_are_found_by_any_word(page: ReportPage) -> None:
    edit(page, CASES)
    press(page, Key.Key_J, Ctrl)
    offered = page.body.pane.offering.shown
    assert offered is not None
    write("困难 帮扶")
    offered.box._tell()
    assert offered.model.found and all(
        "困难" in one.kind + one.label + one.definition and "帮扶" in one.kind + one.label + one.definition
        for one in offered.model.found
    )
    assert offered.about.text()
    offered.box.empty()
    write("没有这种东西")
    offered.box._tell()
    assert offered.model.found == [] and "没有这样的数字" in offered.about.text()
    press(page, Key.Key_Escape)
    press(page, Key.Key_Escape)
    worked()
    assert page.body.pane.offering.shown is None and page.editing.on


def test_a_figure_written_over_keeps_its_automatic_value_and_needs_a_reason(page: ReportPage, qtbot: QtBot) -> None:
    field, manner = edit(page, CASES), page.body.pane.manner
    field.step_to_figure(1)
    assert manner.title.full == "收到信访事件" and manner.hint.text() == "自动数 57宗"
    press(page, Key.Key_F4)
    assert manner.wording.hasFocus()
    press(page, Key.Key_Tab)
    press(page, Key.Key_Tab)
    write("58")
    press(page, Key.Key_Tab)
    press(page, Key.Key_Return, Ctrl)
    assert "要写明原因" in page.body.pane.fault.text() and manner.reason.hasFocus()
    write("补登一宗")
    press(page, Key.Key_Return)
    press(page, Key.Key_Escape)
    assert field.hasFocus() or isinstance(QApplication.focusWidget(), ChipEdit)
    save(page, qtbot)
    assert "共收到信访事件58宗" in spoken(page) and "=58：补登一宗}" in part_text(page, CASES)
    view = page.body.view
    spot = next(one for one in view.spots if one.name.startswith("收到信访事件 58宗"))
    assert spot.tint is Tint.HAND and "自动 57宗" in spot.tip and "补登一宗" in spot.tip
    assert any("手工写作“58宗”" in point.sentence for point in page.points)
    again = page.body.pane.lines.current
    assert again is not None
    again.textCursor().setPosition(0)
    again.moveCursor(again.textCursor().MoveOperation.Start)
    again.step_to_figure(1)
    assert "手工改为 58" in manner.hint.text() and manner.again.isVisible()
    manner.again.click()
    save(page, qtbot)
    assert "共收到信访事件57宗" in spoken(page)


def test_wordings_are_shown_with_what_they_make_of_the_number(page: ReportPage, qtbot: QtBot) -> None:
    field, manner = edit(page, CASES), page.body.pane.manner
    field.step_to_figure(1)
    offered = [manner.wording.itemText(row) for row in range(manner.wording.count())]
    assert "……余　50余宗" in offered and "约……　约57宗" in offered and "中文数字　五十七宗" in offered
    press(page, Key.Key_F4)
    press(page, Key.Key_Down)
    press(page, Key.Key_Tab)
    manner.measure.selectAll()
    write("件")
    press(page, Key.Key_Return)
    press(page, Key.Key_Escape)
    save(page, qtbot)
    assert "共收到信访事件50余件" in spoken(page)


def test_a_fault_is_told_beside_the_text_and_nothing_is_changed(page: ReportPage, qtbot: QtBot) -> None:
    field = edit(page, CASES)
    before = part_text(page, CASES)
    at = next(n for n in range(field.document().characterCount()) if (one := field._sign_at(n)) and one.raw == "]")
    field.choose(at)
    press(page, Key.Key_Delete)
    press(page, Key.Key_Return, Ctrl)
    assert "没有配对" in page.body.pane.fault.text() and page.body.pane.fault.isVisible()
    assert "没有配对" in field.accessibleDescription() and part_text(page, CASES) == before
    assert not desk_of(page).go(0) and desk_of(page).page is page
    press(page, Key.Key_Escape)
    assert not page.editing.on and part_text(page, CASES) == before


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


def test_a_heading_has_its_own_last_day(page: ReportPage, qtbot: QtBot) -> None:
    edit(page, "完善返还手续") if "完善返还手续" in spoken(page) else edit(page, "拨缴工会经费")
    lines = page.body.pane.lines
    while lines.day is None:
        press(page, Key.Key_Up, Alt)
    assert lines.day.text() == "10-31"
    lines.day.setFocus()
    lines.day.selectAll()
    write("9月30日")
    press(page, Key.Key_Return)
    settled(page, qtbot)
    assert "截至9月30日" in spoken(page)


def test_a_double_click_edits_the_paragraph(page: ReportPage) -> None:
    view = page.body.view
    assert page.report is not None
    number = next(n for n, block in enumerate(page.report.blocks) if CASES in block.text)
    view.go_to_block(number)
    box = view._in_view(view.layout_.blocks[number])[0]
    place = next(
        point
        for x in range(4, int(box.width()), 9)
        for y in (8, 20, 32)
        if view.spot_at(point := box.topLeft() + QPointF(x, y)) < 0 and view.block_at(point) == number
    )
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    worked()
    assert page.editing.on and page.body.view.edited_blocks == [number]


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


def test_everything_in_the_editor_has_a_name_and_fits(page: ReportPage, window: Window) -> None:
    field = edit(page, CASES)
    field.step_to_figure(1)
    assert nameless(page) == []
    window.resize(1093, 534)
    worked()
    least = page.minimumSizeHint()
    assert least.width() <= page.width() and least.height() <= page.height()
    pane = page.body.pane
    assert pane.isVisible() and pane.tools.save.isVisible() and page.body.view.height() > 40
    corner = pane.tools.save.mapTo(page, pane.tools.save.rect().bottomRight())
    assert page.rect().contains(corner)
