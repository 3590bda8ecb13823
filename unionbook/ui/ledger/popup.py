"""A pane that opens over the window below a place, and goes with Esc or a click elsewhere."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from unionbook.ui.look import theme


class Popup(QWidget):
    """The pane. It is buried when it closes. card: holds what stands in it."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(name)
        # The window's own ground has round corners only where nothing of it is painted.
        self.card = theme.look(QFrame(self), "popup")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.card)

    def open_at(self, place: QPoint, size: QSize | None = None) -> None:
        """Show it with its corner at a place on the screen, or as near as it fits into the window, or the screen."""
        self.adjustSize()
        wanted = size or self.sizeHint()
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        around = self.over.window().geometry()
        if around.width() >= wanted.width() and around.height() >= wanted.height():
            room = around
        self.resize(min(wanted.width(), room.width()), min(wanted.height(), room.height()))
        left = max(room.left(), min(place.x(), room.right() - self.width() - 4))
        top = max(room.top(), min(place.y(), room.bottom() - self.height() - 4))
        self.move(left, top)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
