"""Waiting in tests of windows until all that follows from what was done has followed."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from unionbook.ui.frame.behind import idle

SHORT = 400
"""ms: a timer that runs once and so soon belongs to what was just done; longer ones are those of messages."""


PAUSE = 15
"""ms between two looks at what is read behind a window."""


def worked() -> None:
    """Let Qt show what was just made, what short timers do and what was read behind the window; bury the rest."""
    quiet = 0
    while quiet < 2:
        QApplication.processEvents()
        if pause := _owed():
            QTest.qWait(pause)
        quiet = 0 if pause else quiet + 1
    buried()


def _owed() -> int:
    """ms until something is to be expected: of what is read, or of the short timers of windows that can be seen."""
    if not idle():
        return PAUSE
    seen = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    timers = [timer for widget in seen for timer in widget.findChildren(QTimer)]
    short = [one for one in timers if one.isActive() and one.isSingleShot() and one.interval() <= SHORT]
    return max(1, min(one.remainingTime() for one in short)) if short else 0


def buried() -> None:
    """Widgets thrown away are gone, with their keys."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
