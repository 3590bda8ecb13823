"""A clerk at the keyboard with a budget: every key is counted, nothing but keys is used."""

from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from resting import worked

Key = Qt.Key
Ctrl, Shift, Alt = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier

CHINESE = 4
"""Keys for one Chinese character: its pinyin and the choice among what the input method offers."""


class Keys:
    """Counts what a flow takes. last: seconds until the key pressed last was answered and drawn.

        with Keys(desk, most=60) as keys:
            keys.press(Key.Key_N, Ctrl)
            keys.write("王芳")

    A chord (Ctrl+N) is one key. Leaving the block fails when more keys were needed than the budget has.
    """

    def __init__(self, window: QWidget, most: int) -> None:
        self.window, self.most = window, most
        self.count, self.last = 0, 0.0

    def __enter__(self) -> "Keys":
        return self

    def __exit__(self, fault: object, *rest: object) -> None:
        if fault is None:
            assert self.count <= self.most, f"{self.count} keys, {self.most} are the budget"

    @property
    def place(self) -> QWidget:
        """What has the keys now."""
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """A key, or a chord; the window draws what follows from it."""
        for _ in range(times):
            self.count += 1
            began = perf_counter()
            QTest.keyClick(self.place, key, held)
            QApplication.processEvents()
            self.last = perf_counter() - began

    def enter(self, times: int = 1) -> None:
        """Enter."""
        self.press(Key.Key_Return, times=times)

    def write(self, text: str, free: bool = False) -> None:
        """Text: a key for each sign, several for a Chinese one. free: the narrative, which no budget counts."""
        for sign in text:
            if sign.isascii():
                self.count += not free
                QTest.keyClicks(self.place, sign)
            else:
                self.count += 0 if free else CHINESE
                commit(self.place, sign)
        QApplication.processEvents()


def commit(place: QWidget, text: str) -> None:
    """Text as an input method hands it over."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(place, event)


def follow() -> None:
    """Let what follows a key after a moment follow: the form behind the list, the counts on the chips."""
    worked()
