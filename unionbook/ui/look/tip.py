"""A line over a page that stays as long as what it says is so, with at most one thing to do about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

_MARKS = {"warn": "warning_filled", "info": "info_filled"}


class TipLine(QFrame):
    """Hidden until it has something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.mark, self.words = QLabel(), Elided("", "strong")
        self.button = theme.button("", style="link")
        self._act: Callable[[], object] | None = None
        self.button.clicked.connect(self._do)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 6, 2)
        row.setSpacing(theme.SIZES.px(8))
        row.addWidget(self.mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.setFixedHeight(theme.SIZES.px(38))
        self.hide()

    def say(self, sentence: str, tone: str, word: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence, and a button when there is something to do."""
        theme.look(self, f"tint_{tone}")
        self.mark.setPixmap(theme.pixmap(_MARKS[tone], 16, tone, self.devicePixelRatio()))
        self.words.tell(sentence)
        self.setAccessibleName(sentence)
        self._act = act
        self.button.setText(word)
        self.button.setAccessibleName(word)
        self.button.setVisible(bool(word))
        self.show()

    def _do(self) -> None:
        if self._act is not None:
            self._act()
