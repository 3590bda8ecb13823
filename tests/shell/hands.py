"""A clerk's hands and eyes, for the tests of the shell."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from resting import buried, worked

from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.desk import Desk
from unionbook.ui.home.today import Today
from unionbook.ui.ledger.chips import Chip
from unionbook.ui.ledger.drawer import Drawer

Key = Qt.Key
Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier

__all__ = ["buried", "worked"]


def press(widget: QWidget, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key for the widget in focus, as the system would deliver it: after what was posted before it."""
    QApplication.sendPostedEvents()
    QTest.keyClick(QApplication.focusWidget() or widget, key, modifiers)


def choose(button: QPushButton, menu: QMenu, words: str) -> None:
    """A line of the menu a button opens, walked to and taken by keys."""
    button.setFocus()
    QTest.keyClick(button, Key.Key_Space)
    lines = [one for one in menu.actions() if not one.isSeparator()]
    for _ in range([one.text() for one in lines].index(words) + 1):
        QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    button.window().activateWindow()
    assert QTest.qWaitForWindowActive(button.window())


def write(text: str) -> None:
    """Text to whatever has the keys now: keys, and what is Chinese by an input method."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keys"
    if text.isascii():
        QTest.keyClicks(widget, text)
    else:
        compose(widget, text)


def compose(widget: QWidget, text: str) -> None:
    """Chinese text, committed by an input method."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def narrowing(drawer: Drawer) -> Chip:
    """A chip that leaves some of the rows, once they were counted behind the window."""

    def found() -> list[Chip]:
        total = drawer.table.rows.count
        return [chip for chip in drawer.filters.bar.chips if chip.count and chip.count < total]

    for _ in range(2000):
        if chips := found():
            return chips[0]
        QTest.qWait(5)
    raise AssertionError("no chip was counted")


def counted(desk: Desk) -> None:
    """The badges and the names of what can be taken back, as they are now."""
    desk.count()
    rested(desk)


def rested(desk: Desk) -> None:
    """Until what is read beside the window was shown."""
    while not behind(desk.book).idle:
        QApplication.processEvents()


def settle(desk: Desk) -> Today:
    """The home page with everything counted."""
    desk.go(0)
    page = desk.page
    assert isinstance(page, Today)
    page.settle()
    worked()
    return page


def seen(widget: QWidget, text: str) -> bool:
    """Does a visible label or button say it?"""
    found: list[QLabel | QPushButton] = [*widget.findChildren(QLabel), *widget.findChildren(QPushButton)]
    return any(text in one.text() for one in found if one.isVisible())


def nameless(root: QWidget) -> list[str]:
    """The visible widgets that take the focus and have no name to be heard."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible() or widget.focusProxy():
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        if not told.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found
