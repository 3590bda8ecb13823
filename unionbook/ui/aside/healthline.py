"""The lines of 数据体检: what was found, how many rows, what can be done about it; and what the whole book told."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.services.check import Finding as Fault
from unionbook.services.health import Finding
from unionbook.ui.home.duelist import Disc
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.pill import Pill

TALL = 52
"""px of a line."""

VERB = 84
"""px of the last button, so that those of all lines stand under each other."""


class _Ruled(QWidget):
    """A line under a thin rule that begins where its words do."""

    def __init__(self, tall: int) -> None:
        super().__init__()
        self.setFixedHeight(theme.SIZES.px(tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(theme.colour("line2"))
            painter.drawLine(theme.SIZES.px(62), 0, self.width() - 1, 0)


class FindingLine(_Ruled):
    """opened: the rows are wanted.  cured: the program shall mend what it can.  settled: they are right as they are."""

    opened, cured, settled = Signal(), Signal(), Signal()

    def __init__(self, one: Finding, writable: bool) -> None:
        super().__init__(TALL)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        label = one.label if one.kind.label in one.label else f"{one.kind.label} {one.label}"
        words.addWidget(Elided(label, "strong"))
        words.addWidget(Elided(_told(one), "caption"))
        words.addStretch()
        self.verb = theme.button(one.verb, style="link")
        self.cure = theme.button(f"自动改 {one.curable:,} {one.kind.measure}", style="link")
        self.settle = theme.button("不再提示", style="link")
        self.buttons = [self.verb, self.settle, self.cure]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(theme.SIZES.px(12))
        row.addWidget(Disc(one.kind.icon, "warn" if one.must else "info"))
        row.addLayout(words, 1)
        row.addWidget(Pill(one.words, "warn" if one.must else "neutral"))
        self.verb.setMinimumWidth(theme.SIZES.px(VERB))
        for button, signal in ((self.cure, self.cured), (self.settle, self.settled), (self.verb, self.opened)):
            button.setAccessibleName(f"{button.text()}，{one.label} {one.words}")
            button.clicked.connect(signal)
            row.addWidget(button)
        self.cure.setVisible(bool(one.curable) and writable)
        self.settle.setVisible(writable and bool(one.key) and not one.key.endswith(".kept"))


def _told(one: Finding) -> str:
    settled = f" · 另有 {one.settled:,} 条核对过，不再提示" if one.settled else ""
    return f"{one.definition.rstrip('。')}{settled}"


class FaultLine(_Ruled):
    """What the check of the whole book found in one place."""

    def __init__(self, one: Fault) -> None:
        super().__init__(TALL)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(Elided(one.where, "strong"))
        words.addWidget(Elided(one.sentence, "caption"))
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(theme.SIZES.px(12))
        row.addWidget(Disc("error_circle" if one.hurt else "warning", "bad" if one.hurt else "warn"))
        row.addLayout(words, 1)
        row.addWidget(Pill("文件受损" if one.hurt else "内容", "bad" if one.hurt else "neutral"))


def group_line(words: str) -> QLabel:
    """The words over a group of lines."""
    label = theme.look(QLabel(words), "label")
    label.setContentsMargins(16, theme.SIZES.px(10), 16, theme.SIZES.px(6))
    return label
