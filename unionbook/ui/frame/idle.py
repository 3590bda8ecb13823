"""Whether anybody is at the window: after a while without, it locks itself."""

from collections.abc import Callable
from time import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_INPUT = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel})


class Idle(QObject):
    """Tells when nobody has touched keys or mouse for so many minutes (0: never). passed: it is so.

    Only the window in focus is watched, and only where the system hands it its input: no widget's event comes here.
    """

    passed = Signal()

    def __init__(self, parent: QObject, minutes: int, clock: Callable[[], float] = time) -> None:
        super().__init__(parent)
        self.minutes, self.clock = minutes, clock
        self.last = clock()
        self._watched: QWindow | None = None
        self._timer = QTimer(self, interval=5000)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window is not self._watched:
            window.installEventFilter(self)
            self._watched = window
        self.touch()

    def touch(self) -> None:
        """Somebody is there."""
        self.last = self.clock()

    def look(self) -> None:
        """Has it been too long?"""
        gone = self.clock() - self.last
        if gone < 0:
            self.touch()
        elif self.minutes and gone >= 60 * self.minutes:
            self.touch()
            self.passed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.last = self.clock()
        return False
