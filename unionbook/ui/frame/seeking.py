"""How far a long reading is, in the head of the page that waits for it, with a way to end it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from unionbook.ui.look import theme

SHOWN_AFTER = 500
"""ms until it appears; shorter work shows nothing."""


class Seeking(QWidget):
    """A bar and its button. given_up: the clerk has had enough.  moved: (done, of), from whichever thread reads."""

    given_up = Signal()
    moved = Signal(int, int)

    def __init__(self, name: str) -> None:
        """name: what goes on, as it is heard."""
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.SIZES.px(140))
        self.bar.setAccessibleName(name)
        self.button = theme.button("停止查找")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SIZES.px(8))
        row.addWidget(self.bar)
        row.addWidget(self.button)
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._soon.timeout.connect(self.show)
        self.button.clicked.connect(self.given_up)
        self.moved.connect(self._move)
        self.hide()

    def begin(self) -> None:
        """Something is being read."""
        self.bar.setRange(0, 0)
        if self.isHidden():
            self._soon.start()

    def end(self) -> None:
        """It is over."""
        self._soon.stop()
        self.hide()

    def _move(self, done: int, of: int) -> None:
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)
