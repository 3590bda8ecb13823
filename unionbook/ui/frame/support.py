"""For whoever helps over the phone: what is noted of a run, and the sheet that shows it."""

from PySide6.QtWidgets import QWidget


def note(event: str, *numbers: int) -> None:
    """Write down an event by its name in `Event`."""
    from unionbook.store.pc import log

    log.note(log.Event[event], *numbers)


def show_log(window: QWidget) -> None:
    """Open 故障记录."""
    from unionbook.ui.frame.crash import LogSheet

    LogSheet(window).open()
