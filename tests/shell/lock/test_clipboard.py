"""The clipboard: masked text until the masks are lifted; full numbers go again after a while, at lock and at exit."""

from pathlib import Path

import pytest
from lock_hands import field_of
from purge_book import NAME, NUMBER, empty_book, left
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from unionbook.services.privacy.lifting import lift_masks
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage

CTRL = Qt.KeyboardModifier.ControlModifier
OTHERS = "别的程序复制的话"


@pytest.fixture
def page(window: Window, tmp_path: Path) -> LedgerPage:
    """The only hardship file, in its form."""
    with empty_book(tmp_path) as book:
        file, _ = left(book)
        path = book.path
    window.open_book(path)
    desk = window.desk
    assert isinstance(desk, Desk)
    desk.open_record(desk.book.cabinet["hardship"], file)
    assert isinstance(desk.page, LedgerPage)
    QGuiApplication.clipboard().setText(OTHERS)
    return desk.page


def text() -> str:
    return QGuiApplication.clipboard().text()


def copy(widget: QWidget) -> None:
    """Ctrl+A, Ctrl+C."""
    widget.setFocus()
    if isinstance(widget, QLineEdit):
        QTest.keyClick(widget, Qt.Key.Key_A, CTRL)
    QTest.keyClick(widget, Qt.Key.Key_C, CTRL)


def lifted(page: LedgerPage) -> QLineEdit:
    """The field with the number, in full."""
    writing = page.drawer.form.writing
    assert writing is not None
    lift_masks(writing.entry, "核对证件")
    page.drawer.form.sections.tell()
    return field_of(page, "证件号码")


def test_nothing_in_full_is_copied_before_the_masks_are_lifted(page: LedgerPage, window: Window) -> None:
    field = field_of(page, "证件号码")
    copy(field)
    assert text() == OTHERS and NUMBER not in field.text() and window.clipping.held == ""
    field.cut()
    assert NUMBER not in text()
    table = page.drawer.table
    for column in range(table.rows.columnCount()):
        table.setCurrentIndex(table.rows.index(0, column))
        copy(table)
        assert NUMBER not in text() and window.clipping.held == ""


def test_a_full_number_goes_after_a_minute_and_nothing_else_does(page: LedgerPage, window: Window) -> None:
    copy(lifted(page))
    assert text() == NUMBER and window.clipping.timer.isActive() and window.clipping.timer.interval() == 60_000
    window.clipping.timer.timeout.emit()
    assert text() == "" and not window.clipping.timer.isActive()
    copy(lifted(page))
    QGuiApplication.clipboard().setText(OTHERS)
    assert window.clipping.held == "" and not window.clipping.timer.isActive()
    window.clipping.clear()
    assert text() == OTHERS
    copy(field_of(page, "姓名"))
    assert text() == NAME and window.clipping.held == ""


def test_a_full_number_is_gone_from_a_locked_and_from_a_closed_program(page: LedgerPage, window: Window) -> None:
    copy(lifted(page))
    window.locking.lock()
    assert text() == "" and window.locking.locked
    QGuiApplication.clipboard().setText(f"账号 6222 0000 1111 9999，{NAME}")
    assert window.clipping.held
    window.locking.unlock(None)
    window.close_book()
    assert text() == ""


def test_a_typed_number_and_health_count_too(page: LedgerPage, window: Window) -> None:
    page.new()
    health = field_of(page, "手机号码")
    QTest.keyClicks(health, "1390000")
    copy(health)
    assert window.clipping.held == "1390000", "part of a number in a masked field"
    window.clipping.clear()
    assert text() == ""
