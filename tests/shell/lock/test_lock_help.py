"""F1 where no desk is: at the passphrase, on the locked window, before a book is saved out of a damaged one."""

from pathlib import Path

from lock_hands import dialog_of
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, nameless, press, seen, worked

from unionbook.ui.aside.lock import LockPage
from unionbook.ui.aside.salvage import SalvageSheet
from unionbook.ui.aside.unlock import Unlock
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.hurt import HurtSheet
from unionbook.ui.frame.window import Window
from unionbook.ui.help.sheet import HelpBook
from unionbook.ui.home.newbook import NewBook


def helped(qtbot: QtBot, window: Window, front: QWidget) -> HelpBook:
    """The help F1 opens over what is in front; wide enough to be read, and left again by Esc."""
    front.window().activateWindow()
    qtbot.waitUntil(front.isActiveWindow)
    press(front, Key.Key_F1)
    worked()
    book = front.findChildren(HelpBook)[-1]
    qtbot.waitUntil(book.isActiveWindow)
    assert book.width() >= 900 and book.width() < window.width() and nameless(book) == []
    press(book.text, Key.Key_Escape)
    assert not book.isVisible() and front.isVisible()
    return book


def test_at_the_passphrase(qtbot: QtBot, window: Window, path: Path) -> None:
    window.open_book(path)
    dialog = dialog_of(window, Unlock)
    book = helped(qtbot, window, dialog)
    assert book.now == ("page", "锁定") and "恢复单上的四行" in book.text.toPlainText()


def test_on_the_locked_window(qtbot: QtBot, window: Window, secret_desk: Desk) -> None:
    press(window, Key.Key_L, Ctrl)
    worked()
    page = window.centralWidget()
    assert isinstance(page, LockPage) and seen(page, "帮助 F1")
    assert helped(qtbot, window, page).now == ("page", "锁定")
    page.help.click()
    assert page.findChildren(HelpBook)[-1].isVisible()


def test_over_a_damaged_book(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    for sheet, name in (
        (HurtSheet(window, tmp_path / "台账.ubk", None, "台账有损坏。"), "U盘坏了怎么办"),
        (SalvageSheet(window, tmp_path / "台账.ubk", None), "抢救"),
        (NewBook(window.cabinet, window), "第一页"),
    ):
        sheet.open()
        book = helped(qtbot, window, sheet)
        assert book.now == ("page", name)
        sheet.reject()
