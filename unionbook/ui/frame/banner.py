"""The line over the pages that tells how the open file stands, with what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from unionbook.ui.frame.toast import Way, announce
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

LOW = 600
"""px of a window in which there is room for one line only."""


@dataclass(frozen=True)
class Saying:
    """What the line says. bad: red instead of amber."""

    words: str
    ways: Sequence[Way] = ()
    bad: bool = False


class BookBanner(QFrame):
    """It stays as long as what it says is so, a line for each thing. escaped: Esc on one of its buttons."""

    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[_Line] = []
        self.sayings: list[Saying] = []
        self.at = 0
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.SIZES.px(2))
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """All buttons, in order."""
        return [button for line in self.lines for button in line.buttons]

    def say(self, *sayings: Saying) -> None:
        """Show these lines instead of those that are there."""
        self.sayings, self.at = list(sayings), 0
        self._fill()
        self.setAccessibleName("\n".join(saying.words for saying in sayings))
        self.show()
        announce(self)

    def _fill(self) -> None:
        """In a low window there is room for one line: the others come one after the other."""
        inside = any(button.hasFocus() for button in self.buttons)
        for line in self.lines:
            line.hide()
            line.deleteLater()
        if self.low():
            more = len(self.sayings) - 1
            self.lines = [_Line(self.sayings[self.at], True, Way(f"另有 {more} 条", self._turn) if more else None)]
        else:
            self.lines = [_Line(saying, at == 0) for at, saying in enumerate(self.sayings)]
        for line in self.lines:
            self.column.addWidget(line)
            line.show()  # At once, so that its buttons can take the keys.
            for button in line.buttons:
                button.installEventFilter(self)
        if inside:
            self.take_keys()

    def low(self) -> bool:
        """Is the window too low for several lines?"""
        return self.window().height() < theme.SIZES.px(LOW)

    def _turn(self) -> None:
        self.at = (self.at + 1) % len(self.sayings)
        self._fill()

    def fit(self) -> None:
        """The window has another height."""
        if len(self.sayings) > 1 and self.isVisible() and (len(self.lines) == 1) != self.low():
            self.at = 0
            self._fill()

    def take_keys(self) -> bool:
        """The first button takes the keys; False when there is none to be seen."""
        if self.isHidden() or not self.buttons:
            return False
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return True
        return False


class _Line(QFrame):
    """One thing that is said, with its buttons. main: in full; the others must do with one line."""

    def __init__(self, saying: Saying, main: bool, more: Way | None = None) -> None:
        super().__init__()
        theme.look(self, "refused" if saying.bad else "notice")
        picture, words = QLabel(), _in_full(saying.words) if main else _in_one_line(saying.words)
        name, tone = ("error_circle_filled", "bad") if saying.bad else ("warning_filled", "warn")
        picture.setPixmap(theme.pixmap(name, 20, tone, self.devicePixelRatio()))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(theme.SIZES.px(8))
        row.addWidget(picture)
        row.addWidget(words, 1)
        self.buttons = [_button(way, saying.bad) for way in saying.ways]
        if more is not None:
            self.buttons.append(_button(more, saying.bad))
        for button in self.buttons:
            row.addWidget(button)


def _in_full(text: str) -> QLabel:
    words = QLabel(text)
    words.setWordWrap(True)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return words


def _in_one_line(text: str) -> QLabel:
    words = Elided(text)
    words.setToolTip(text)
    return words


def _button(way: Way, bad: bool) -> QPushButton:
    main = way.first and not bad
    made = theme.button(f"{way.words} Enter" if way.first else way.words, style="primary" if main else "")
    made.setAccessibleName(way.words)
    made.clicked.connect(lambda: way.act())
    return made
