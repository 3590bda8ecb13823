"""The time limits of a record on one line: where they began, the last day of each, how far today has come."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from unionbook.ground.clocks import Running
from unionbook.ground.dates import first_day
from unionbook.ground.kind import Kind
from unionbook.services.due import running
from unionbook.services.entry import Entry
from unionbook.ui.ledger.columns import left_tone, left_words
from unionbook.ui.ledger.drafts import clock_values
from unionbook.ui.look import theme

RADIUS = 6


@dataclass(frozen=True)
class Point:
    """One point of the line. tone: its colour; done: filled."""

    label: str
    words: str
    day: date
    tone: str
    done: bool


def points(clocks: list[Running], start_label: str) -> list[Point]:
    """The beginning and the last day of each clock, in the order of days."""
    if not clocks:
        return []
    began = min(first_day(one.started) for one in clocks)
    # While it is not known yet under which rule a record falls, two may say the same.
    ends = dict.fromkeys(_end(one) for one in sorted(clocks, key=lambda one: one.last))
    return [Point(start_label, f"{began:%m-%d}", began, "ok", True), *ends]


def _end(one: Running) -> Point:
    if one.met:
        how, tone = ("超期", "bad") if one.late else ("完成", "ok")
        return Point(one.clock.label, f"{first_day(one.met):%m-%d} {how}", one.last, tone, True)
    return Point(one.clock.label, f"{one.last:%m-%d} 前 {left_words(one)}", one.last, left_tone(one), False)


def sentence(clocks: list[Running]) -> str:
    """The time limits in words, for who cannot see the line and for who asks why this day."""
    told = []
    for one in clocks:
        day = f"{one.last.year}年{one.last.month}月{one.last.day}日"
        how = f"已于 {one.met} 完成" if one.met else left_words(one)
        told.append(f"{one.clock.label}：最迟 {day}，{how}{f'（{one.article}）' if one.article else ''}")
    return "\n".join(told)


class Deadlines(QWidget):
    """The line, for kinds that have clocks; nothing while none runs."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self.points: list[Point] = []
        self.today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_entry(self, entry: Entry, room: bool) -> None:
        """Show the clocks over what the form holds now, if there is room."""
        self.today = entry.today
        clocks = running(self.kind, clock_values(entry), entry.today, entry.book) if self.kind.clocks else []
        starts = {self.kind.fields[clock.start].label.removesuffix("日期") for clock in self.kind.clocks[:1]}
        self.points = points(clocks, next(iter(starts), ""))
        self.setAccessibleName("期限：" + sentence(clocks).replace("\n", "；"))
        self.setToolTip(sentence(clocks))
        self.setVisible(room and bool(self.points))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(240), theme.SIZES.px(66))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _places(self) -> list[float]:
        """Where each point stands: evenly, so that no two labels meet."""
        left, right = theme.SIZES.px(16) + RADIUS, self.width() - theme.SIZES.px(16) - RADIUS
        gaps = max(len(self.points) - 1, 1)
        return [left + (right - left) * number / gaps for number in range(len(self.points))]

    def _now(self, places: list[float]) -> float:
        """Where today stands on the line."""
        for (one, following), (here, there) in zip(pairwise(self.points), pairwise(places), strict=True):
            if self.today < following.day:
                share = (self.today - one.day).days / max((following.day - one.day).days, 1)
                return here + (there - here) * max(share, 0.0)
        return places[-1]

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), theme.colour("head"))
            places, middle = self._places(), self.height() / 2
            open_ends = any(not point.done for point in self.points)
            now = self._now(places) if open_ends else places[-1]
            painter.setPen(QPen(theme.colour("pressed"), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(places[0], middle), QPointF(places[-1], middle))
            painter.setPen(QPen(theme.colour("chart1"), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(places[0], middle), QPointF(now, middle))
            if open_ends:
                painter.fillRect(QRectF(now - 1.5, middle - 8, 3, 16), theme.colour("text1"))
            for point, x in zip(self.points, places, strict=True):
                self._point(painter, point, x, middle)

    def _point(self, painter: QPainter, point: Point, x: float, middle: float) -> None:
        ink = theme.colour(point.tone)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if point.done else theme.colour("card"))
        painter.drawEllipse(QPointF(x, middle), RADIUS, RADIUS)
        share = (x - RADIUS) / max(self.width() - 2 * RADIUS, 1)
        side = Qt.AlignmentFlag.AlignLeft if share < 0.1 else (
            Qt.AlignmentFlag.AlignRight if share > 0.9 else Qt.AlignmentFlag.AlignHCenter
        )
        wide, tall = theme.SIZES.px(150), theme.SIZES.px(18)
        left = x - RADIUS if share < 0.1 else x + RADIUS - wide if share > 0.9 else x - wide / 2
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.colour("text1"))
        painter.drawText(QRect(int(left), int(middle - RADIUS - 4 - tall), wide, tall), side, point.label)
        painter.setFont(theme.font(12))
        painter.setPen(ink)
        painter.drawText(QRect(int(left), int(middle + RADIUS + 3), wide, tall), side, point.words)
