"""把筛选做成数字: what is counted of the rows of a list, what it is called and how it is worded, with a sample."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from unionbook.ground.conditions import Condition, Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import IntegerField, LinkField, MoneyField
from unionbook.ground.figurekeys import OWN
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Kind
from unionbook.ground.wording import Wording
from unionbook.records.ownfigure import WHAT
from unionbook.services.ownfigures import change_own_figure, make_own_figure, own_figure
from unionbook.services.tally import Counted
from unionbook.store.book import Book
from unionbook.ui.aside.passphrase import fit
from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.layout import titled
from unionbook.ui.paper.edit.manner import manners

ROWS = ("uid", "")
"""The path of a figure that counts rows, which is no column."""


def columns_for(book: Book, kind: Kind, what: str) -> list[tuple[str, str]]:
    """(path, label) of what can be counted in a way: links for different ones, amounts for sums and bounds."""
    if what == "count":
        return [ROWS]
    wanted = LinkField if what == "distinct" else (MoneyField, IntegerField)
    return [
        (name, field.label)
        for name, field in kind.fields.items()
        if isinstance(field, wanted) and name != kind.parent and not getattr(field, "year", False)
    ]


class FigureSheet(QDialog):
    """A new figure of the rows that meet a condition, or (name) one there is, whose words may be changed.

    made: the key of the figure.
    """

    made = Signal(str)

    def __init__(
        self,
        book: Book,
        kind: Kind,
        where: Condition,
        whose: str,
        parent: QWidget | None = None,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.book, self.kind, self.where, self.name = book, kind, where, name
        self.setWindowTitle("自定数字")
        self.setMinimumWidth(theme.SIZES.px(560))
        self.label, self.measure = QLineEdit(), QLineEdit()
        self.what, self.column, self.wording = QComboBox(), QComboBox(), QComboBox()
        self.definition = QPlainTextEdit()
        self.sample, self.about = Elided("", "figure"), theme.look(QLabel(), "caption")
        self.wrong = theme.look(QLabel(), "error")
        self._lay_out(whose)
        self._fill(whose)
        self.what.currentIndexChanged.connect(lambda _: self._offer_columns())
        self.column.currentIndexChanged.connect(lambda _: self._offer_wordings())
        self.wording.currentIndexChanged.connect(lambda _: self._tell())
        self.measure.textEdited.connect(lambda _: self._tell())

    def _lay_out(self, whose: str) -> None:
        self.definition.setTabChangesFocus(True)
        self.definition.setFixedHeight(theme.SIZES.px(58))
        for label in (self.about, self.wrong):
            label.setWordWrap(True)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(2)
        self._field(0, 0, "名称", self.label, wide=2)
        self._field(1, 0, "算法", self.what)
        self._field(1, 1, "栏目", self.column)
        self._field(2, 0, "写法", self.wording)
        self._field(2, 1, "量词", self.measure)
        self._field(3, 0, "口径（一句话说明数的是什么、算到哪天）", self.definition, wide=2)
        card = theme.look(QFrame(), "tint_info")
        told = QVBoxLayout(card)
        told.setContentsMargins(12, 8, 12, 8)
        told.setSpacing(2)
        told.addWidget(self.sample)
        told.addWidget(self.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(theme.SIZES.px(6))
        caption = Elided(f"{self.kind.label}：{whose}", "caption")
        column.addLayout(titled("修改自定数字" if self.name else "把筛选做成数字", caption))
        column.addLayout(self.grid)
        column.addWidget(card)
        column.addWidget(self.wrong)
        column.addLayout(self._foot())

    def _field(self, row: int, at: int, words: str, part: QWidget, wide: int = 1) -> None:
        label = theme.look(QLabel(words), "label")
        label.setBuddy(part)
        part.setAccessibleName(words.partition("（")[0])
        self.grid.addWidget(label, 2 * row, at, 1, wide)
        self.grid.addWidget(part, 2 * row + 1, at, 1, wide)
        self.grid.setColumnStretch(at, 1)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = "保存 Enter" if self.name else "存成数字 Enter"
        give_up, make = theme.button("取消 Esc"), theme.button(words, style="primary")
        give_up.setAutoDefault(False)
        make.setDefault(True)
        give_up.clicked.connect(self.reject)
        make.clicked.connect(self.make)
        row.addStretch()
        row.addWidget(give_up)
        row.addWidget(make)
        return row

    # --- what can be chosen ----------------------------------------------------------------------------------------

    def _fill(self, whose: str) -> None:
        known = own_figure(self.book, self.name)[1] if self.name else None
        for what, words in WHAT.items.items():
            if columns_for(self.book, self.kind, what):
                self.what.addItem(words, what)
        if known is None:
            self.label.setText(whose if whose.endswith(self.kind.label) else f"{whose}的{self.kind.label}"[:40])
            self.definition.setPlainText(f"{self.kind.label}中{whose}的，按现在的记录计算。")
        else:
            self.label.setText(known.label)
            self.definition.setPlainText(known.definition)
            self.what.setCurrentIndex(self.what.findData(known.what))
        self._offer_columns()
        if known is not None:
            self.column.setCurrentIndex(max(self.column.findData(known.path), 0))
            self._offer_wordings()
            self.wording.setCurrentIndex(max(self.wording.findData(known.wording.value), 0))
            self.measure.setText(known.measure)
            self.what.setEnabled(False)
            self.column.setEnabled(False)
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit(self)
        self.label.setFocus(Qt.FocusReason.TabFocusReason)
        self.label.selectAll()

    def _offer_columns(self) -> None:
        columns = columns_for(self.book, self.kind, self._what)
        self.column.blockSignals(True)
        self.column.clear()
        for path, words in columns:
            self.column.addItem(words or "（每条记录算一个）", path)
        self.column.setEnabled(columns != [ROWS])
        self.column.blockSignals(False)
        self._offer_wordings()

    def _offer_wordings(self) -> None:
        counted, before = self._counted(), self.wording.currentData()
        self.measure.setText(self._usual_measure())
        self.measure.setEnabled(not counted.figure.money)
        self.wording.blockSignals(True)
        self.wording.clear()
        for wording, words in manners(counted).items():
            self.wording.addItem(f"{words}　{counted.worded(wording, self.measure.text())}", wording.value)
        self.wording.setCurrentIndex(max(self.wording.findData(before), 0))
        self.wording.blockSignals(False)
        self._tell()

    # --- what it would be ------------------------------------------------------------------------------------------

    @property
    def _what(self) -> str:
        return str(self.what.currentData() or "count")

    @property
    def _path(self) -> str:
        return str(self.column.currentData() or "uid")

    def _usual_measure(self) -> str:
        field = None if self._path == "uid" else self.book.cabinet.field(self.kind, self._path)
        if isinstance(field, LinkField) and self._what == "distinct":
            return self.book.cabinet[field.kind].measure
        return (field.unit if field is not None else "") or self.kind.measure

    def _counted(self) -> Counted:
        """The figure as it stands, counted for this year."""
        field = None if self._path == "uid" else self.book.cabinet.field(self.kind, self._path)
        money = isinstance(field, MoneyField)
        figure = Figure(
            name="f", label="", measure=self.measure.text(), definition="", where=self.where, what=self._what,
            path=self._path, money=money,
        )
        frame = Frame.of_year(self.book.today())
        value = self.book.aggregate(self.kind.name, self._what, self._path, self.where, frame)
        return Counted("", self.kind, figure, value, frame)

    def _tell(self) -> None:
        counted = self._counted()
        wording = Wording(self.wording.currentData() or Wording.EXACT.value)
        self.sample.tell(counted.worded(wording, self.measure.text().strip()))
        told = f"现在算出来是这样（{counted.frame.period.label}）。存好以后，可以插进报告，也能随时点开看是哪些记录。"
        self.about.setText(told)
        self._say("")

    # --- keeping ---------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """Keep it; what is wrong is said here, and nothing is kept."""
        lacking: Sequence[tuple[QWidget, str, str]] = (
            (self.label, self.label.text(), "请写这个数字的名称。"),
            (self.measure, self.measure.text(), "请写量词，如：人、家、件。"),
            (self.definition, self.definition.toPlainText(), "请用一句话写明口径。"),
        )
        for part, text, sentence in lacking:
            if not text.strip():
                self._say(sentence, part)
                return
        try:
            key = self._keep()
        except Refusal as refusal:
            self._say(refusal.sentence, self.label)
            return
        self.accept()
        self.made.emit(key)

    def _keep(self) -> str:
        wording = Wording(self.wording.currentData() or Wording.EXACT.value)
        told = {"measure": self.measure.text().strip(), "definition": self.definition.toPlainText().strip()}
        label = self.label.text().strip()
        if self.name:
            change_own_figure(self.book, self.name, label=label, wording=wording, **told)
            return f"{OWN}.{self.name}"
        return make_own_figure(
            self.book, label, self.kind.name, self.where, what=self._what, path=self._path, wording=wording, **told
        )

    def _say(self, sentence: str, part: QWidget | None = None) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        for one in (self.label, self.measure, self.definition):
            theme.state(one, "wrong", one is part)
        if part is not None:
            part.setAccessibleDescription(sentence)
            part.setFocus()
            announce(part)
