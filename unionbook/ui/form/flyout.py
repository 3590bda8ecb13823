"""What opens under a field: a framed pane over the window that goes with it, and when the clerk turns elsewhere."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from unionbook.ui.look import theme

SHADE, DEEP, DARK = 10, 3, 3
"""px of the shadow around the pane, how much further down it falls, and how dark each of its rings is, of 255."""


class Flyout(QWidget):
    """Holds one widget. It is part of the window, so that it never takes the window's focus from the field."""

    def __init__(self, owner: QWidget, content: QWidget) -> None:
        super().__init__(owner.window())
        self.owner, self.content = owner, content
        self.pane = theme.look(QFrame(), "popup")
        around = QVBoxLayout(self)
        around.setContentsMargins(SHADE, 0, SHADE, SHADE + DEEP)
        around.addWidget(self.pane)
        box = QVBoxLayout(self.pane)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(content)
        owner.destroyed.connect(self.deleteLater)
        self.hide()

    def open(self, width: int, height: int) -> None:
        """Show it under the owner, or above when there is more room there; as large as the window lets it."""
        window = self.owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        anchor = QRect(self.owner.mapTo(window, QPoint(0, 0)), self.owner.size())
        under, over = window.height() - anchor.bottom() - 6, anchor.top() - 6
        up = height > under and over > under
        tall = min(height, over if up else under)
        left = max(0, min(anchor.left(), window.width() - width))
        top = anchor.top() - 2 - tall if up else anchor.bottom() + 3
        pane = QRect(left, top, min(width, window.width()), tall)
        self.setGeometry(pane.adjusted(-SHADE, 0, SHADE, SHADE + DEEP))
        if not self.isVisible():
            self.show()
            application().installEventFilter(self)
            application().focusChanged.connect(self._focus_went)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shadow. An effect of Qt would have every page of the window laid out when it is drawn first."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, DARK))
            pane = QRectF(self.pane.geometry()).translated(0, DEEP)
            for ring in range(1, SHADE + 1):
                painter.drawRoundedRect(pane.adjusted(-ring, -ring, ring, ring), 8 + ring, 8 + ring)

    def hideEvent(self, event: QHideEvent) -> None:
        application().removeEventFilter(self)
        application().focusChanged.disconnect(self._focus_went)
        super().hideEvent(event)

    def _focus_went(self, old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and (new is self.owner or self.isAncestorOf(new))
        if new is not None and not inside:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            place = event.globalPosition().toPoint()
            if not self._holds(self, place) and not self._holds(self.owner, place):
                self.hide()
        elif event.type() == QEvent.Type.Resize and watched is self.window():
            self.hide()
        elif event.type() == QEvent.Type.Hide and watched is self.owner:
            # The page went, perhaps for a lock, and no widget has the keys where another program is in front.
            self.hide()
        return False

    @staticmethod
    def _holds(widget: QWidget, place: QPoint) -> bool:
        return widget.rect().contains(widget.mapFromGlobal(place))


def application() -> QApplication:
    """The running application."""
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found

