"""For whoever helps over the phone: what is noted of a run, and the sheet that shows it."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

SOON = 3000
"""ms after which a start is written down: the window is seen first."""


def note(event: str, *numbers: int) -> None:
    """Write down an event by its name in `Event`."""
    from unionbook.store.pc import log

    log.note(log.Event[event], *numbers)


def note_soon(event: str, *numbers: int) -> None:
    """Write down an event once the window had time to be painted."""
    QTimer.singleShot(SOON, partial(note, event, *numbers))


def show_log(window: QWidget) -> None:
    """Open 故障记录."""
    from unionbook.ui.frame.crash import LogSheet

    LogSheet(window).open()
