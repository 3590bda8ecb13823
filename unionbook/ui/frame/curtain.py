"""What nobody looks for yet waits until the page in front was seen with what it is opened for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LATEST = 300
"""ms after which nothing waits any more: a window may be hidden, or its rows long in coming."""


class Curtain(QObject):
    """Belongs to a desk. there: is what the page in front is opened for on it?  risen: nothing waits any more."""

    def __init__(self, desk: QWidget, there: Callable[[], bool]) -> None:
        super().__init__(desk)
        self.desk, self.there, self.risen = desk, there, False
        self._waiting: list[Callable[[], object]] = []
        self._latest = QTimer(self, singleShot=True, interval=LATEST)
        self._latest.timeout.connect(self.rise)
        self._latest.start()
        desk.installEventFilter(self)
        # A window that is to be seen is, once the loop runs.
        QTimer.singleShot(0, self, lambda: None if desk.isVisible() else self.rise())

    def after(self, act: Callable[[], object]) -> None:
        """Do it once the page was seen; at once when it was."""
        if self.risen:
            act()
        else:
            self._waiting.append(act)

    def eventFilter(self, desk: QObject, event: QEvent) -> bool:
        """When the desk is painted, what stands on it is in the same go."""
        if event.type() is QEvent.Type.Paint and self.there():
            QTimer.singleShot(0, self, self.rise)
        return False

    def rise(self) -> None:
        """Do all that waits, one thing for each round of the loop."""
        self.risen = True
        self._latest.stop()
        self.desk.removeEventFilter(self)
        if self._waiting:
            # Asked for first: what fails does not keep the rest from being done.
            QTimer.singleShot(0, self, self.rise)
            self._waiting.pop(0)()

    def drop(self) -> None:
        """The desk goes: nobody looks for any of it."""
        self._waiting.clear()
