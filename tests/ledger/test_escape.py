"""Esc: what hangs open closes, then the field's text comes back, then the list; there ticks and the search go."""

import pytest
from ledger_desk import field, focused, press, write
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QWidget

from unionbook.ui.form.choosing import Chooser
from unionbook.ui.ledger.grid import ONE_ROW
from unionbook.ui.ledger.ledger import LedgerPage

ESC, CTRL = Qt.Key.Key_Escape, Qt.KeyboardModifier.ControlModifier


def test_from_a_field_the_list_under_it_its_text_and_then_the_form_are_left(members: LedgerPage) -> None:
    drawer = members.drawer
    drawer.into_form()
    editor = field(drawer.form, "employment").editor
    assert isinstance(editor, Chooser)
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    before = editor.value_text()
    write("派")
    assert editor.listing
    press(ESC)
    assert not editor.listing and editor.value_text() == "派", "what was typed stays"
    press(ESC)
    assert editor.value_text() == before and editor.hasFocus()
    press(ESC)
    assert drawer.table.hasFocus() and not drawer.form.count


def test_in_the_list_ticks_go_first_then_the_search(members: LedgerPage) -> None:
    drawer = members.drawer
    drawer.seek()
    write("甲")
    press(Qt.Key.Key_Return)
    assert drawer.table.hasFocus() and drawer.filters.search.wanted() == "甲"
    press(Qt.Key.Key_Space)
    assert drawer.table.ticks is not None and len(drawer.table.ticks) == 1
    press(ESC)
    assert not len(drawer.table.ticks) and drawer.filters.search.wanted() == "甲"
    press(ESC)
    assert drawer.filters.search.wanted() == "" and drawer.table.hasFocus()
    press(ESC)
    assert drawer.table.hasFocus() and members.isVisible(), "and then nothing more happens"


def test_from_everything_that_takes_the_focus_esc_leads_back_to_the_list(members: LedgerPage) -> None:
    drawer = members.drawer
    drawer.into_form()
    taking = [
        one
        for one in members.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy()
    ]
    assert len(taking) > 15
    stuck = []
    for widget in taking:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is widget:
            press(ESC)
            if not drawer.table.hasFocus():
                stuck.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert stuck == []


def test_no_esc_takes_away_what_was_typed_in_other_fields(members: LedgerPage) -> None:
    drawer = members.drawer
    drawer.into_form()
    editor = field(drawer.form, "employment").editor
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    write("派遣")
    press(Qt.Key.Key_Return)
    for _ in range(6):
        press(ESC)
    assert drawer.form.count == 1 and members.isVisible()
    assert focused() is drawer.table


@pytest.mark.parametrize("many", [False, True], ids=["one", "several"])
def test_the_menu_of_rows_offers_one_field_of_all_and_a_file(members: LedgerPage, many: bool) -> None:
    from unionbook.ui.ledger.rowmenu import row_menu

    drawer = members.drawer
    drawer.table.go_to(2)
    if many:
        chosen = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        drawer.table.selectionModel().select(drawer.table.rows.index(3, 0), chosen)
    assert drawer.table.ticks is not None and drawer.batch is not None
    elsewhere = drawer.table.rows.uid(9)
    drawer.table.ticks.put([elsewhere], True)
    uids = drawer.table.chosen()
    menu = row_menu(drawer)
    words = {one.text().partition("(")[0].rstrip("…"): one for one in menu.actions()}
    assert {"批量修改", "导出", "打印", "删除"} <= set(words)
    words["批量修改"].trigger()
    assert drawer.batch.asking and sorted(drawer.batch.editing.uids) == sorted(uids)
    assert elsewhere not in drawer.table.ticks, "what the menu is over is meant, not what was ticked before"
    press(ESC)
    assert not drawer.batch.asking
    drawer.table.selectionModel().setCurrentIndex(drawer.table.rows.index(2, 0), ONE_ROW)
