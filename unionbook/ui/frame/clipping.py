"""What was copied out of the book and must not stay on the clipboard: full numbers, accounts, health."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from unionbook.ground.pattern import pattern

SECONDS = 60
"""So long a full value stays on the clipboard."""

_NUMBER = pattern(r"(?<!\d)\d{11,}|(?<!\d)\d{17}[\dXx]|(?<!\d)\d{4}(?:[ -]\d{4}){3,}")
"""Phones, papers, accounts, also in groups of four."""


class Clipping(QObject):
    """Watches what this program puts on the clipboard. held: what is to go again, "" for nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.held = ""
        self.timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self.timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def _changed(self) -> None:
        clipboard = QGuiApplication.clipboard()
        # Not every platform can tell whose it is; while the keys are in this window, it is this program's.
        own = clipboard.ownsClipboard() or QApplication.focusWidget() is not None
        text = clipboard.text() if own else ""
        self.held = text if text and (_NUMBER.search(text) or _from_sensitive(text)) else ""
        if self.held:
            self.timer.start()
        else:
            self.timer.stop()

    def clear(self) -> None:
        """Take it off the clipboard, if it is still there."""
        held, self.held = self.held, ""
        self.timer.stop()
        clipboard = QGuiApplication.clipboard()
        if held and clipboard.text() == held:
            clipboard.clear()


def put(text: str, html: str) -> None:
    """Put a text on the clipboard that is a table for programs that take one."""
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    _PUT[:] = [text]


def settle() -> None:
    """What `put` left on the clipboard must not be an object of Python when the program ends: it is asked for its
    formats later, when Python is gone, and the program would end with a crash."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() in _PUT:
        clipboard.setText(clipboard.text())
    _PUT.clear()


_PUT: list[str] = []
"""The text put there last."""


def _from_sensitive(text: str) -> bool:
    """Is the text what stands in a field of a form that is masked for others?"""
    widget = QApplication.focusWidget()
    field = getattr(widget, "field", None)
    value = getattr(widget, "value_text", None)
    return bool(getattr(field, "sensitive", False)) and callable(value) and text in value()
