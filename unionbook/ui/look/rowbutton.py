"""A button that paints itself: a line, a card or an arrow that opens something. Space, Enter and a click press it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from unionbook.ui.look import theme

RADIUS = 6


class RowButton(QAbstractButton):
    """Of a fixed height; as wide as there is room. `draw` paints what is in it over the ground."""

    def __init__(self, name: str, tall: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(theme.SIZES.px(tall))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(120), self.height())

    def ground(self, painter: QPainter) -> None:
        """What lies under the words: grey under the mouse, framed when it has the keys."""
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        token = "pressed" if self.isDown() else "hover" if self.underMouse() and self.isEnabled() else ""
        painter.setBrush(theme.colour(token) if token else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def draw(self, painter: QPainter) -> None:
        """Paint what is in it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.ground(painter)
            self.draw(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
