"""One thing for each round of the event loop, so that the window lives between."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def next_round(owner: QObject, act: Callable[[], object]) -> None:
    """Do it in the next round, unless the owner is gone.

    A wait of 0 ms would be an event among those that are handled in one go: with it came the painting of what the round
    before had made, and whatever else was put off.
    """
    timer = QTimer(owner, singleShot=True, interval=1)
    timer.timeout.connect(timer.deleteLater)
    timer.timeout.connect(act)
    timer.start()
