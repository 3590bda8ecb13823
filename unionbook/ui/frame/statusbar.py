"""The line at the lower edge: counts of the page at the left, the file and the text size at the right."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
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
        self.file = _File(path)
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


class _File(QLabel):
    """The path of the file, cut in its middle to what the parts at the left leave; never most of the line."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.full = str(path)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(self.full)
        self.setMinimumWidth(1)

    def sizeHint(self) -> QSize:
        line = self.parentWidget()
        most = line.width() * 2 // 5 if line is not None else 0
        return QSize(min(self.fontMetrics().horizontalAdvance(self.full) + 1, most), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self.full, Qt.TextElideMode.ElideMiddle, self.width()))


def _line() -> QWidget:
    line = theme.look(QFrame(), "upright")
    line.setFixedHeight(theme.SIZES.px(14))
    return line
