"""Icons: drawings of resources/icons in any colour, sharp at the screen's scale."""

from functools import lru_cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap

from unionbook.ui.look.drawings import source
from unionbook.ui.look.drawn import Drawn

BEFORE = Drawn()
"""What the last start drew."""


def drawing(name: str, size: int) -> str:
    """The file name of the drawing made for a size in px: "heart_filled" at 24 → "heart_24_filled"."""
    if size < 24 or name == "app":
        return name
    base, filled = name.removesuffix("_filled"), name.endswith("_filled")
    return f"{base}_24{'_filled' if filled else ''}"


def tinted(name: str, colour: str) -> bytes:
    """The SVG text in a colour (#RRGGBB)."""
    return source(name).replace(b"currentColor", colour.encode())


@lru_cache(maxsize=512)
def pixmap(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """The icon at a size in device-independent px, drawn for a device pixel ratio."""
    key = drawing(name, size), round(size * ratio), colour, ratio
    if (found := BEFORE.find(key)) is None:
        found = _coloured(*key[:3])
        BEFORE.note(key, found)
    found.setDevicePixelRatio(ratio)
    return found


def _coloured(name: str, side: int, colour: str) -> QPixmap:
    shape = _shape(name, side)
    # Made of the drawing itself, all colours would have one key, by which Qt keeps what it shows of an icon.
    found = QPixmap(shape.size())
    found.fill(Qt.GlobalColor.transparent)
    with QPainter(found) as painter:
        painter.drawImage(0, 0, shape)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(found.rect(), QColor(colour))
    return found


@lru_cache(maxsize=512)
def _shape(name: str, side: int) -> QImage:
    """The drawing in black; another colour is laid over it, which takes a tenth of drawing it again."""
    return _drawn(tinted(name, "#000000"), side)


def _drawn(svg: bytes, side: int) -> QImage:
    # A start that finds all its pictures draws none.
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageReader

    data = QBuffer()
    data.setData(QByteArray(svg))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(data, b"svg")
    reader.setScaledSize(QSize(side, side))
    return reader.read()


def icon(name: str, size: int, colour: str, disabled: str, gap: int = 0) -> QIcon:
    """The icon with its drawings for every screen that is there.

    disabled: its colour in that state.  gap: free px at its right, between it and the words of a button.
    """
    found = QIcon()
    for ratio in ratios():
        found.addPixmap(_spaced(pixmap(name, size, colour, ratio), gap))
        found.addPixmap(_spaced(pixmap(name, size, disabled, ratio), gap), QIcon.Mode.Disabled)
    return found


def _spaced(picture: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return picture
    ratio = picture.devicePixelRatio()
    wide = QPixmap(picture.width() + round(gap * ratio), picture.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    with QPainter(wide) as painter:
        painter.drawPixmap(0, 0, picture)
    return wide


def ratios() -> list[float]:
    """The device pixel ratios of the screens."""
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}) or [1.0]


def app_icon() -> QIcon:
    """The program's own tile, for windows and the task bar."""
    found = QIcon()
    for size in (16, 24, 32, 48, 256):
        found.addPixmap(tile(size, 1.0))
    return found


def tile(size: int, ratio: float) -> QPixmap:
    """The program's tile as a picture."""
    found = QPixmap.fromImage(_drawn(source("app"), round(size * ratio)))
    found.setDevicePixelRatio(ratio)
    return found
