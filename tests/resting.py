"""Waiting in tests of windows until all that follows from what was done has followed."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from unionbook.ui.frame.behind import idle

SHORT = 400
"""ms: a timer that runs once and so soon belongs to what was just done; longer ones are those of messages."""


def worked() -> None:
    """Let Qt show what was just made, what short timers do and what was read behind the window; bury the rest."""
    resting = False
    while not resting:
        resting = _quiet()
        QApplication.processEvents()
        resting = resting and _quiet()
        if not resting:
            QTest.qWait(2)
    buried()


def _quiet() -> bool:
    """Is nothing read, and does no short timer of a window that can be seen run?"""
    if not idle():
        return False
    seen = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    timers = [timer for widget in seen for timer in widget.findChildren(QTimer)]
    return not any(one.isActive() and one.isSingleShot() and one.interval() <= SHORT for one in timers)


def buried() -> None:
    """Widgets thrown away are gone, with their keys."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
