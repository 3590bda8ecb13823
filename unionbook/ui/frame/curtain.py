"""What nobody looks for yet waits until the page in front was seen with what it is opened for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from unionbook.ui.frame.rounds import next_round

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

    def reveal(self, come: Callable[[], object]) -> None:
        """Have the page in front come with its rows. In a window that is seen already this takes a round of its own,
        and until then the desk is not painted: what stood there before it stays."""
        self.desk.window().installEventFilter(self)
        if self.desk.window().isVisible():
            self.desk.setUpdatesEnabled(False)
            next_round(self, lambda: self._reveal(come))
        else:
            come()

    def _reveal(self, come: Callable[[], object]) -> None:
        self.desk.setUpdatesEnabled(True)
        come()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the desk is painted, what stands on it is in the same go. A key may be that of something that waits."""
        if event.type() is QEvent.Type.ShortcutOverride:
            self.rise()
            while self._waiting:
                self._waiting.pop(0)()
        elif event.type() is QEvent.Type.Paint and watched is self.desk and self.there():
            next_round(self, self.rise)
        return False

    def rise(self) -> None:
        """Do all that waits, one thing for each round of the loop."""
        self.risen = True
        self._latest.stop()
        for watched in (self.desk, self.desk.window()):
            watched.removeEventFilter(self)
        if self._waiting:
            # Asked for first: what fails does not keep the rest from being done.
            next_round(self, self.rise)
            self._waiting.pop(0)()

    def drop(self) -> None:
        """The desk goes: nobody looks for any of it."""
        self._waiting.clear()
