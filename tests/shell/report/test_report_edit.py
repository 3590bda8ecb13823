"""The words of a report edited by keys: around figures, figures put in, worded, written over, parts moved."""


from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, nameless, press, worked, write
from shell.report_hands import desk_of, edit, part_text, put_cursor, save, settled, spoken

from unionbook.services.report.document import open_document
from unionbook.ui.frame.window import Window
from unionbook.ui.paper.edit.chipedit import ChipEdit
from unionbook.ui.paper.report import ReportPage
from unionbook.ui.paper.tints import Tint

Alt, Shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CASES = "共收到信访事件"


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


def test_what_is_typed_while_the_newest_year_is_looked_for_is_kept(page: ReportPage, qtbot: QtBot) -> None:
    field = edit(page, CASES)
    assert page.document is not None
    uid = page.document.uid
    page.show_year()
    put_cursor(field, CASES)
    write("（补记）")
    settled(page, qtbot)
    assert any("共收到信访事件（补记）" in part.text for part in open_document(page.book, uid).parts)
