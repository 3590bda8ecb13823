"""The line over the pages while visitors are looking on."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from unionbook.ui.look import theme

WORDS = "访客模式：姓名和号码已遮盖，困难帮扶不显示，只能看不能改。"


class VisitorStrip(QFrame):
    """Says so, with the way out."""

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__()
        theme.look(self, "notice")
        picture, words = QLabel(), QLabel(WORDS)
        picture.setPixmap(theme.pixmap("eye_off", 16, "warn", self.devicePixelRatio()))
        out = theme.button("退出访客模式 F9", style="link")
        out.clicked.connect(lambda: leave())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(picture)
        row.addWidget(words, 1)
        row.addWidget(out)
        self.setAccessibleName(WORDS)
