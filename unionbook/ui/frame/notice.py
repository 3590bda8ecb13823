"""A line above a list that stays until it is read: which rows were left out, and why."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme


class Notice(QFrame):
    """An amber line with 知道了, and with a way to what it speaks of."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "notice")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        picture = QLabel()
        picture.setPixmap(theme.pixmap("warning_filled", 16, "warn", self.devicePixelRatio()))
        self.link = theme.button("", style="link")
        self.link.setAccessibleName("查看")
        close = theme.button("知道了", style="link")
        close.clicked.connect(self.hide)
        self.link.clicked.connect(lambda: self._act())
        self._act: Callable[[], None] = self.hide
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.setSpacing(8)
        row.addWidget(picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.link)
        row.addWidget(close)
        self.hide()

    def tell(self, sentence: str, link: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a sentence. link: the words of a button that acts on it."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.link.setText(link)
        self.link.setAccessibleName(link or "查看")
        self.link.setAccessibleName(link)
        self.link.setVisible(bool(link))
        self._act = act or self.hide
        self.show()
        announce(self)
