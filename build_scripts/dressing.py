"""How a window is dressed for a picture, and the picture of it with all that hangs open over it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap, QRegion
from PySide6.QtWidgets import QDialog, QWidget

from unionbook.ui.frame.window import Window
from unionbook.ui.look import theme


def black() -> QPalette:
    """White and blue on black, as one of the system's own contrast themes is."""
    found = QPalette(QColor("black"))
    roles = QPalette.ColorRole
    inks = (roles.WindowText, roles.Text, roles.ButtonText, roles.PlaceholderText, roles.BrightText)
    grounds = (roles.Window, roles.Base, roles.AlternateBase, roles.Button)
    for role in (*inks, *grounds):
        found.setColor(role, QColor("white" if role in inks else "black"))
    found.setColor(roles.Highlight, QColor("#1AEBFF"))
    found.setColor(roles.HighlightedText, QColor("black"))
    found.setColor(roles.Link, QColor("#FFFF00"))
    return found


def wear(window: Window, text: str, dark: bool, plain: bool) -> None:
    """Dress the window. plain: the system asks for high contrast; the edges Fusion then draws are not seen here."""
    window.settings.size, window.settings.dark = text, dark
    theme.high_contrast = lambda app: plain
    # What `apply` takes as the system's own.
    vars(theme)["QPalette"] = black if plain else QPalette
    window.dress()


def seen(window: Window) -> QPixmap:
    """The window, and over it the menus, panes and dialogs that are open; they are closed."""
    picture = window.grab()
    painter = QPainter(picture)
    for over in (one for one in window.findChildren(QWidget) if one.isWindow() and one.isVisible()):
        # Grabbed alone it would stand on black; what lies under it is seen through its corners.
        own = QPixmap(over.size())
        own.fill(Qt.GlobalColor.transparent)
        over.render(own, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren)
        place = QRect(over.pos() - window.geometry().topLeft(), over.size())
        if isinstance(over, QDialog):
            place.moveCenter(window.rect().center())
            painter.fillRect(place.adjusted(-1, -1, 1, 1), QColor("#7D8794"))
        painter.drawPixmap(place, own)
        over.close()
    painter.end()
    return picture
