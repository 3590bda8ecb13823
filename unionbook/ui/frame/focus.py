"""Keys that the field in focus would keep for itself although the window should have them."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

WINDOW_KEYS = ("Ctrl+K", "Ctrl+E", "Ctrl+D")
"""Keys some systems give to text fields; here they belong to the window and its pages."""


def can_undo(widget: QWidget | None) -> bool:
    """Has the field something of its own to take back?"""
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    return isinstance(widget, QPlainTextEdit | QTextEdit) and widget.document().isUndoAvailable()


def can_redo(widget: QWidget | None) -> bool:
    """Has the field something of its own to do again?"""
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable()
    return isinstance(widget, QPlainTextEdit | QTextEdit) and widget.document().isRedoAvailable()


def undo_in(widget: QWidget | None) -> bool:
    """Take back in the field; False when there is nothing in it to take back."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and can_undo(widget):
        widget.undo()
        return True
    return False


def redo_in(widget: QWidget | None) -> bool:
    """Do again in the field; False when there is nothing in it to do again."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and can_redo(widget):
        widget.redo()
        return True
    return False


class FocusKeys(QObject):
    """Watches the field in focus only, so that no other event of the program passes through here."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if self._for_window(watched, event):
            event.ignore()
            return True
        return False

    def _for_window(self, watched: QObject, event: QKeyEvent) -> bool:
        field = watched if isinstance(watched, QWidget) else None
        if event.matches(QKeySequence.StandardKey.Undo):
            return not can_undo(field)
        if event.matches(QKeySequence.StandardKey.Redo):
            return not can_redo(field)
        pressed = QKeySequence(event.keyCombination()).toString()
        return pressed in WINDOW_KEYS
