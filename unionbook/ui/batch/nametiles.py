"""How a list was understood, in four numbers; one pressed shows its lines only."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unionbook.services.batch import Verdict
from unionbook.ui.batch.namelines import PILLS, UNNAMED
from unionbook.ui.look import theme
from unionbook.ui.look.rowbutton import RowButton


class _Tile(RowButton):
    """A number and its word in the tone of a verdict."""

    def __init__(self, key: str, word: str, tone: str) -> None:
        super().__init__(word, 46)
        self.key, self.word, self.tone, self.number = key, word, tone, 0
        self.setCheckable(True)

    def show_number(self, number: int) -> None:
        """Another number."""
        self.number = number
        self.setAccessibleName(f"{self.word} {number}")
        self.setEnabled(number > 0 or self.isChecked())
        self.update()

    def ground(self, painter: QPainter) -> None:
        on = self.isChecked()
        ground = "subtle" if on else "head" if not self.isEnabled() else "hover" if self.underMouse() else "card"
        painter.setPen(QPen(theme.colour("accent" if on or self.hasFocus() else "line"), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def draw(self, painter: QPainter) -> None:
        ink = theme.TOKENS.tone(self.tone)[0] if self.number else theme.TOKENS.text3
        box = self.rect().adjusted(theme.SIZES.px(14), 0, -theme.SIZES.px(14), 0)
        painter.setFont(theme.font(22, bold=True))
        painter.setPen(QColor(ink))
        wide = painter.fontMetrics().horizontalAdvance(f"{self.number:,}")
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, f"{self.number:,}")
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("text2"))
        rest = QRect(box.left() + wide + theme.SIZES.px(8), box.top(), box.width(), box.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.word)


class NameTiles(QWidget):
    """chosen: the key of the tile that is down now, "" for none."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.current = ""
        verdicts = (Verdict.MATCHED, Verdict.SEVERAL, Verdict.NONE)
        self.tiles = [_Tile(one, *PILLS[one]) for one in verdicts] + [_Tile(UNNAMED, UNNAMED, "neutral")]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SIZES.px(8))
        for tile in self.tiles:
            row.addWidget(tile)
            tile.clicked.connect(lambda _=False, tile=tile: self._press(tile))

    def _press(self, tile: _Tile) -> None:
        self.choose("" if self.current == tile.key else tile.key)
        self.chosen.emit(self.current)

    def choose(self, key: str) -> None:
        """Have this tile down, "" for none."""
        self.current = key
        for tile in self.tiles:
            tile.setChecked(tile.key == key)

    def count(self, numbers: Mapping[str, int]) -> None:
        """Show these numbers."""
        for tile in self.tiles:
            tile.show_number(numbers.get(tile.key, 0))
