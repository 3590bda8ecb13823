"""The head of the report page: which report it is, as of which day; its commands."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from unionbook.ground.errors import BadValue, Refusal
from unionbook.ground.fields import DayField
from unionbook.ground.periods import BadPeriod, Period
from unionbook.ui.form.days import DayEditor
from unionbook.ui.look import theme
from unionbook.ui.paper.choosing import BETWEEN, Choice

CUT = DayField(label="截止日", future=True)


_WORDS = (
    {"update": "更新数字 F5", "edit": "编辑文字 F2", "issue": "定稿…", "new": "新建报告", "print": "打印 Ctrl+P"},
    {"edit": "编辑 F2", "issue": "定稿…", "new": "新建报告", "print": "打印"},
    {"new": "新建"},
    {"new": "新建"},
)
"""Of the buttons: the longest that fit are shown."""
_TIGHT = len(_WORDS) - 1


class _State(QLabel):
    """草稿, and after it what else there is room for. worded: another word needs another room."""

    worded = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "caption")
        self.word, self.more = "草稿", ""

    def tell(self, word: str, more: str = "") -> None:
        """What it is, and what else to say."""
        other = word != self.word
        self.word, self.more = word, more
        self.updateGeometry()
        self._fit()
        if other:
            self.worded.emit()

    def _fit(self) -> None:
        whole = f"{self.word} · {self.more}" if self.more else self.word
        self.setText(whole if self.fontMetrics().horizontalAdvance(whole) <= self.width() else self.word)

    def sizeHint(self) -> QSize:
        whole = f"{self.word} · {self.more}" if self.more else self.word
        return QSize(self.fontMetrics().horizontalAdvance(whole) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.word) + 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _Reports(QComboBox):
    """The chosen report, without its state where there is no room for it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        room = self.width() - theme.SIZES.px(44)
        whole = option.currentText
        shown = whole if self.fontMetrics().horizontalAdvance(whole) <= room else whole.partition(BETWEEN)[0]
        option.currentText = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ReportHead(QWidget):
    """chosen: another report or period.  cut: another as-of day, a Period.  refused: why a day was not taken."""

    chosen = Signal(object)
    cut_asked = Signal(object)
    refused = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.period = Period.parse(str(today.year))
        self._shown, self._draft = "", True
        self._title = ""
        self.menu: QMenu | None = None
        self.title = theme.look(QLabel(), "title")
        self.state = _State()
        self.reports = _Reports()
        self.reports.setAccessibleName("报告")
        self.reports.setToolTip("选择报告期和报告")
        self.reports.setMaxVisibleItems(18)
        self.reports.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.reports.setMinimumContentsLength(18)
        self.reports.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.cut = DayEditor(CUT, lambda: self.period.last)
        self.cut.setFixedWidth(theme.SIZES.px(128))
        self.cut.setToolTip("只统计到这一天（含）。改后按 Enter。")
        self.label = theme.look(QLabel("截止日"), "label")
        self.label.setBuddy(self.cut)
        self.update_button = theme.button("", "arrow_sync", tip="更新数字（F5）")
        self.edit_button = theme.button("", "edit", tip="编辑文字（F2）")
        self.issue_button = theme.button("", "lock_closed", tip="定稿，数字和文字不再变")
        self.more_button = theme.button("", "more_horizontal", tip="更多命令")
        self.new_button = theme.button("", "document_add", "primary", tip="新建这份报告")
        self.print_button = theme.button("", "print", "primary", tip="打印这份报告（Ctrl+P）")
        self._lay_out()
        self.reports.activated.connect(self._chosen)
        self.state.worded.connect(self._words)
        self.more_button.clicked.connect(self._open_menu)
        for signal in (self.cut.entered, self.cut.left, self.cut.chosen):
            signal.connect(self._cut)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.state)
        row.addStretch(1)
        row.addWidget(self.reports)
        row.addWidget(self.label)
        row.addWidget(self.cut)
        for button in self._buttons:
            row.addWidget(button)
        self._words()

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            *(self.update_button, self.edit_button, self.issue_button, self.more_button),
            *(self.new_button, self.print_button),
        )

    def fill_menu(self, deeds: Sequence[tuple[str, str, Callable[[], object]] | None]) -> None:
        """What the button for more offers: (words, icon, deed), None for a line."""
        menu = theme.soften(QMenu(self))
        for deed in deeds:
            if deed is None:
                menu.addSeparator()
                continue
            words, icon, act = deed
            menu.addAction(theme.icon(icon), words).triggered.connect(lambda *_, act=act: act())
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu

    def _open_menu(self) -> None:
        if self.menu is not None:
            self.menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _words(self) -> None:
        """The longest words that fit are shown; on a very narrow page what the menu has too is left out."""
        named = {"update": self.update_button, "edit": self.edit_button, "issue": self.issue_button}
        named |= {"new": self.new_button, "print": self.print_button}
        fresh = not self.new_button.isHidden()
        self.title.setText(self._title)
        self.title.setToolTip("")
        for level, words in enumerate(_WORDS):
            for name, button in named.items():
                button.setText(words.get(name, ""))
            self.label.setVisible(level == 0)
            self.state.setVisible(level < _TIGHT)
            self.update_button.setVisible(self._draft and level < _TIGHT - 1)
            self.issue_button.setVisible(self._draft and not (fresh and level == _TIGHT))
            self.print_button.setVisible(not (fresh and level == _TIGHT))
            self.reports.setMinimumContentsLength(18 if level < _TIGHT - 1 else 10 if level < _TIGHT else 8)
            if self.minimumSizeHint().width() <= self.width():
                return
        room = self.title.sizeHint().width() - (self.minimumSizeHint().width() - self.width())
        self.title.setText(self.title.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room))
        self.title.setToolTip(self._title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._words()

    # --- what is offered -------------------------------------------------------------------------------------------

    def offer(self, offers: Mapping[str, Sequence[Choice]], shown: Choice) -> None:
        """The reports and periods to choose from, under the sort of their period; `shown` is the chosen one."""
        model = QStandardItemModel(self.reports)
        for use, choices in offers.items():
            head = QStandardItem(f"—— {use} ——")
            head.setEnabled(False)
            model.appendRow(head)
            for choice in choices:
                line = QStandardItem(choice.label)
                line.setData(choice, Qt.ItemDataRole.UserRole)
                model.appendRow(line)
        self.reports.setModel(model)
        view = self.reports.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + theme.SIZES.px(40))
        self.reports.setCurrentIndex(self._place_of(shown))

    def _place_of(self, wanted: Choice) -> int:
        for row in range(self.reports.count()):
            one = self.reports.itemData(row)
            if isinstance(one, Choice) and one.is_same(wanted):
                return row
        return -1

    def show_choice(self, choice: Choice, title: str) -> None:
        """Show which report it is. Without one in the book there is a button to make it."""
        self.period = choice.period
        self._title = title
        self.title.setText(title)
        place = self._place_of(choice)
        self.reports.setCurrentIndex(place)
        self.show_cut(choice.period.cut)

    def suit(self, *, made: bool, issued: bool) -> None:
        """Show the commands of use. made: it is in the book.  issued: what is shown went out."""
        self.new_button.setVisible(not made)
        theme.look(self.print_button, "primary" if made else "")
        self.print_button.setIcon(theme.icon("print", 20, "on_accent" if made else "text2"))
        self._draft = not issued
        self.edit_button.setVisible(not issued)
        self.cut.lock(issued)
        self._words()

    def show_cut(self, day: date) -> None:
        """Show the day the figures are counted up to: that of a running period is today."""
        self._shown = CUT.show(day.isoformat())
        self.cut.show_text(self._shown)
        theme.state(self.cut, "wrong", False)

    def _chosen(self, place: int) -> None:
        choice = self.reports.itemData(place)
        if isinstance(choice, Choice):
            self.chosen.emit(choice)

    def _cut(self) -> None:
        """Take the as-of day typed; the end of the period, or nothing, is none."""
        if self.cut.value_text() == self._shown:
            return
        try:
            typed = CUT.parse(self.cut.value_text(), self.period.last)
            day = date.fromisoformat(typed) if isinstance(typed, str) else self.period.last
            as_of = None if day >= self.period.last else day
            wanted = Period(self.period.first, self.period.last, as_of, self.period.name)
        except (BadValue, BadPeriod) as bad:
            theme.state(self.cut, "wrong", True)
            self.refused.emit(Refusal(str(bad)))
            return
        changed = wanted.cut != self.period.cut
        self.period = wanted
        self.show_cut(wanted.cut)
        if changed:
            self.cut_asked.emit(wanted)
