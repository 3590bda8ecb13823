"""The line over the pages that tells how the open file stands, with what can be done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme


@dataclass(frozen=True)
class Way:
    """A button: what it does, its words. first: Enter does it as soon as the line appears."""

    words: str
    act: Callable[[], object]
    first: bool = False


@dataclass(frozen=True)
class Saying:
    """What the line says. bad: red instead of amber."""

    words: str
    ways: Sequence[Way] = ()
    bad: bool = False


class BookBanner(QFrame):
    """It stays as long as what it says is so. escaped: Esc on one of its buttons."""

    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words, self.picture = QLabel(), QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.buttons: list[QPushButton] = []
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 4, 12, 4)
        self.row.setSpacing(theme.SIZES.px(8))
        self.row.addWidget(self.picture)
        self.row.addWidget(self.words, 1)
        self.hide()

    def say(self, saying: Saying) -> None:
        """Show a line instead of the one that is there."""
        inside = any(button.hasFocus() for button in self.buttons)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        theme.look(self, "refused" if saying.bad else "notice")
        # A style that hangs on a property is read anew only when asked for.
        for part in (self, self.words):
            part.style().unpolish(part)
            part.style().polish(part)
        name, tone = ("error_circle_filled", "bad") if saying.bad else ("warning_filled", "warn")
        self.picture.setPixmap(theme.pixmap(name, 20, tone, self.devicePixelRatio()))
        self.words.setText(saying.words)
        self.setAccessibleName(saying.words)
        self.buttons = [self._button(way) for way in saying.ways]
        self.show()
        announce(self)
        if inside:
            self.take_keys()

    def _button(self, way: Way) -> QPushButton:
        made = theme.button(f"{way.words} Enter" if way.first else way.words, style="primary" if way.first else "")
        made.setAccessibleName(way.words)
        made.clicked.connect(lambda: way.act())
        made.installEventFilter(self)
        self.row.addWidget(made)
        made.show()  # At once, so that it can take the keys.
        return made

    def take_keys(self) -> bool:
        """The first button takes the keys; False when there is none."""
        if not self.buttons:
            return False
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return True
        return False
