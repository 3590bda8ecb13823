"""年度目标: each task of the year as a ring with a mark where the time elapsed would have it, and what is lacking."""

from collections.abc import Callable, Sequence
from functools import partial
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unionbook.services.standing import Standing, State, shown
from unionbook.ui.look import theme
from unionbook.ui.look.emptying import empty
from unionbook.ui.look.pill import paint_pill, pill_size
from unionbook.ui.look.rowbutton import RowButton

ROW, RING, THICK = 66, 48, 6
"""px of a line, of a ring, and of its stroke."""

COLOURS = {
    State.SHORT: "bad",
    State.BEHIND: "chart3",
    State.UNKNOWN: "edge",
    State.ON_PACE: "chart1",
    State.MET: "chart4",
    State.OVER: "chart4",
}
"""The colours of rings, what presses most first."""


def pressing(standings: Sequence[Standing]) -> list[Standing]:
    """The targets, what presses most first; otherwise in their own order."""
    order = list(COLOURS)
    return sorted(standings, key=lambda one: order.index(one.state))


def pill_of(one: Standing) -> tuple[str, str]:
    """(words, tone) of what is lacking or what is over."""
    match one.state:
        case State.OVER:
            return f"超额 {one.words(one.over)}", "ok"
        case State.MET:
            return "已完成", "ok"
        case State.ON_PACE:
            return f"还差 {one.words(one.short)}", "ok"
        case State.BEHIND:
            return f"落后进度 {one.words(one.behind)}", "warn"
        case State.SHORT:
            return f"还差 {one.words(one.short)}", "bad"
    return State.UNKNOWN.label, "neutral"


class TargetLine(RowButton):
    """One target. Its rows, or its own record, are opened by it."""

    def __init__(self, one: Standing) -> None:
        name = one.target.indicator or ""
        super().__init__(f"{name}，{one.sentence}", ROW)
        self.one = one
        self.setToolTip(f"{name}：{one.sentence}")

    def draw(self, painter: QPainter) -> None:
        side, gap = theme.SIZES.px(RING), theme.SIZES.px(8)
        ring = QRectF(gap, (self.height() - side) / 2, side, side)
        self._ring(painter, ring)
        words, tone = pill_of(self.one)
        box = self.rect().adjusted(side + 2 * gap + theme.SIZES.px(6), 0, -gap, 0)
        upper = box.adjusted(0, theme.SIZES.px(10), 0, -self.height() // 2)
        lower = box.adjusted(0, self.height() // 2, 0, -theme.SIZES.px(8))
        wide = pill_size(words).width()
        narrow = box.width() < theme.SIZES.px(270)
        if narrow:
            paint_pill(painter, lower, words, tone, right=True)
            lower.setRight(lower.right() - wide - gap)
        else:
            paint_pill(painter, box, words, tone, right=True)
            upper.setRight(upper.right() - wide - gap)
            lower.setRight(lower.right() - wide - gap)
        painter.setFont(theme.font(14, bold=True))
        painter.setPen(theme.colour("text1"))
        name = self.one.target.indicator or ""
        cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, cut)
        self._numbers(painter, lower)

    def _numbers(self, painter: QPainter, box: QRect) -> None:
        """What was done, in bold, and of how much."""
        one = self.one
        painter.setFont(theme.font(13, bold=True))
        done = "—" if one.actual is None else shown(one.actual)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, done)
        box = box.adjusted(painter.fontMetrics().horizontalAdvance(done) + theme.SIZES.px(4), 0, 0, 0)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text3"))
        goal = f"/ {one.words(one.target.goal)}"
        cut = painter.fontMetrics().elidedText(goal, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, cut)

    def _ring(self, painter: QPainter, ring: QRectF) -> None:
        """The track, the part done, the mark of time, the rate in the middle."""
        thick = theme.SIZES.px(THICK)
        inner = ring.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("pressed"), thick))
        painter.drawEllipse(inner)
        rate = self.one.rate or 0
        done = theme.colour(COLOURS[self.one.state])
        painter.setPen(QPen(done, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(inner, 90 * 16, -round(min(rate / 10_000, 1) * 360 * 16))
        if self.one.expected and self.one.target.goal and not self.one.over_time:
            self._mark(painter, ring, self.one.expected / self.one.target.goal)
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.colour("text1"))
        told = "—" if self.one.rate is None else f"{rate // 100}%"
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, told)

    def _mark(self, painter: QPainter, ring: QRectF, share: float) -> None:
        """Where the time elapsed would have it: a short line across the ring."""
        angle, centre, reach = 2 * pi * min(share, 1.0), ring.center(), ring.width() / 2
        away = QPointF(sin(angle), -cos(angle))
        painter.setPen(QPen(theme.colour("text1"), 2))
        painter.drawLine(centre + away * (reach - theme.SIZES.px(THICK) - 1), centre + away * (reach + 3))


class Targets(QWidget):
    """The targets there is room for."""

    def __init__(self, opened: Callable[[Standing], None]) -> None:
        super().__init__()
        self._opened = opened
        self.standings: list[Standing] = []
        self.lines: list[TargetLine] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setMinimumHeight(theme.SIZES.px(ROW))

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show these targets."""
        self.standings = pressing(standings)
        self._fill()

    def _fill(self) -> None:
        empty(self.column)
        room = max(1, self.height() // theme.SIZES.px(ROW))
        self.lines = [TargetLine(one) for one in self.standings[:room]]
        for line in self.lines:
            line.clicked.connect(partial(self._open, line.one))
            self.column.addWidget(line)
        self.column.addStretch()

    def _open(self, one: Standing, checked: bool = False) -> None:
        self._opened(one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if len(self.lines) != min(len(self.standings), max(1, self.height() // theme.SIZES.px(ROW))):
            self._fill()
