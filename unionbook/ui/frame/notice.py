"""A line above a list that stays until it is read: which rows were left out, and why."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme


class Notice(QFrame):
    """An amber line with 知道了."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "notice")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        close = theme.button("知道了", style="link")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.addWidget(self.words, 1)
        row.addWidget(close)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Show a sentence."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        announce(self)
