"""The steps of a flow in one line: those done, the one at hand, those to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from unionbook.ui.look import theme

RING, GAP, DASH = 24, 8, 40


class StepStrip(QWidget):
    """Only to be seen; a screen reader hears the step at hand."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names, self.at = list(names), 0
        self.setFixedHeight(theme.SIZES.px(32))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, at: int) -> None:
        """This step is at hand."""
        self.at = at
        self.setAccessibleName(f"第 {at + 1} 步，共 {len(self.names)} 步：{self.names[at]}")
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(14, bold=True))
        words = sum(metrics.horizontalAdvance(name) for name in self.names)
        between = theme.SIZES.px(DASH + 2 * GAP) * (len(self.names) - 1)
        return QSize(words + theme.SIZES.px(RING + GAP) * len(self.names) + between, self.height())

    def minimumSizeHint(self) -> QSize:
        # The words of the steps to come may go; their rings stay.
        return QSize(theme.SIZES.px(RING + GAP) * len(self.names) + theme.SIZES.px(120), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = self.width() >= self.sizeHint().width()
            left, gap = 0, theme.SIZES.px(GAP)
            for number, name in enumerate(self.names):
                left = self._step(painter, left, number, name if whole or number == self.at else "")
                if number < len(self.names) - 1:
                    dash = theme.SIZES.px(DASH if whole else GAP)
                    painter.fillRect(left + gap, self.height() // 2, dash, 1, theme.colour("edge"))
                    left += dash + 2 * gap

    def _step(self, painter: QPainter, left: int, number: int, name: str) -> int:
        """Paint a step; where it ends."""
        side, now, done = theme.SIZES.px(RING), number == self.at, number < self.at
        ring = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if now else "ok_bg" if done else "hover"))
        painter.drawEllipse(ring)
        if done:
            size = theme.SIZES.icon(14)
            picture = theme.pixmap("checkmark_filled", 14, "ok", self.devicePixelRatio())
            painter.drawPixmap(int(ring.center().x() - size / 2), int(ring.center().y() - size / 2), picture)
        else:
            painter.setFont(theme.font(13, bold=True))
            painter.setPen(theme.colour("on_accent" if now else "text3"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        end = round(ring.right())
        if name:
            painter.setFont(theme.font(14, bold=now))
            painter.setPen(theme.colour("text1" if now else "text2"))
            wide = painter.fontMetrics().horizontalAdvance(name)
            box = QRectF(end + theme.SIZES.px(GAP), 0, wide + 2, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
            end += theme.SIZES.px(GAP) + wide
        return end
