"""How figures and places to fill are marked on the paper, on screen only: white paper in either theme."""

from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


class Tint(Enum):
    """(ground, ground when chosen) of what stands on the paper."""

    AUTO = ("#DCEBFB", "#B9D8F7")
    HAND = ("#FFE7B3", "#FFD27A")
    BLANK = ("#FFF3B0", "#FFE36B")

    @property
    def plain(self) -> QColor:
        """The usual ground."""
        return QColor(self.value[0])

    @property
    def strong(self) -> QColor:
        """The ground under the mouse, or where the keys are."""
        return QColor(self.value[1])


EDGE, RING, MOVED, EDITED = QColor("#B9C0C9"), QColor("#0F5FB5"), QColor("#A34A00"), QColor("#0F5FB5")


def paint_tint(painter: QPainter, rect: QRectF, tint: Tint, strong: bool, moved: bool = False) -> None:
    """The ground of one line of a figure; `moved` outlines it."""
    box = rect.adjusted(-1, -2, 1, 2)
    painter.fillRect(box, tint.strong if strong else tint.plain)
    if moved:
        pen = QPen(MOVED, 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)


def paint_ring(painter: QPainter, rect: QRectF) -> None:
    """Where the keys are."""
    painter.fillRect(QRectF(rect.left() - 1, rect.bottom() + 2, rect.width() + 2, 2), RING)


def paint_edited(painter: QPainter, rect: QRectF) -> None:
    """A bar at the left of the paragraph that is edited."""
    painter.fillRect(QRectF(rect.left() - 10, rect.top() - 2, 3, rect.height() + 4), EDITED)
