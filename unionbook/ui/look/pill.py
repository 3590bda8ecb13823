"""Pills: a word in a rounded ground of its tone (在册, 剩 2 天). The word says it, the colour helps."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from unionbook.ui.look import theme

SIDE, GAP = 8, 4


def pill_size(text: str, icon: str = "", bold: bool = True) -> QSize:
    """The size a pill needs."""
    width = _advance(text, theme.family(), theme.SIZES.type(12), bold) + 2 * theme.SIZES.px(SIDE)
    if icon:
        width += theme.SIZES.icon(14) + theme.SIZES.px(GAP)
    return QSize(width, theme.SIZES.px(22))


@lru_cache(maxsize=512)
def _advance(text: str, family: str, size: int, bold: bool) -> int:
    return QFontMetrics(theme.font(12, bold)).horizontalAdvance(text)


def paint_pill(painter: QPainter, rect: QRect, text: str, tone: str, icon: str = "", right: bool = False) -> None:
    """Paint a pill at the left (or right) of a rectangle, in its middle; the text is cut when it does not fit."""
    size = pill_size(text, icon)
    width = min(size.width(), rect.width())
    left = rect.right() - width + 1 if right else rect.left()
    top = rect.top() + (rect.height() - size.height()) // 2
    look = _Look(text, icon, width, size.height(), painter.device().devicePixelRatio(), *theme.TOKENS.tone(tone), tone)
    painter.drawPixmap(left, top, _picture(look, theme.family(), theme.SIZES.type(12)))


class _Look(NamedTuple):
    """What one pill looks like."""

    text: str
    icon: str
    width: int
    height: int
    ratio: float
    ink: str
    ground: str
    tone: str


@lru_cache(maxsize=512)
def _picture(look: _Look, family: str, size: int) -> QPixmap:
    """A list shows the same few pills again and again: each is drawn once. family, size: of its type."""
    found = QPixmap(round(look.width * look.ratio), round(look.height * look.ratio))
    found.setDevicePixelRatio(look.ratio)
    found.fill(Qt.GlobalColor.transparent)
    with QPainter(found) as painter:
        _draw(painter, QRectF(0, 0, look.width, look.height), look)
    return found


def _draw(painter: QPainter, box: QRectF, look: _Look) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.ground))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(QColor(look.ink))
    painter.setFont(theme.font(12, bold=True))
    side = theme.SIZES.px(SIDE)
    inner = box.adjusted(side, 0, -side, 0)
    if look.icon:
        picture = theme.pixmap(look.icon, 14, look.tone, look.ratio)
        height = theme.SIZES.icon(14)
        painter.drawPixmap(int(inner.left()), int(inner.top() + (inner.height() - height) / 2), picture)
        inner.setLeft(inner.left() + height + theme.SIZES.px(GAP))
    cut = painter.fontMetrics().elidedText(look.text, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


class Pill(QWidget):
    """A pill as a widget; its text is its accessible name."""

    def __init__(self, text: str, tone: str = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_as(text, tone, icon)

    def show_as(self, text: str, tone: str, icon: str = "") -> None:
        """Another text and tone."""
        self.text, self.tone, self.icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self.text, self.icon)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_pill(painter, self.rect(), self.text, self.tone, self.icon)
