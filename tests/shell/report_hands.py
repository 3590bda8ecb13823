"""The report page in the whole window, worked by keys."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, Shift, press, worked

from unionbook.ground.periods import Period
from unionbook.services.report.document import open_document
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.paper.choosing import Choice
from unionbook.ui.paper.edit.chipedit import ChipEdit
from unionbook.ui.paper.report import ReportPage

YEAR = Period.parse("2020")


def opened(window: Window, book: Path, folder: Path) -> Desk:
    """The desk of a copy of a book."""
    path = Path(shutil.copy(book, folder / "青山2020.ubk"))
    window.open_book(path)
    assert window.desk is not None
    worked()
    return window.desk


def report_page(desk: Desk, qtbot: QtBot, period: Period = YEAR) -> ReportPage:
    """The report page in front with a report of a period, its pages made."""
    desk.go(len(desk.tabs) - 1)
    page = desk.page
    assert isinstance(page, ReportPage)
    page.show_choice(Choice(period))
    settled(page, qtbot)
    return page


def settled(page: ReportPage, qtbot: QtBot) -> None:
    """Until the pages of the newest figures are shown, and the window has the keys again."""
    worked()
    if QApplication.activeModalWidget() is None:
        page.window().activateWindow()
        qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.waitUntil(lambda: bool(page.pdf) and not page.busy, timeout=20_000)
    worked()


def edit(page: ReportPage, words: str) -> ChipEdit:
    """F2 on the paragraph with these words; the field that has the keys."""
    assert page.report is not None
    number = next(n for n, block in enumerate(page.report.blocks) if words in block.text)
    spot = next((figure for figure, block in page.body.view.layout_.block_of.items() if block == number), -1)
    if spot >= 0:
        page.body.view.go_to_spot(spot)
        page.body.view.setFocus()
        QTest.keyClick(page.body.view, Qt.Key.Key_F2)
    else:
        page.editing.begin(number)
    worked()
    field = QApplication.focusWidget()
    assert isinstance(field, ChipEdit)
    return field


def put_cursor(field: ChipEdit, behind: str) -> None:
    """The cursor behind some words of the text."""
    cursor = field.document().find(behind)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionEnd(), QTextCursor.MoveMode.MoveAnchor)
    field.setTextCursor(cursor)


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
