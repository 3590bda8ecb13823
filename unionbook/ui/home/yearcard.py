"""The card at the right of 今日: the year's targets and its numbers, one of them in front."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from unionbook.services.standing import Standing
from unionbook.services.tally import Counted
from unionbook.ui.home.figurecard import Figures
from unionbook.ui.home.targets import Targets
from unionbook.ui.look import theme

TARGETS, NUMBERS = 0, 1

ROOMY, NARROW = 360, 270
"""px of width from which the time elapsed is told in words, and under which words are left out."""


class YearCard(QFrame):
    """Where there are targets they are in front; without any the numbers stand alone."""

    def __init__(self, opened: Callable[[Counted], None], target_opened: Callable[[Standing], None]) -> None:
        super().__init__()
        theme.look(self, "card")
        self.figures, self.targets = Figures(opened), Targets(target_opened)
        self.title = theme.look(QLabel("本年数字"), "section")
        self.switch = QTabBar()
        self.switch.setExpanding(False)
        self.switch.setDrawBase(False)
        self.switch.setAccessibleName("年度目标与数字")
        for word in ("年度目标", "本年数字"):
            self.switch.addTab(word)
        self.switch.setUsesScrollButtons(False)
        self.time, self.dash = theme.look(QLabel(), "caption"), _Dash()
        self.more = theme.button("全部", style="link")
        self.stack = QStackedWidget()
        self._lay_out()
        self.switch.currentChanged.connect(lambda _: self._turn())
        self.show_targets([], 0.0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 4, 0)
        head.setSpacing(theme.SIZES.px(6))
        head.addWidget(self.title)
        head.addWidget(self.switch)
        head.addStretch()
        head.addWidget(self.dash)
        head.addWidget(self.time)
        head.addWidget(self.more)
        self.stack.addWidget(self.targets)
        self.stack.addWidget(self.figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def show_figures(self, title: str, counted: list[Counted]) -> None:
        """Show the numbers of a year under a title."""
        self.title.setText(title)
        self.switch.setTabText(NUMBERS, title)
        self.figures.show_figures(counted)

    def show_targets(self, standings: Sequence[Standing], elapsed: float) -> None:
        """Show the targets of a year. elapsed: the part of it that is over."""
        some = bool(standings)
        self.targets.show_standings(standings)
        self.title.setVisible(not some)
        self.switch.setVisible(some)
        self.time.setText(f"时间进度 {elapsed:.0%}" if elapsed < 1 else "")
        self.more.setAccessibleName(f"全部 {len(standings)} 项目标")
        self._turn()

    def _turn(self) -> None:
        targets = bool(self.targets.standings) and self.switch.currentIndex() == TARGETS
        self.stack.setCurrentIndex(TARGETS if targets else NUMBERS)
        self.more.setVisible(targets)
        roomy = targets and bool(self.time.text()) and self.width() >= theme.SIZES.px(ROOMY)
        wide = self.width() >= theme.SIZES.px(NARROW)
        self.more.setText(f"全部 {len(self.targets.standings)} 项" if wide else "全部")
        self.dash.setVisible(roomy)
        self.time.setVisible(roomy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * theme.SIZES.px(108) + 20, theme.SIZES.px(100))


class _Dash(QWidget):
    """The mark of time, as it stands in the rings."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.SIZES.px(6), theme.SIZES.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.width() // 2 - 1, 0, 2, self.height(), theme.colour("text1"))
