"""Two ways to say something without stopping work: a line that goes by itself, and a banner that stays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid

from unionbook.ui.look import theme


@dataclass(frozen=True)
class Way:
    """A button: what it does, its words. first: Enter does it as soon as the line appears."""

    words: str
    act: Callable[[], object]
    first: bool = False


STAYS = 6000
"""ms a toast stays."""

LIFTED = 100
"""px a toast stands over the lower edge: the status bar, and the buttons at the foot of a form, stay free."""


class Toast(QFrame):
    """A line over the lower edge of the window; it never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.around = parent
        theme.look(self, "toast")
        self.words = QLabel()
        self.button = theme.button("撤销", tip="撤销（Ctrl+Z）")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self.words)
        row.addWidget(self.button)
        self.timer = QTimer(self, singleShot=True, interval=STAYS)
        self.timer.timeout.connect(self.hide)
        self._undo: Callable[[], None] | None = None
        self.button.clicked.connect(self._take_back)
        self.hide()

    def tell(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence, with 撤销 when there is a way back."""
        self._undo = undo
        self.words.setText(sentence)
        self.button.setVisible(undo is not None)
        self.setAccessibleName(sentence)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self.timer.start()
        announce(self)

    def place(self) -> None:
        """Put it in the middle, above the buttons that stand at the foot of forms and lists; beside a field that is
        being typed in, not over it."""
        around = self.around.size()
        x, y = (around.width() - self.width()) // 2, around.height() - self.height() - theme.SIZES.px(LIFTED)
        field = self._field()
        if field.intersects(QRect(x, y, self.width(), self.height())):
            x = field.left() - self.width()
            if x < 0:
                x, y = max(field.left(), 0), field.top() - self.height()
        self.move(x, y)

    def _field(self) -> QRect:
        """Where the line that is being typed in stands with its label; nothing while there is none."""
        here = QApplication.focusWidget()
        if not isinstance(here, QLineEdit) or not self.around.isAncestorOf(here):
            return QRect()
        air = theme.SIZES.px(10)
        return QRect(here.mapTo(self.around, QPoint()), here.size()).adjusted(-air, -theme.SIZES.px(26), air, air)

    def _take_back(self) -> None:
        self.hide()
        if self._undo is not None:
            self._undo()


class Banner(QFrame):
    """Why something was not done, with what can be done about it. It stays until it is closed or something succeeds."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "refused")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        picture = QLabel()
        picture.setPixmap(theme.pixmap("error_circle_filled", 20, "bad", self.devicePixelRatio()))
        close = theme.button("知道了", style="link")
        close.clicked.connect(self._close)
        self.ways: list[QPushButton] = []
        self._before: QWidget | None = None
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(10)
        row.addWidget(picture)
        row.addWidget(self.words, 1)
        row.addWidget(close)
        self.hide()

    def tell(self, sentence: str, ways: Sequence[Way] = ()) -> None:
        """Show a sentence. ways: what can be done about it; the first takes the keys, Esc gives them back."""
        for button in self.ways:
            button.deleteLater()
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.ways = [self._button(way) for way in ways]
        self.show()
        if self.ways:
            self._before = QApplication.focusWidget()
            self.ways[0].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self)

    def _button(self, way: Way) -> QPushButton:
        made = theme.button(way.words, style="link")
        made.clicked.connect(self.hide)
        made.clicked.connect(lambda: way.act())
        self._row.insertWidget(self._row.count() - 1, made)
        made.show()
        return made

    def _close(self) -> None:
        before = self._before if self.ways else None
        self.hide()
        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.ways:
            self._close()
        else:
            super().keyPressEvent(event)


def announce(widget: QWidget) -> None:
    """Have a screen reader say the widget's name now."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
