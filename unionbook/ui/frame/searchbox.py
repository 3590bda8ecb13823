"""The search box above a list: it looks while the clerk types, also at what the input method still composes."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QLineEdit

from unionbook.ground.search.terms import read_on
from unionbook.ui.look import theme

WAITS = 0
"""ms after the last key before the list is asked: the answer is there before the next key."""


class SearchBox(QLineEdit):
    """sought: the text to look for.  down: the clerk goes on to the list.  escaped: Esc in an empty box."""

    sought = Signal(str)
    down = Signal()
    escaped = Signal()

    def __init__(self, name: str, hint: str, key: str = "Ctrl+F") -> None:
        super().__init__()
        self.key = key
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.addAction(QAction(theme.icon("search", 20, "text3"), "", self), self.ActionPosition.LeadingPosition)
        self._composed = ""
        self._told = ""
        self._timer = QTimer(self, singleShot=True, interval=WAITS)
        self._timer.timeout.connect(self._tell)
        # The cross of the box clears it without any key; only then does the text change without being edited.
        self.textChanged.connect(lambda text: None if text else self._timer.start())
        self.textEdited.connect(lambda _: self._timer.start())

    def wanted(self) -> str:
        """What is looked for: the text with what is being composed."""
        at = self.cursorPosition()
        before = self.text()[:at]
        # What was committed already is looked for as it is read, together with what is composed.
        before = read_on(before + self._composed) if self._composed else before
        return (before + self.text()[at:]).strip()

    def empty(self) -> None:
        """Clear the box, without waiting."""
        self.clear()
        self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        if self.wanted() != self._told:
            self._told = self.wanted()
            self.sought.emit(self._told)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composed = event.preeditString()
        self._timer.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        needed = self.fontMetrics().horizontalAdvance(self.placeholderText() + self.key) + theme.SIZES.px(46)
        if self.text() or self.hasFocus() or needed > self.width():
            return
        with QPainter(self) as painter:
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("text3"))
            inner = self.rect().adjusted(0, 0, -theme.SIZES.px(10), 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composed:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.empty()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._tell()
                self.down.emit()
            case _:
                super().keyPressEvent(event)
