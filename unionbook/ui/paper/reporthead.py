"""The head of the report page: what report it is, of which period, as of which day; its commands."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from unionbook.ground.errors import BadValue, Refusal
from unionbook.ground.fields import DayField
from unionbook.ground.periods import BadPeriod, Period
from unionbook.ui.form.days import DayEditor
from unionbook.ui.look import theme

_WORDS = (("更新数字 F5", "导出 PDF…", "打印 Ctrl+P"), ("更新", "导出", "打印"), ("", "", "打印"))
"""Of the three buttons: the longest that fit are shown."""

CUT = DayField(label="截止日", future=True)
YEARS = 10


class _State(QLabel):
    """草稿, and after it what else there is room for."""

    def __init__(self) -> None:
        super().__init__("草稿")
        theme.look(self, "caption")
        self.more = ""

    def tell(self, more: str) -> None:
        """What else to say."""
        self.more = more
        self._fit()

    def _fit(self) -> None:
        whole = f"草稿 · {self.more}" if self.more else "草稿"
        self.setText(whole if self.fontMetrics().horizontalAdvance(whole) <= self.width() else "草稿")

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("草稿") + 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class ReportHead(QWidget):
    """asked: another period or as-of day.  refused: why a day was not taken."""

    asked = Signal()
    refused = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.period = Period.parse(str(today.year))
        self._shown = ""
        self.title = theme.look(QLabel(), "title")
        self.state = _State()
        self.periods = QComboBox()
        self.periods.setAccessibleName("报告期")
        self.periods.setToolTip("报告期")
        self.cut = DayEditor(CUT, lambda: self.period.last)
        self.cut.setFixedWidth(theme.SIZES.px(128))
        self.cut.setToolTip("只统计到这一天（含）。改后按 Enter。")
        self.update_button = theme.button("", "arrow_sync", tip="重新汇总数字（F5）")
        self.export_button = theme.button("", "arrow_export", tip="把这份报告存成 PDF 文件")
        self.print_button = theme.button("", "print", "primary", tip="打印这份报告（Ctrl+P）")
        self.update_button.setAccessibleName("更新数字")
        self.export_button.setAccessibleName("导出 PDF")
        self.print_button.setAccessibleName("打印")
        self._lay_out()
        self.periods.activated.connect(self._chosen)
        self.cut.entered.connect(self._cut)
        self.cut.left.connect(self._cut)
        self.cut.chosen.connect(self._cut)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.state, 1)
        row.addWidget(self.periods)
        row.addSpacing(4)
        self.label = theme.look(QLabel("截止日"), "label")
        self.label.setBuddy(self.cut)
        row.addWidget(self.label)
        row.addWidget(self.cut)
        row.addSpacing(4)
        for button in (self.update_button, self.export_button, self.print_button):
            row.addWidget(button)
        self._words()

    def _words(self) -> None:
        buttons = (self.update_button, self.export_button, self.print_button)
        for words in _WORDS:
            self.label.setVisible(all(words))
            for button, text in zip(buttons, words, strict=True):
                button.setText(text)
            if self.minimumSizeHint().width() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._words()

    def offer(self, years: Sequence[int]) -> None:
        """The periods to choose from: the newest year with its parts, then years; the newest is chosen."""
        names = [f"{years[0]}{part}" for part in ("", "H1", "H2", "Q1", "Q2", "Q3", "Q4")]
        names += map(str, years[1:YEARS])
        for name in names:
            self.periods.addItem(Period.parse(name).label, name)
        self.show_period(Period.parse(names[0]))

    def show_period(self, period: Period) -> None:
        """Show a period with its as-of day."""
        self.period = period
        whole = len(period.name) == 4
        self.title.setText(f"年度工作总结 {period.name}" if whole else f"工作总结 {period.label}")
        self.periods.setCurrentIndex(max(self.periods.findData(period.name), 0))
        self.show_cut(period.cut)
        self._words()

    def show_cut(self, day: date) -> None:
        """Show the day the figures are counted up to: that of a running period is today."""
        self._shown = CUT.show(day.isoformat())
        self.cut.show_text(self._shown)
        theme.state(self.cut, "wrong", False)

    def _chosen(self, place: int) -> None:
        name = self.periods.itemData(place)
        if name != self.period.name:
            self.show_period(Period.parse(name))
            self.asked.emit()

    def _cut(self) -> None:
        """Take the as-of day typed; the end of the period, or nothing, is none."""
        if self.cut.value_text() == self._shown:
            return
        try:
            typed = CUT.parse(self.cut.value_text(), self.period.last)
            day = date.fromisoformat(typed) if isinstance(typed, str) else self.period.last
            wanted = Period.parse(self.period.name, None if day >= self.period.last else day)
        except (BadValue, BadPeriod) as bad:
            theme.state(self.cut, "wrong", True)
            self.refused.emit(Refusal(str(bad)))
            return
        changed = wanted.cut != self.period.cut
        self.show_period(wanted)
        if changed:
            self.asked.emit()
