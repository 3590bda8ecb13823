"""新建报告: which period, to which day, in which shape, and whether an earlier report lends its words."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.errors import BadValue, Refusal
from unionbook.ground.periods import BadPeriod, Period
from unionbook.services.report import default_template, template_names, use_of
from unionbook.services.report.document import make_report, open_document, start_from
from unionbook.services.report.template import template_about
from unionbook.store.book import Book
from unionbook.ui.form.days import DayEditor
from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme
from unionbook.ui.paper.choosing import Choice, offers, reports
from unionbook.ui.paper.reporthead import CUT

FRESH = "按样式重新写"


class NewReport(QDialog):
    """made: the uid of the new report."""

    made = Signal(str)

    def __init__(self, book: Book, wanted: Period, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("新建报告")
        self.setMinimumWidth(theme.SIZES.px(560))
        self.period, self.template, self.source = QComboBox(), QComboBox(), QComboBox()
        self.cut = DayEditor(CUT, lambda: self._period().last)
        self.about, self.lent = theme.look(QLabel(), "caption"), theme.look(QLabel(), "caption")
        self.wrong = theme.look(QLabel(), "error")
        for label in (self.about, self.lent, self.wrong):
            label.setWordWrap(True)
        self._lay_out()
        self._fill(wanted)
        self.period.currentIndexChanged.connect(self._suit)
        self.template.currentIndexChanged.connect(self._tell)
        self.source.currentIndexChanged.connect(self._tell)
        self.cut.entered.connect(self.make)
        self.cut.escaped.connect(self.reject)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        fields = (("报告期", self.period, 0, 0), ("截止日", self.cut, 0, 1), ("样式", self.template, 2, 0),
                  ("文字", self.source, 5, 0))
        for word, field, row, column in fields:
            label = theme.look(QLabel(word), "label")
            label.setBuddy(field)
            field.setAccessibleName(word)
            wide = 1 if row == 0 else 2
            grid.addWidget(label, row, column, 1, wide)
            grid.addWidget(field, row + 1, column, 1, wide)
        grid.addWidget(self.about, 4, 0, 1, 2)
        grid.addWidget(self.lent, 7, 0, 1, 2)
        for row in (2, 5):
            grid.itemAtPosition(row, 0).widget().setContentsMargins(0, theme.SIZES.px(8), 0, 0)  # type: ignore[union-attr]
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(theme.SIZES.px(12))
        box.addWidget(theme.look(QLabel("新建报告"), "title"))
        box.addLayout(grid)
        box.addWidget(self.wrong)
        box.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        give_up, make = theme.button("取消 Esc"), theme.button("新建 Enter", style="primary")
        give_up.setAutoDefault(False)
        make.setDefault(True)
        give_up.clicked.connect(self.reject)
        make.clicked.connect(self.make)
        row.addStretch()
        row.addWidget(give_up)
        row.addWidget(make)
        return row

    def _fill(self, wanted: Period) -> None:
        names = [choice.period for choices in offers(self.book).values() for choice in choices]
        for period in {period.name: period for period in (wanted, *names)}.values():
            self.period.addItem(period.label, period.name)
        self._suit()

    def _period(self) -> Period:
        return Period.parse(self.period.currentData())

    def _suit(self) -> None:
        """What can be chosen for the period."""
        period, today = self._period(), self.book.today()
        cut = min(period.last, today) if period.first <= today else period.last
        self.cut.show_text(CUT.show(cut.isoformat()))
        self.template.blockSignals(True)
        self.template.clear()
        usual = default_template(self.book, period)
        for name in dict.fromkeys((usual, *template_names(use_of(period), self.book))):
            self.template.addItem(name)
        self.template.blockSignals(False)
        self.source.blockSignals(True)
        self.source.clear()
        self.source.addItem(FRESH, "")
        for choice in self._earlier(period):
            self.source.addItem(f"取自{choice.period.label}的报告（只取文字，数字重新汇总）", choice.uid)
        self.source.blockSignals(False)
        self._tell()

    def _earlier(self, period: Period) -> list[Choice]:
        """Reports of the same sort of period, the newest first."""
        same = [one for one in reports(self.book) if use_of(one.period) == use_of(period)]
        return sorted(same, key=lambda one: (one.period.first, one.uid), reverse=True)

    def _tell(self) -> None:
        lent = bool(self.source.currentData())
        self.template.setEnabled(not lent)
        about = template_about(self.template.currentText(), self.book)
        self.about.setText("" if lent else about and f"{about.rstrip('。')}。")
        self.lent.setText("句子照用，手工改过的数不带过来。" if lent else "")
        self.lent.setVisible(lent)
        self._say("")

    def _say(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def make(self) -> None:
        """Make it; what is wrong is said here, and nothing is made."""
        try:
            uid = self._make()
        except (Refusal, BadValue, BadPeriod) as fault:
            self._say(str(fault))
            self.cut.setAccessibleDescription(str(fault))
            announce(self.cut)
            return
        self.accept()
        self.made.emit(uid)

    def _make(self) -> str:
        period = self._period()
        typed = CUT.parse(self.cut.value_text(), period.last)
        as_of = date.fromisoformat(typed) if isinstance(typed, str) else period.last
        if not period.first <= as_of:
            raise Refusal("截止日早于报告期的第一天，请改截止日。")
        kept = as_of if as_of < period.last else None
        if earlier := self.source.currentData():
            return start_from(self.book, open_document(self.book, earlier), period, kept)
        return make_report(self.book, period, self.template.currentText(), kept)
