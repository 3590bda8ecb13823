"""The stages of a register as a band of arrows: how many of the listed records are in each; a click shows those."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from unionbook.ground.conditions import among, every, is_
from unionbook.ground.kind import Kind
from unionbook.ground.stages import Stage
from unionbook.services.ahead import CHUNK
from unionbook.services.listing import shown
from unionbook.store.book import Book
from unionbook.ui.ledger.rows import Asked
from unionbook.ui.ledger.ticks import summed
from unionbook.ui.look import theme
from unionbook.ui.look.rowbutton import RowButton

TALL, POINT = 52, 12
"""px of the band's height, and of an arrow's point."""


@dataclass(frozen=True)
class Part:
    """A stage with how many records are in it and what they add up to ("" for nothing)."""

    stage: Stage
    count: int
    sum: str = ""


def parts_of(book: Book, kind: Kind, asked: Asked) -> list[Part]:
    """The stages in which any of the records asked for is, in order."""
    path = kind.stages
    if path is None:
        return []
    found = []
    money = summed(kind)[-1:]
    for stage in path.stages:
        where = every(asked.condition, is_(path.field, stage.name))
        if asked.only is not None:
            uids = sorted(asked.only)
            chunks = [every(where, among("uid", *uids[at : at + CHUNK])) for at in range(0, len(uids), CHUNK)]
        else:
            chunks = [where]
        if count := sum(book.count(kind.name, chunk) for chunk in chunks):
            total = sum(book.aggregate(kind.name, "sum", name, chunk) or 0 for name in money for chunk in chunks)
            told = f"¥{shown(kind.fields[money[0]], total)}" if total else ""
            found.append(Part(stage, count, told))
    return found


class _Arrow(RowButton):
    """One stage of the band."""

    def __init__(self, part: Part, measure: str, number: int, ends: tuple[bool, bool], on: bool) -> None:
        told = f"{part.stage.label} {part.count:,} {measure}" + (f"，{part.sum}" if part.sum else "")
        super().__init__(told, TALL)
        self.part, self.measure, self.number = part, measure, number
        self.first, self.last = ends
        self.setCheckable(True)
        self.setChecked(on)
        self.setToolTip(f"只看“{part.stage.label}”的 {part.count:,} {measure}")

    def _shape(self) -> QPolygonF:
        wide, tall, point = self.width() - 0.5, self.height() - 0.5, theme.SIZES.px(POINT)
        right = wide if self.last else wide - point
        corners = [QPointF(0.5, 0.5), QPointF(right, 0.5)]
        corners += [] if self.last else [QPointF(wide, tall / 2)]
        corners += [QPointF(right, tall), QPointF(0.5, tall)]
        corners += [] if self.first else [QPointF(0.5 + point, tall / 2)]
        return QPolygonF(corners)

    def ground(self, painter: QPainter) -> None:
        on, focused = self.isChecked(), self.hasFocus()
        ground = "subtle" if on else "hover" if self.underMouse() else "card"
        painter.setPen(QPen(theme.colour("accent" if on or focused else "line"), 2 if focused else 1))
        painter.setBrush(theme.colour(ground))
        painter.drawPolygon(self._shape())

    def draw(self, painter: QPainter) -> None:
        self._words(painter, self._mark(painter))

    def _mark(self, painter: QPainter) -> int:
        """The disc at the left: a number while there is work to do, a sign when it is done; where the words begin."""
        stage, side = self.part.stage, theme.SIZES.px(24)
        left = theme.SIZES.px(10) + (0 if self.first else theme.SIZES.px(POINT))
        disc = QRectF(left, (self.height() - side) / 2, side, side)
        ink, ground = theme.TOKENS.tone(stage.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.TOKENS.accent if stage.open and self.isChecked() else ground))
        painter.drawEllipse(disc)
        if stage.open:
            painter.setPen(QColor(theme.TOKENS.on_accent if self.isChecked() else ink))
            painter.setFont(theme.font(12, bold=True))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.number))
        else:
            name = "checkmark_filled" if stage.tone == "ok" else "subtract_filled"
            size = theme.SIZES.icon(14)
            picture = theme.pixmap(name, 14, stage.tone, self.devicePixelRatio())
            painter.drawPixmap(int(disc.center().x() - size / 2), int(disc.center().y() - size / 2), picture)
        return left + side + theme.SIZES.px(8)

    def _words(self, painter: QPainter, left: int) -> None:
        point = 0 if self.last else theme.SIZES.px(POINT)
        room = self.width() - left - point - 2
        upper = QRectF(left, theme.SIZES.px(7), room, self.height() / 2 - theme.SIZES.px(7))
        lower = QRectF(left, self.height() / 2 + 1, room, self.height() / 2 - theme.SIZES.px(6))
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(theme.colour("accent" if self.isChecked() else "text1"))
        label = painter.fontMetrics().elidedText(self.part.stage.label, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, label)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text3"))
        told = f"{self.part.count:,} {self.measure}"
        both = f"{told} · {self.part.sum}" if self.part.sum else told
        fits = painter.fontMetrics().horizontalAdvance(both) <= room
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, both if fits else told)


class StageStrip(QWidget):
    """chosen: the stage to show, "" for all."""

    chosen = Signal(str)

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self.parts: list[Part] = []
        self.stage = ""
        self.arrows: list[_Arrow] = []
        self.setAccessibleName(f"{kind.label}各阶段")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(-theme.SIZES.px(POINT) + 6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.SIZES.px(TALL))

    @property
    def telling(self) -> bool:
        """Is there anything to choose between?"""
        return len(self.parts) > 1 or bool(self.stage and self.parts)

    def show_parts(self, parts: Sequence[Part], stage: str) -> None:
        """Show these stages, one of them chosen ("" for none)."""
        if list(parts) == self.parts and stage == self.stage:
            return
        focused = next((at for at, arrow in enumerate(self.arrows) if arrow.hasFocus()), -1)
        self.parts, self.stage = list(parts), stage
        for arrow in self.arrows:
            self._row.removeWidget(arrow)
            arrow.hide()
            arrow.deleteLater()
        order = [one.name for one in self.kind.stages.stages] if self.kind.stages else []
        self.arrows = []
        for at, part in enumerate(self.parts):
            ends = at == 0, at == len(self.parts) - 1
            arrow = _Arrow(part, self.kind.measure, order.index(part.stage.name) + 1, ends, part.stage.name == stage)
            arrow.clicked.connect(self._pressed(part.stage.name))
            self._row.addWidget(arrow)
            self.arrows.append(arrow)
        if 0 <= focused < len(self.arrows):
            self.arrows[focused].setFocus()

    def _pressed(self, name: str) -> Callable[[], None]:
        return lambda: self.chosen.emit("" if name == self.stage else name)
