"""A clerk with a mouse and a budget: every click is counted, keys are used for words only and are free."""

from flows.keys import commit
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QMenuBar, QTabBar, QToolButton, QWidget

from unionbook.ui.form.choosing import Chooser
from unionbook.ui.form.editors import Editor
from unionbook.ui.ledger.grid import Grid

LEFT = Qt.MouseButton.LeftButton


class Clicks:
    """Counts what a flow takes; leaving the block fails when more clicks were needed than the budget has.

    with Clicks(most=12) as mouse:
        mouse.on(page.header.button)
        mouse.write("王芳")
    """

    def __init__(self, most: int) -> None:
        self.most, self.count = most, 0

    def __enter__(self) -> "Clicks":
        return self

    def __exit__(self, fault: object, *rest: object) -> None:
        if fault is None:
            assert self.count <= self.most, f"{self.count} clicks, {self.most} are the budget"

    def on(self, widget: QWidget, place: QRect | None = None) -> None:
        """A click on a widget, or on a part of it; it must be there to be hit."""
        at = (place or widget.rect()).center()
        assert widget.isVisible() and widget.isEnabled(), f"{widget.accessibleName()} cannot be clicked"
        assert widget.visibleRegion().contains(at), f"{widget.accessibleName()} is out of sight"
        self.count += 1
        QTest.mouseClick(widget, LEFT, Qt.KeyboardModifier.NoModifier, at)
        QApplication.processEvents()

    def tab(self, bar: QTabBar, label: str) -> None:
        """A tab by its words."""
        place = next(at for at in range(bar.count()) if bar.tabText(at).split(" ")[0] == label)
        self.on(bar, bar.tabRect(place))

    def row(self, table: Grid, place: int) -> None:
        """A row of a list."""
        self.on(table.viewport(), table.visualRect(table.model().index(place, 0)))

    def item(self, listed: QListWidget, words: str) -> None:
        """A line of a list whose words contain these."""
        place = next(at for at in range(listed.count()) if words in listed.item(at).text())
        self.on(listed.viewport(), listed.visualItemRect(listed.item(place)))

    def menu(self, bar: QMenuBar, *words: str) -> None:
        """Down a menu: a click for each of the words."""
        first = next(one for one in bar.actions() if one.text().startswith(words[0]))
        self.on(bar, bar.actionGeometry(first))
        for word in words[1:]:
            opened = QApplication.activePopupWidget()
            assert isinstance(opened, QMenu)
            line = next(one for one in opened.actions() if one.text().startswith(word))
            self.on(opened, opened.actionGeometry(line))

    def choose(self, editor: Editor, words: str) -> None:
        """The arrow of a field, then a line of its list."""
        assert isinstance(editor, Chooser)
        self.on(editor.findChildren(QToolButton)[-1])
        assert editor.listing
        self.item(editor._list(), words)

    def write(self, text: str) -> None:
        """Words to what was clicked: no click."""
        place = QApplication.focusWidget()
        assert place is not None, "nothing has the keys"
        if text.isascii():
            QTest.keyClicks(place, text)
        else:
            commit(place, text)
        QApplication.processEvents()


def corner(widget: QWidget) -> QRect:
    """A spot near the left edge of a widget."""
    return QRect(QPoint(6, widget.height() // 2 - 4), QPoint(14, widget.height() // 2 + 4))
