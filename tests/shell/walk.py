"""A walk over every visible widget: what has no name to be heard, whose words are cut, whose words are too faint."""

from collections import Counter
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QPushButton, QTabBar, QWidget
from shell.hands import nameless

from unionbook.ui.look.elided import Elided
from unionbook.ui.look.tokens import contrast

W = TypeVar("W", bound=QWidget)

READABLE = 4.5
"""The least contrast of words with what lies under them."""

AIR = 4
"""px a button may stand over the edge of what holds it: as much of it is air around its words."""

DECOR = frozenset({"Disc", "_Dash", "_Ruled", "TodoLine", "FindingLine", "FaultLine", "TickHeader", "RowTable", "Note"})
"""Classes that paint grounds, marks and rules; what they mean is said in words beside them."""


def faults(root: QWidget) -> list[str]:
    """Everything wrong with what is seen of a widget and all within it."""
    return [*nameless(root), *mute(root), *clipped(root), *outside(root), *faint(root)]


def mute(root: QWidget) -> list[str]:
    """Painted pictures without a name."""
    found = []
    for widget in _seen(root, QWidget):
        painted = type(widget).__dict__.get("paintEvent") and type(widget).__module__.startswith("unionbook")
        if painted and type(widget).__name__ not in DECOR and not widget.accessibleName():
            found.append(f"{type(widget).__name__} is painted and says nothing")
    return found


def clipped(root: QWidget) -> list[str]:
    """Words for which there is no room, unless they are cut with … and told in a tip."""
    found = []
    for label in _seen(root, QLabel):
        if label.text() and label.pixmap().isNull() and not (isinstance(label, Elided) and label.toolTip()):
            found += _tight(label, label.text(), _needed(label))
    for button in _seen(root, QAbstractButton):
        if button.text() and isinstance(button, QPushButton | QCheckBox):
            found += _tight(button, button.text(), (button.sizeHint().width(), button.fontMetrics().height()))
    for bar in _seen(root, QTabBar):
        last = bar.tabRect(bar.count() - 1)
        if not bar.usesScrollButtons() and not bar.rect().adjusted(-2, -2, 2, 2).contains(last):
            found.append(f"{bar.accessibleName()}: its last tab stands outside")
    for field in _seen(root, QLineEdit):
        if field.fontMetrics().height() > field.contentsRect().height() + 2:
            found.append(f"{field.accessibleName()}: {field.contentsRect().height()} px are too low for its words")
    return found


def _needed(label: QLabel) -> tuple[int, int]:
    if label.wordWrap():
        return 0, label.heightForWidth(label.width())
    margins = label.contentsMargins()
    plain = label.fontMetrics().horizontalAdvance(label.text()) + margins.left() + margins.right()
    # A label may have more to say than it says where it stands.
    return min(label.sizeHint().width(), plain), label.fontMetrics().height()


def _tight(widget: QWidget, text: str, needed: tuple[int, int]) -> list[str]:
    wide, high = needed
    if wide > widget.width() + 1:
        return [f"“{text}” needs {wide} px of width and has {widget.width()}"]
    if high > widget.height() + 2:
        return [f"“{text}” needs {high} px of height and has {widget.height()}"]
    return []


def faint(root: QWidget) -> list[str]:
    """Words whose strongest point differs too little from what lies under them; what is switched off may be faint."""
    image = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio, found = image.devicePixelRatio(), []
    points = memoryview(image.constBits()).cast("B").cast("I")
    worded: list[QLabel | QPushButton] = [*_seen(root, QLabel), *_seen(root, QPushButton)]
    for widget in worded:
        if not widget.text() or not widget.isEnabled() or widget.visibleRegion().boundingRect() != widget.rect():
            continue
        place = QRect(widget.mapTo(root, QPoint()), widget.size()).intersected(root.rect())
        seen = QRect(place.topLeft() * ratio, place.size() * ratio)
        if (told := _strongest(points, image.size(), seen)) < READABLE:
            found.append(f"“{widget.text()}” stands out by {told:.2f} only")
    return found


def _strongest(points: memoryview, size: QSize, rect: QRect) -> float:
    """The contrast between the commonest colour of a place and the one that differs most from it."""
    inner = rect.adjusted(3, 3, -3, -3).intersected(QRect(QPoint(), size))
    colours: Counter[int] = Counter()
    for y in range(inner.top(), inner.bottom() + 1):
        start = y * size.width()
        colours.update(points[start + inner.left() : start + inner.right() + 1].tolist())
    if not colours:
        return 21.0
    ground = _hex(colours.most_common(1)[0][0])
    return max(contrast(_hex(one), ground) for one in colours)


def _hex(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06X}"


def _seen(root: QWidget, kind: type[W]) -> list[W]:
    return [one for one in root.findChildren(kind) if one.isVisible() and one.width() > 1 and one.height() > 1]


def outside(root: QWidget) -> list[str]:
    """Widgets that stand outside what holds them, beyond what can be scrolled to."""
    found = []
    for widget in _seen(root, QWidget):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or parent.objectName() == "qt_scrollarea_viewport":
            continue
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if takes_keys and not parent.rect().adjusted(-AIR, -AIR, AIR, AIR).contains(widget.geometry()):
            found.append(f"{type(widget).__name__} {widget.accessibleName()} stands outside {type(parent).__name__}")
    return found
