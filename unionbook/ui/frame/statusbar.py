"""The line at the lower edge: counts of the page at the left, the file and the text size at the right."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from unionbook.ui.look import theme
from unionbook.ui.look.emptying import empty


class StatusBar(QFrame):
    """Useful, never needed: no deadline and no error stands here alone."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        theme.look(self, "status")
        self.setFixedHeight(theme.SIZES.px(28))
        self.path = path
        self.parts: tuple[str, ...] = ()
        self.left = QHBoxLayout()
        self.left.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(theme.pixmap("document", 16, "text2", self.devicePixelRatio()))
        self.file = QLabel()
        self.file.setMinimumWidth(1)
        self.file.setToolTip(str(path))
        self.zoom = QLabel(f"{round(theme.SIZES.scale * 100)}%")
        self.zoom.setToolTip("文字大小：Ctrl+加号放大，Ctrl+减号缩小，Ctrl+0 恢复标准")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        row.addLayout(self.left)
        row.addStretch()
        row.addWidget(picture)
        row.addWidget(self.file)
        row.addSpacing(12)
        row.addWidget(self.zoom)

    def say(self, *parts: str) -> None:
        """Show these parts at the left."""
        if parts == self.parts:
            return
        self.parts = parts
        empty(self.left)
        for number, part in enumerate(parts):
            if number:
                self.left.addWidget(_line())
            self.left.addWidget(QLabel(part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() * 2 // 5
        self.file.setText(self.file.fontMetrics().elidedText(str(self.path), Qt.TextElideMode.ElideMiddle, room))


def _line() -> QWidget:
    line = theme.look(QFrame(), "upright")
    line.setFixedHeight(theme.SIZES.px(14))
    return line
