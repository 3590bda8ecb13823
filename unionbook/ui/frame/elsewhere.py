"""A book that cannot be opened for writing now, because it is open elsewhere or newer than the program: looked at all
the same, or tried again."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout

from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.store.secrecy.keys import Key
    from unionbook.ui.frame.window import Window


class ClosedSheet(QDialog):
    """Why it was not opened, and what can be done."""

    def __init__(self, window: "Window", path: Path, key: "Key | None", why: str) -> None:
        super().__init__(window)
        self.frame, self.path, self.key = window, path, key
        self.setWindowTitle("台账没有打开")
        self.setMinimumWidth(theme.SIZES.px(520))
        words = QLabel(why)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.cancel, self.again = theme.button("关闭 Esc"), theme.button("再试一次")
        self.look = theme.button("只读查看 Enter", style="primary")
        self.cancel.setAccessibleName("关闭")
        self.look.setAccessibleName("只读查看")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        for button in (self.cancel, self.again, self.look):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(theme.SIZES.px(10))
        column.addWidget(theme.look(QLabel("台账没有打开"), "title"))
        column.addWidget(words)
        column.addLayout(foot)
        self.cancel.clicked.connect(self.reject)
        self.again.clicked.connect(self._again)
        self.look.clicked.connect(self._look)
        self.look.setFocus()

    def _again(self) -> None:
        self.accept()
        self.frame.open_book(self.path, self.key)

    def _look(self) -> None:
        from unionbook.store.files import look_at

        self.accept()
        raw, cabinet = self.key.raw if self.key else None, self.frame.cabinet
        self.frame.take(lambda: look_at(self.path, cabinet, raw), self.key)
