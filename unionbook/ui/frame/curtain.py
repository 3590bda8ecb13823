"""What nobody looks for yet waits until the page in front was seen with what it is opened for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

LATEST = 300
"""ms after which nothing waits any more: a window may be hidden, or its rows long in coming."""


class Curtain(QObject):
    """Belongs to a desk, which tells when it is painted. risen: nothing waits any more."""

    def __init__(self, desk: QWidget, there: Callable[[], bool]) -> None:
        super().__init__(desk)
        self.desk, self.there, self.risen = desk, there, False
        self._waiting: list[Callable[[], object]] = []
        self._latest = QTimer(self, singleShot=True, interval=LATEST)
        self._latest.timeout.connect(self.rise)
        self._latest.start()
        # A window that is to be seen is, once the loop runs.
        QTimer.singleShot(0, self, lambda: None if desk.isVisible() else self.rise())

    def after(self, act: Callable[[], object]) -> None:
        """Do it once the page was seen; at once when it was."""
        if self.risen:
            act()
        else:
            self._waiting.append(act)

    def painted(self) -> None:
        """The desk is being painted; what stands on it is in the same go."""
        if not self.risen and self._waiting and self.there():
            QTimer.singleShot(0, self, self.rise)

    def rise(self) -> None:
        """Do all that waits, one thing for each round of the loop."""
        self.risen = True
        self._latest.stop()
        if self._waiting:
            self._waiting.pop(0)()
            QTimer.singleShot(0, self, self.rise)

    def drop(self) -> None:
        """The desk goes: nobody looks for any of it."""
        self._waiting.clear()
