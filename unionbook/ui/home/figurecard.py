"""Numbers of the year as buttons: each opens the very rows that make it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from unionbook.ground.figures import Figure
from unionbook.ground.numerals import wan, yuan
from unionbook.services.tally import Counted
from unionbook.ui.look import theme

LARGE = 1_000_000
"""分 from which money is told in 万元."""


def parts_of(counted: Counted) -> tuple[str, str]:
    """(number, measure) as a tile shows them: 1,286 and 人, 7.5 and 万元."""
    figure, value = counted.figure, counted.value
    if value is None:
        return "—", ""
    if not isinstance(figure, Figure):
        return counted.worded().removesuffix("%"), "%"
    if figure.money:
        return (wan(value), "万元") if value >= LARGE else (yuan(value), "元")
    return f"{value:,}", figure.measure


class Tile(QPushButton):
    """One number."""

    def __init__(self, counted: Counted) -> None:
        super().__init__()
        theme.look(self, "tile")
        self.counted = counted
        self.number, self.measure = parts_of(counted)
        label, definition = counted.figure.label, counted.figure.definition
        self.setAccessibleName(f"{label} {self.number}{self.measure}")
        self.setAccessibleDescription(definition)
        self.setToolTip(f"{label}：{definition}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(150), theme.SIZES.px(66))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(100), theme.SIZES.px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            label, number = theme.font(13), theme.font(24, bold=True)
            box = self.rect().adjusted(theme.SIZES.px(8), 0, -theme.SIZES.px(4), 0)
            painter.setFont(label)
            upper = painter.fontMetrics().height()
            painter.setFont(number)
            lower = painter.fontMetrics().ascent() + theme.SIZES.px(4)
            top = box.top() + (box.height() - upper - lower) // 2
            painter.setFont(label)
            painter.setPen(theme.colour("text2"))
            metrics, mode = painter.fontMetrics(), Qt.TextElideMode.ElideRight
            words = metrics.elidedText(self.counted.figure.label, mode, box.width())
            painter.drawText(QRect(box.left(), top, box.width(), upper), Qt.AlignmentFlag.AlignVCenter, words)
            painter.setFont(number)
            painter.setPen(theme.colour("text1"))
            baseline = top + upper + lower
            painter.drawText(box.left(), baseline, self.number)
            after = box.left() + painter.fontMetrics().horizontalAdvance(self.number) + theme.SIZES.px(4)
            painter.setFont(label)
            painter.setPen(theme.colour("text3"))
            painter.drawText(after, baseline, self.measure)


class Figures(QWidget):
    """The numbers of a year."""

    def __init__(self, opened: Callable[[Counted], None]) -> None:
        super().__init__()
        self._opened = opened
        self.tiles: list[Tile] = []
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(theme.SIZES.px(4))

    def show_figures(self, counted: list[Counted]) -> None:
        """Show these numbers."""
        for tile in self.tiles:
            self.grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = [Tile(one) for one in counted]
        for number, tile in enumerate(self.tiles):
            tile.clicked.connect(partial(self._opened, tile.counted))
            self.grid.addWidget(tile, number // 2, number % 2)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * theme.SIZES.px(108) + 4, theme.SIZES.px(58))

    def _fit(self) -> None:
        """Only whole lines of tiles are shown."""
        lines = max(1, self.height() // theme.SIZES.px(58))
        for number, tile in enumerate(self.tiles):
            tile.setVisible(number // 2 < lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
