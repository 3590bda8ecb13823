"""Bars, drawn: a year's months upright, parts of a whole lying. Every bar opens the rows it stands for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from unionbook.services.tally import Counted
from unionbook.ui.home.figurecard import parts_of
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

MIGRANT, OTHERS = "农民工", "其他"
"""What the two parts of a month's bar are."""


class MonthBars(QWidget):
    """Twelve bars, a part set off at the foot of each. picked: the month (0 to 11) whose rows are wanted."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.values = [0] * 12
        self.part: list[int] = []
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("各月的数")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_months(self, name: str, values: list[int], measure: str, part: list[int] | None = None) -> None:
        """Show these numbers, January first. part: of each month as many are migrants."""
        self.values, self.part = values, part or []
        among = [f"（{MIGRANT} {one}）" for one in self.part] or [""] * 12
        told = "，".join(f"{at + 1}月 {value}{measure}{among[at]}" for at, value in enumerate(values) if value)
        self.setAccessibleName(f"{name}：{told or '没有记录'}")
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(240), theme.SIZES.px(90))

    def _slot(self, month: int) -> QRectF:
        step = self.width() / 12
        return QRectF(month * step, 0, step, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(12))
            line = painter.fontMetrics().height()
            foot, head = line + 4, line + 2
            tall = self.height() - foot - head
            most = max(self.values) or 1
            roomy = self.width() / 12 > painter.fontMetrics().horizontalAdvance("12月") + 4
            painter.setPen(QPen(theme.colour("line2"), 1))
            for part in (0, 0.5, 1):
                y = round(head + tall * part) + 0.5
                painter.drawLine(0, int(y), self.width(), int(y))
            for month, value in enumerate(self.values):
                slot = self._slot(month)
                if value:
                    height = max(3.0, tall * value / most)
                    wide = min(slot.width() * 0.55, theme.SIZES.px(26))
                    bar = QRectF(slot.center().x() - wide / 2, head + tall - height, wide, height)
                    self._bar(painter, month, bar)
                    painter.setPen(theme.colour("text2"))
                    above = QRectF(slot.left(), bar.top() - line - 1, slot.width(), line)
                    painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(value))
                painter.setPen(theme.colour("text3"))
                under = QRectF(slot.left(), self.height() - foot + 3, slot.width(), line)
                painter.drawText(under, Qt.AlignmentFlag.AlignCenter, f"{month + 1}月" if roomy else str(month + 1))
            if self.hasFocus():
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                box = self._slot(self.current) if self.current >= 0 else QRectF(self.rect())
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)

    def _bar(self, painter: QPainter, month: int, bar: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        strong = theme.colour("accent_press" if month == self.current else "chart1")
        painter.setBrush(theme.colour("chart2") if self.part else strong)
        painter.drawRoundedRect(bar, 2, 2)
        if self.part and self.part[month]:
            foot = QRectF(bar)
            foot.setTop(bar.bottom() - bar.height() * min(self.part[month] / self.values[month], 1))
            painter.setBrush(strong)
            painter.drawRoundedRect(foot, 2, 2)
            # In one colour for all, as the system may have it, the line alone tells the parts from each other.
            painter.fillRect(QRectF(foot.left(), foot.top() - 0.5, foot.width(), 1), theme.colour("card"))

    def _pick(self, month: int) -> None:
        if 0 <= month < 12 and self.values[month]:
            self.picked.emit(month)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        month = int(event.position().x() * 12 / max(self.width(), 1))
        filled = 0 <= month < 12 and self.values[month] > 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if filled else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pick(int(event.position().x() * 12 / max(self.width(), 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self.current = max(self.current - 1, 0)
            case Qt.Key.Key_Right:
                self.current = min(self.current + 1, 11)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._pick(self.current)
            case _:
                super().keyPressEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.current = -1


class Bar(QPushButton):
    """One lying bar: its words, its length, its number."""

    def __init__(self, counted: Counted, most: int, words: int, token: str) -> None:
        super().__init__()
        theme.look(self, "tile")
        self.counted, self.most, self.words, self.token = counted, most, words, token
        number, measure = parts_of(counted)
        self.told = f"{number} {measure}"
        self.setAccessibleName(f"{counted.figure.label} {number}{measure}")
        self.setToolTip(counted.figure.definition)
        self.setFixedHeight(theme.SIZES.px(30))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(13))
            gap = theme.SIZES.px(8)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.setPen(theme.colour("text2"))
            painter.drawText(self.rect().adjusted(gap, 0, 0, 0), middle, self.counted.figure.label)
            left = self.words + 2 * gap
            room = self.width() - left - painter.fontMetrics().horizontalAdvance(self.told) - 2 * gap
            long = max(2.0, room * self.counted.value / self.most) if self.counted.value and room > 0 else 0.0
            thick = theme.SIZES.px(10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self.token))
            if long:
                painter.drawRoundedRect(QRectF(left, (self.height() - thick) / 2, long, thick), 3, 3)
            painter.setPen(theme.colour("text1"))
            painter.drawText(self.rect().adjusted(int(left + long) + gap, 0, 0, 0), middle, self.told)


class BarCard(QFrame):
    """A card of lying bars under a title."""

    def __init__(self, title: str, opened: Callable[[Counted], None]) -> None:
        super().__init__()
        theme.look(self, "card")
        self._opened = opened
        self.caption = Elided("", "caption")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bars = QVBoxLayout()
        self.bars.setSpacing(2)
        card_layout(self, title, self.caption, self.bars)
        self.bars.addStretch()

    def show_bars(self, whole: Counted, parts: list[tuple[Counted, str]]) -> None:
        """Show the parts of a whole, each in the colour of a token, as long as its share."""
        self.caption.tell(f"共 {' '.join(parts_of(whole))}")
        while self.bars.count() > 1:
            item = self.bars.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        metrics = QFontMetrics(theme.font(13))
        words = max((metrics.horizontalAdvance(one.figure.label) for one, _ in parts), default=0)
        for number, (one, token) in enumerate(parts):
            bar = Bar(one, whole.value or 1, words, token)
            bar.clicked.connect(partial(self._opened, one))
            self.bars.insertWidget(number, bar)


class Legend(QWidget):
    """What the colours of a chart mean: (words, token) each."""

    def __init__(self, parts: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.parts = parts
        self.setAccessibleName("图例：" + "、".join(words for words, _ in parts))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics, side = QFontMetrics(theme.font(12)), theme.SIZES.px(10)
        wide = sum(metrics.horizontalAdvance(words) + 3 * side for words, _ in self.parts)
        return QSize(wide, metrics.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(12))
            side, left = theme.SIZES.px(10), 0.0
            for words, token in self.parts:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(token))
                painter.drawRoundedRect(QRectF(left + side, (self.height() - side) / 2 + 1, side, side), 2, 2)
                painter.setPen(theme.colour("text2"))
                wide = painter.fontMetrics().horizontalAdvance(words)
                told = QRectF(left + 2.4 * side, 0, wide + side, self.height())
                painter.drawText(told, Qt.AlignmentFlag.AlignVCenter, words)
                left += wide + 3 * side


class MonthCard(QFrame):
    """A card of twelve bars under a title."""

    def __init__(self, title: str) -> None:
        super().__init__()
        theme.look(self, "card")
        self.months, self.legend = MonthBars(), Legend(((MIGRANT, "chart1"), (OTHERS, "chart2")))
        self.caption = Elided("", "caption")
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 0, 8, 0)
        inner.addWidget(self.months)
        card_layout(self, title, self.caption, inner, self.legend)

    def show_months(self, name: str, values: list[int], measure: str, part: list[int]) -> None:
        """As of `MonthBars`; what the colours mean is told where there are two."""
        self.months.show_months(name, values, measure, part)
        self.legend.setVisible(bool(part))


def card_layout(
    card: QFrame, title: str, caption: QWidget, inner: QVBoxLayout, more: QWidget | None = None
) -> None:
    """Title and caption in a line, the content under them. more: a button at the end of the line."""
    head = QHBoxLayout()
    head.setContentsMargins(8, 0, 8, 0)
    head.setSpacing(10)
    head.addWidget(theme.look(QLabel(title), "section"))
    head.addWidget(caption, 1)
    if more is not None:
        head.addWidget(more)
    column = QVBoxLayout(card)
    column.setContentsMargins(8, 12, 8, 10)
    column.setSpacing(theme.SIZES.px(6))
    column.addLayout(head)
    column.addLayout(inner, 1)
