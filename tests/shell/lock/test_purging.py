"""保存期限与清除 by keys: from the card to the list, ticks, one question, the result; 查阅登记 is only read."""

from pathlib import Path

import pytest
from lock_hands import texts
from purge_book import HARDSHIP, NAME, NUMBER, OTHER, empty_book, hardship
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from resting import worked

from unionbook.services.privacy.access import lift
from unionbook.services.privacy.retention import past
from unionbook.store.secrecy.blanked import blanked
from unionbook.ui.aside.privacy import PrivacyPage
from unionbook.ui.aside.purgeasked import PurgeAsked
from unionbook.ui.aside.purging import PurgePage
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.ledger.rowmenu import row_menu

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(window: Window, tmp_path: Path) -> Desk:
    """Two hardship files past their time in an open book."""
    with empty_book(tmp_path) as book:
        hardship(book, NAME, NUMBER, "2019-03-04")
        hardship(book, OTHER, "330102196402027777", "2018-03-04")
        path = book.path
    window.open_book(path)
    assert window.desk is not None
    return window.desk


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)


def shown_page(desk: Desk) -> PurgePage:
    desk.visit(lambda: PurgePage(desk))
    assert isinstance(desk.page, PurgePage)
    assert not desk.page.found and desk.page.head.caption.full == "正在查看…"
    worked()
    return desk.page


def question(page: QWidget) -> PurgeAsked:
    return next(one for one in page.findChildren(PurgeAsked) if one.isVisible())


def test_the_card_of_the_settings_tells_how_many_and_leads_there(desk: Desk) -> None:
    desk.show_privacy()
    assert isinstance(desk.page, PrivacyPage)
    button = next(one for one in desk.page.findChildren(QPushButton) if one.accessibleName() == "打开保存期限与清除")
    button.setFocus()
    worked()
    assert "2 条已过保存期限，可以清除。" in texts(desk.page)
    press(Qt.Key.Key_Space)
    worked()
    assert isinstance(desk.page, PurgePage) and desk.page.table.hasFocus()


def test_ticked_by_keys_asked_once_and_gone(desk: Desk) -> None:
    page = shown_page(desk)
    assert [row.cells[0].split()[-1] for row in page.table.plain.rows] == [OTHER, NAME]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert page.do.text() == "清除勾选的 1 条… Del" and page.head.caption.full.startswith("共 2 条，已勾选 1 条")
    press(Qt.Key.Key_Delete)
    dialog = question(page)
    assert "不能撤销" in texts(dialog) and dialog.focusWidget() is not dialog.do
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible() and len(past(desk.book)) == 2, "Enter does not purge"
    page.reason.setFocus()
    press(Qt.Key.Key_Return)
    dialog = question(page)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.do
    QTest.keyClick(dialog.do, Qt.Key.Key_Space)
    assert [one.title.split()[-1] for one in past(desk.book)] == [OTHER]
    assert len(blanked(desk.book)) == 2 and desk.book.count("purge") == 1
    assert page.result.isVisible() and "已清除困难档案 1 户的个人信息，连同 1 人" in page.result.words.text()
    assert NAME not in texts(page) and page.table.hasFocus() and page.table.ticked == set()
    press(Qt.Key.Key_Escape)
    assert desk.page is not page


def test_all_by_ctrl_a_then_nothing_is_left_to_purge(desk: Desk) -> None:
    page = shown_page(desk)
    press(Qt.Key.Key_A, CTRL)
    page.purge()
    assert past(desk.book) == [] and page.empty.isVisible() and not page.foot.isVisible()
    assert page.done_before.text() == "清除登记 1 次" and page.done_before.hasFocus()
    press(Qt.Key.Key_Space)
    assert isinstance(desk.page, LedgerPage) and desk.page.drawer.kind.name == "purge"


def test_nothing_ticked_is_said(desk: Desk) -> None:
    page = shown_page(desk)
    page.ask()
    assert "还没有勾选记录" in texts(desk) and not page.do.isEnabled()


def test_the_access_log_offers_nothing_to_write(desk: Desk) -> None:
    uid = desk.book.select("hardship", ["uid"])[0][0]
    lift(desk.book, HARDSHIP, [uid], "困难档案：一条记录的完整号码", "核对证件")
    desk.show_list(desk.book.cabinet["disclosure"])
    page = desk.page
    assert isinstance(page, LedgerPage)
    assert page.drawer.form.uid and all(one.isReadOnly() for one in page.drawer.form.findChildren(QLineEdit))
    shown = [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    assert not [text for text in shown if any(word in text for word in ("登记查阅", "保存", "存草稿", "放弃", "删除"))]
    assert "删除(&D)" not in [one.text() for one in row_menu(page.drawer).actions()]
    for act in (page.new, page.save, page.save_and_new, page.remove):
        act()
        assert "查阅登记由程序自动记录，只能看" in texts(desk)
        desk.banner.hide()
    QTest.keyClick(page.drawer.table, Qt.Key.Key_Delete)
    assert desk.book.count("disclosure") == 1 and page.drawer.form.count == 0


def test_an_empty_access_log_says_so(desk: Desk) -> None:
    desk.show_list(desk.book.cabinet["disclosure"])
    page = desk.page
    assert isinstance(page, LedgerPage)
    assert page.drawer.list.words.text() == "还没有查阅登记。" and not page.drawer.list.button.isVisible()
    assert page.drawer.filters.search.hasFocus()
