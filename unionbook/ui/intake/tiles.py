"""What becomes of the rows, in four or five numbers; one pressed shows its rows only."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unionbook.services.intake.model import Plan, Policy, Verdict
from unionbook.ui.intake.course import Course
from unionbook.ui.intake.lines import TONES
from unionbook.ui.look import theme
from unionbook.ui.look.rowbutton import RowButton

TALL, FLAT = 76, 46


class Tile(RowButton):
    """A number and what it counts."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__("", TALL)
        self.verdict, self.word, self.number = verdict, "", 0
        self.setCheckable(True)

    def show_number(self, number: int, word: str) -> None:
        """Another number."""
        self.number, self.word = number, word
        self.setAccessibleName(f"{word} {number}")
        self.setEnabled(number > 0 or self.isChecked())
        self.update()

    def ground(self, painter: QPainter) -> None:
        on = self.isChecked()
        ground = "subtle" if on else "hover" if self.underMouse() and self.isEnabled() else "card"
        painter.setPen(QPen(theme.colour("accent" if on or self.hasFocus() else "line"), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def draw(self, painter: QPainter) -> None:
        tall = self.height() >= theme.SIZES.px(TALL)
        side = theme.SIZES.px(16 if tall else 12)
        box = self.rect().adjusted(side, 0, -side, 0)
        ink = theme.TOKENS.tone(TONES[self.verdict])[0] if self.number else theme.TOKENS.text3
        painter.setFont(theme.font(28 if tall else 20, bold=True))
        painter.setPen(QColor(ink))
        figure = f"{self.number:,}"
        if tall:
            upper = QRect(box.left(), theme.SIZES.px(8), box.width(), theme.SIZES.px(38))
            painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, figure)
            box = QRect(box.left(), theme.SIZES.px(46), box.width(), theme.SIZES.px(22))
        else:
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, figure)
            box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(figure) + theme.SIZES.px(8))
        painter.setFont(theme.font(12 if tall else 13))
        painter.setPen(theme.colour("text2"))
        word = painter.fontMetrics().elidedText(self.word, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, word)


class Tiles(QWidget):
    """chosen: another tile is down, or none."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.current: Verdict | None = None
        self.tiles = {verdict: Tile(verdict) for verdict in Verdict}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SIZES.px(12))
        for tile in self.tiles.values():
            row.addWidget(tile)
            tile.clicked.connect(lambda _=False, tile=tile: self._press(tile))

    def _press(self, tile: Tile) -> None:
        self.choose(None if self.current is tile.verdict else tile.verdict)
        self.chosen.emit()

    def choose(self, verdict: Verdict | None) -> None:
        """Have this tile down, None for none."""
        self.current = verdict
        for tile in self.tiles.values():
            tile.setChecked(tile.verdict is verdict)

    def count(self, course: Course) -> None:
        """Show the numbers of an import."""
        if course.plan is None:
            return
        words = _words(course.plan)
        for verdict, tile in self.tiles.items():
            tile.show_number(course.count(verdict), words[verdict])
        self.tiles[Verdict.LEFT].setVisible(course.count(Verdict.LEFT) > 0)

    def be_tall(self, tall: bool) -> None:
        """Room enough for the word below the number?"""
        for tile in self.tiles.values():
            tile.setFixedHeight(theme.SIZES.px(TALL if tall else FLAT))


def _words(plan: Plan) -> dict[Verdict, str]:
    known = "台账里已有，跳过" if plan.policy is Policy.SKIP else "重复，不再导入"
    return {
        Verdict.NEW: f"新增{plan.kind.label}",
        Verdict.UPDATE: "更新已有",
        Verdict.SAME: known,
        Verdict.WRONG: "有误，待处理",
        Verdict.LEFT: "不导入",
    }
